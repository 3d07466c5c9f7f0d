"""Sources list: what a text names as its sources → entries of sources.yaml, marked as unverified."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from langreel.data.proposal import UNVERIFIED
from langreel.manuscript.blocks import TextBlock

_URL: Final = re.compile(r"https?://[^\s<>()（）“”\"，。]+")
_PART: Final = re.compile(r"\s*[,，;；、|·]\s*|\s+[-–—]\s+|:\s+|：")
_MOMENT: Final = re.compile(r"\b(?:19|20)\d\d(?:-\d\d){0,2}\b")


def stubs(cited: Sequence[TextBlock], source: str, lang: str, *, taken: Collection[str]) -> str:
    """Entries of sources.yaml, each under a name that is not ``taken``; "" where there are no sources."""
    lines = [(block.line + n, line) for block in cited for n, line in enumerate(block.lines) if line.strip()]
    return "\n".join(_stubs(lines, source, lang, taken))


def _stubs(lines: Sequence[tuple[int, str]], source: str, lang: str, taken: Collection[str]) -> Iterator[str]:
    names = (name for n in range(1, 10_000) if (name := f"{UNVERIFIED}_{n}") not in taken)
    for name, (at, line) in zip(names, lines):
        url = _URL.search(line)
        words = _URL.sub("", line).strip(" ,，;；-–—。.")
        publisher, *series = [part for part in _PART.split(words) if part] or [source]
        moment = _MOMENT.search(words)
        fields = {
            "title": {lang: ", ".join(series) or publisher}, "publisher": {lang: publisher},
            "series": ", ".join(series) or publisher, "url": url[0] if url else "",
            "as_of": moment[0] if moment else "", "licence": UNVERIFIED, "columns": {},
        }  # fmt: skip
        told = "".join(f"  {key}: {json.dumps(each, ensure_ascii=False)}\n" for key, each in fields.items())
        yield f"# Unverified: {source}:{at} names it; no table is here yet.\n{name}:\n{told}"

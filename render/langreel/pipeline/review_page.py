"""Review page: findings beside their pictures, one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from langreel.captions.rules import RULES
from langreel.model import Finding
from langreel.pipeline.review import Reviewed

_STYLE = """
:root { color-scheme: dark; --ink: #e8f1f4; --muted: #8fa3ad; --ground: #0d1526; --panel: #16223a; }
body { background: var(--ground); color: var(--ink); margin: 2rem auto; max-width: 72rem; padding: 0 1rem;
  font: 16px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; }
h1, h2 { font-weight: 600; } h2 { margin-top: 3rem; }
p.sum, small { color: var(--muted); }
article { background: var(--panel); border-radius: 10px; display: grid; gap: 1rem; margin: 1rem 0;
  grid-template-columns: minmax(0, 30rem) 1fr; overflow: hidden; }
article.bare { grid-template-columns: 1fr; }
figure { margin: 0; position: relative; } figure img { display: block; width: 100%; }
.cue { text-align: center; white-space: pre-line; }
figure .cue { bottom: 3%; left: 0; position: absolute; right: 0; font-size: 1.05rem;
  text-shadow: 0 0 4px #000, 0 0 2px #000; }
.said { padding: 1rem; } ul { list-style: none; margin: .5rem 0 0; padding: 0; } li { margin: .4rem 0; }
b { border-radius: 4px; font-size: .75rem; padding: .1rem .4rem; }
b.error { background: #b3392f; } b.warning { background: #a36b00; } b.info { background: #2c6696; }
code { color: var(--muted); font-size: .8rem; }
"""


def page(title: str, profile: str, tracks: Sequence[Reviewed], pictures: Sequence[Mapping[int, str]]) -> str:
    """The page as HTML; every word of a track is data."""
    body = "".join(_track(track, shown) for track, shown in zip(tracks, pictures))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
        "style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f'<h1>{escape(title)}</h1><p class="sum">by the rules of {escape(profile)}</p>{body}</body></html>\n'
    )


def _track(track: Reviewed, pictures: Mapping[int, str]) -> str:
    kinds = [finding.severity for finding in track.findings]
    told = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("error", "warning", "info"))
    head = f"{track.lang}{f' with the {track.dub} dub' if track.dub else ''}"
    odd = f"<ul>{''.join(map(_finding, track.odd))}</ul>" if track.odd else ""
    cues = "".join(_cues(track, pictures))
    return f'<h2>{escape(head)}</h2><p class="sum">{len(track.cues)} cues: {told}</p>{odd}{cues}'


def _cues(track: Reviewed, pictures: Mapping[int, str]) -> Iterator[str]:
    """Each cue that has findings, once."""
    for number in sorted({number for number, _ in track.judged}):
        found = [finding for at, finding in track.judged if at == number]
        words = "\n".join(escape(line) for line in track.cues[number].lines)
        span = f'<div class="cue" lang="{escape(track.lang, quote=True)}">{words}</div>'
        picture = pictures.get(number)
        figure = f'<figure><img alt="" src="{escape(picture, quote=True)}">{span}</figure>' if picture else ""
        said = f'<div class="said">{"" if picture else span}<small>{escape(found[0].where)}</small>'
        rows = "".join(map(_finding, found))
        yield f"<article{'' if picture else ' class=bare'}>{figure}{said}<ul>{rows}</ul></div></article>"


def _finding(finding: Finding) -> str:
    hint = f"<br><small>{escape(finding.hint)}</small>" if finding.hint else ""
    rule = RULES.get(finding.rule)
    fix = f" · --fix: {rule.fix}" if rule and rule.fix else ""
    return (
        f'<li><b class="{finding.severity}">{finding.severity}</b> {escape(finding.message)}'
        f" <code>{escape(finding.rule)}{fix}</code>{hint}</li>"
    )

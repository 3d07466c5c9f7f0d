"""Other version: takes that were spoken by another version of their voice than the one that is here."""

from __future__ import annotations

from collections.abc import Iterator

from langreel.errors import ContentError, ToolError, UsageError, VoiceError
from langreel.voice.engines import engine
from langreel.voice.kept.sidecar import KeptTake, KeptTakes


def of_other_version(kept: KeptTakes, lang: str) -> Iterator[tuple[KeptTake, str]]:
    """The takes that the voice might say otherwise today, each with what has changed.

    None where the voice cannot speak here: what is kept needs none.
    """
    try:
        engine(kept.voice).require(lang)
        now = engine(kept.voice).version
    except (ToolError, ContentError, UsageError, VoiceError):
        return
    for take in kept.takes:
        version = kept.version_of(take).removeprefix(f"{kept.voice} ")
        if not is_same(version, now):
            yield take, difference(version, now)


def is_same(version: str, other: str) -> bool:
    """Whether two fingerprints are of one version of a voice, whoever read numbers and signs for it.

    >>> is_same("espeak-ng 1.51; langreel 0.1.0", "espeak-ng 1.51")
    True
    """
    return _parts(version) == _parts(other)


def difference(version: str, now: str) -> str:
    """What of a fingerprint is not as it was.

    >>> difference("heart 5f70, numpy 2.4.5; langreel 0.1.0", "heart 5f70, numpy 2.4.6")
    'numpy 2.4.5 → numpy 2.4.6'
    """
    then, here = _parts(version), _parts(now)
    gone, came = (
        ", ".join(part for part in one if part not in two) for one, two in ((then, here), (here, then))
    )
    return " → ".join(filter(None, (gone, came)))


def _parts(version: str) -> list[str]:
    return version.partition("; ")[0].split(", ")

"""Check: everything that can be known about an episode without rendering."""

from __future__ import annotations

from collections.abc import Iterator

from langreel import script, voice
from langreel.model import Episode, Finding
from langreel.project import Project


def check(project: Project, episode: str) -> tuple[Finding, ...]:
    """What the script, the figures, the scenes' names and the words themselves reveal."""
    findings = script.check(project, episode)
    if any(finding.severity == "error" for finding in findings):
        return findings
    return (*findings, *_unspeakable(script.read(project, episode)))


def _unspeakable(episode: Episode) -> Iterator[Finding]:
    for segment in episode.segments:
        for lang in episode.languages:
            for line in segment.lines[lang]:
                if cause := voice.unspeakable(line, episode.lexicon.get(lang, {})):
                    yield Finding("error", "unspeakable", cause, str(line.place))

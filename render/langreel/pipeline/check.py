"""Check: everything that can be known about an episode without rendering its film."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from langreel import voice
from langreel.model import Episode, Finding, Segment, Watcher
from langreel.pipeline import check_recordings
from langreel.pipeline.check_kept import check_kept
from langreel.pipeline.check_music import check_music
from langreel.pipeline.check_scenes import check_scenes
from langreel.pipeline.film import engines
from langreel.pipeline.obstacles import obstacles
from langreel.project import Project

UNEVEN = 1.6
"""One language may need this many times the seconds of another before it is worth a word …"""
SLACK = 5.0
"""… if that is more than so many seconds."""


def check(
    project: Project,
    name: str,
    claims: bool = False,
    *,
    max_age: int = 0,
    watch: Watcher | None = None,
    clip: str = "",
) -> tuple[Finding, ...]:
    """What the script, the figures, the scenes' names and the words themselves reveal.

    ``claims`` holds the episode's numbers against the ledger of the finished film; ``max_age`` reports
    data older than so many days. With ``watch``, who is told how far it is, the stage of every shot is
    looked at, too, once the content has no errors; of one short film only, where ``clip`` names it.
    """
    # Here and in what follows departments are loaded where they are used: a render needs none of them.
    from langreel import script

    findings, episode = script.examine(project, name)
    if episode is None:
        return findings
    findings = (
        *findings,
        *_unspeakable(project, episode),
        *check_recordings.findings(project, episode, engines(episode)),
        *check_recordings.unusable(project, episode, engines(episode)),
        *_uneven(episode),
        *check_kept(project, episode),
        *check_music(project, episode),
        *(_drift(project, episode) if claims else ()),
        *(_aged(project, episode, max_age) if max_age else ()),
    )
    if watch is None or any(finding.severity == "error" for finding in findings):
        return findings
    return (*findings, *check_scenes(project, name, watch, clip=clip))


def _unspeakable(project: Project, episode: Episode) -> Iterator[Finding]:
    for each in obstacles(project, episode, episode.languages):
        yield Finding("error", "unspeakable", each.message, each.where, each.hint)


def _uneven(episode: Episode) -> Iterator[Finding]:
    """Segments that one language needs much longer for than another."""
    for segment in episode.segments:
        seconds = {lang: forecast(episode, segment, lang) for lang in episode.languages}
        short, long = min(seconds, key=seconds.__getitem__), max(seconds, key=seconds.__getitem__)
        if seconds[long] > UNEVEN * seconds[short] and seconds[long] - seconds[short] > SLACK:
            message = f"{long} needs {seconds[long]:.1f} s, {short} {seconds[short]:.1f} s"
            hint = f"say less in {long}, or more in {short}"
            yield Finding("warning", "uneven-length", message, str(segment.place), hint)


def forecast(episode: Episode, segment: Segment, lang: str) -> float:
    """Seconds that the words of a segment will take, before anything is recorded."""
    lexicon = episode.lexicon.get(lang, {})
    return sum(voice.estimate(line, lexicon).seconds for line in segment.lines[lang])


def _drift(project: Project, episode: Episode) -> Iterator[Finding]:
    from langreel import claims

    path = project.out / episode.id / "claims.csv"
    where = project.relative(path)
    if not path.is_file():
        hint = f"langreel render {episode.id} writes it"
        yield Finding("warning", "no-ledger", "there is no ledger yet", where, hint)
        return
    with path.open(encoding="utf-8", newline="") as file:
        yield from claims.drift(claims.rows(file), claims.collect(project, episode), where)


def _aged(project: Project, episode: Episode, days: int) -> Iterator[Finding]:
    from langreel import claims

    made = claims.collect(project, episode)
    yield from claims.aged(made, episode.languages[0], days, folder=project.data, today=date.today())

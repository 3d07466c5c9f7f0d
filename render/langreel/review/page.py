"""Page: findings beside their pictures and the film, in one HTML file that fetches only the film."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from langreel.captions.rules import RULES
from langreel.html_page import PageParts, html_page, in_language
from langreel.languages import COMMON
from langreel.model import Cue, Finding, Severity
from langreel.review.finished_films import FilmView
from langreel.review.player import PlayerSlot, player_slot, players
from langreel.review.tracks import ReviewedTrack

KINDS: tuple[Severity, ...] = ("error", "warning", "info")
_FILTER = {"info": "All", "warning": "Warnings", "error": "Errors"}


def page(
    title: str,
    rules: str,
    tracks: Sequence[ReviewedTrack],
    *,
    pictures: Sequence[Mapping[int, str]],
    films: Sequence[FilmView] = (),
) -> str:
    """The page as HTML; every word of a track is data. Without ``films`` it has no script."""
    body = "".join(
        _track(track, shown, player_slot(films, track.dub, track.lang))
        for track, shown in zip(tracks, pictures)
    )
    desk = f'<div class="desk">{players(films) if films else ""}<main>{_filter(tracks)}{body}</main></div>'
    head = f'<header><h1>{escape(title)}</h1><p class="sum">by the rules of {escape(rules)}</p></header>'
    return html_page(
        PageParts(
            title=title,
            lang=COMMON.code,
            style=_part("review.css"),
            body=head + desk,
            script=_part("review.js") if films else "",
            media="'self' data:" if films else "",
            kind="screened" if films else "",
        )
    )


def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _filter(tracks: Sequence[ReviewedTrack]) -> str:
    """What hides the lesser findings, where there are any."""
    kinds = {finding.severity for track in tracks for finding in track.findings}
    if len(kinds) < 2:
        return ""
    choices = "".join(
        f'<label><input type="radio" name="least" value="{kind}"{" checked" if kind == "info" else ""}>'
        f"{label}</label>"
        for kind, label in _FILTER.items()
    )
    return f'<fieldset class="choice filter"><legend>Findings</legend>{choices}</fieldset>'


def _track(track: ReviewedTrack, pictures: Mapping[int, str], slot: PlayerSlot | None) -> str:
    kinds = [finding.severity for finding in track.findings]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in KINDS if kind in kinds) or "no findings"
    head = f"{track.lang}{f' with the {track.dub} dub' if track.dub else ''}"
    odd = f"<ul>{''.join(map(_finding, track.odd))}</ul>" if track.odd else ""
    cues = "".join(_cues(track, pictures, slot))
    return f'<h2>{escape(head)}</h2><p class="sum">{len(track.subtitles.cues)} cues: {counts}</p>{odd}{cues}'


def _cues(track: ReviewedTrack, pictures: Mapping[int, str], slot: PlayerSlot | None) -> Iterator[str]:
    """Each cue that has findings, once."""
    for number in sorted({number for number, _ in track.judged}):
        found = [finding for at, finding in track.judged if at == number]
        picture = pictures.get(number)
        words = _words(track.subtitles.cues[number], track.lang)
        figure = f'<figure><img alt="" src="{escape(picture)}">{words}</figure>' if picture else ""
        where = slot.button(track.subtitles.cues[number], found[0].where) if slot else _small(found[0].where)
        head = f'<div class="said">{"" if picture else words}{where}'
        classes = f"{_worst(found)}{'' if picture else ' bare'}"
        rows = "".join(map(_finding, found))
        yield f'<article class="{classes}">{figure}{head}<ul>{rows}</ul></div></article>'


def _words(cue: Cue, lang: str) -> str:
    langs = lang.split("+")
    if len(langs) == 1:
        lines = "\n".join(map(escape, cue.lines))
        return f'<div class="cue"{in_language(lang)}>{lines}</div>'
    each = (langs[min(at, len(langs) - 1)] for at in range(len(cue.lines)))
    lines = "\n".join(f"<bdi{in_language(own)}>{escape(line)}</bdi>" for own, line in zip(each, cue.lines))
    return f'<div class="cue">{lines}</div>'


def _small(text: str) -> str:
    return f"<small>{escape(text)}</small>"


def _worst(found: Sequence[Finding]) -> Severity:
    return min((finding.severity for finding in found), key=KINDS.index)


def _finding(finding: Finding) -> str:
    hint = f"<br>{_small(finding.hint)}" if finding.hint else ""
    rule = RULES.get(finding.rule)
    fix = f" · --fix: {rule.fix}" if rule and rule.fix else ""
    return (
        f'<li class="{finding.severity}"><b>{finding.severity}</b> {escape(finding.message)}'
        f" <code>{escape(finding.rule)}{fix}</code>{hint}</li>"
    )

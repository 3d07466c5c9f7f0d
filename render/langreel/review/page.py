"""Page: findings beside their pictures and the film, in one HTML file that fetches only the film."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from langreel.captions.rules import RULES
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
    style, script = _part("review.css"), _part("review.js") if films else ""
    return (
        f'<!doctype html>\n<html lang="{COMMON.code}"><head>{_head(title, style, script)}</head>'
        f"<body{' class=screened' if films else ''}>"
        f'<header><h1>{escape(title)}</h1><p class="sum">by the rules of {escape(rules)}</p></header>'
        f'<div class="desk">{players(films) if films else ""}<main>{_filter(tracks)}{body}</main></div>'
        f"{f'<script>{script}</script>' if films else ''}</body></html>\n"
    )


def _head(title: str, style: str, script: str) -> str:
    # A server is asked for an icon unless the page names one.
    icon = '<link rel="icon" href="data:,">' if script else ""
    return (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">'
        f"{icon}<title>{escape(title)}</title><style>{style}</style>"
    )


def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing from elsewhere; the page's own style and script by their hash, films only beside a player."""
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "img-src data:"]
    rules.append(f"style-src {_digest(style)}")
    if script:
        rules += [f"script-src {_digest(script)}", "media-src 'self' data:"]
    return "; ".join(rules)


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


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
    lines = "\n".join(map(escape, cue.lines))
    return f'<div class="cue" lang="{escape(lang)}">{lines}</div>'


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

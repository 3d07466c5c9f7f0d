"""Addresses: of machines (192.168.1.1), pages and mail; versions (2.0.1) and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from langreel.languages.grammar import DigitWords, NumberRule, Reading, Unspeakable

_ALONE = r"(?<![0-9A-Za-z.,/@:-])"
_END = r"(?![0-9A-Za-z]|[.-][0-9])"
_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})"
_TOP = "com|org|net|gov|edu|int|info|dev|app|tv|ai|io|me|co|cn|uk|us|eu|jp|de|fr|hk|tw|kr|in"
_HOST = rf"(?:[A-Za-z0-9-]+\.)+(?:{_TOP})(?![0-9A-Za-z-]|\.[A-Za-z])"
_MAIL = re.compile(rf"(?<![0-9A-Za-z._+-])[A-Za-z0-9._+-]+@{_HOST}")
_PAGE = re.compile(
    rf"(?<![0-9A-Za-z.@-])(?:(https?://)?({_HOST})((?:/[A-Za-z0-9_~%?&=#.+-]*)*)|https?://[!-~]+)"
)
_MACHINE = re.compile(rf"{_ALONE}{_BYTE}(?:\.{_BYTE}){{3}}(?::[0-9]{{1,5}}|/[0-9]{{1,2}})?(?![0-9A-Za-z.])")
_EUROPEAN = re.compile(
    rf"{_ALONE}[1-9][0-9]{{0,2}}(?:(?:\.[0-9]{{3}}){{2,}}(?:,[0-9]+)?|\.[0-9]{{3}},[0-9]+)(?![0-9.])"
)
_VERSION = re.compile(
    r"(?<![0-9A-Za-z.,-])(?:([vV])\.?(?=[0-9]))?((?<=[vV])[0-9]+(?:\.[0-9]+)*|[0-9]+(?:\.[0-9]+){2,})(?![0-9]|\.[0-9])"
)
_ABROAD = r"\+[0-9]{1,3}[ -]?(?:\([0-9]{1,4}\)[ -]?)?[0-9]{1,4}(?:[ -]?[0-9]{2,4}){1,4}"
_GROUPED = (
    r"0[0-9]{2,3}[ -][0-9]{7,8}|1-[0-9]{3}-[0-9]{3}-[0-9]{4}|\([0-9]{3}\) ?[0-9]{3}-[0-9]{4}"
    r"|[0-9]{3}-[0-9]{3}-[0-9]{4}|[48]00-[0-9]{3,4}-[0-9]{3,4}|0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}"
    r"|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}"
)
_PHONE = re.compile(rf"(?<![0-9A-Za-z.,/-])(?:{_ABROAD}|{_GROUPED}){_END}")
_DIALLED = re.compile(rf"(?<![0-9A-Za-z.,/-])[0-9][0-9-]{{2,}}{_END}(?!,[0-9])")
_MOBILE = re.compile(rf"(?<![0-9A-Za-z.,/-])1[3-9][0-9]{{9}}{_END}")


def rules(words: DigitWords) -> tuple[NumberRule, ...]:
    """Mail, pages, machines, numbers that only Europe writes so, telephones, versions."""
    return (
        NumberRule("address", _MAIL, said=lambda found: _spelt(found, words)),
        NumberRule("address", _PAGE, said=lambda found: _page(found, words)),
        NumberRule("address", _MACHINE, said=lambda found: _machine(found, words)),
        NumberRule("number", _EUROPEAN, said=_european),
        NumberRule("telephone", _PHONE, said=lambda found: _phone(found, words)),
        NumberRule("telephone", _MOBILE, said=lambda found: _phone(found, words)),
        NumberRule("telephone", _DIALLED, said=lambda found: _phone(found, words),
             holds=lambda found: bool(words.dialled.search(found.string[: found.start()]))),
        NumberRule("version", _VERSION, said=lambda found: _version(found, words)),
    )  # fmt: skip


def _spelt(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    yield from _signs(found.string, found.start(), found.end(), words)


def _signs(text: str, start: int, end: int, words: DigitWords) -> Iterator[Reading]:
    """The signs and digits of an address; its letters are left to the voice."""
    for part in re.finditer(r"[0-9]+|[.@/_-]", text[:end][start:]):
        sign = {".": "dot", "@": "at", "/": "slash", "-": "dash", "_": "underscore"}.get(part[0])
        said = words.words[sign] if sign else words.digits(part[0])
        yield Reading(start + part.start(), start + part.end(), said)


def _page(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    """A host with a path of words; what nobody says aloud (a query, a path of signs) should not be said."""
    scheme, host, path = found.groups()
    if not host or re.search(r"[0-9_~%?&=#+]", path or ""):
        raise Unspeakable(f"where it stands in words, such as {host or 'treasury.gov'}")
    if scheme:
        yield Reading(found.start(1), found.end(1), "")
    end = found.end() - (1 if found[0].endswith(("/", ".")) else 0)
    yield from _signs(found.string, found.start(2), end, words)
    if end < found.end() and found[0].endswith("/"):
        yield Reading(end, found.end(), "")


def _machine(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    signs = {".": words.words["dot"], ":": words.words["colon"], "/": words.words["slash"]}
    said = "".join(signs.get(part) or words.digits(part) for part in re.findall(r"[0-9]+|[.:/]", found[0]))
    yield Reading(found.start(), found.end(), said)


def _european(found: re.Match[str]) -> Iterator[Reading]:
    whole, _, part = found[0].partition(",")
    plain = f"{int(whole.replace('.', '')):,}"
    raise Unspeakable(f"{plain}.{part}" if part else plain)
    yield


def _version(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    said = words.words["point"].join(words.integer(int(part)) for part in found[2].split("."))
    yield Reading(found.start(), found.end(), (words.words["version"] if found[1] else "") + said)


def _phone(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    """Digit by digit, with a pause between groups."""
    plus = words.words["plus"] if found[0].startswith("+") else ""
    groups = re.findall("[0-9]+", found[0])
    yield Reading(found.start(), found.end(), plus + words.words["pause"].join(map(words.digits, groups)))

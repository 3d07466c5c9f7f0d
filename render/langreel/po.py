"""PO: a gettext file ⇄ its messages, one a line of the script, with nothing lost on the way.

Written here because Babel's reader takes previous msgids for remarks of the translator, and its writer folds
comments: neither survives a round trip.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

from langreel.errors import ContentError

BLANK_FORM: Final = re.compile("FULL NAME|EMAIL@ADDRESS|YEAR-MO-DA|LANGUAGE <LL")
"""What xgettext writes where a translator has to fill in."""
LANG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""A language as catalogues are named: ja, pt-BR, zh-Hant."""
KEYWORD: Final = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s*(?=\")")
QUOTED: Final = re.compile(r'"((?:[^"\\]|\\.)*)"\s*')
PLURAL_FORM: Final = re.compile(r"msgstr[1-9]\d*")
ESCAPE: Final = re.compile(r"\\(.)")
ESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r"}
PLACEHOLDER: Final = re.compile(r"\{\s*([^{}]*?)\s*\}")
FOLD: Final = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class Message:
    """One line and its translation. ``context`` is the line's key, ``segment.number``.

    ``previous`` is the source that a fuzzy translation was made from. ``remarks`` are the translator's
    (``#``), ``hints`` are for the translator (``#.``). ``plural`` and ``forms`` are a msgid_plural and what
    follows msgstr[0], of which no line of a film has any. ``at`` is the file's line of the msgid, 1-based,
    ``target_at`` line and column of the translation's words.
    """

    context: str
    source: str
    target: str = ""
    fuzzy: bool = False
    previous: str = ""
    remarks: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    obsolete: bool = False
    plural: str = ""
    forms: tuple[str, ...] = ()
    at: int = field(default=1, compare=False)
    target_at: tuple[int, int] = field(default=(1, 1), compare=False)

    @property
    def identity(self) -> tuple[str, str, str]:
        """What tells it from any other: the line, its words, its translation."""
        return self.context, self.source, self.target


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A PO file: its header's text and remarks, and its messages in the order of the file."""

    header: str = ""
    messages: tuple[Message, ...] = ()
    remarks: tuple[str, ...] = ()


def as_one_line(target: str) -> str:
    r"""A translation as one line without control characters; where it was folded, as it was before.

    >>> as_one_line("a debt\n of trillions"), as_one_line("国の\n借金")
    ('a debt of trillions', '国の借金')
    """
    pieces = [UNSEEN.sub(" ", line).strip() for line in FOLD.split(target)]
    joined = ""
    for piece in filter(None, pieces):
        near = joined and not (_wide(joined[-1]) and _wide(piece[0]))
        joined += f" {piece}" if near else piece
    return joined


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


# Reading


def parse(text: str, shown: str) -> Catalogue:
    """The messages of a PO file; ContentError with its line where it is none. ``shown`` is its name."""
    reader = _PoParser(shown)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(line.strip(), number)
    return reader.finish()


def load(path: Path, shown: str) -> Catalogue:
    """A stored catalogue, which is UTF-8; ContentError where it cannot be read."""
    try:
        return parse(path.read_text(encoding="utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ContentError("the file is not UTF-8", f"{shown}:{line}:1", "save it as UTF-8") from error
    except OSError as error:
        raise ContentError(f"cannot be read: {error.strerror}", shown) from error


class _PoParser:
    """Gathers the message that is being read, line by line."""

    def __init__(self, shown: str) -> None:
        self.shown, self.number = shown, 0
        self.header, self.remarks = "", tuple[str, ...]()
        self.messages = list[Message]()
        self._begin()

    def _begin(self) -> None:
        self.strings: dict[str, list[str]] = {}
        self.comments: dict[str, list[str]] = {}
        self.open = ""
        self.obsolete, self.at, self.target_at = False, 0, (0, 0)

    def take(self, line: str, number: int) -> None:
        self.number = number
        if line.startswith("#~"):
            self._obsolete(line[2:].strip())
        elif line.startswith("#"):
            self._comment(line)
        elif line:
            self._speech(line)
        else:
            self.open = ""

    def _obsolete(self, line: str) -> None:
        if line.startswith("|"):
            self._previous(line[1:].strip())
        elif line:
            self._speech(line)
            self.obsolete = True

    def _comment(self, line: str) -> None:
        if line.startswith("#|"):
            self._previous(line[2:].strip())
            return
        self._next()
        kind = line[1] if line[1:2] in (".", ":", ",") else ""
        self.comments.setdefault(kind, []).append(line[1 + len(kind) :].strip())

    def _previous(self, line: str) -> None:
        self._next()
        self._string(line, "previous ")

    def _next(self) -> None:
        """What follows belongs to the next message if this one has its translation."""
        if "msgstr" in self.strings:
            self._end()

    def _speech(self, line: str) -> None:
        if line.startswith(("msgctxt", "msgid")) and not line.startswith("msgid_plural"):
            self._next()
        self._string(line, "")

    def _string(self, line: str, prefix: str) -> None:
        found = KEYWORD.match(line)
        if found:
            self.open = prefix + found[1] + (found[2] if found[2] not in (None, "0") else "")
            if self.open in self.strings:
                self._wrong(f"a second {self.open}")
            self._keep_place(found.end() + 2)
            self.strings[self.open] = []
            line = line[found.end() :]
        quoted = QUOTED.fullmatch(line)
        if not quoted or not self.open:
            self._wrong("neither a comment, a keyword nor a quoted string")
        self.strings[self.open].append(ESCAPE.sub(lambda one: ESCAPED.get(one[1], one[1]), quoted[1]))

    def _keep_place(self, column: int) -> None:
        """Where the string that begins now stands."""
        if self.open == "msgid":
            self.at = self.number
        elif self.open == "msgstr":
            self.target_at = self.number, column

    def _wrong(self, what: str) -> NoReturn:
        hint = 'a message is msgctxt "…", msgid "…", msgstr "…"'
        raise ContentError(f"no PO file: {what}", f"{self.shown}:{self.number}:1", hint)

    def _end(self) -> None:
        fields = {name: "".join(pieces) for name, pieces in self.strings.items()}
        remarks = tuple(self.comments.get("", ()))
        if "msgid" not in fields:
            self._wrong("a msgstr without msgid")
        if not fields["msgid"] and "msgctxt" not in fields:
            self.header, self.remarks = fields["msgstr"], remarks
        else:
            self.messages.append(self._message(fields, remarks))
        self._begin()

    def _message(self, fields: Mapping[str, str], remarks: tuple[str, ...]) -> Message:
        flags = [flag.strip() for line in self.comments.get(",", ()) for flag in line.split(",")]
        return Message(
            context=fields.get("msgctxt", ""),
            source=fields["msgid"],
            target=fields["msgstr"],
            fuzzy="fuzzy" in flags,
            previous=fields.get("previous msgid", ""),
            remarks=remarks,
            hints=tuple(self.comments.get(".", ())),
            references=tuple(word for line in self.comments.get(":", ()) for word in line.split()),
            flags=tuple(flag for flag in flags if flag and flag != "fuzzy"),
            obsolete=self.obsolete,
            plural=fields.get("msgid_plural", ""),
            forms=tuple(text for name, text in fields.items() if PLURAL_FORM.fullmatch(name)),
            at=self.at,
            target_at=self.target_at,
        )

    def finish(self) -> Catalogue:
        if "msgstr" in self.strings:
            self._end()
        elif self.strings:
            self._wrong("the file ends before the msgstr")
        return Catalogue(self.header, tuple(self.messages), self.remarks)


# Writing

OWN_FIELDS: Final = (
    "Project-Id-Version", "Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    "X-Generator",
)  # fmt: skip
"""Fields of a header that tell of the file, and not of the people who wrote it."""


def header(episode: str, lang: str) -> str:
    """The header of a new catalogue. It has no dates, so that the same words make the same file."""
    values = (episode, lang, "1.0", "text/plain; charset=UTF-8", "8bit", "langreel")
    return "".join(f"{name}: {value}\n" for name, value in zip(OWN_FIELDS, values, strict=True))


def header_fields(header: str) -> dict[str, str]:
    """The fields of a header by name.

    >>> header_fields("Language: ja\\nLast-Translator: Tanaka <t@example.com>\\n")
    {'Language': 'ja', 'Last-Translator': 'Tanaka <t@example.com>'}
    """
    parted = (line.partition(":") for line in header.splitlines())
    return {name.strip(): value.strip() for name, colon, value in parted if colon}


def credited(header: str, other: str) -> str:
    """A header with what another one says of those who translated; what is still a blank form is left out."""
    ours, theirs = header_fields(header), header_fields(other)
    new = {
        name: value
        for name, value in theirs.items()
        if name not in OWN_FIELDS and value and ours.get(name) != value and not BLANK_FORM.search(value)
    }
    kept = [line for line in header.splitlines() if line.partition(":")[0].strip() not in new]
    return "".join(f"{line}\n" for line in (*kept, *map(": ".join, new.items()))) if new else header


def text(catalogue: Catalogue) -> str:
    """The PO file of a catalogue; messages that no line answers to come last."""
    head = Message("", "", catalogue.header, remarks=catalogue.remarks)
    living = [message for message in catalogue.messages if not message.obsolete]
    dead = [message for message in catalogue.messages if message.obsolete]
    return "\n".join("\n".join(_written(message)) + "\n" for message in [head, *living, *dead])


def _written(message: Message) -> Iterator[str]:
    dead = "#~ " if message.obsolete else ""
    yield from (f"# {remark}".rstrip() for remark in message.remarks)
    yield from (f"#. {hint}".rstrip() for hint in message.hints)
    if message.references:
        yield f"#: {' '.join(message.references)}"
    flags = (*(("fuzzy",) if message.fuzzy else ()), *message.flags)
    if flags:
        yield f"#, {', '.join(flags)}"
    if message.previous:
        yield from _quoted("msgid", message.previous, "#~| " if dead else "#| ")
    if message.context:
        yield from _quoted("msgctxt", message.context, dead)
    yield from _quoted("msgid", message.source, dead)
    if message.plural or message.forms:
        yield from _quoted("msgid_plural", message.plural, dead)
        for number, form in enumerate((message.target, *message.forms)):
            yield from _quoted(f"msgstr[{number}]", form, dead)
    else:
        yield from _quoted("msgstr", message.target, dead)


def _quoted(keyword: str, value: str, prefix: str) -> Iterator[str]:
    """A string as one line, or a line for each of its own."""
    lines: Sequence[str] = [piece for piece in re.split(r"(?<=\n)", value) if piece] or [""]
    if len(lines) > 1 or value.endswith("\n"):
        lines = ["", *lines]
    yield f'{prefix}{keyword} "{_escaped(lines[0])}"'
    yield from (f'{prefix}"{_escaped(line)}"' for line in lines[1:])


def _escaped(value: str) -> str:
    for char, sign in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        value = value.replace(char, sign)
    return value

"""Schema: which keys the script's files have, for pydantic to validate and for editors to complete."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    StringConstraints,
    Tag,
    ValidationError,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from langreel.model import PROFILES
from langreel.script.words import FASTEST, SLOWEST
from langreel.synth import BEDS, EFFECTS
from langreel.theme import night
from langreel.theme.resolve import CORNERS, PLAIN, SHIPPED, TOP_RIGHT

LANGUAGE: Final = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
ID: Final = r"^[\p{L}\p{N}_-]+$"
SCENE: Final = r"^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)+$"
COLOR: Final = r"^(#[0-9A-Fa-f]{6}|[a-z]+)$"
PATTERNS: Final[Mapping[str, str]] = {
    LANGUAGE: "a language is written like zh, en or pt-BR",
    ID: "letters, digits, - and _",
    SCENE: "a scene is written module.Class",
    COLOR: 'a colour is written "#RRGGBB", in quotes, or is the name of another',
}

Id = Annotated[str, Field(pattern=ID)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Language = Annotated[str, Field(pattern=LANGUAGE)]
ByLanguage = Annotated[dict[str, Text], Field(description="one text per language")]
Digits = Annotated[int, Field(ge=1, le=15, description="significant; of a date: 1 year, 2 month, 3 day")]
Wanted = Annotated[
    str | list[str],
    WithJsonSchema({"type": ["string", "number", "array"], "items": {"type": ["string", "number"]}}),
]


class Keys(BaseModel):
    """A mapping whose keys are fixed; an unknown one is told together with those that are known."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    @model_validator(mode="wrap")
    @classmethod
    def _name_known_keys(cls, data: Any, handler: Any) -> Any:
        try:
            return handler(data)
        except ValidationError as error:
            lines = [_line(line, list(cls.model_fields)) for line in error.errors(include_url=False)]
            raise ValidationError.from_exception_data(cls.__name__, lines) from None


def _line(line: Any, known: list[str]) -> InitErrorDetails:
    """One line of a validation error, as pydantic wants it back."""
    kind: str | PydanticCustomError = line["type"]
    if kind == "extra_forbidden":
        kind = PydanticCustomError("unknown_key", "unknown key", {"known": known})
    elif kind == "unknown_key":
        kind = PydanticCustomError("unknown_key", "unknown key", line["ctx"])
    return InitErrorDetails(type=kind, loc=line["loc"], input=line["input"], ctx=line.get("ctx", {}))


def _shape(value: Any) -> str:
    return "as text" if isinstance(value, str) else "as a mapping"


# episode.yaml


Pace = Annotated[float, Field(ge=SLOWEST, le=FASTEST)]
Paces = Annotated[
    Annotated[Pace, Tag("as text")] | Annotated[dict[str, Pace], Tag("as a mapping")],
    Discriminator(_shape),
    Field(description="how many times as fast as usual the voice speaks; or so per language"),
]


class PacingKeys(Keys):
    """Seconds around the words."""

    lead_in: float = Field(0.35, ge=0, le=10, description="seconds before a segment's first line")
    gap: float = Field(0.30, ge=0, le=10, description="seconds between two lines")
    tail: float = Field(0.55, ge=0, le=10, description="seconds after a segment's last line")
    breath: float = Field(0.0, ge=0, le=5, description="seconds let in before a mark behind a comma")


class MusicKeys(Keys):
    """The bed under the voice."""

    bed: Literal[BEDS] = Field(BEDS[0], description="one of langreel's own")  # type: ignore[valid-type]
    file: Text | None = Field(None, description="or a sound file, from the project's folder")
    duck: float = Field(14.0, ge=0, le=60, description="dB by which its loudest passage lies below the voice")


NO_MUSIC: Final = "none"
"""What an act says that has no music, though its episode has."""
MusicByName = Annotated[
    Annotated[Literal[(*BEDS, NO_MUSIC)], Tag("as text")]  # type: ignore[valid-type]
    | Annotated[MusicKeys, Tag("as a mapping")],
    Discriminator(_shape),
]


class ClipKeys(Keys):
    """A short film made of some segments, with its words in the picture."""

    segments: list[Id] = Field(min_length=1, description="in the script's order")
    profile: Literal[tuple(PROFILES)] = "vertical"  # type: ignore[valid-type]
    title: ByLanguage = {}
    cover: Text = Field("", description="segment@mark that its cover shows")


class EpisodeKeys(Keys):
    """episode.yaml: the film as a whole."""

    id: Id = Field(description="the name of the folder")
    title: ByLanguage
    languages: list[Language] = Field(min_length=1, description="the first is the source language")
    planned: list[Language] = Field([], description="further dubs, once all of their words are there")
    host: ByLanguage = {}
    description: ByLanguage = {}
    picture: Literal["per-dub", "shared"] = "per-dub"
    profile: Literal[tuple(PROFILES)] = "preview"  # type: ignore[valid-type]
    voices: dict[str, Text] = Field({}, description="engine or engine:voice, per language")
    pacing: PacingKeys = PacingKeys()
    pace: Paces = 1.0
    music: MusicByName | None = Field(None, description="the bed under the voice of every act")
    theme: Id = Field("", description="of assets/themes, or langreel's own; else assets/theme.yaml")
    tags: dict[Language, list[Text]] = Field({}, description="words to find it by, per language")
    cover: Text = Field("", description="segment@mark that its cover shows; else scenes/<episode>/cover.py")
    clips: dict[Id, ClipKeys] = Field({}, description="short films made of some segments, by name")


# Acts


class TransitionKeys(Keys):
    """How an act begins."""

    kind: Literal["fade", "crossfade", "wipe"]
    seconds: float = Field(0.8, gt=0, le=10)


class FootageKeys(Keys):
    """A still or clip shown instead of a scene."""

    file: Text = Field(description="a picture or clip, from the project's folder")
    fit: Literal["cover", "contain"] = "cover"
    push: float = Field(0.0, ge=0, le=1, description="how far it zooms in over the segment: 0.1 is a tenth")
    start: float = Field(0.0, ge=0, description="seconds of the clip to skip")
    caption: ByLanguage = {}


class SegmentKeys(Keys):
    """One thing said over one scene; its words stand under one key per language."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "additionalProperties": False,
            "patternProperties": {LANGUAGE: {"type": "string", "description": "the words: one line each"}},
            "oneOf": [{"required": ["scene"]}, {"required": ["footage"]}],
        },
    )
    id: Id
    scene: Annotated[str, Field(pattern=SCENE, description="module.Class below scenes/<episode>/")] = ""
    footage: (
        Annotated[
            Annotated[Text, Tag("as text")] | Annotated[FootageKeys, Tag("as a mapping")],
            Discriminator(_shape),
        ]
        | None
    ) = None
    labels: dict[str, ByLanguage] = Field({}, description="on-screen text by key; may contain {figure}")
    hold: float = Field(0.0, ge=0, le=600, description="seconds that the last picture stays")
    sfx: dict[str, Literal[tuple(EFFECTS)]] = Field(  # type: ignore[valid-type]
        {}, description="a sound by the mark that it falls on"
    )
    pace: Paces | None = Field(None, description="another pace than the episode's")
    open: list[Language] = Field([], description="planned languages whose words nobody stands for yet")


class ActKeys(Keys):
    """An act: a chapter and its segments."""

    chapter: ByLanguage
    transition: (
        Annotated[
            Annotated[Literal["fade", "crossfade", "wipe"], Tag("as text")]
            | Annotated[TransitionKeys, Tag("as a mapping")],
            Discriminator(_shape),
        ]
        | None
    ) = None
    music: MusicByName | None = Field(None, description="another bed than the episode's, or none")
    segments: list[SegmentKeys] = Field(min_length=1)


# figures.yaml


class TableFigure(Keys):
    """A number from the data: a cell, or several taken together."""

    table: Text
    column: Text
    digits: Digits
    where: dict[str, Wanted] = {}
    take: Literal["max", "min", "first", "last", "sum", "mean"] | None = None
    unit: Text | None = None


class ValueFigure(Keys):
    """A number calculated from other figures."""

    value: Text
    digits: Digits
    unit: Text | None = None


class IllustrationFigure(Keys):
    """A round number that only illustrates; it stands in no table."""

    illustration: Decimal = Field(ge=-(10**18), le=10**18)
    unit: Text
    digits: Digits | None = None


KINDS: Final = {"table": "from a table", "value": "calculated", "illustration": "as an illustration"}


def _kind(value: Any) -> str | None:
    return next((tag for key, tag in KINDS.items() if isinstance(value, dict) and key in value), None)


FigureKeys = Annotated[
    Annotated[TableFigure, Tag("from a table")]
    | Annotated[ValueFigure, Tag("calculated")]
    | Annotated[IllustrationFigure, Tag("as an illustration")],
    Discriminator(_kind),
]


class FiguresKeys(RootModel[dict[str, FigureKeys]]):
    """figures.yaml: every number of the episode, by name."""


# lexicon.yaml


class EntryKeys(Keys):
    """How a word is treated."""

    say: str = Field("", description="how it is said")
    keep: bool = Field(False, description="it never breaks")


class LexiconKeys(RootModel[dict[Language, dict[Text, EntryKeys]]]):
    """lexicon.yaml: how words are said, and which never break, per language."""


# assets/theme.yaml


Color = Annotated[str, Field(pattern=COLOR)]


def _own(section: str, kind: Any) -> dict[str, Any]:
    """The keys of a section of a theme; what is left out is its base's."""
    return dict.fromkeys(night.THEME[section], (kind, None))


ColorsKeys: type[Keys] = create_model("ColorsKeys", __base__=Keys, **_own("colors", Color))
SizesKeys: type[Keys] = create_model(
    "SizesKeys", __base__=Keys, **_own("sizes", Annotated[float, Field(ge=0.1, le=3)])
)


class LogoKeys(Keys):
    """A picture in a corner of every shot."""

    file: Text = Field(description="a picture, from the project's folder")
    corner: Literal[CORNERS] = TOP_RIGHT  # type: ignore[valid-type]
    height: float = Field(0.5, ge=0.1, le=2, description="in units; the frame is 8 high")


class ThemeKeys(Keys):
    """assets/theme.yaml, or a file in assets/themes/: what films look like; every key may be left out."""

    base: Literal[tuple(SHIPPED)] = Field(PLAIN, description="what is not given here")  # type: ignore[valid-type]
    colors: ColorsKeys = Field(ColorsKeys(), description="#RRGGBB, or the name of another colour")
    series: list[Color] = Field([], description="colours of series that are given none, in turn")
    meanings: dict[Text, Color] = Field({}, description="colours by what they stand for")
    fonts: dict[Language, Text] = Field({}, description="a family by language; any is for all others")
    sizes: SizesKeys = Field(SizesKeys(), description="ems in units")
    logo: (
        Annotated[
            Annotated[Text, Tag("as text")] | Annotated[LogoKeys, Tag("as a mapping")],
            Discriminator(_shape),
        ]
        | None
    ) = Field(None, description="a picture in a corner of every shot")


MODELS: Final[Mapping[str, type[BaseModel]]] = {
    "episode": EpisodeKeys, "act": ActKeys, "figures": FiguresKeys, "lexicon": LexiconKeys,
    "theme": ThemeKeys,
}  # fmt: skip


def schema() -> Mapping[str, object]:
    """JSON Schemas (draft 2020-12) of the script's files: ``episode act figures lexicon theme``."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {name: {"$schema": dialect, **model.model_json_schema()} for name, model in MODELS.items()}

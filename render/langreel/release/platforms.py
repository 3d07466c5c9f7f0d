"""Platforms: what each of them takes, and its limits. A new platform is a row here.

Where a limit comes from, and which could not be found out, stands in docs/publishing.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from langreel.errors import known

WIDE, BILIBILI, UPRIGHT, SQUARE = (1280, 720), (1146, 717), (1080, 1920), (3000, 3000)


@dataclass(frozen=True, slots=True)
class TagLimits:
    """How many tags are taken, how long each is, and all together with a comma between; 0 for no limit.

    The first ``count`` of an episode's tags are. With a ``sign`` they stand at the end of the description:
    ``#debt``.
    """

    count: int = 0
    each: int = 0
    together: int = 0
    sign: str = ""


@dataclass(frozen=True, slots=True)
class ChapterLimits:
    """How many chapters there must be at least, and how many seconds each lasts at least.

    The first begins at 0:00 always, for a film's first act does.
    """

    fewest: int = 0
    shortest: float = 0.0


@dataclass(frozen=True, slots=True)
class Platform:
    """Where films are uploaded. 0, or nothing, is no limit.

    ``captions`` are subtitle formats; ``covers`` widths and heights in pixels, each file of at most
    ``cover_bytes``. ``title`` counts characters, ``description`` characters too, or UTF-8 bytes where it is
    ``in_bytes``. Where ``chapters`` is None, no time stamps are written. ``seconds`` is the longest film,
    ``film_bytes`` the largest file. ``upright``: a wide film is laid on an upright picture. ``burnt``:
    subtitles stand in the picture.
    ``soft_tracks``: the film keeps its subtitle tracks. ``audio_tracks``: further languages are uploaded as
    sound alone. ``one_language``: title and description are taken in one language, the dub's. ``claims``:
    the list of every number goes along.
    """

    name: str
    site: str
    captions: tuple[str, ...]
    covers: tuple[tuple[int, int], ...]
    holds: Literal["film", "sound"] = "film"
    title: int = 0
    description: int = 0
    in_bytes: bool = False
    forbidden: str = ""
    tags: TagLimits = TagLimits()
    chapters: ChapterLimits | None = ChapterLimits()
    seconds: float = 0.0
    film_bytes: int = 0
    cover_bytes: int = 2_000_000
    upright: bool = False
    burnt: bool = False
    soft_tracks: bool = False
    audio_tracks: bool = False
    one_language: bool = False
    claims: bool = False

    def length(self, description: str) -> int:
        """How long a description is for the platform: characters, or bytes."""
        return len(description.encode()) if self.in_bytes else len(description)


_YOUTUBE_TAGS: Final = TagLimits(together=500)

PLATFORMS: Final[Mapping[str, Platform]] = MappingProxyType(
    {
        each.name: each
        for each in (
            Platform("youtube", "YouTube", ("srt",), (WIDE,), title=100, description=5000, in_bytes=True,
                     forbidden="<>", tags=_YOUTUBE_TAGS, chapters=ChapterLimits(3, 10.0), seconds=12 * 3600,
                     film_bytes=256 * 10**9, soft_tracks=True, audio_tracks=True),
            Platform("bilibili", "bilibili", ("bcc",), (BILIBILI,), title=80, description=2000,
                     tags=TagLimits(12, 20), seconds=10 * 3600, one_language=True),
            Platform("douyin", "Douyin", (), (UPRIGHT,), title=30, description=1000,
                     tags=TagLimits(5, sign="#"), chapters=None, seconds=15 * 60, film_bytes=4 * 10**9,
                     burnt=True, one_language=True),
            Platform("shorts", "YouTube Shorts", ("srt",), (UPRIGHT,), title=100, description=5000,
                     in_bytes=True, forbidden="<>", tags=_YOUTUBE_TAGS, chapters=None, seconds=180,
                     film_bytes=256 * 10**9, upright=True, burnt=True),
            Platform("podcast", "a podcast feed", ("vtt", "srt"), (SQUARE,), holds="sound", title=255,
                     description=4000, in_bytes=True, one_language=True),
            Platform("archive", "an archive", ("srt", "vtt", "ass", "ttml"), (WIDE, BILIBILI, UPRIGHT),
                     soft_tracks=True, claims=True),
        )
    }
)  # fmt: skip
"""By name."""


def named(name: str) -> Platform:
    """The platform of that name; UsageError with the nearest where there is none."""
    return PLATFORMS[known(name, PLATFORMS, "platform")]

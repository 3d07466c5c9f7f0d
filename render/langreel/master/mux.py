"""Mux: join picture, one dub and its subtitles into a reel."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel.errors import ContentError
from langreel.ffmpeg import probe, run, url
from langreel.master.draft import draft_of
from langreel.master.join import join
from langreel.master.soft import track as write_track
from langreel.master.soft import written
from langreel.master.tracks import Track

# ISO 639-2/T, the codes that MP4 takes.
_ISO_639_2: Mapping[str, str] = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fa": "fas",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "id": "ind", "it": "ita", "ja": "jpn",
    "ko": "kor", "ms": "msa", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus",
    "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "yue": "yue", "zh": "zho",
}  # fmt: skip

# The AAC encoder opens with 1024 samples of its own; see encode_sound.
_PRIMING = 1024

# At this rate the fast coder is nearer to the stem than the default one (59 dB against 40), and quicker;
# at more it takes three times as long for nothing.
_AAC = ["-c:a", "aac", "-aac_coder", "fast", "-b:a", "256k"]

# No edit lists, yet every stream begins where it should: the picture's decoding times go below zero, and
# nothing is moved for that (make_zero would show the first frame twice as long and every subtitle later).
LAYOUT = ["-use_editlist", "0", "-avoid_negative_ts", "disabled",
           "-movflags", "+faststart+negative_cts_offsets"]  # fmt: skip


def language(lang: str) -> str:
    """The three-letter code of a language, ``und`` if it has none here.

    >>> language("zh"), language("en-GB"), language("zh+en"), language("tlh")
    ('zho', 'eng', 'mul', 'tlh')
    """
    if "+" in lang:
        return "mul"
    base = re.split(r"[-_]", lang.lower())[0]
    return _ISO_639_2.get(base, base if re.fullmatch(r"[a-z]{3}", base) else "und")


def encode_sound(stem: Path, out: Path) -> None:
    """Encode a stem as AAC-LC, 48 kHz stereo, 256 kbit/s, its samples where they were in the stem.

    The encoder delays everything by 1024 samples. An edit list would hide that from players; ours have
    none, so the stem's first 1024 samples (21 ms of the lead-in) make way for them.
    """
    seconds = probe(stem).seconds
    with draft_of(out) as draft:
        run(["-v", "error", "-y", "-i", url(stem), "-map", "0:a:0",
             "-af", f"aresample=48000,atrim=start_sample={_PRIMING}", "-ac", "2",
             *_AAC, "-use_editlist", "0", "-movflags", "+faststart", url(draft)],
            on_progress=lambda done: sys.audit("langreel.progress", done, seconds))  # fmt: skip


def mux(
    clips: Sequence[Path],
    stem: Path,
    tracks: Sequence[Track],
    chapters: Sequence[tuple[float, str]],
    tags: Mapping[str, str],
    out: Path,
) -> None:
    """Join silent clips, one sound and subtitle tracks into an MP4 without encoding the picture again.

    ``stem`` is what ``encode_sound`` wrote (copied), or any other sound file (encoded first). ``chapters``
    are (seconds, title) from 0 on. ``tags`` are the file's title, artist, …; ``language`` names the dub's.
    """
    with draft_of(out) as draft, TemporaryDirectory(dir=out.parent, prefix=f".{out.stem}.") as name:
        folder = Path(name)
        soft = _soft(tracks, folder)
        picture = _picture(clips, folder)
        sound = _sound(stem, folder)
        notes = folder / "chapters.txt"
        notes.write_text(ffmetadata(chapters, tags, probe(picture).seconds), "utf-8")
        inputs = [*_inputs([picture, sound, *soft]), "-f", "ffmetadata", *_inputs([notes])]
        tagged = _track_tags(tracks, tags.get("language", ""))
        run(["-v", "error", "-y", *inputs, *_maps(len(soft)), *tagged, *LAYOUT, url(draft)])


def ffmetadata(chapters: Sequence[tuple[float, str]], tags: Mapping[str, str], seconds: float) -> str:
    """Tags and chapters in ffmpeg's metadata format; a chapter ends where the next begins.

    >>> print(ffmetadata([(0.0, "Hook; or not")], {"title": "A=B"}, 1.5), end="")
    ;FFMETADATA1
    title=A\\=B
    [CHAPTER]
    TIMEBASE=1/1000000
    START=0
    END=1500000
    title=Hook\\; or not
    """
    lines = [";FFMETADATA1"]
    lines += [f"{_escape(key)}={_escape(value)}" for key, value in tags.items() if key != "language"]
    ends = [*(begins for begins, _ in chapters[1:]), seconds]
    for (begins, title), ends_at in zip(chapters, ends, strict=False):
        lines += ["[CHAPTER]", "TIMEBASE=1/1000000", f"START={round(begins * 1e6)}"]
        lines += [f"END={round(ends_at * 1e6)}", f"title={_escape(title)}"]
    return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    """Text as ffmetadata wants it: a backslash before its own signs; line ends become spaces."""
    return re.sub(r"([=;#\\])", r"\\\1", " ".join(text.split()))


def _picture(clips: Sequence[Path], folder: Path) -> Path:
    if len(clips) == 1:
        return clips[0]
    joined = folder / "picture.mp4"
    join(clips, joined)
    return joined


def _sound(stem: Path, folder: Path) -> Path:
    if probe(stem).audio_codec == "aac":
        return stem
    encoded = folder / "sound.m4a"
    encode_sound(stem, encoded)
    return encoded


def _soft(tracks: Sequence[Track], folder: Path) -> list[Path]:
    """The subtitle files as MP4 tracks."""
    soft = [folder / f"track-{number}.mp4" for number in range(len(tracks))]
    for track, path in zip(tracks, soft, strict=True):
        cues = written(track.file)
        if not cues:
            raise ContentError("a subtitle track without a single cue", where=str(track.file))
        write_track(cues, path)
    return soft


def _inputs(files: Sequence[Path]) -> list[str]:
    return [arg for file in files for arg in ("-i", url(file))]


def _maps(tracks: int) -> list[str]:
    """Picture, sound, each track, and the notes as the last input."""
    maps = ["-map", "0:v:0", "-map", "1:a:0"]
    for number in range(tracks):
        maps += ["-map", f"{number + 2}:s:0"]
    notes = str(tracks + 2)
    return [*maps, "-map_metadata", notes, "-map_chapters", notes, "-c", "copy"]


def _track_tags(tracks: Sequence[Track], dub: str) -> list[str]:
    args = ["-metadata:s:a:0", f"language={language(dub)}"] if dub else []
    for number, track in enumerate(tracks):
        args += [f"-metadata:s:s:{number}", f"language={language(track.lang)}"]
        args += [f"-metadata:s:s:{number}", f"handler_name={track.title}"]
        args += [f"-disposition:s:{number}", "default" if track.default else "0"]
    return args

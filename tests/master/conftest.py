"""A small reel: two shots of 31 and 29 frames at 160 x 90, 15 fps, one spoken line in each."""

from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np
import pytest

import builders
from langreel import captions
from langreel.captions.formats import srt
from langreel.ffmpeg import Encoder
from langreel.master.join import begun, joined
from langreel.master.mux import mux
from langreel.master.tracks import SoftTrack
from langreel.model import Chapter, Profile, Reel, Timeline
from langreel.sound import aac
from langreel.sound_steps import PACKET

FPS, RATE = 15, 48000
LOUD = 0.238
"""The amplitude at which a tone in both channels measures -14 LUFS."""
WORDS = {"zh": ("你好", "再见"), "en": ("Hello", "Bye")}


def paint(out: Path, frames: int, shade: int, bar: bool = True) -> Path:
    """A clip of a bar that crosses a shade."""
    with Encoder(out, 160, 90, fps=FPS, keys=(7, 21, 28)) as clip:
        for number in range(frames):
            picture = np.full((90, 160, 3), shade, np.uint8)
            if bar:
                picture[20:70, number * 2 : number * 2 + 12] = 255
            clip.write(picture)
    return out


def voice(out: Path, spoken: list[tuple[float, float, float]], seconds: float = 4.0) -> Path:
    """A stereo stem: a tone of some amplitude from one second to another, silence elsewhere."""
    at = np.arange(round(seconds * RATE)) / RATE
    sound = np.zeros_like(at)
    for begins, ends, loud in spoken:
        sound += np.where((at >= begins) & (at < ends), loud * np.sin(2 * np.pi * 440 * at), 0)
    samples = np.repeat((sound * 32767).astype("<i2"), 2)
    with wave.open(str(out), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return out


def encode(sound: Path, out: Path) -> None:
    """A sound as a film has it: its first 1,024 samples make way for those of the encoder."""
    with wave.open(str(sound)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2) / np.float32(32768)
    packets = list(aac.encode(np.pad(samples[PACKET:], ((0, PACKET), (0, 0)))))
    aac.write(packets[: -(-len(samples) // PACKET)], len(samples), out)


@pytest.fixture
def profile() -> Profile:
    return Profile("tiny", 160, 90, FPS)


@pytest.fixture
def timeline() -> Timeline:
    chapters = (Chapter(0, "开场"), Chapter(31, "第二章 = ; #"))
    said = [({"zh": ["你好"]}, [(0.4, 1.4)]), ({"zh": ["你好"]}, [(37 / FPS, 1.4)])]
    return builders.timeline("zh", FPS, said, lengths=[31, 29], names=["one", "two"], chapters=chapters)


@pytest.fixture
def make(tmp_path: Path, timeline: Timeline):
    """Make the reel, or one that differs in what is named."""

    def make(
        spoken=((0.4, 1.8, LOUD), (2.4667, 3.8667, LOUD)),
        clips=None,
        chapters=None,
        tracks=("zh", "en"),
        words=WORDS,
    ):
        cues = {
            lang: builders.track((0.4, 1.8, one), (2.4, 3.6, other)) for lang, (one, other) in words.items()
        }
        for lang, track in cues.items():
            captions.write(track, "srt", tmp_path / f"tiny.{lang}.srt", lang=lang)
        if clips is None:
            clips = [paint(tmp_path / "it's 1.mp4", 31, 60), paint(tmp_path / "第 2.mp4", 29, 100)]
        if chapters is None:
            chapters = [(chapter.frame / FPS, chapter.title) for chapter in timeline.chapters]
        soft = [SoftTrack(lang, lang.upper(), srt.plain(cues[lang]), lang == "zh") for lang in tracks]
        encode(voice(tmp_path / "stem.wav", list(spoken)), tmp_path / "stem.m4a")
        mux(
            clips,
            tmp_path / "stem.m4a",
            soft,
            chapters=chapters,
            tags={"title": "片 = ; #", "language": "zh"},
            out=tmp_path / "tiny.mp4",
        )
        sidecars = tuple(tmp_path / f"tiny.{lang}.srt" for lang in ("zh", "en"))
        return Reel(tmp_path / "tiny.mp4", sidecars, timeline)

    return make


@pytest.fixture
def join():
    """Put silent clips one after another, and nothing else."""

    def join(clips: list[Path], out: Path) -> None:
        with av.open(str(out), "w") as target:
            stream = begun(target, clips[0])
            for packet in joined(clips, stream):
                target.mux_one(packet)

    return join

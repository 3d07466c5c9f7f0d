"""Sound bytes: whether what a server sent is sound, and all of it."""

from __future__ import annotations

import io
import re
import wave
from typing import Final

from langreel.errors import VoiceError
from langreel.network.json_post import PostAnswer, first_words, kind_of
from langreel.network.patience import Passing

_HEADS: Final = (b"RIFF", b"OggS", b"fLaC", b"ID3", b"\x1a\x45\xdf\xa3", b"FORM", b"caff")
"""How sound files begin: WAV, Ogg, FLAC, tagged MP3, WebM, AIFF, CAF."""
_PCM: Final = re.compile(r"audio/(pcm|l16|x-raw|raw)\b", re.IGNORECASE)
_RATE: Final = re.compile(r"rate=(\d+)")
_PCM_RATE: Final = 24_000
"""Of bare samples whose rate nobody tells."""
_ENDLESS: Final = 0x7FFF_F000
"""What stands in a WAV, or more, when its length was not known as it was begun."""


def whole(data: bytes, content_type: str, who: str) -> bytes:
    """The sound file that came, bare samples as a WAV; whatever it is called, its first bytes count.

    ``who`` begins the sentence of a failure: Passing if it is empty or cut, VoiceError if it is no sound.
    """
    if not data:
        raise Passing(f"{who} without a sound")
    if _is_sound(data):
        if _is_cut(data):
            raise Passing(f"{who} with half a sound")
        return data
    if _PCM.match(content_type):
        rate = _RATE.search(content_type)
        return _wav(data, int(rate[1]) if rate else _PCM_RATE)
    what = kind_of(PostAnswer(data, content_type))
    raise VoiceError(f"{who} with {what} instead of sound: {first_words(data)}".rstrip(": "))


def _is_sound(data: bytes) -> bool:
    return data.startswith(_HEADS) or data[4:8] == b"ftyp" or (data[0] == 0xFF and data[1:2] >= b"\xe0")


def _is_cut(data: bytes) -> bool:
    """Whether a WAV is shorter than it says. Of the others nothing can be told."""
    if not data.startswith(b"RIFF"):
        return False
    length = int.from_bytes(data[4:8], "little")
    return 0 < length < _ENDLESS and len(data) < length + 8 - 1


def _wav(samples: bytes, rate: int) -> bytes:
    """Bare 16-bit samples of one channel as a file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(samples[: len(samples) // 2 * 2])
    return out.getvalue()

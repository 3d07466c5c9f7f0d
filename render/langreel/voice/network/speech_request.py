"""Speech request: words posted to a server → the sound that it answers with, whole, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from langreel.errors import VoiceError
from langreel.network.json_post import JsonPost, post
from langreel.network.patience import Patience, patiently
from langreel.voice.network import sound_bytes

MOST: Final = 256 << 20
"""Bytes that no line's sound has."""


def sound(
    url: str, words: Mapping[str, str | float], patience: Patience, *, key: str = "", variable: str = ""
) -> bytes:
    """A sound file. What came of a broken answer is thrown away; ``variable`` is where the key stands.

    VoiceError where the server refuses, or has still not given one when patience ends.
    """
    asked = JsonPost(url, words, "audio/*", MOST, VoiceError, key, variable)
    return patiently(lambda: _attempt(asked, patience), patience, fault=VoiceError)


def _attempt(asked: JsonPost, patience: Patience) -> bytes:
    answer = post(asked, patience)
    return sound_bytes.whole(answer.data, answer.content_type, f"{asked.host} answers")

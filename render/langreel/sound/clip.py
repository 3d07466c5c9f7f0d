"""Clip: a WAV → a pydub segment at 48 kHz, 16-bit."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from langreel.sound_steps import RATE

if TYPE_CHECKING:
    from pydub import AudioSegment


def clip(path: Path, channels: int) -> AudioSegment:
    """The file as pydub takes it; OSError if it cannot be read."""
    with warnings.catch_warnings():
        # pydub warns where no system ffmpeg is installed; only WAV is given to it, which needs none.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
        from pydub.exceptions import PydubException

        try:
            found = AudioSegment.from_wav(str(path))
        except (PydubException, EOFError, ValueError, KeyError, IndexError) as error:
            raise OSError(f"{path} is not a WAV") from error
    return found.set_frame_rate(RATE).set_channels(channels).set_sample_width(2)

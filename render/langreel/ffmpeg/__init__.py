"""ffmpeg: encode painted frames, probe what a file holds, and run the ffmpeg binary."""

from langreel.ffmpeg.encoder import Encoder
from langreel.ffmpeg.probe import (
    BT709,
    Media,
    MediaChapter,
    SubtitleTrack,
    frame_hashes,
    probe,
    shown_size,
    told_length,
)
from langreel.ffmpeg.run import binary, run, url, version

__all__ = [
    "BT709",
    "Encoder",
    "Media",
    "MediaChapter",
    "SubtitleTrack",
    "binary",
    "frame_hashes",
    "probe",
    "run",
    "shown_size",
    "told_length",
    "url",
    "version",
]

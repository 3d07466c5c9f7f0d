"""ffmpeg: encode painted frames, probe what a file holds, and run the ffmpeg binary."""

from langreel.ffmpeg.encoder import Encoder
from langreel.ffmpeg.probe import BT709, Chapter, Media, SubtitleTrack, frame_hashes, probe
from langreel.ffmpeg.run import binary, run, version

__all__ = [
    "BT709",
    "Chapter",
    "Encoder",
    "Media",
    "SubtitleTrack",
    "binary",
    "frame_hashes",
    "probe",
    "run",
    "version",
]

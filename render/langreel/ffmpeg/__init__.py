"""ffmpeg: encode painted frames, probe what a file holds, and run the ffmpeg binary."""

from langreel.ffmpeg.encoder import Encoder
from langreel.ffmpeg.probe import BT709, Chapter, Media, SubtitleTrack, frame_hashes, probe
from langreel.ffmpeg.run import FULL, binary, disk_full, run, url, version

__all__ = [
    "BT709",
    "FULL",
    "Chapter",
    "Encoder",
    "Media",
    "SubtitleTrack",
    "binary",
    "disk_full",
    "frame_hashes",
    "probe",
    "run",
    "url",
    "version",
]

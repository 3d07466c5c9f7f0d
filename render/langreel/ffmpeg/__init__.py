"""ffmpeg: encode painted frames, probe what a file holds, and run the ffmpeg binary."""

from langreel.ffmpeg.encoder import Encoder
from langreel.ffmpeg.probe import BT709, Media, MediaChapter, SubtitleTrack, frame_hashes, probe
from langreel.ffmpeg.run import FULL, binary, disk_full, run, url, version

__all__ = [
    "BT709",
    "FULL",
    "Encoder",
    "Media",
    "MediaChapter",
    "SubtitleTrack",
    "binary",
    "disk_full",
    "frame_hashes",
    "probe",
    "run",
    "url",
    "version",
]

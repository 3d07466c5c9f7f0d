"""Finished films: other subtitles in them, as tracks or burnt into the picture. No script is needed."""

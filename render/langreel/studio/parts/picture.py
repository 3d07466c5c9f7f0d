"""The picture: stills of any moment, drawn anew as files change."""

from __future__ import annotations

from langreel.studio.requests import StudioPart

PART = StudioPart("picture", ())

"""The studio: a page on this machine where a film is watched, changed and mended."""

"""Interchange: a dub laid out for an editor's own program, and what comes back from there."""

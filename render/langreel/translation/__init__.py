"""Translation: an episode's lines → files that translators work in, and what comes back → its catalogue.

The unit is the line, ``segment.number``. A reader of any further format makes ``Entry`` objects and hands
them to ``store``.
"""

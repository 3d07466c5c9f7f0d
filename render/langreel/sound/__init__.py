"""Sound: takes, music and effects on one timeline, brought to the loudness of the platforms.

``mixdown`` makes a stretch of a dub, ``join_stretches`` its stem, ``stem_files`` its parts for a further one.
Nothing heavy is loaded here.
"""

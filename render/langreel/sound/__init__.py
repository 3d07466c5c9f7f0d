"""Sound: takes, music and effects on one timeline, brought to the loudness of the platforms.

``mix`` makes the sound of a dub, ``stem_files`` its parts for a further one. Nothing heavy is loaded here.
"""

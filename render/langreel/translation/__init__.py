"""Translation: an episode's lines → files that translators work in, and what comes back → its catalogue."""

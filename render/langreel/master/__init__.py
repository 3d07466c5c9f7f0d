"""Master: clips, a stem and cues become a reel, and the reel is held against its timeline."""

"""Neural: what voices that are neural networks share: phonemes tied to words, models that tell durations."""

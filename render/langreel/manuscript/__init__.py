"""Manuscript: a text as its author has it → an episode that renders as it stands."""

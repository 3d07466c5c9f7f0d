"""Kept: takes of a voice that lie in the project, and play wherever its film is made."""

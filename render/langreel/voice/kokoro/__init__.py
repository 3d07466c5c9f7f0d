"""Kokoro: a neural voice for eight languages. Its model is a file that must be brought first."""

"""Timing: takes → Timeline. The only place where seconds become frames."""

from langreel.timing.conform import conform

__all__ = ["conform"]

"""Charts: thin mobjects over the pure geometry of scales. Each enters, moves and points."""

from langreel.scenes.charts.line import LineChart

__all__ = ["LineChart"]

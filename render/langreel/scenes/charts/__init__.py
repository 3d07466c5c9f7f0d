"""Charts: thin mobjects over the pure geometry of scales. Each enters, moves and points."""

from langreel.scenes.charts.bar import BarChart
from langreel.scenes.charts.line import LineChart
from langreel.scenes.charts.loop import FlowLoop
from langreel.scenes.charts.snowball import Snowball

__all__ = ["BarChart", "FlowLoop", "LineChart", "Snowball"]

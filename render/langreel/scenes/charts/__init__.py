"""Charts: thin mobjects over the pure geometry of scales. Each enters, moves and points."""

from langreel.scenes.charts.bar_chart import BarChart
from langreel.scenes.charts.chart import LANGUAGE, SAFE, Chart
from langreel.scenes.charts.comparison import Comparison
from langreel.scenes.charts.icons import icon
from langreel.scenes.charts.line import LineChart
from langreel.scenes.charts.loop import FlowLoop
from langreel.scenes.charts.number import NumberCounter
from langreel.scenes.charts.ring import Ring
from langreel.scenes.charts.snowball import Snowball
from langreel.scenes.charts.timeline import TimelineChart
from langreel.scenes.charts.tokens import token

__all__ = [
    "LANGUAGE",
    "SAFE",
    "BarChart",
    "Chart",
    "Comparison",
    "FlowLoop",
    "LineChart",
    "NumberCounter",
    "Ring",
    "Snowball",
    "TimelineChart",
    "icon",
    "token",
]

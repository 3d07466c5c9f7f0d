"""Charts: what a scene draws of numbers, thin mobjects over pure geometry.

A new chart is a file in this folder and a line here; ``langreel.scenes`` offers it from then on.
"""

from langreel.scenes.charts.bar_chart import BarChart as BarChart
from langreel.scenes.charts.bar_race import BarRace as BarRace
from langreel.scenes.charts.bubbles_over_time import BubblesOverTime as BubblesOverTime
from langreel.scenes.charts.comparison import Comparison as Comparison
from langreel.scenes.charts.dumbbell import Dumbbell as Dumbbell
from langreel.scenes.charts.flow_loop import FlowLoop as FlowLoop
from langreel.scenes.charts.heat_grid import HeatGrid as HeatGrid
from langreel.scenes.charts.histogram import Histogram as Histogram
from langreel.scenes.charts.line_chart import LineChart as LineChart
from langreel.scenes.charts.map_chart import MapChart as MapChart
from langreel.scenes.charts.note_piles import NotePiles as NotePiles
from langreel.scenes.charts.number_counter import NumberCounter as NumberCounter
from langreel.scenes.charts.ring import Ring as Ring
from langreel.scenes.charts.sankey import Sankey as Sankey
from langreel.scenes.charts.scatter import Scatter as Scatter
from langreel.scenes.charts.seasonal_overlay import SeasonalOverlay as SeasonalOverlay
from langreel.scenes.charts.slope_chart import SlopeChart as SlopeChart
from langreel.scenes.charts.small_multiples import SmallMultiples as SmallMultiples
from langreel.scenes.charts.snowball import Snowball as Snowball
from langreel.scenes.charts.stacked_areas import StackedAreas as StackedAreas
from langreel.scenes.charts.stacked_bars import StackedBars as StackedBars
from langreel.scenes.charts.stripes import Stripes as Stripes
from langreel.scenes.charts.timeline_chart import TimelineChart as TimelineChart
from langreel.scenes.charts.traffic import Traffic as Traffic
from langreel.scenes.charts.water import Water as Water
from langreel.scenes.charts.waterfall import Waterfall as Waterfall

CHARTS = {name: each for name, each in globals().items() if isinstance(each, type)}
"""Every chart by its name."""

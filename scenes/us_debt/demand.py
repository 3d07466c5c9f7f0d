"""Who lends less: China's decade of selling."""

from langreel.scenes import ReelScene, table, theme
from langreel.scenes.charts import LineChart


class HoldingsDecline(ReelScene):
    """The line climbs to its peak and falls as it is told; then the gap is measured and explained."""

    def construct(self):
        china = table("treasury_holdings", country="China", until="2024-12")
        chart = LineChart(
            china, x="date", y="holdings_usd_bn", heading=self.label("heading"), colors=theme.CHINA
        )

        with self.segment("holdings-decline"):
            self.play(chart.enter())
            self.play(chart.draw(to="2013-11"), until="peak")
            self.play(chart.callout("2013-11", self.figure("china_peak")))
            self.play(chart.draw(to="2024-12"), until="now")
            self.play(chart.callout("2024-12", self.figure("china_2024")))
            self.hold(until="gap")
            self.play(chart.measure("2013-11", "2024-12", self.label("cut")))

        with self.segment("holdings-reasons"):
            self.hold(until="part")
            self.play(chart.remark(self.label("part")))
            self.hold(until="july")
            self.play(chart.callout("2024-12", self.figure("china_july")))

"""One line that grows: the debt over forty years."""

from langreel.scenes import LineChart, ReelScene, table


class OneLine(ReelScene):
    """Segment `one-line`: the line is drawn as it is told, and both ends are named."""

    def construct(self):
        debt = table("public_debt")
        chart = LineChart(debt, x="date", y="debt_usd_bn", heading=self.label("heading"))

        with self.segment("one-line"):
            self.play(chart.enter())
            self.play(chart.callout("1980-09", self.figure("debt_1980")), until="start")
            self.play(chart.draw(to="2020-09"), until="now")
            self.play(chart.callout("2020-09", self.figure("debt_2020")))

"""The ending: the last two years, in which the line breathes and still climbs."""

from langreel.scenes import LineChart, ReelScene, table, theme


class NextBreath(ReelScene):
    """Two years by the month: down and up, and each turn a little higher than the one before."""

    def construct(self):
        months = table("co2_monthly", since="2024-05", until="2026-05")
        heading = self.label("heading")
        chart = LineChart(
            months, x="date", y="co2_ppm", zero=False, heading=heading, colors=theme.meaning("air")
        )

        with self.segment("next-breath"):
            self.play(chart.enter(), seconds=0.9)
            self.play(chart.draw(to="2025-05"), until="now")
            self.play(chart.callout("2025-05", self.figure("may_2025")))
            self.play(chart.draw(to="2025-09"), until="less")
            self.play(chart.draw(), until="us")
            self.play(chart.callout("2026-05", self.figure("latest")))
            self.play(chart.remark(self.label("bye")))

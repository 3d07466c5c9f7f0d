"""The first breath: a number that is read on a mountain, falls in summer and rises in autumn."""

from langreel.scenes import LineChart, ReelScene, table, theme


class FirstYears(ReelScene):
    """The first two years by the month; where the line falls and where it rises, the picture says why."""

    def construct(self):
        months = table("co2_monthly", until="1959-12")
        chart = LineChart(
            months,
            x="date",
            y="co2_ppm",
            origin="1958-02",
            zero=False,
            heading=self.label("heading"),
            note=self.label("ppm"),
            colors=theme.meaning("air"),
        )
        with self.segment("first-air"):
            self.play(chart.enter(), until="air")
            self.hold(until="first")
            self.play(chart.draw(to="1958-03"), chart.callout("1958-03", self.figure("first")), seconds=0.8)
            self.hold(until="million")
            self.play(chart.draw(to="1958-05"), until="end")

        with self.segment("breathing"):
            self.hold(until="fall")
            self.play(chart.draw(to="1958-10"), until="turn")
            self.play(chart.draw(to="1959-05"), until="in")
            self.play(chart.shade("1958-06", "1958-10", self.label("in")))
            self.hold(until="out")
            self.play(chart.shade("1958-11", "1959-05", self.label("out")))
            self.play(chart.draw(), until="end")

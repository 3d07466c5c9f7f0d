"""The climb: the whole curve, and how fast it rises."""

from langreel.scenes import BarChart, LineChart, ReelScene, table, theme


class WholeCurve(ReelScene):
    """Every month since 1958; then the level of the first whole year and that of the last."""

    def construct(self):
        months = table("co2_monthly")
        chart = LineChart(
            months,
            x="date",
            y="co2_ppm",
            zero=False,
            heading=self.label("heading"),
            colors=theme.meaning("air"),
        )
        with self.segment("whole-curve"):
            self.play(chart.enter(), until="curve")
            self.play(chart.draw(to="2026-05"), until="latest")
            self.play(chart.callout("2026-05", self.figure("latest"), side="up-left"))
            self.hold(until="rise")
            self.play(chart.reference(self.value("mean_1959"), self.level("mean_1959", "year_1959")))
            self.play(chart.reference(self.value("mean_2025"), self.level("mean_2025", "year_2025")))
            self.play(chart.remark(self.label("rise")))

    def level(self, mean, year):
        """A yearly average and its year."""
        return f"{self.figure(mean)} · {self.figure(year)}"


SPANS = {
    "sixties": "growth_60s",
    "eighties": "growth_80s",
    "two_thousands": "growth_00s",
    "last_ten": "growth_now",
}


class Faster(ReelScene):
    """The average rise of a year, by the decade: bars that grow as they are told."""

    def construct(self):
        chart = BarChart(
            {span: self.quantity(figure) for span, figure in SPANS.items()},
            names={span: self.label(span) for span in SPANS},
            heading=self.label("heading"),
            source=table("co2_growth").source,
            colors=theme.meaning("air"),
            flat=False,
        )
        with self.segment("faster"):
            self.play(chart.enter(), until="sixties")
            self.play(chart.grow("sixties"))
            self.play(chart.grow(("eighties", "two_thousands")), until="now")
            self.play(chart.grow("last_ten"))
            self.hold(until="times")
            self.play(chart.highlight(("sixties", "last_ten")))

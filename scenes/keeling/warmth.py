"""The warmth: the Earth's temperature year by year, and what it has to do with the curve."""

from manim import RIGHT

from langreel.scenes import ReelScene, Scatter, Stripes, enter, table, text, theme


class Years(ReelScene):
    """A stripe for every year; the coldest and the warmest are named, and then the ten warmest of all."""

    def construct(self):
        years = table("global_temperature", source="HadCRUT5")
        chart = Stripes(
            years, x="year", y="anomaly_c", legend=self.label("base"), heading=self.label("heading")
        )

        with self.segment("stripes"):
            self.play(chart.enter(), until="stripes")
            self.play(chart.draw(), until="red")
            self.hold(until="cold")
            self.play(chart.callout(1904, self.figure("cold")))
            self.hold(until="warm")
            self.play(chart.callout(2024, self.figure("warm")))
            self.hold(until="since")
            self.play(chart.highlight(2015, 2024))


class Together(ReelScene):
    """A dot for every year, carbon dioxide across and temperature up."""

    def construct(self):
        chart = Scatter(
            table("co2_and_temperature"),
            x="co2_ppm",
            y="anomaly_c",
            key="year",
            x_title=self.label("across"),
            y_title=self.label("up"),
            heading=self.label("heading"),
            colors=theme.meaning("warmth"),
        )
        with self.segment("together"):
            self.play(chart.enter(), until="dots")
            self.play(chart.draw(to=1975), until="climb")
            self.play(chart.draw(), until="physics")
            self.play(chart.callout(1959, self.figure("year_1959"), named=False))
            self.play(chart.callout(2024, self.figure("warm_year"), named=False))
            self.hold(until="known")
            self.play(enter(self.physics(chart)))

    def physics(self, chart):
        """Why the two belong together, where the plot is empty."""
        words = text(self.label("physics"), theme.BODY, theme.meaning("warmth"), lang=self.lang)
        return words.move_to((chart.plot.right - 0.2, chart.plot.bottom + 0.55, 0), aligned_edge=RIGHT)

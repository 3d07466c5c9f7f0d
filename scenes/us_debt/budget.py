"""What the debt costs: interest catches up with defence and passes it."""

from manim import FadeIn

from langreel.geometry import Box
from langreel.scenes import LineChart, NumberCounter, ReelScene, emphasise, enter, leave, table, text, theme

INTEREST, DEFENCE = "net_interest_usd_bn", "defense_outlays_usd_bn"


class InterestDefence(ReelScene):
    """Two lines race: interest, long far below defence, overtakes it; the numbers stand beside them."""

    def construct(self):
        colors = {INTEREST: theme.BAD, DEFENCE: theme.CYAN}
        chart = LineChart(
            table("net_interest", since=2000), x="fiscal_year", y=[INTEREST, DEFENCE],
            names={INTEREST: self.label("interest"), DEFENCE: self.label("defence")}, colors=colors,
            heading=self.label("heading"), note=self.label("note"),
            box=Box(theme.SAFE_LEFT, theme.BAND_TOP, 3.3, theme.SAFE_TOP),
        )  # fmt: skip
        interest = self.number("interest_2025", self.label("interest"), colors[INTEREST], 0.9)
        defence = self.number("defence_2025", self.label("defence"), colors[DEFENCE], -0.95)
        then, now = (self.year(key) for key in ("fiscal_2024", "fiscal_2025"))

        with self.segment("interest-defence"):
            self.play(chart.enter(), seconds=0.8)
            self.play(chart.draw(to="2023"), until="interest")
            first = interest.count(self.value("interest_2024"))
            self.play(enter(then), chart.draw(to="2024"), first, FadeIn(interest.caption))
            self.hold(until="defence")
            second = defence.count(self.value("defence_2024"))
            self.play(second, FadeIn(defence.caption))
            self.hold(until="cross")
            self.play(chart.callout("2024", self.label("first"), INTEREST), emphasise(interest.counter))
            self.hold(until="gap")
            self.play(leave(then), enter(now), chart.draw(), interest.count(), defence.count(), seconds=1.4)

    def number(self, figure, words, color, y):
        """An amount that counts, in the colour of its line."""
        number = NumberCounter(self.quantity(figure), words, size=0.8, color=color)
        return number.move_to((5.0, y, 0))

    def year(self, key):
        """The fiscal year above the amounts."""
        return text(self.label(key), theme.BODY, theme.INK, weight="BOLD", lang=self.lang).move_to(
            (5.0, 2.2, 0)
        )

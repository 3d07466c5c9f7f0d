"""What the debt costs: interest catches up with defence and passes it."""

from manim import FadeIn

from langreel.geometry import columns
from langreel.scenes import LineChart, NumberCounter, ReelScene, emphasise, enter, leave, table, text, theme

INTEREST, DEFENCE = "net_interest_usd_bn", "defense_outlays_usd_bn"


class InterestDefence(ReelScene):
    """Two lines race: interest, long far below defence, overtakes it; the numbers stand beside them."""

    def construct(self):
        colors = {INTEREST: theme.BAD, DEFENCE: theme.CYAN}
        box, year, *numbers = self.places()
        chart = LineChart(
            table("net_interest", since=2000), x="fiscal_year", y=[INTEREST, DEFENCE],
            names={INTEREST: self.label("interest"), DEFENCE: self.label("defence")}, colors=colors,
            heading=self.label("heading"), note=self.label("note"),
            box=box,
        )  # fmt: skip
        interest = self.number("interest_2025", self.label("interest"), colors[INTEREST], numbers[0])
        defence = self.number("defence_2025", self.label("defence"), colors[DEFENCE], numbers[1])
        then, now = (self.year(key, year) for key in ("fiscal_2024", "fiscal_2025"))

        with self.segment("interest-defence"):
            self.play(chart.enter(), seconds=0.8)
            self.play(chart.draw(to="2023"), until="interest")
            first = interest.count(self.value("interest_2024"))
            self.play(enter(then), chart.draw(to="2024"), first, FadeIn(interest.caption))
            self.hold(until="defence")
            second = defence.count(self.value("defence_2024"))
            self.play(second, FadeIn(defence.caption))
            self.hold(until="cross")
            dated = not self.stage.upright
            passed = chart.callout("2024", self.label("first"), INTEREST, dated=dated)
            self.play(passed, emphasise(interest.counter))
            self.hold(until="gap")
            self.play(leave(then), enter(now), chart.draw(), interest.count(), defence.count(), seconds=1.4)

    def places(self):
        """The chart's box, and the middles of the year and of both amounts: beside it, or below it."""
        area = self.stage.area
        if not self.stage.upright:
            return area.inset(right=area.right - 3.3), (5.0, 2.2, 0), (5.0, 0.9, 0), (5.0, -0.95, 0)
        box, foot = self.stage.split(5.1, 1.7, of=area, gap=0.13)
        year, amounts = self.stage.split(1, 3, of=foot, gap=0.1)
        left, right = columns(amounts, 2, 0.2)
        return box, (year.x, year.y, 0), (left.x, left.y, 0), (right.x, right.y, 0)

    def number(self, figure, words, color, place):
        """An amount that counts, in the colour of its line."""
        number = NumberCounter(
            self.quantity(figure), words, size=0.62 if self.stage.upright else 0.8, color=color
        )
        return number.move_to(place)

    def year(self, key, place):
        """The fiscal year above the amounts."""
        return text(self.label(key), theme.BODY, theme.INK, weight="BOLD", lang=self.lang).move_to(place)

"""Who lends less: China's decade of selling."""

from manim import DOWN, LEFT, RIGHT, UP, FadeIn, Polygon, RoundedRectangle, VGroup

from langreel import quantity
from langreel.scenes import (
    BarRace,
    Counter,
    LineChart,
    ReelScene,
    emphasise,
    enter,
    icon,
    leave,
    row,
    table,
    text,
    theme,
)

PEAK, END, JULY = "2013-11", "2024-12", "2025-07"
THREE = ("Japan", "China", "United Kingdom")
"""Those that the theme has colours for."""
HOLDERS = (
    *THREE,
    *("Belgium", "Brazil", "Canada", "Cayman Islands", "Germany", "Hong Kong", "Ireland", "Luxembourg"),
    *("Russia", "South Korea", "Switzerland", "Taiwan"),
)
"""Every country that was ever among the seven largest at the end of a year."""


class HoldingsDecline(ReelScene):
    """The line climbs to its peak and falls as it is told; the gap is measured, filled and explained.

    A number runs with the head of the line. July 2025 is a hollow dot beside the line: it was revised since.
    """

    def construct(self):
        china = table("treasury_holdings", country="China", since="2005", until=END)
        box, self.foot = self.stage.split(5.3, 1.4, of=self.stage.area, gap=0.2)
        chart = LineChart(
            china,
            x="date",
            y="holdings_usd_bn",
            box=box if self.stage.upright else self.stage.area,
            heading=self.label("heading"),
            colors=theme.meaning("China"),
            horizon="2025-12",
        )
        number, upright = self.running(chart), self.stage.upright
        # Where there is little room beside a point, its day is heard alone.
        notes = {"dated": not upright}

        with self.segment("holdings-decline"):
            self.play(chart.enter(), FadeIn(number), seconds=0.9)
            self.play(chart.draw(to=PEAK), until="peak")
            self.play(chart.callout(PEAK, self.figure("china_peak"), side="up-left", **notes))
            self.play(chart.draw(to=END), until="now")
            self.play(chart.callout(END, self.figure("china_2024"), side="down-left", **notes), leave(number))
            self.hold(until="gap")
            gap = lost(chart)
            side = "auto" if upright else "beyond"
            self.play(chart.measure(PEAK, END, self.label("cut"), side=side), FadeIn(gap))

        with self.segment("holdings-reasons"):
            part, price, custody = self.reasons()
            self.hold(until="price")
            self.play(enter(price))
            self.hold(until="custody")
            self.play(enter(custody))
            self.hold(until="part")
            self.play(enter(part))
            self.hold(until="july")
            bracket = chart.notes[-1]
            gone = [chart.drop(bracket), *([chart.drop(chart.notes[1])] if upright else [])]
            self.play(*gone, leave(gap, part, price, custody), seconds=0.5)
            self.hold(until="first")
            july = {"value": self.value("china_july"), "under": self.label("first"), **notes}
            july["side"] = "down-left" if upright else "up"
            self.play(chart.callout(JULY, self.figure("china_july"), **july))

    def running(self, chart):
        """The value at the head of the line, large, at the top right, or under the chart."""
        final = self.quantity("china_peak")
        number = Counter(
            chart.head()[1],
            quantity.counting_to(final, self.lang),
            theme.DISPLAY,
            color=theme.meaning("China"),
            weight="BOLD",
            anchor=RIGHT,
            lang=self.lang,
        )
        if self.stage.upright:
            number.move_to((self.foot.right, self.foot.y, 0), aligned_edge=RIGHT)
        else:
            number.move_to((theme.SAFE_RIGHT, theme.SAFE_TOP, 0), aligned_edge=RIGHT + UP)
        number.clear_updaters()
        return number.add_updater(lambda running: running.write_value(chart.head()[1]))

    def reasons(self):
        """Three pieces under the line or the chart: what is said of both reasons, and each in a picture."""
        part = text(self.label("part"), theme.BODY, theme.MUTED, lang=self.lang)
        price = chip("note", self.label("price"), self.lang)
        custody = chip("bank", self.label("custody"), self.lang)
        if self.stage.upright:
            chips = VGroup(price, custody).arrange(DOWN, buff=0.14, aligned_edge=LEFT).scale(0.8)
            stack = VGroup(part, chips).arrange(RIGHT, buff=0.35)
            stack.move_to((self.foot.left, self.foot.y, 0), aligned_edge=LEFT)
        else:
            stack = VGroup(part, price, custody).arrange(DOWN, buff=0.16, aligned_edge=LEFT)
            stack.move_to((-2.1, -0.42, 0), aligned_edge=LEFT)
        return part, price, custody


def lost(chart):
    """What lies between the level of the peak and the line."""
    _, (x, y) = chart.spot(None, PEAK)
    line = chart.paths()[0]
    after = line[line[:, 0] >= x]
    corners = [*after, (after[-1, 0], y)]
    area = Polygon(*chart.at(corners), stroke_width=0, fill_color=theme.meaning("China"), fill_opacity=0.2)
    return area.set_z_index(0.5)


def chip(name, words, lang):
    """A small card: a picture and words."""
    inside = row(
        text(words, theme.LABEL, theme.INK, lang=lang), icon(name, 0.5, theme.meaning("China")), gap=0.2
    )
    inside.submobjects.reverse()
    inside.arrange(RIGHT, buff=0.2)
    card = RoundedRectangle(
        corner_radius=0.12, width=inside.width + 0.5, height=0.8, stroke_width=0, fill_color=theme.PANEL
    )
    return VGroup(card.set_fill(opacity=1), inside.move_to(card)).set_z_index(4)


class HolderRace(ReelScene):
    """The largest holders race from 2000 to 2024; then the three at the top, July 2025 as first published."""

    def construct(self):
        race = self.race()
        with self.segment("other-holders"):
            self.play(race.enter(), seconds=0.9)
            self.hold(until="race")
            self.play(race.run(to="2024"), until="uk")
            self.play(race.run(bars=3), enter(self.tag(race)), until="japan")
            self.play(emphasise(race.runner("Japan"), color=theme.meaning("Japan")))
            self.hold(until="now")
            self.play(emphasise(race.date, race.runner("Japan").counter))
            self.hold(until="peak")
            peak = f"{self.label('peak')} {self.figure('japan_peak')}"
            when = "" if self.stage.upright else self.figure("japan_peak_date", "full")
            self.play(race.compare("Japan", self.value("japan_peak"), peak, under=when))

    def race(self):
        """Year-ends of every country; in 2025 months of the three largest, July as it was first published."""
        years = table("treasury_holdings_yearend_all", holder=list(HOLDERS), until="2024")
        three = list(THREE)
        months = table("treasury_holdings", country=three, since="2025-01", until="2025-06")
        july = table("treasury_holdings_first_published", country=three, date=JULY)
        return BarRace(
            years,
            x="date",
            y="holdings_usd_bn",
            series="holder",
            more=[
                (months, "date", "holdings_usd_bn", "country"),
                (july, "date", "first_published_usd_bn", "country"),
            ],
            bars=5 if self.stage.upright else 7,
            names={holder: self.label(holder.lower().replace(" ", "_")) for holder in HOLDERS},
            heading=self.label("heading"),
            note=self.label("note"),
        )

    def tag(self, race):
        """What the last numbers are, over the date."""
        words = text(self.label("first"), theme.LABEL, theme.MUTED, lang=self.lang)
        if self.stage.upright:
            return words.move_to((race.box.left, race.date.get_y(), 0), aligned_edge=LEFT)
        corner = (race.box.right, race.date.get_bottom()[1] + theme.DISPLAY, 0)
        return words.move_to(corner, aligned_edge=DOWN + RIGHT)

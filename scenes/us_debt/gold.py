"""What central banks buy instead: tonnes of gold, and the day it outweighed Treasuries."""

from manim import LEFT, RIGHT, FadeOut, ManimColor, VGroup, interpolate_color

from langreel.scenes import (
    BarChart,
    LineChart,
    ReelScene,
    emphasise,
    enter,
    icon,
    leave,
    paragraph,
    table,
    text,
    theme,
)

UNSURE = "cross_checked_in_aggregate"
THREE = ["2022", "2023", "2024"]


class Purchases(ReelScene):
    """Tonnes of gold bought each year; the last three rise above a thousand. Uncertain years are pale."""

    def construct(self):
        since = "2018" if self.stage.upright else "2016"
        gold = table(
            "central_bank_gold_purchases", period_type="year", vintage="revised", since=since, until="2024"
        )
        years = [str(int(year)) for year in gold["period"]]
        sure = dict(zip(years, gold["provenance"]))
        pale = interpolate_color(ManimColor(theme.meaning("gold")), ManimColor(theme.GROUND), 0.45).to_hex()
        chart = BarChart(
            gold,
            x="period",
            y="net_purchases_tonnes",
            heading=self.label("heading"),
            note=self.label("note"),
            colors={year: pale if sure[year] == UNSURE else theme.meaning("gold") for year in years},
            flat=False,
        )
        before = [year for year in years if year not in THREE]

        with self.segment("gold-buying"):
            question = self.question(chart)
            self.play(chart.enter(), enter(question), seconds=0.9)
            self.hold(until="gold")
            self.play(chart.grow(before), leave(question), until="three")
            for year in THREE:
                self.play(chart.grow(year), seconds=0.8)
            self.hold(until="tonnes")
            self.play(chart.reference(self.value("gold_line"), self.label("line")))
            self.play(emphasise(*(chart.drawn.bars[n] for year in THREE for n in chart.index[year])))

    def question(self, chart):
        """A bank, and what it may be buying."""
        mark = text(self.label("question"), 2 * theme.DISPLAY, theme.ACCENT, weight="BOLD", lang=self.lang)
        bank = icon("bank", 1.8, theme.MUTED, width=5)
        return VGroup(bank, mark).arrange(RIGHT, buff=0.4).move_to((chart.plot.x, chart.plot.y, 0))


class Crossing(ReelScene):
    """The value of official gold and foreign official Treasuries, until the lines cross; then the record."""

    def construct(self):
        both = table("reserves_gold_vs_treasuries", until="2025-10")
        gold, bonds = "official_gold_world_value_usd_bn", "foreign_official_treasuries_usd_bn"
        box, foot = self.stage.split(5.75, 1.0, of=self.stage.area, gap=0.2)
        chart = LineChart(
            both,
            x="date",
            box=box if self.stage.upright else self.stage.area,
            y=(gold, bonds),
            names={gold: self.label("gold"), bonds: self.label("treasuries")},
            colors={gold: theme.meaning("gold"), bonds: theme.meaning("Treasuries")},
            heading=self.label("heading"),
            note=self.label("own"),
        )

        with self.segment("gold-crossing"):
            self.play(chart.enter(), seconds=0.8)
            self.play(chart.draw(to="2025-08"), until="cross")
            when = self.figure("gold_cross_date", "full")
            more = self.label("more")
            self.play(chart.callout("2025-08", when, series=gold, dated=False, under=more, side="up-left"))
            self.play(chart.draw(), seconds=1.5)
            self.hold(until="since")
            if self.stage.upright:
                since = paragraph(self.label("since"), foot.width, self.lang, color=theme.MUTED, lines=2)
                since.move_to((foot.left, foot.y, 0), aligned_edge=LEFT)
                self.play(enter(since))
                gone = [chart, since]
            else:
                self.play(chart.remark(self.label("since")))
                gone = [chart]
            self.hold(until="record")
            self.play(FadeOut(*gone), seconds=0.4)
            self.record()

    def record(self):
        """The price of an ounce, month by month, and the record within a day as a point above it."""
        months = table("gold_price", measure="monthly_average", since="2010", until="2025-10")
        price = LineChart(
            months,
            x="date",
            y="price_usd_per_oz",
            unit="USD",
            heading=self.label("price"),
            note=self.label("monthly"),
            colors=theme.meaning("gold"),
            horizon="2026-03",
        )
        self.play(price.enter(), seconds=0.5)
        self.play(price.draw(), seconds=1.0)
        at = self.quantity("gold_record_date").value.isoformat()
        mark = {"value": self.value("gold_record"), "under": self.label("record"), "side": "up-left"}
        self.play(price.callout(at, self.figure("gold_record", "full"), **mark), seconds=0.9)

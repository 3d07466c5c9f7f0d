"""What central banks buy instead: tonnes of gold, and the day it outweighed Treasuries."""

from manim import ManimColor, interpolate_color

from langreel.scenes import NumberCounter, ReelScene, emphasise, table, theme
from langreel.scenes.charts import BarChart, LineChart

UNSURE = "cross_checked_in_aggregate"
PALE = interpolate_color(ManimColor(theme.GOLD), ManimColor(theme.GROUND), 0.45).to_hex()
THREE = ["2022", "2023", "2024"]


class Purchases(ReelScene):
    """Tonnes of gold bought each year; the last three rise above a thousand. Uncertain years are pale."""

    def construct(self):
        gold = table(
            "central_bank_gold_purchases", period_type="year", vintage="revised", since="2016", until="2024"
        )
        years = [str(int(year)) for year in gold["period"]]
        sure = dict(zip(years, gold["provenance"]))
        chart = BarChart(
            gold,
            x="period",
            y="net_purchases_tonnes",
            heading=self.label("heading"),
            note=self.label("note"),
            colors={year: theme.GOLD if sure[year] != UNSURE else PALE for year in years},
            flat=False,
        )
        before = [year for year in years if year not in THREE]

        with self.segment("gold-buying"):
            self.play(chart.enter(), seconds=1.0)
            self.hold(until="gold")
            self.play(chart.grow(before), until="three")
            self.play(chart.grow(THREE), until="tonnes")
            self.play(chart.reference(self.value("gold_line"), self.label("line")))
            self.play(emphasise(*(chart.live.bars[n] for year in THREE for n in chart.index[year])))


UNSURE = "cross_checked_in_aggregate"


class Crossing(ReelScene):
    """The value of official gold and foreign official Treasuries, until the lines cross; then the record."""

    def construct(self):
        both = table("reserves_gold_vs_treasuries", until="2025-10")
        gold, bonds = "official_gold_world_value_usd_bn", "foreign_official_treasuries_usd_bn"
        chart = LineChart(
            both,
            x="date",
            y=(gold, bonds),
            names={gold: self.label("gold"), bonds: self.label("treasuries")},
            colors={gold: theme.GOLD, bonds: theme.TREASURY},
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
            self.play(chart.remark(self.label("since")))
            self.hold(until="record")
            day = self.figure("gold_record_date", "full")
            words = f"{self.label('record')} · {day}"
            record = NumberCounter(self.quantity("gold_record"), words, size=theme.DISPLAY, color=theme.GOLD)
            record.move_to((3.4, -1.0, 0))
            self.play(record.enter(), seconds=0.3)
            self.play(record.count(), seconds=1.0)

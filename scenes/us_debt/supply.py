"""Who borrows more: the debt as a snowball."""

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Circle,
    DashedVMobject,
    FadeIn,
    FadeOut,
    GrowFromEdge,
    GrowFromPoint,
    Line,
    Rectangle,
    Succession,
    VGroup,
)

from langreel.geometry import Box, radius
from langreel.scenes import (
    NumberCounter,
    ReelScene,
    Snowball,
    emphasise,
    enter,
    fit,
    leave,
    paragraph,
    row,
    table,
    text,
    theme,
)

PASSED = {"36": "2024-11-21", "37": "2025-08-11", "38": "2025-10-21"}
"""The days on which the debt first closed above so many trillion."""
FLOOR = -1.8


class DebtSnowball(ReelScene):
    """A ball whose area is the debt rolls down the debt's own curve.

    It passes 36, 37 and 38 trillion, and interest sticks to it. In the end it lies beside the world's output,
    both areas to one scale.
    """

    def construct(self):
        ball = self.ball()
        with self.segment("snowball-rolls"):
            self.play(ball.enter())
            self.hold(until="start")
            self.play(emphasise(ball.rolling.body, ball.counter, color=theme.ACCENT))
            self.hold(until="first")
            self.play(ball.flag("1980", self.figure("debt_1980"), dated=0))
            self.hold(until="roll")
            self.play(ball.roll(to=PASSED["36"]), until="m36")
            self.play(ball.flag(PASSED["36"], self.figure("debt_36"), dated=self.dated(2)))

        with self.segment("snowball-faster"):
            slow, fast = self.pace()
            self.play(ball.focus("2024-07"), seconds=1.0)
            self.play(ball.roll(to=PASSED["37"]), until="m37")
            self.play(ball.flag(PASSED["37"], self.figure("debt_37"), dated=self.dated(3)), grow(slow))
            self.play(ball.roll(to=PASSED["38"]), until="m38")
            self.play(ball.flag(PASSED["38"], self.figure("debt_38"), dated=self.dated(3)))
            self.hold(until="days")
            self.play(grow(fast))

        with self.segment("snowball-interest"):
            self.play(leave(slow, fast))
            self.hold(until="interest")
            self.play(ball.snow(self.value("interest_2025"), count=16), until="amount")
            interest = NumberCounter(
                self.quantity("interest_2025"),
                self.label("interest"),
                size=theme.DISPLAY,
                color=theme.BAD,
                lang=self.lang,
            )
            if self.stage.upright:
                interest.scale(0.75).move_to((self.foot.x, self.foot.y, 0))
            else:
                interest.move_to((-0.1, 1.95, 0))
            self.play(interest.enter(), seconds=0.3)
            self.play(interest.count(), seconds=1.0)
            self.hold(until="world")
            self.world(ball, interest)

    def ball(self):
        """Every quarter since 1980, and the days on which the debt passed a trillion more."""
        box, self.foot = self.stage.split(5.55, 1.2, of=self.stage.area, gap=0.2)
        quarters = table("federal_debt_quarterly", since="1980-09", until="2025-09")
        days = table("federal_debt_milestones", until=PASSED["38"])
        return Snowball(
            quarters,
            x="date",
            y="total_public_debt_usd_bn",
            more=[(days, "date", "total_public_debt_usd_bn")],
            heading=self.label("heading"),
            words=self.label("debt"),
            truth=self.label("area"),
            box=box if self.stage.upright else self.stage.area,
        )

    def dated(self, digits):
        """How exact a flag's date is; an upright frame has no room for it, there it is only heard."""
        return 0 if self.stage.upright else digits

    def pace(self):
        """How many days each of the last two trillions took: two bars to one scale."""
        spans = (("debt_36", "debt_37", "days_37"), ("debt_37", "debt_38", "days_38"))
        longest = max(self.value(days) for _, _, days in spans)
        rows = [self.span(*span, longest) for span in spans]
        VGroup(*rows).arrange(DOWN, buff=0.22, aligned_edge=LEFT)
        if self.stage.upright:
            VGroup(*rows).move_to((self.foot.left, self.foot.y, 0), aligned_edge=LEFT)
            return rows
        left = rows[0].get_left()[0]
        return [bar.shift((-3.9 - left, 2.2, 0)) for bar in rows]

    def span(self, before, after, days, longest):
        words = f"{self.figure(before)} → {self.figure(after)}"
        name = text(words, theme.LABEL, theme.MUTED, lang=self.lang)
        bar = Rectangle(width=2.0 * self.value(days) / longest, height=0.3, stroke_width=0)
        bar.set_fill(theme.ACCENT, opacity=1)
        number = text(self.label(days), theme.LABEL, theme.INK, weight="BOLD", lang=self.lang)
        return row(name, bar, number, gap=0.2).set_z_index(4)

    def world(self, ball, interest):
        """The ball leaves its slope and lies down beside the world's output, to one scale."""
        scene, told = self.world_places()
        large = scene.height / 2
        small = radius(self.value("debt_oct"), self.value("world_gdp"), large)
        rolling = ball.rolling
        snow = VGroup(rolling.body, rolling.shade, rolling.swirl).copy().set_z_index(5)
        planet = globe(large).move_to((scene.right - large, scene.bottom + large, 0))
        ground = Line(
            (theme.SAFE_LEFT, scene.bottom, 0), (scene.right + 0.5, scene.bottom, 0), color=theme.MUTED
        )
        ground.set_stroke(width=3)
        sources = [table("federal_debt_milestones").source, table("world_gdp").source]
        heading, source = self.heading(self.label("heading")), self.source(*sources)
        self.add(snow, heading)
        self.play(
            FadeOut(ball, interest),
            snow.animate.scale(2 * small / snow[0].width).move_to((scene.left, scene.bottom + small, 0)),
            FadeIn(ground, source),
            seconds=0.9,
        )
        debt = self.named("debt_oct", "debt").next_to(snow, UP, buff=0.2)
        output = fit(self.named("world_gdp", "gdp", "projection"), 1.8 * large).move_to(planet)
        self.play(GrowFromPoint(planet, planet.get_bottom()), enter(debt, output), seconds=0.8)
        share = self.counter("debt_share", size=1.6 * theme.DISPLAY, color=theme.ACCENT, weight="BOLD")
        share.move_to((told.left, told.top, 0), aligned_edge=LEFT)
        words = paragraph(
            self.label("world"), told.width, self.lang, size=theme.BODY, color=theme.INK, lines=3
        )
        words.next_to(share, DOWN, buff=0.3, aligned_edge=LEFT)
        scale = text(self.label("scale"), theme.LABEL, theme.MUTED, lang=self.lang)
        if self.stage.upright:
            scale.move_to((told.right, share.get_y(), 0), aligned_edge=RIGHT)
        else:
            scale.next_to(words, DOWN, buff=0.3, aligned_edge=LEFT)
        self.add(share)
        self.play(share.count(), enter(words, scale), seconds=0.9)

    def world_places(self):
        """Where the two areas lie, the debt's middle at its left, and where words begin beside or below."""
        if not self.stage.upright:
            return Box(-4.5, FLOOR, 2.1, FLOOR + 4.4), Box(3.0, FLOOR, 6.3, 0.55)
        area = self.stage.area
        floor = area.y - 0.15
        return Box(area.left + 1.35, floor, area.right - 0.5, floor + 2.8), area.inset(
            top=area.top - floor + 0.75
        )

    def named(self, figure, *labels):
        """A number over what it is, line by line, centred."""
        number = text(self.figure(figure), theme.HEADING, theme.INK, weight="BOLD", lang=self.lang)
        sizes = (theme.BODY, theme.LABEL)
        names = [
            text(self.label(label), size, color, lang=self.lang)
            for label, size, color in zip(labels, sizes, (theme.INK, theme.MUTED))
        ]
        return VGroup(number, *names).arrange(DOWN, buff=0.16)


def globe(size):
    """The world's output: an area with a dashed rim, for it is a projection."""
    disc = Circle(size, stroke_width=0, fill_color=theme.meaning("US"), fill_opacity=0.16)
    return VGroup(
        disc, DashedVMobject(Circle(size, color=theme.meaning("US"), stroke_width=4), num_dashes=60)
    )


def grow(bar):
    """A named bar runs out, then tells its length."""
    name, body, number = bar
    return Succession(
        FadeIn(name, run_time=0.3), GrowFromEdge(body, LEFT, run_time=0.5), FadeIn(number, run_time=0.3)
    )

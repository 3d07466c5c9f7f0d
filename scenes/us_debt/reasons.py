"""Where a nation's savings can go: doors that shut, and three reasons that point one way."""

import numpy as np
from balance import pyramid
from doors import FLOOR, HIGH, Door, safe
from manim import DOWN, LEFT, Circle, FadeIn, LaggedStart, Rotate, VGroup, VMobject
from manim.utils.rate_functions import ease_in_cubic, there_and_back

from langreel.scenes import ReelScene, enter, icon, paragraph, text, theme, token
from langreel.scenes.charts.chart import WORD, rule

DOORS = {"bank": -2.4, "shares": 0.15, "property": 2.7, "open": 5.25}
PICTURES = {"bank": "bank", "shares": "shares", "property": "house", "open": "note"}
SAFE_X = -5.15

REACH, APART = 1.95, 0.8
MIDDLE = np.array([0.0, -0.05, 0.0])
WAYS = np.array([(0.0, 1.0, 0.0), (-0.866, -0.5, 0.0), (0.866, -0.5, 0.0)])


class ThreeDoors(ReelScene):
    """A nation's reserves try three doors; each shuts for its reason; one is left open."""

    def construct(self):
        self.doors = {key: Door(x, PICTURES[key]) for key, x in DOORS.items()}
        vault = safe().move_to((SAFE_X, FLOOR, 0), DOWN)
        self.money = VGroup(*(token("$").move_to((x, y, 0)) for x, y in pyramid(3))).set_z_index(WORD)
        self.money.move_to((SAFE_X, FLOOR, 0), DOWN)
        words = self.above("vault", SAFE_X, vault.get_top()[1], theme.meaning("dollars"))
        ground = rule((theme.SAFE_LEFT, FLOOR), (theme.SAFE_RIGHT, FLOOR), theme.MUTED, width=2.5)

        with self.segment("safety"):
            self.play(
                enter(self.heading(self.label("heading")), ground, vault, *self.doors.values(), lag=0.08)
            )
            self.play(
                LaggedStart(*(door.swing(0.0) for door in self.doors.values()), lag_ratio=0.3), seconds=1.6
            )
            self.hold(until="vault")
            self.play(Rotate(vault[1], -np.pi / 2), enter(words), seconds=0.7)
            self.play(FadeIn(self.money, scale=0.5), vault.animate.set_stroke(opacity=0.4), seconds=0.6)
            for key in ("bank", "shares", "property"):
                self.hold(until=f"ask_{key}")
                self.try_door(key)
                self.hold(until=key)
                self.play(self.doors[key].swing(1.0, ease_in_cubic), seconds=0.35)
                back = self.money.animate(rate_func=there_and_back).shift(0.3 * LEFT)
                self.play(enter(self.reason(key)), back, seconds=0.5)
            self.hold(until="open")
            self.try_door("open")

    def try_door(self, key):
        """The money goes to a door, which lights up and is named."""
        x, color = DOORS[key], theme.meaning("Treasuries") if key == "open" else theme.INK
        way = self.money.animate(path_arc=-0.5).move_to((x, FLOOR, 0), DOWN)
        name = self.above(key, x, FLOOR + HIGH, color)
        self.play(way, enter(name), self.doors[key].light(color), seconds=0.8)

    def above(self, key, x, y, color):
        """A name of one line or two over what it names."""
        lines = paragraph(
            self.label(key), 2.4, self.lang, size=theme.BODY, color=color, weight="BOLD", lines=2
        )
        for line in lines:
            line.set_x(x)
        return lines.shift((0, y + 0.42 - lines[-1].baseline, 0))

    def reason(self, key):
        """Why a door is shut, written on it."""
        lines = paragraph(
            self.label(f"{key}_no"), 1.6, self.lang, size=theme.BODY, color=theme.BAD, weight="BOLD", lines=3
        )
        for line in lines:
            line.set_x(DOORS[key])
        return lines.set_y(FLOOR + 0.66 * HIGH).set_z_index(WORD)


class OneWay(ReelScene):
    """Three reasons stand side by side, then they overlap; what they share is the Treasury."""

    def construct(self):
        keys, pictures = ("rate", "cash", "ready"), [icon(name, 1.5) for name in ("balance", "bill", "clock")]
        discs = [
            Circle(REACH, color=theme.meaning("dollars"), stroke_width=4, fill_opacity=0.13) for _ in keys
        ]
        words = [text(self.label(key), theme.BODY, theme.INK, weight="BOLD", lang=self.lang) for key in keys]
        for n, (disc, picture, line) in enumerate(zip(discs, pictures, words)):
            disc.move_to((4.35 * (n - 1), 0.6, 0))
            picture.move_to(disc)
            line.set_x(disc.get_x()).to_baseline(-2.0)
        heading = self.heading(self.label("heading"))

        with self.segment("one-way"):
            for n, key in enumerate(keys):
                self.hold(until=key)
                self.play(enter(*([heading] if n == 0 else []), VGroup(discs[n], pictures[n]), words[n]))
            self.hold(until="together")
            self.play(*self.gather(discs, pictures, words), seconds=0.9)
            self.play(FadeIn(shared(), scale=0.3), enter(self.name()), seconds=0.7)

    def gather(self, discs, pictures, words):
        """The circles slide together, their pictures to what is theirs alone, their words beside them."""
        top, left, right = words
        beside = [
            (1.85 + top.width / 2, 2.2, 0),
            (-2.95 - left.width / 2, -1.0, 0),
            (2.95 + right.width / 2, -1.0, 0),
        ]
        for disc, picture, line, way, place in zip(discs, pictures, words, WAYS, beside):
            yield disc.animate.move_to(MIDDLE + APART * way)
            yield picture.animate.scale(0.55).move_to(MIDDLE + 2.2 * way)
            yield line.animate.move_to(place)

    def name(self):
        """The name of what they share."""
        lines = paragraph(
            self.label("treasuries"),
            2.2,
            self.lang,
            size=theme.BODY,
            color=theme.GROUND,
            weight="BOLD",
            lines=2,
        )
        for line in lines:
            line.set_x(0)
        return lines.set_y(MIDDLE[1])


def shared():
    """What all three circles cover."""
    ways = np.array([(np.cos(turn), np.sin(turn)) for turn in np.linspace(0, 2 * np.pi, 181)])
    ahead = ways @ (APART * WAYS[:, :2]).T
    reach = (ahead + np.sqrt(ahead**2 + REACH**2 - APART**2)).min(axis=1)
    core = VMobject(stroke_width=0, fill_color=theme.meaning("Treasuries"), fill_opacity=1)
    return core.set_points_as_corners(np.column_stack([ways * reach[:, None], np.zeros(181)]) + MIDDLE)

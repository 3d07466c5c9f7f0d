"""Where the dollars go: across the Pacific, and back again."""

from manim import (
    ORIGIN,
    UP,
    Create,
    DashedVMobject,
    FadeIn,
    FadeOut,
    LaggedStart,
    Uncreate,
    VMobject,
    rate_functions,
)
from pacific import coasts, glow, place
from props import iou, patched, station, swap

from langreel.geometry import arc, trim
from langreel.scenes import ReelScene, Traffic, Travel, emphasise, enter, leave, table, text, theme, token
from langreel.scenes.charts.arrow import Arrow

CHINA, JAPAN, AMERICA = place(112, 34), place(138, 36.5), place(262, 39)
PILE = [(-4.45 + 0.52 * (n + row / 2), -0.55 + 0.46 * row) for row in range(4) for n in range(4 - row)]


def way(start, end, bow):
    """A bow from one station to another, from rim to rim."""
    return trim(arc(start[:2], end[:2], bow), 0.62, 0.66)


def lane(path, color):
    """A way as a quiet arrow: what travels on it is brighter."""
    return Arrow(path, color).set_stroke(opacity=0.5)


def road(path):
    """A path as a mobject, for what moves along it."""
    return VMobject().set_points_as_corners([(x, y, 0.0) for x, y in path])


def fly(tokens, roads, lag):
    """Tokens set out one after the other, each on its own road."""
    going = rate_functions.ease_in_out_sine
    flights = [Travel(each, way, rate_func=going) for each, way in zip(tokens, roads)]
    return LaggedStart(*flights, lag_ratio=lag)


class DollarsGo(ReelScene):
    """A map of the Pacific. Crates go to America, dollars come to China and pile up; the dollars turn round
    and an IOU comes back; then Japan's loop beside China's, with what it has come to."""

    def construct(self):
        self.set_the_map()
        with self.segment("dollars-go"):
            self.goods_leave()
            self.dollars_arrive()
        with self.segment("lent-back"):
            self.dollars_turn()
            self.paper_comes_back()
        with self.segment("japan-too"):
            self.second_loop()
            self.nowhere_else()

    def set_the_map(self):
        self.china = station(self.label("china"), "factory", theme.meaning("China"), spot=CHINA)
        self.america = station(self.label("us"), "capitol", theme.meaning("US"), spot=AMERICA)
        self.japan = station(self.label("japan"), "factory", theme.meaning("Japan"), spot=JAPAN)
        there, self.home = way(CHINA, AMERICA, 0.2), way(AMERICA, CHINA, 0.2)
        self.goods, self.pay = lane(there, theme.BAD), lane(self.home, theme.meaning("dollars"))
        self.crates = Traffic(there, "crate", spacing=1.9, speed=1.7)

    def goods_leave(self):
        """The map, the sea lane, crates on it, and what they were worth by either count."""
        self.head = self.heading(self.label("heading"))
        self.credit = self.source(table("us_china_trade", year=2024).source)
        self.map = coasts()
        self.play(FadeIn(self.map, run_time=0.8), enter(self.head, self.credit, lag=0.3))
        self.play(
            enter(self.china, self.america, lag=0.5),
            FadeIn(glow(CHINA, theme.meaning("China"))),
            FadeIn(glow(AMERICA, theme.meaning("US"))),
        )
        self.play(self.goods.enter(), until="ship")
        self.add(self.crates.open())
        self.customs = self.amount("china_exports_customs", "customs", theme.meaning("China"), 1.02)
        self.census = self.amount("china_exports_census", "census", theme.meaning("US"), -0.5)
        self.count(*self.customs, seconds=2.0)
        self.hold(until="census")
        self.count(*self.census, seconds=1.6)
        self.hold(until="pay")

    def amount(self, figure, words, color, y):
        """A counter and its caption, the one under the other in the middle of the ocean."""
        number = self.counter(figure, size=0.82, color=color, weight="BOLD", anchor=ORIGIN).move_to((0, y, 0))
        caption = text(self.label(words), theme.BODY, theme.MUTED).move_to((0, y + 0.63, 0))
        return number, caption

    def count(self, number, caption, seconds):
        self.play(enter(caption, number), seconds=0.5)
        self.play(number.count(), seconds=seconds, rate_func=rate_functions.ease_out_cubic)

    def dollars_arrive(self):
        """Dollars come the other way and pile up in front of China; where to now?"""
        self.coins = [token("$").move_to(AMERICA).set_z_index(3) for _ in PILE]
        self.add(*self.coins)
        self.bring_to_front(self.america, self.china)
        roads = [arc(AMERICA[:2], slot, 0.2) for slot in PILE]
        self.play(self.pay.enter(), seconds=0.6)
        self.play(fly(self.coins, roads, lag=0.15), until="rest")
        self.crates.close()
        self.ask = text("?", 2.2, theme.ACCENT, weight="BOLD").move_to((0.2, 0.25, 0))
        self.play(leave(*self.customs, *self.census), seconds=0.3)
        self.play(enter(self.ask), seconds=0.5)

    def dollars_turn(self):
        """The pile dissolves: coin after coin goes back into America's financial markets."""
        new = self.heading(self.label("heading"))
        self.markets = patched(text(self.label("markets"), theme.LABEL, theme.INK))
        self.markets.next_to(self.america, -UP, buff=0.0)
        self.play(
            swap(self.head, new),
            leave(self.credit),
            FadeOut(self.goods, self.crates, run_time=0.4),
            seconds=0.6,
        )
        self.head = new
        self.play(emphasise(self.ask))
        self.play(enter(self.markets))
        self.hold(until="turn")
        back = lane(self.home[::-1], theme.meaning("dollars"))
        self.play(leave(self.ask), FadeOut(self.pay), back.enter(), seconds=0.6)
        self.pay = back
        roads = [arc(AMERICA[:2], slot, 0.2)[::-1] for slot in PILE]
        self.play(fly(self.coins[::-1], roads[::-1], lag=0.25), until="lend")
        self.remove(*self.coins)

    def paper_comes_back(self):
        """For the dollars, a sheet of paper: it is read in mid-ocean, and its official name is stamped on."""
        self.paper = iou(self.label("iou"), self.label("treasuries"), 1.5)
        band = self.paper[4:]
        self.paper.remove(*band)
        small = self.paper.copy().scale(0.1).move_to(AMERICA)
        whole = self.paper.copy()
        self.paper.become(small)
        self.play(FadeOut(self.pay), self.paper.animate.become(whole), seconds=0.9)
        self.hold(until="name")
        self.play(enter(*band))
        self.paper.add(*band)

    def second_loop(self):
        """China's loop goes on; beside it Japan's, crates first, then paper, and what it has come to."""
        new = self.heading(self.label("heading"))
        fresh = self.source(table("treasury_holdings_first_published").source)
        self.play(
            self.paper.animate.scale(0.1).move_to(CHINA).set_opacity(0),
            swap(self.head, new),
            enter(fresh),
            seconds=0.6,
        )
        self.remove(self.paper)
        self.play(FadeIn(glow(JAPAN, theme.meaning("Japan"), 0.9)), enter(self.japan), seconds=0.5)
        self.loop(CHINA, 0.2, 0.6)
        self.loop(JAPAN, 0.16, 0.6)
        self.hold(until="loop")
        self.count(*self.amount("japan_holdings", "note", theme.meaning("Japan"), 0.2), seconds=2.0)

    def loop(self, home, bow, seconds):
        """Goods one way, paper the other: lanes are drawn and traffic begins."""
        there, back = way(home, AMERICA, bow), way(AMERICA, home, bow)
        self.play(
            lane(there, theme.BAD).enter(), lane(back, theme.meaning("Treasuries")).enter(), seconds=seconds
        )
        for path, kind in ((there, "crate"), (back, "note")):
            self.add(Traffic(path, kind, spacing=2.2, speed=1.5, size=0.85).open())

    def nowhere_else(self):
        """Ways to other places are tried, and given up."""
        self.hold(until="nowhere")
        ends = [place(108, 57), place(104, 16), place(160, 7)]
        roads = [road(trim(arc(JAPAN[:2], end[:2], 0.1), 0.6, 0.3)) for end in ends]
        tries = [DashedVMobject(each, num_dashes=9).set_color(theme.ACCENT) for each in roads]
        asks = [text("?", theme.HEADING, theme.ACCENT, weight="BOLD").move_to(end) for end in ends]
        self.play(*(Create(one) for one in tries), seconds=0.6)
        self.play(*(FadeIn(one, scale=0.5) for one in asks), seconds=0.3)
        self.wait(0.3)
        self.play(*(FadeOut(one) for one in asks), *(Uncreate(one) for one in tries), seconds=0.6)

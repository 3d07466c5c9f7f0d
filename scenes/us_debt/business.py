"""A strange business: the shop, the customer and his bank; then the same loop with the real names."""

from manim import DOWN, LEFT, RIGHT, Annulus, FadeIn, FadeOut, RoundedRectangle, VGroup
from props import station, swap
from town import badge, cycle, link, town, traffic

from langreel.geometry import Box, arc, trim
from langreel.scenes import (
    ReelScene,
    Ring,
    Traffic,
    emphasise,
    enter,
    icon,
    leave,
    paragraph,
    table,
    text,
    theme,
    token,
)
from langreel.scenes.charts.arrow import Arrow


class ShopAndBank(ReelScene):
    """A customer pays a shop; of the town's banks one is left, and it is his; the money goes home to him,
    a little interest drips back, and round it goes."""

    def construct(self):
        self.loop = town(self)
        with self.segment("shop-and-bank"):
            self.sale()
            self.one_bank()
            self.round_it_goes()

    def arrives(self, key):
        """A station of the loop comes in."""
        self.loop.add(self.loop.stations[key])
        return self.loop.stations[key].enter()

    def sale(self):
        note = text(self.label("illustration"), theme.SMALL, theme.MUTED)
        note.to_baseline(theme.BAND_TOP + 0.077).set_x(theme.SAFE_LEFT + note.width / 2)
        self.play(enter(self.heading(self.label("heading")), note), self.arrives("shop"), seconds=0.8)
        self.play(self.arrives("customer"), seconds=0.5)
        self.hold(until="buy")
        paid = self.figure("shop_sale", "full")
        self.play(link(self, "goods", paid), seconds=0.6)
        self.goods = traffic(self.loop, "shop", "customer", "crate", spacing=9, size=0.9).open()
        self.add(self.goods)
        self.play(link(self, "pay", paid), seconds=0.6)
        self.money = traffic(self.loop, "customer", "shop", spacing=9).open()
        self.add(self.money)
        self.hold(until="save")

    def one_bank(self):
        """Banks to choose from; all but one fall away; that one turns out to be the customer's."""
        home = self.loop.stations["bank"].disc.get_center()
        others = [(x, 0.95, 0) for x in (home[0] - 1.3, home[0] + 1.1)]
        banks = [icon("bank", 0.86, theme.MUTED).move_to(spot) for spot in (home, *others)]
        self.remove(self.goods, self.money)
        shop = self.loop.stations["shop"].disc
        self.saved = token("$").move_to(shop.point_at_angle(0.8)).set_z_index(7)
        self.play(enter(self.saved), seconds=0.4)
        self.play(enter(*banks, lag=0.25), seconds=0.9)
        self.hold(until="bank")
        self.play(leave(*banks[1:]), FadeOut(banks[0]), self.arrives("bank"), seconds=0.6)
        self.hold(until="owner")
        bank = self.loop.stations["bank"]
        self.owned = paragraph(
            self.label("owned"),
            2.1,
            self.lang,
            size=theme.LABEL,
            color=theme.meaning("US"),
            weight="BOLD",
            lines=2,
        )
        for line in self.owned:
            line.align_to(self.owned, RIGHT)
        self.owned.next_to(bank.faces[-1][0], DOWN, buff=0.2, aligned_edge=RIGHT)
        blue = [
            bank.disc.animate.set_stroke(theme.meaning("US")),
            bank.faces[-1][1].animate.set_stroke(theme.meaning("US")),
        ]
        self.play(*blue, enter(badge(self.loop, "customer"), self.owned), seconds=0.6)
        self.hold(until="back")

    def round_it_goes(self):
        """The money goes home; interest drips; both go on for good."""
        self.remove(self.saved)
        self.play(link(self, "save", ""), seconds=0.35)
        self.play(self.loop.flow("shop", "bank", count=1), seconds=0.75)
        self.play(link(self, "home", ""), seconds=0.35)
        self.play(self.loop.flow("bank", "customer", count=1), until="interest")
        self.play(link(self, "interest", ""), seconds=0.6)
        self.add(*cycle(self.loop))


class DollarLoop(ReelScene):
    """The loop takes its real names, and the way into Treasuries forks; a ring shows who holds them;
    at last the loop is drawn as two arrows with its name between them."""

    def construct(self):
        with self.segment("real-names"):
            self.rename()
            self.fork()
        with self.segment("who-holds"):
            self.holders()
        with self.segment("recycling"):
            self.name_it()

    def rename(self):
        """The town as it was left; other names, other icons, the same loop."""
        loop = self.loop = town(self)
        loop.stations["bank"].disc.set_stroke(theme.meaning("US"))
        loop.stations["bank"].faces[-1][1].set_stroke(theme.meaning("US"))
        loop.stations["bank"].color_now = theme.meaning("US")
        loop.add(*loop.stations.values())
        for key in ("goods", "pay", "save", "home", "interest"):
            link(self, key, self.label("dollars"))
        self.drip = loop.submobjects[-2:]
        loop.remove(*self.drip)
        self.owner = badge(loop, "customer")
        self.add(loop, *self.drip, self.owner)
        self.flow = [each.go(6.0) for each in cycle(loop)]
        self.add(*self.flow)
        self.head = self.heading(self.label("heading"))
        self.play(enter(self.head))
        self.hold(until="swap")
        names = {"shop": "exporters", "customer": "america", "bank": "treasuries"}
        signs = {"shop": "factory", "customer": "capitol", "bank": "note"}
        named = loop.relabel({key: self.label(name) for key, name in names.items()}, signs)
        owner = badge(loop, "capitol")
        self.play(named, FadeOut(self.owner), FadeIn(owner), seconds=1.2)
        self.owner = owner
        self.hold(until="earn")
        self.play(*(FadeOut(each) for each in (*self.drip, self.flow.pop())), seconds=0.4)
        self.play(emphasise(loop.stations["shop"].disc))

    def fork(self):
        """Two ways from the exporters into Treasuries: a thin one, and a broad one."""
        places = self.loop.places
        shallow = trim(arc(places["shop"], places["bank"], 0.01), 0.86, 0.92)
        self.lane = Arrow(shallow, theme.MUTED)
        self.pills = [
            self.pill("central", shallow[len(shallow) // 2]),
            self.pill("investors", self.loop.arrows["shop", "bank"].shaft.point_from_proportion(0.5)),
        ]
        self.hold(until="central")
        self.play(self.lane.enter(), enter(self.pills[0]), seconds=0.6)
        self.thin = Traffic(shallow, spacing=2.4, speed=1.3, size=0.8).open()
        self.add(self.thin)
        self.hold(until="private")
        self.play(enter(self.pills[1]), seconds=0.5)
        broad = traffic(self.loop, "shop", "bank", spacing=0.75, speed=1.3).open().go(9.0)
        self.remove(self.flow[1])
        self.flow[1] = broad
        self.add(broad)
        self.hold(until="buy")
        self.play(self.loop.highlight("bank"), seconds=0.5)

    def pill(self, key, spot):
        words = text(self.label(key), theme.LABEL, theme.INK, weight="BOLD")
        edge = RoundedRectangle(
            corner_radius=0.22, width=words.width + 0.5, height=0.48, color=theme.RULE, stroke_width=2
        )
        edge.set_fill(theme.PANEL, 1).set_z_index(7)
        return VGroup(edge, words.move_to(edge).set_z_index(8)).move_to((spot[0], spot[1], 0))

    def holders(self):
        """The loop waits in the corner; a ring, its whole and its two parts."""
        self.play(
            *(FadeOut(each) for each in (*self.flow, self.thin, self.lane, *self.pills, self.owner)),
            seconds=0.3,
        )
        new = self.heading(self.label("heading"))
        shares = {"official": self.quantity("official_share"), "private": self.quantity("private_share")}
        ring = Ring(
            shares,
            {key: self.label(key) for key in shares},
            colors={"official": theme.ACCENT, "private": theme.meaning("Treasuries")},
            centre=self.figure("foreign_total"),
            under=self.label("total"),
            source=table("treasury_holdings_yearend_all", year=2024).source,
            box=Box(theme.SAFE_LEFT, theme.BAND_TOP, theme.SAFE_RIGHT, 2.9),
        )
        track = Annulus(0.68 * ring.radius, ring.radius, color=theme.PANEL, fill_opacity=1, stroke_width=0)
        track.move_to((ring.room.x, ring.room.y, 0))
        self.play(self.loop.shrink(0.26), swap(self.head, new), FadeIn(track), seconds=0.9)
        self.head = new
        self.play(self.loop.flow("customer", "shop", count=2), until="total")
        self.play(ring.enter(), seconds=0.6)
        self.hold(until="official")
        self.play(ring.grow("official"), seconds=0.9)
        self.hold(until="private")
        self.play(ring.grow("private"), seconds=0.8)
        self.ring = VGroup(track, ring)

    def name_it(self):
        """Trade sends dollars out, finance brings them home; the name stands in the middle."""
        new = self.heading(self.label("heading"))
        west, east = [-3.6, 0.2], [3.6, 0.2]
        home = station(
            self.label("america"), "capitol", theme.meaning("US"), spot=[*west, 0], radius=0.62, side=LEFT
        )
        world = station(
            self.label("world"), "globe", theme.meaning("dollars"), spot=[*east, 0], radius=0.62, side=RIGHT
        )
        ways = [trim(arc(west, east, 0.23), 0.8, 0.85), trim(arc(east, west, 0.23), 0.8, 0.85)]
        arrows = [Arrow(way, theme.meaning("dollars")).set_stroke(opacity=0.6) for way in ways]
        self.play(FadeOut(self.ring, self.loop), leave(self.head), seconds=0.3)
        self.play(enter(new, home, world), seconds=0.4)
        self.play(*(each.enter() for each in arrows), seconds=0.5)
        self.add(*(Traffic(way, spacing=1.5, speed=1.5).open() for way in ways))
        self.hold(until="name")
        self.play(enter(self.name().move_to((0, 0.2, 0))))
        self.hold(until="carry")
        words = [
            text(self.label(key), theme.HEADING, theme.ACCENT, weight="BOLD").move_to(
                (0, 0.2 + side * 2.35, 0)
            )
            for key, side in (("trade", 1), ("finance", -1))
        ]
        self.play(enter(*words, lag=0.4), seconds=0.8)

    def name(self):
        """The name, on one line where that is short."""
        line = text(self.label("name"), 0.95, theme.INK, weight="BOLD")
        if line.width < 4.6:
            return line
        block = paragraph(
            self.label("name"), 4.2, self.lang, size=0.76, color=theme.INK, weight="BOLD", lines=2
        )
        for each in block:
            each.set_x(0)
        return block

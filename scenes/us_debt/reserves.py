"""Why a central bank buys dollars: the exchange rate on a balance."""

from balance import BOUGHT, FED, SOLD, TILT, Balance, X
from manim import DOWN, LEFT, VGroup, linear
from manim.utils.rate_functions import ease_in_cubic, ease_in_out_sine, ease_out_back

from langreel.scenes import ReelScene, emphasise, enter, icon, leave, text, theme

START, ASIDE = 0.8, 1.8
PILE = (4.9, -1.35)


class Intervention(ReelScene):
    """Dollars for sale tip the balance, the local currency jumps; the central bank buys and piles them up."""

    def construct(self):
        bank = icon("bank", 1.1, theme.ACCENT)
        self.balance = Balance(START, lambda x: (x - 4.2, 0.85), PILE, bank)
        self.cast()

        with self.segment("exchange-rate"):
            self.play(enter(self.heading(self.label("heading")), self.factory, self.balance, self.note))
            self.play(enter(self.rate, self.selling, self.buying))
            self.hold(until="wages")
            self.play(enter(*self.costs, lag=0.6))
            self.hold(until="sell")
            self.play(self.to({SOLD: 7.0, TILT: 0.07}, linear), until="lurch")
            self.play(self.to({SOLD: 10.0, TILT: 0.25}, ease_out_back), enter(self.jumps), seconds=0.9)
            self.hold(until="suffer")
            self.play(self.factory[0].animate.set_stroke(theme.BAD, opacity=0.5), emphasise(self.jumps))

        with self.segment("intervention"):
            bank_words = self.under("bank", START - ASIDE + 2.4, theme.ACCENT)
            self.play(leave(self.costs, self.buying), *self.make_room(), until="hand")
            self.play(self.to({FED: 1.0}, ease_in_cubic), enter(bank_words), seconds=0.6)
            self.play(self.to({TILT: 0.0}, ease_out_back), leave(self.jumps), until="steady")
            self.play(enter(self.steady), self.factory[0].animate.set_stroke(theme.INK, opacity=1.0))
            self.play(self.to({BOUGHT: 5.0}, linear), until="pile")
            self.play(self.to({BOUGHT: 12.0}, ease_in_out_sine), until="name")
            self.play(self.to({BOUGHT: 19.0}, linear), enter(self.name), seconds=1.2)
            self.play(emphasise(self.name))

    def cast(self):
        """Everything that stands around the balance, in its place at first."""
        factory = icon("factory", 1.6).move_to((START - 4.6, 0.85, 0))
        exporters = self.words("exporters", theme.INK).next_to(factory, DOWN, buff=0.25)
        self.factory = VGroup(factory, exporters)
        self.costs = VGroup(
            *(self.cost(*one) for one in (("wages", "customer", -0.55), ("rent", "house", 0.55)))
        )
        self.rate = self.words("rate", theme.MUTED).set_x(START).to_baseline(-0.5)
        self.jumps = self.state("jumps", theme.BAD)
        self.steady = self.state("steady", theme.INK).shift(ASIDE * LEFT)
        self.selling = self.under("selling", START - 2.4, theme.meaning("dollars"))
        self.buying = self.under("buying", START + 2.4, theme.MUTED)
        self.name = self.under("pile", PILE[0], theme.meaning("dollars"))
        note = text(self.label("illustration"), theme.SMALL, theme.MUTED, lang=self.lang)
        self.note = note.to_baseline(theme.BAND_TOP + 0.08).set_x(theme.SAFE_LEFT, LEFT)

    def words(self, key, color, size=theme.LABEL):
        return text(self.label(key), size, color, weight="BOLD", lang=self.lang)

    def under(self, key, x, color):
        return self.words(key, color, theme.BODY).set_x(x).to_baseline(-1.95)

    def state(self, key, color):
        return self.words(key, color, theme.HEADING).set_x(START).to_baseline(-1.2)

    def cost(self, key, kind, aside):
        picture = icon(kind, 0.6, theme.MUTED, width=2.5).move_to((START - 4.65 + aside, -0.9, 0))
        name = text(self.label(key), theme.LABEL, theme.MUTED, lang=self.lang)
        return VGroup(picture, name.set_x(picture.get_x()).to_baseline(-1.5))

    def to(self, changes, ease):
        """The balance moves on in some of its numbers."""

        def target(state):
            for number, value in changes.items():
                state[number] = value
            return state

        return self.balance.advance(target, rate_func=ease)

    def make_room(self):
        """All moves to the left, for the pile that will stand on the right."""
        rest = VGroup(self.factory, self.rate, self.selling, self.jumps)
        return rest.animate.shift(ASIDE * LEFT), self.to({X: START - ASIDE}, ease_in_out_sine)

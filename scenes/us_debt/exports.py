"""America's biggest export: what it sells, ranked, with its IOUs among the goods."""

from manim import DR, LEFT, UP, Create, FadeIn, FadeOut, Indicate, LaggedStart, Line, RoundedRectangle, VGroup
from props import chip, iou

from langreel.geometry import Box
from langreel.scenes import BarChart, ReelScene, Traffic, enter, fit, icon, paragraph, table, text, theme

GOODS = {"crude": "barrel", "aircraft": "plane", "refined": "pump", "soybeans": "beans"}
ROOM = Box(-5.4, -2.14, theme.SAFE_RIGHT, 2.55)


class Ranking:
    """The bars of a scene: Treasuries on top, the goods below, each row with its icon and its name."""

    def __init__(self, scene, fitted):
        figures = {"treasuries": "foreign_rise", **{key: key for key in GOODS}}
        self.chart = BarChart(
            {key: scene.quantity(figure) for key, figure in figures.items()},
            names={key: scene.label(key) for key in figures},
            colors={"treasuries": theme.meaning("Treasuries"), **dict.fromkeys(GOODS, theme.MUTED)},
            fit=fitted,
            box=ROOM,
        )
        self.bars = dict(zip(self.chart.keys, self.chart.drawn.bars))
        words = dict(zip(self.chart.keys, list(self.chart.name_words)))
        # Rows come in one by one, so their names are not left to the chart.
        self.chart.name_words.remove(*words.values())
        signs = {"treasuries": "note", **GOODS}
        self.rows = {key: VGroup(self.sign(key, signs[key]), words[key]) for key in words}
        self.note = fit(text(scene.label("approximate"), theme.LABEL, theme.MUTED), 12.8)
        self.note.to_baseline(2.62).set_x(theme.SAFE_LEFT, LEFT)
        self.head = scene.heading(scene.label("heading"))
        self.source = scene.source(table("us_exports_by_category", year=2024).source)

    def sign(self, key, name):
        color = theme.meaning("Treasuries") if key == "treasuries" else theme.MUTED
        return icon(name, 0.62, color, width=3.0).move_to((-6.05, sum(self.bars[key].lane) / 2, 0))

    @property
    def all(self):
        return [self.head, self.note, self.source, self.chart, *self.rows.values()]


class BiggestExport(ReelScene):
    """An IOU is stamped as an export; the goods are ranked; the bar of the Treasuries runs off their scale.
    Then a word of caution, the crude bar laid along the long one, and the question of the film."""

    def construct(self):
        with self.segment("iou-as-export"):
            self.ranking = Ranking(self, tuple(GOODS))
            self.what_if()
            self.goods()
            self.treasuries()
        with self.segment("the-question"):
            self.caution()
            self.question()

    def what_if(self):
        """The IOU in the middle of the picture, then the stamp on it."""
        card = iou(self.label("iou"), self.label("treasuries"), 1.9).move_to((0, 0.3, 0))
        self.play(enter(self.ranking.head, card))
        self.hold(until="export")
        stamp = self.stamp().rotate(0.16).move_to((2.3, -1.42, 0))
        self.play(FadeIn(stamp, scale=1.6), seconds=0.35)
        self.hold(until="rank")
        row = self.ranking.rows["treasuries"]
        self.play(
            VGroup(card, stamp).animate.scale(0.12).move_to(row[0]).set_opacity(0),
            FadeIn(row, self.ranking.chart),
            enter(self.ranking.note, self.ranking.source),
            seconds=0.7,
        )
        self.remove(card, stamp)

    def stamp(self):
        words = text(self.label("stamp"), 0.6, theme.BAD, weight="BOLD")
        edge = RoundedRectangle(
            corner_radius=0.1, width=words.width + 0.5, height=0.98, color=theme.BAD, stroke_width=6
        )
        return VGroup(edge.set_fill(theme.GROUND, 0.92), words).set_z_index(9)

    def goods(self):
        """One row after the other as they are named, then their bars."""
        rows, chart = self.ranking.rows, self.ranking.chart
        for key in ("crude", "aircraft", "refined"):
            self.hold(until=key)
            self.play(enter(rows[key]), seconds=0.35)
        self.hold(until="lines")
        for key in ("crude", "aircraft", "refined"):
            self.play(chart.grow(key), seconds=0.7)
        self.hold(until="soy")
        self.play(enter(rows["soybeans"]), seconds=0.3)
        self.play(chart.grow("soybeans"), seconds=0.6)
        self.hold(until="debt")

    def treasuries(self):
        """The bar runs off the scale; the scale gives way."""
        self.play(self.ranking.chart.grow("treasuries"), seconds=0.9)
        self.play(self.ranking.chart.rescale(), seconds=1.2)

    def caution(self):
        """Not an export by the books: the bar becomes an outline, a note says why. Then its size in crude."""
        chart, bar = self.ranking.chart, self.ranking.bars["treasuries"]
        self.play(chart.highlight("treasuries"), seconds=0.5)
        self.hold(until="note")
        x = bar.body.get_right()[0] - 1.4
        room = theme.SAFE_RIGHT - x - 0.16
        words = paragraph(
            self.label("note"), room, self.lang, size=theme.BODY, color=theme.ACCENT, weight="BOLD", lines=2
        )
        words.move_to((x + 0.16, -0.1, 0), LEFT)
        pointer = Line((x, words.get_bottom()[1], 0), (x, bar.body.get_bottom()[1], 0))
        pointer.set_stroke(theme.ACCENT, 3)
        outline = bar.body.animate.set_fill(opacity=0.3).set_stroke(theme.meaning("Treasuries"), 4)
        self.play(outline, Create(pointer), enter(words), seconds=0.6)
        self.hold(until="size")
        self.measure(bar.body)
        self.hold(until="why")
        self.play(*(FadeOut(each) for each in (*self.mobjects,)), seconds=0.4)

    def measure(self, long):
        """The bar of crude oil, laid along the long one again and again."""
        crude = self.ranking.bars["crude"].body
        count = int(long.width / crude.width)
        self.tiles = [crude.copy().set_fill(opacity=0).set_stroke(theme.INK, 3) for _ in range(count)]
        left, y = long.get_left()[0], long.get_y()
        moves = [
            tile.animate.move_to((left + (n + 0.5) * crude.width, y, 0)) for n, tile in enumerate(self.tiles)
        ]
        self.play(LaggedStart(*moves, lag_ratio=0.3), seconds=1.6)

    def question(self):
        """The question, large; dollars pass over it one way, paper under it the other."""
        words = paragraph(
            self.label("question"), 10.8, self.lang, size=1.05, color=theme.INK, weight="BOLD", lines=2
        )
        for line in words:
            line.set_x(0)
        words.move_to((0, 0.4, 0))
        for y, kind, way in ((2.55, "$", 1), (-1.75, "note", -1)):
            self.add(Traffic([[-6.2 * way, y], [6.2 * way, y]], kind, spacing=1.55, speed=1.5).open().go(9.0))
        self.play(enter(*words, lag=0.3))


class BiggestExportAgain(ReelScene):
    """The ranking once more, now understood: what buyers ask for leads to the long bar: an IOU."""

    def construct(self):
        with self.segment("iou-again"):
            ranking = Ranking(self, (*GOODS, "treasuries"))
            chart, bar = ranking.chart, ranking.bars["treasuries"]
            self.play(enter(*ranking.all, lag=0.05), seconds=0.7)
            self.play(chart.grow(), seconds=0.9)
            self.hold(until="again")
            self.play(chart.highlight("treasuries"), seconds=0.5)
            chips = self.reasons(bar.body)
            self.hold(until="meets")
            self.arrive(chips, bar.body)
            self.hold(until="iou")
            self.name_it(chips)

    def reasons(self, bar):
        """What the world asks for, one after the other, under the long bar."""
        signs = {"deep": "waves", "liquid": "swap", "safe": "shield"}
        chips = VGroup(*(chip(self.label(key), sign, theme.ACCENT) for key, sign in signs.items()))
        for n, (key, each) in enumerate(zip(signs, chips)):
            each.shift((0.9 + 1.9 * n, -0.35, 0))
            self.hold(until=key)
            self.play(enter(each), seconds=0.3)
        return chips

    def arrive(self, chips, bar):
        """All three lead to the same bar."""
        ends = [bar.get_corner(DR) - [0.9 * n + 0.4, 0.06, 0] for n in (2, 1, 0)]
        lines = [Line(each[0].get_top() + 0.06 * UP, end) for each, end in zip(chips, ends)]
        for line in lines:
            line.set_stroke(theme.ACCENT, 3).add_tip(tip_length=0.2, tip_width=0.2)
        self.play(*(Create(line) for line in lines), seconds=0.6)
        self.play(Indicate(bar, scale_factor=1.0, color=theme.ACCENT), seconds=theme.EMPHASIS)
        self.lines = VGroup(*lines)

    def name_it(self, chips):
        """What they lead to is a sheet of paper."""
        card = iou(self.label("iou"), self.label("treasuries"), 1.35).move_to((2.8, -0.4, 0))
        away = VGroup(chips, self.lines).animate.scale(0.3).move_to(card).set_opacity(0)
        self.play(away, FadeIn(card, scale=0.6), seconds=0.6)

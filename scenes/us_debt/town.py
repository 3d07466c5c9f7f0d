"""The town: shop, customer and bank in a loop, its arrows, and the money that goes round."""

from manim import LEFT, RIGHT, UP, Circle, VGroup

from langreel.geometry import Box
from langreel.scenes import FlowLoop, Traffic, icon, theme

ICONS = {"customer": "customer", "shop": "shop", "bank": "bank"}
ROOM = Box(theme.SAFE_LEFT, -2.75, theme.SAFE_RIGHT, theme.SAFE_TOP - 0.72)


def town(scene):
    """The loop of three, nobody on screen yet."""
    names = {key: scene.label(key) for key in ICONS}
    return FlowLoop(names, ICONS, colors={"customer": theme.meaning("US")}, box=ROOM)


def traffic(loop, a, b, kind="$", **style):
    """Tokens on an arrow of the loop."""
    return Traffic(loop.ways[a, b], kind, **style)


def link(scene, key, paid):
    """The animation that draws one of the five arrows of the scene's loop; ``paid`` names the coin."""
    ways = {
        "goods": ("shop", "customer", scene.label("goods"), theme.BAD, 0.02),
        "pay": ("customer", "shop", paid, theme.meaning("dollars"), 0.2),
        "save": ("shop", "bank", "", theme.MUTED, 0.14),
        "home": ("bank", "customer", "", theme.MUTED, 0.2),
        "interest": ("bank", "shop", scene.label("interest"), theme.ACCENT, 0.02),
    }
    start, end, words, color, bow = ways[key]
    drawn = scene.loop.arrow(start, end, words, color=color, bow=bow)
    # Side by side, the words over the flat arrow and under the steep one leave each other room.
    if key == "interest":
        scene.loop.submobjects[-1].shift(1.4 * LEFT)
    if key == "pay":
        scene.loop.submobjects[-1].shift(0.25 * RIGHT)
    if key == "goods":
        scene.loop.submobjects[-1].shift(0.12 * LEFT + 0.2 * UP)
    return drawn


def badge(loop, sign):
    """Whose the bank is: his icon in a small disc on its rim."""
    spot = loop.stations["bank"].disc.point_at_angle(0.8)
    disc = Circle(
        0.33, color=theme.meaning("US"), stroke_width=3, fill_color=theme.GROUND, fill_opacity=1
    ).move_to(spot)
    return VGroup(
        disc.set_z_index(5), icon(sign, 0.42, theme.meaning("US"), width=2.5).move_to(spot).set_z_index(6)
    )


def cycle(loop):
    """Money all around the loop, a little of it coming back as interest."""
    ways = (("customer", "shop"), ("shop", "bank"), ("bank", "customer"))
    money = [traffic(loop, a, b, spacing=1.5, speed=1.3).open() for a, b in ways]
    return [*money, traffic(loop, "bank", "shop", spacing=2.6, speed=1.3, size=0.6).open()]

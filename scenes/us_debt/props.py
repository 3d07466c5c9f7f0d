"""Props: things that more than one scene shows."""

from __future__ import annotations

from manim import DOWN, ORIGIN, UP, Animation, AnimationGroup, Circle, Line, RoundedRectangle, VGroup

from langreel.scenes import enter, icon, leave, text, theme


def station(words: str, icon_name: str, color: str, *, spot, radius: float = 0.5, side=DOWN) -> VGroup:
    """A disc with an icon, its name under it, or at another side; parts: disc, icon, name."""
    disc = Circle(radius, color=color, stroke_width=3.5, fill_color=theme.PANEL, fill_opacity=1)
    sign = icon(icon_name, 1.15 * radius, color, width=3.0)
    name = patched(text(words, theme.BODY, theme.INK, weight="BOLD")).next_to(disc, side, buff=0.06)
    disc.set_z_index(5), sign.set_z_index(6)
    return VGroup(disc, sign, name).shift(spot)


def patched(line) -> VGroup:
    """Words on a patch of ground, so that nothing behind them disturbs."""
    patch = RoundedRectangle(
        corner_radius=0.08, width=line.width + 0.16, height=line.height + 0.14, stroke_width=0,
        fill_color=theme.GROUND, fill_opacity=0.88,
    ).move_to(line)  # fmt: skip
    return VGroup(patch.set_z_index(5), line.set_z_index(6))


def iou(title: str, name: str, scale: float = 1.0) -> VGroup:
    """A promise on paper: what it is in large letters, its official name on a band below."""
    sheet = RoundedRectangle(
        corner_radius=0.1, width=2.9, height=1.7, stroke_width=0, fill_color=theme.INK, fill_opacity=1
    )
    frame = RoundedRectangle(
        corner_radius=0.06, width=2.7, height=1.5, stroke_width=2, color=theme.meaning("Treasuries")
    )
    large = text(title, 0.62, theme.GROUND, weight="BOLD").move_to(sheet).shift(0.34 * UP)
    rule = Line((-0.8, 0, 0), (0.8, 0, 0), color=theme.MUTED, stroke_width=2).shift(0.13 * DOWN)
    band = RoundedRectangle(
        corner_radius=0.05,
        width=2.5,
        height=0.46,
        stroke_width=0,
        fill_color=theme.meaning("Treasuries"),
        fill_opacity=1,
    ).shift(0.44 * DOWN)
    small = text(name, theme.LABEL, theme.GROUND, weight="BOLD").move_to(band)
    card = VGroup(sheet, frame, large, rule, band, small)
    return card.set_z_index(8).scale(scale, about_point=ORIGIN)


def swap(old, new) -> Animation:
    """One heading goes, then the next one comes in its place."""
    return AnimationGroup(leave(old), enter(new), lag_ratio=1.0)


def chip(words: str, icon_name: str, color: str) -> VGroup:
    """A small disc with an icon, and a word under it."""
    disc = Circle(0.55, color=color, stroke_width=3, fill_color=theme.PANEL, fill_opacity=1)
    name = text(words, theme.BODY, theme.INK, weight="BOLD").next_to(disc, DOWN, buff=0.16)
    return VGroup(disc, icon(icon_name, 0.66, color, width=3.0), name)

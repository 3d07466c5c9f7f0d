"""Discs: who takes part, as an icon in a disc, with or without a name."""

from manim import DOWN, UP, Circle, VGroup

from langreel.scenes import icon, text, theme


def disc(sign, color, radius=0.72):
    """An icon in a disc; parts: rim, icon."""
    rim = Circle(radius, color=color, stroke_width=3.5, fill_color=theme.PANEL, fill_opacity=1)
    return VGroup(rim, icon(sign, 1.2 * radius, color, width=3))


def named(sign, color, words, lang, above=False):
    """A disc with a name under it, or above; parts: rim, icon, name."""
    body = disc(sign, color)
    name = text(words, theme.BODY, theme.INK, weight="BOLD", lang=lang)
    return VGroup(*body, name.next_to(body, UP if above else DOWN, buff=0.16))

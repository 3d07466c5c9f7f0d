"""Palette: what a colour means in this film; it means the same in every scene."""

from langreel.scenes import theme

US = TREASURY = theme.BLUE
DOLLAR = theme.GREEN
CHINA = theme.RED
JAPAN = theme.VIOLET
UK = theme.CYAN
GOLD = "#F5C04A"

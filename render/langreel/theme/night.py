"""Night: bright hues on a dark blue ground, for screens; what a project has that chooses nothing."""

from typing import Any, Final

THEME: Final[dict[str, Any]] = {
    "colors": {
        "ground": "#0D1526",
        "panel": "#16213A",
        "ink": "#F4F1E8",
        "second": "#DCD4C8",
        "muted": "#A9B4C8",
        "rule": "#33415E",
        "unnamed": "#4C5D80",
        "blue": "#62A8FF",
        "yellow": "#FFD166",
        "green": "#5FD08C",
        "red": "#FF6B5E",
        "cyan": "#4FD1D9",
        "violet": "#D9A5F2",
        "orange": "#FF9950",
        "snow": "#E9EFF7",
        "accent": "yellow",
        "good": "green",
        "bad": "orange",
    },
    "series": ["blue", "yellow", "green", "red", "cyan", "violet"],
    "sizes": {"display": 0.95, "heading": 0.52, "body": 0.38, "label": 0.30, "small": 0.22},
}

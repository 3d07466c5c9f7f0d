"""Day: dark hues on a warm white ground, for films that look like print."""

from typing import Any, Final

THEME: Final[dict[str, Any]] = {
    "colors": {
        "ground": "#FCFBF7",
        "panel": "#F4F2EB",
        "ink": "#1C2330",
        "second": "#3B4556",
        "muted": "#566070",
        "rule": "#CDD2DA",
        "unnamed": "#9AA5B5",
        "blue": "#1860C2",
        "yellow": "#946200",
        "green": "#005A26",
        "red": "#CD2A49",
        "cyan": "#067985",
        "violet": "#7A3E9D",
        "orange": "#B04A00",
        "snow": "#B7C4D6",
        "accent": "yellow",
        "good": "green",
        "bad": "orange",
    },
    "series": ["blue", "yellow", "green", "red", "cyan", "violet"],
    "sizes": {"display": 0.95, "heading": 0.52, "body": 0.38, "label": 0.30, "small": 0.22},
}

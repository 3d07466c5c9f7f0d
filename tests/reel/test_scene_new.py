"""Scenes that are written for a segment stand as they are: each chart, checked at its marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from langreel.cli.run import run
from langreel.manuscript.chart_scenes import CHARTS

pytestmark = pytest.mark.reel

ROWS = "".join(
    f"{year}-{month:02}-01,{who},{value + (year - 1980) / 2 + month / 10:.1f}\n"
    for who, value in (("here", 3), ("there", 5))
    for year in range(1990, 2022)
    for month in ((1, 3, 6, 9, 12) if who == "here" else (6,))
)
SOURCE = """
trade: {title: T, publisher: P, series: S, url: "", as_of: "2021", licence: public domain, \
columns: {usd_bn: {unit: USD, scale: 1.0e9}}}
"""
LABELS = {"histogram": "labels: {rows: {en: years}}, "}
COLUMNS = {"seasonal": ["--table", "here"], "stripes": ["--table", "yearly"], "bar": ["--table", "both"]}


def test_each_chart_stands(tmp_path, monkeypatch, capsys):
    """`scene new` for eleven segments, then `check` with its rules for pictures: no finding."""
    assert run(["new", str(tmp_path / "film"), "--langs", "en"]) == 0
    monkeypatch.chdir(tmp_path / "film")
    write_tables()
    (act,) = Path().glob("script/*/[0-9]*.yaml")
    segments = "".join(
        f"  - {{id: {chart}, scene: {chart}.Drawn, {LABELS.get(chart, '')}en: "
        "This is what the chart of this kind looks like.}\n"
        for chart in CHARTS
    )
    act.write_text(f"chapter: {{en: Charts}}\nsegments:\n{segments}", "utf-8")
    for chart in CHARTS:
        assert run(["scene", "new", chart, "--chart", chart, *COLUMNS.get(chart, ["--table", "both"])]) == 0
    capsys.readouterr()
    assert run(["check"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out.endswith(": no findings\n")


def write_tables() -> None:
    """A series by month, one by year, and two by year."""
    lines = ROWS.splitlines()
    tables = {
        "here": [line for line in lines if ",here," in line],
        "yearly": [line for line in lines if ",there," in line],
        "both": [line for line in lines if "-06-" in line and line >= "2016"],
    }
    ledger = Path("data/sources.yaml")
    for name, rows in tables.items():
        Path(f"data/{name}.csv").write_text("day,country,usd_bn\n" + "\n".join(rows) + "\n", "utf-8")
        ledger.write_text(ledger.read_text("utf-8") + SOURCE.replace("trade", name), "utf-8")

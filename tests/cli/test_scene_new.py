"""``langreel scene new``: a chart for a segment, in a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from langreel.cli.run import run
from langreel.manuscript.chart_scenes import CHARTS
from langreel.scenes import charts

ROWS = "".join(
    f"{year}-{month:02}-01,{who},{value + year - 2000 + month / 10}\n"
    for year in (2019, 2020, 2021)
    for month in (1, 6, 12)
    for who, value in (("here", 3), ("there", 5))
)
ALIKE = "day,country,usd_bn\n2020-01-01,here,3\n2020-01-01,here,4\n2020-02-01,there,5\n"
SOURCE = """
trade: {title: T, publisher: P, series: S, url: "", as_of: "2021", licence: public domain, \
columns: {usd_bn: {unit: USD, scale: 1.0e9}}}
"""


@pytest.fixture
def project(tmp_path, monkeypatch, capsys) -> Path:
    """A new project with a further table."""
    assert run(["new", str(tmp_path / "film"), "--langs", "en"]) == 0
    monkeypatch.chdir(tmp_path / "film")
    Path("data/trade.csv").write_text("day,country,usd_bn\n" + ROWS, "utf-8")
    ledger = Path("data/sources.yaml")
    Path("data/alike.csv").write_text(
        "day,country,usd_bn\n2020-01-01,here,3\n2020-01-01,here,4\n2020-02-01,there,5\n", "utf-8"
    )
    ledger.write_text(ledger.read_text("utf-8") + SOURCE + SOURCE.replace("trade", "alike"), "utf-8")
    capsys.readouterr()
    return Path.cwd()


def test_every_chart_is_one_of_ours():
    """Its class is registered."""
    assert {each.name for each in CHARTS.values()} <= charts.CHARTS.keys()


def test_a_scene_is_written_under_the_name_that_the_segment_has(project, capsys):
    """And the episode has nothing wrong then."""
    (act,) = project.glob("script/*/[0-9]*.yaml")
    episode = act.parent.name
    scene = next(project.glob(f"scenes/{episode}/*.py"))
    scene.unlink()
    words = ["--chart", "line", "--table", "public_debt"]
    assert run(["scene", "new", "one-line", *words]) == 0
    assert capsys.readouterr().out.startswith(f"scenes/{episode}/{scene.name}\n")
    assert 'LineChart(rows, x="date", y="debt_usd_bn"' in scene.read_text("utf-8")
    assert run(["scene", "new", "one-line", *words]) == 0  # under a name of its own
    assert "next: write scene: one_line.OneLine at script/" in capsys.readouterr().out
    assert run(["scene", "new", "one-line", *words]) == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["no-line", "--chart", "line", "--table", "trade"], "unknown segment"),
        (["one-line", "--chart", "lines", "--table", "trade"], "perhaps you meant 'line'"),
        (["one-line", "--chart", "line", "--table", "trades"], "no table 'trades'"),
        (["one-line", "--chart", "line", "--table", "trade", "--x", "date"], "unknown column"),
        (["one-line", "--chart", "race", "--table", "public_debt"], "no column of names"),
        (
            ["one-line", "--chart", "stripes", "--table", "trade", "--series", "country"],
            "no use for --series",
        ),
        (["one-line", "--chart", "bar", "--table", "trade", "--x", "day"], "no use for --x"),
        (["one-line", "--chart", "seasonal", "--table", "public_debt"], "has one moment a year"),
        (
            ["one-line", "--chart", "race", "--table", "alike"],
            "data/alike.csv:3:17: 2 rows of",
        ),
    ],
)
def test_mistakes_are_told(project, capsys, words, told):
    """And nothing is written."""
    before = sorted(project.rglob("*.py"))
    assert run(["scene", "new", *words]) in (1, 2)
    assert told in capsys.readouterr().err
    assert sorted(project.rglob("*.py")) == before


@pytest.mark.parametrize(
    ("chart", "rows", "call"),
    [
        ("bar", 'table("trade", day="2021-12-01")', 'x="country", y="usd_bn", note="2021-12-01"'),
        ("stripes", 'table("trade", country="here")', 'x="day", y="usd_bn", legend="usd_bn", note="here"'),
        ("line", 'table("trade")', 'x="day", y="usd_bn", series="country"'),
        ("race", 'table("trade")', 'x="day", y="usd_bn", series="country"'),
        ("histogram", 'table("trade")', 'x="usd_bn", x_title="usd_bn", y_title=self.label("rows")'),
    ],
)
def test_a_scene_draws_one_row_for_each_mark(project, chart, rows, call):
    """Of a table of two countries over days: those of the last day, one country, or each as a series."""
    assert run(["scene", "new", "one-line", "--chart", chart, "--table", "trade"]) == 0
    text = Path("scenes/hello/one_line.py").read_text("utf-8")
    assert f"rows = {rows}\n" in text
    assert f"(rows, {call}, heading=" in text


def test_a_label_that_the_segment_lacks_is_told(project, capsys):
    """What a histogram counts is said in the languages of the film, not by the name of a table."""
    assert run(["scene", "new", "one-line", "--chart", "histogram", "--table", "trade"]) == 0
    assert "next: write labels: {rows: {en: …}} at script/hello/" in capsys.readouterr().out

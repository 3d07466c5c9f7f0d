"""A small project that reads without errors, to be spoilt one file at a time."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from langreel.errors import ContentErrors
from langreel.project import Project
from langreel.script import read

FILES = {
    "script/e/episode.yaml": """\
        id: e
        title: {zh: 债, en: Debt}
        languages: [zh, en]
        """,
    "script/e/01-debt.yaml": """\
        chapter: {zh: 开场, en: Hook}
        segments:
          - id: rise
            scene: debt.Rise
            labels:
              heading: {zh: 国债, en: "Debt: {debt_now}"}
            zh: |
              国债从{debt_then}，[now]涨到{debt_now}。
              一年又一年。
            en: |
              Debt rose from {debt_then} [now] to {debt_now}.
              Year after year.
        """,
    "script/e/figures.yaml": """\
        debt_then: {table: debt, where: {year: 1980}, column: debt_usd_bn, digits: 3}
        debt_now: {table: debt, column: debt_usd_bn, take: max, digits: 2}
        growth: {value: debt_now - debt_then, digits: 2}
        """,
    "script/e/lexicon.yaml": """\
        zh: {国债: {keep: true}}
        """,
    "data/debt.csv": """\
        year,date,country,debt_usd_bn,rate,note
        1980,1980-09-30,US,907.7,9,first
        2000,2000-09-30,US,5674,0,
        2025,2025-09-30,US,37638,3.4,last
        """,
    "data/sources.yaml": """\
        debt:
          title: {zh: 债, en: Debt}
          publisher: Treasury
          series: Debt
          url: https://example.org
          as_of: 2025-09
          licence: public domain
          columns:
            debt_usd_bn: {unit: USD, scale: 1.0e9}
            rate: {unit: percent, scale: 1}
        """,
    "scenes/e/debt.py": """\
        from langreel.scenes import LineChart, ReelScene, table


        class Rise(ReelScene):
            def construct(self):
                debt = table("debt", country="US")
                chart = LineChart(debt, x="date", y="debt_usd_bn", heading=self.label("heading"))
                with self.segment("rise"):
                    self.play(chart.draw(), until="now")
                    self.play(chart.callout("2025", self.figure("growth")))
        """,
}


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Project]:
    """Write the small project, with some files replaced or (None) left out."""

    def write(files: dict[str, str | bytes | None] | None = None) -> Project:
        (tmp_path / "scenes").mkdir(exist_ok=True)
        for name, content in {**FILES, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                path.write_bytes(dedent(content).encode() if isinstance(content, str) else content)
        return Project(tmp_path)

    return write


@pytest.fixture
def told(make: Callable[..., Project]) -> Callable[..., list[str]]:
    """What reading the small project complains about, with some files replaced."""

    def errors(files: dict[str, str | bytes | None]) -> list[str]:
        try:
            read(make(files), "e")
        except ContentErrors as error:
            return [str(each) for each in error.errors]
        return []

    return errors

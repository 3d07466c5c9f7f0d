"""A small film with everything that an edit can touch."""

from pathlib import Path
from textwrap import dedent

import pytest
from PIL import Image

import builders
from langreel.project import Project

EPISODE = """
    id: film
    title: {zh: 金与银, en: Gold and silver}
    description: {zh: 两种金属, en: Two metals}
    languages: [zh, en]
    voices: {zh: scratch, en: espeak}
    pacing: {gap: 0.2, tail: 0.2}
    profile: proxy
"""
METALS = """
    chapter: {zh: 金属, en: Metals}
    segments:
      - id: gold
        scene: gold.Gold
        labels:
          heading: {zh: 黄金, en: Gold}
        zh: |
          黄金[peak]值{gold_2020}。
          USDT来了。
        en: |
          Gold [peak] cost {gold_2020}.
          Then USDT came.
      - id: silver
        scene: silver.Silver
        labels:
          heading: {zh: 白银, en: Silver}
        zh: 白银[now]便宜。
        en: Silver is [now] cheap.
"""
STREET = """
    chapter: {zh: 街上, en: In the street}
    segments:
      - id: street
        footage: {file: assets/footage/street.png}
        zh: 街上很静，没有人。
        en: The street is quiet.
"""
SCENES = {
    "gold.py": '''
        """Gold."""
        from shapes import bar

        from langreel.scenes import ReelScene, enter, table, text


        class Gold(ReelScene):
            """A bar for the last price."""

            def construct(self):
                prices = table("metals", metal="gold")
                heading = text(self.label("heading"))
                with self.segment("gold"):
                    self.play(enter(heading), until="peak")
                    self.play(enter(bar(prices["price"][-1])), seconds=0.2)
    ''',
    "shapes.py": '''
        """What gold is drawn with."""
        from manim import Rectangle


        def bar(price):
            return Rectangle(width=price / 500, height=1.0)
    ''',
    "silver.py": '''
        """Silver."""
        from langreel.scenes import ReelScene, enter, table, text


        class Silver(ReelScene):
            """The last price, written."""

            def construct(self):
                prices = table("metals", metal="silver")
                heading = text(self.label("heading"))
                self.add(self.source(prices.source))
                with self.segment("silver"):
                    self.play(enter(heading), until="now")
                    self.play(enter(text(f"{prices['price'][-1]:g}").shift((0, -1, 0))), seconds=0.2)
    ''',
}
SOURCE = """
    {name}:
      title: {{zh: 价格, en: Prices of {name}}}
      publisher: {by}
      series: S
      url: https://example.org
      as_of: 2020
      licence: public domain
      columns:
        price: {{unit: USD, scale: 1.0}}
"""
FILES = {
    "script/film/episode.yaml": EPISODE,
    "script/film/01-metals.yaml": METALS,
    "script/film/02-street.yaml": STREET,
    "script/film/figures.yaml": """
        gold_2020: {table: metals, where: {metal: gold, date: 2020}, column: price, digits: 3}
        oil_2020: {table: oil, where: {date: 2020}, column: price, digits: 2}
    """,
    "script/film/lexicon.yaml": "en: {USDT: {say: U S D T}, GDP: {say: G D P}}",
    "data/sources.yaml": SOURCE.format(name="metals", by="A bank")
    + SOURCE.format(name="oil", by="A company"),
    "data/metals.csv": """
        date,metal,price
        2019-12-31,gold,1515
        2020-12-31,gold,1888
        2019-12-31,silver,18
        2020-12-31,silver,26
        2020-12-31,tin,20
    """,
    "data/oil.csv": "date,price\n2020-12-31,48\n",
    **{f"scenes/film/{name}": text for name, text in SCENES.items()},
}


def make_film(root: Path) -> Project:
    """The film at ``root``: two scenes, one with a helper, a table each, a still, and nothing rendered."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip(), "utf-8")
    still = root / "assets/footage/street.png"
    still.parent.mkdir(parents=True)
    Image.new("RGB", (64, 36), "orange").save(still)
    builders.know_code(root)
    return Project(root)


@pytest.fixture(scope="session")
def film(tmp_path_factory) -> Project:
    """A small film in a folder whose name has a space, a quote and Chinese in it."""
    return make_film(tmp_path_factory.mktemp("film") / "it's 一部 film")


@pytest.fixture
def fresh_film(tmp_path) -> Project:
    """The same film, one for each test."""
    return make_film(tmp_path / "film")

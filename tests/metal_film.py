"""Metal film: three acts of a still each, in two languages, to be published."""

from pathlib import Path
from textwrap import dedent

from PIL import Image, ImageDraw

from langreel.project import Project

EPISODE = """
    id: film
    title: {zh: 金与银, en: Gold and silver}
    description: {zh: 两种金属。, en: Two metals <TAG>.}
    languages: [zh, en]
    tags: {zh: [黄金, 白银], en: [gold, precious metals]}
    voices: {zh: scratch, en: scratch}
    picture: shared
    pacing: {gap: 0.2, tail: 0.2}
    cover: silver@now
    profile: proxy
"""
ACT = """
    chapter: {{zh: {zh}, en: {en}}}
    segments:
      - id: {id}
        footage: assets/footage/{id}.png
        hold: 9.5
        zh: 这里[now]是{zh}。
        en: This [now] is {en}.
"""
SOURCE = """
    metals:
      title: {zh: 金属价格, en: Prices of metals}
      publisher: {zh: 一家银行, en: A bank}
      series: S
      url: https://example.org/metals
      as_of: 2020-12
      licence: public domain
      columns:
        price: {unit: USD, scale: 1.0}
"""
FIGURES = "gold_2020: {table: metals, where: {metal: gold, date: 2020}, column: price, digits: 3}"
TABLE = "date,metal,price\n2020-12-31,gold,1888\n"
ACTS = {"gold": ("黄金", "gold"), "silver": ("白银", "silver"), "tin": ("锡", "tin")}
COLORS = {"gold": "goldenrod", "silver": "silver", "tin": "slategray"}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text).lstrip(), "utf-8")


def make_film(root: Path) -> Project:
    """Three acts of a still each, ten seconds long and longer."""
    (root / "scenes").mkdir(parents=True)
    write(root / "script/film/episode.yaml", EPISODE.replace("<TAG>", "and a table"))
    write(root / "script/film/figures.yaml", FIGURES)
    write(root / "data/sources.yaml", SOURCE)
    write(root / "data/metals.csv", TABLE)
    for number, (name, (zh, en)) in enumerate(ACTS.items(), 1):
        write(root / f"script/film/0{number}-{name}.yaml", ACT.format(id=name, zh=zh, en=en))
        picture = Image.new("RGB", (640, 360), COLORS[name])
        ImageDraw.Draw(picture).ellipse((220, 60, 420, 260), "white")
        path = root / f"assets/footage/{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path)
    return Project(root)

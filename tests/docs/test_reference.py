"""What pages list is what the code has."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

import langreel
from langreel import plugins, scenes
from langreel.build.listener import EVENTS
from langreel.data.formats import FORMATS as TABLE_FORMATS
from langreel.data.read_options import KEYS as KEYS_OF_READ
from langreel.data.sources import FIELDS
from langreel.interchange.formats import FORMATS as TIMELINE_FORMATS
from langreel.network.patience import PATIENCE
from langreel.quantity import UNITS
from langreel.quantity.units_file import WORDS
from langreel.scenes import ReelScene
from langreel.scenes.charts import CHARTS
from langreel.script.schema import Keys
from langreel.theme.resolve import SHIPPED, resolved
from langreel.voice.engines import GROUP
from langreel.voice.network.openai_speech import ADDRESS, FORMAT, FORMATS, KEY

KEYS = {model.__name__: model for model in Keys.__subclasses__()}
PACKAGE = Path(langreel.__file__).parent
RAISED = re.compile(r"sys\.audit\(\s*\"([\w.]+)\"")
MANIMS = {"begin_animations", "render", "tear_down", "get_run_time", "wants", "frame_at", "frames_now"}
"""What Manim and the camera ask of a scene."""
FURTHER = {"SegmentKeys": ["zh", "en"]}
"""Keys that no field stands for."""


def table(page: Path, name: str) -> dict[str, list[str]]:
    """The rows below the comment of that name, by the key in their first cell."""
    text = page.read_text(encoding="utf-8")
    assert text.count(f"<!-- {name} -->\n|") == 1
    rows = text.partition(f"<!-- {name} -->\n")[2].split("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {key: rest for first, *rest in cells for key in re.findall(r"`([^`]+)`", first)}


@pytest.mark.parametrize("name", KEYS)
def test_the_page_on_the_scripts_files_has_every_key(name, docs):
    """In the order of the schema, each with its default, which is empty where there is none to show."""
    model = KEYS[name]
    rows = table(docs / "script-files.md", f"fields: {name}")
    assert list(rows) == [*model.model_fields, *FURTHER.get(name, [])]
    for key, field in model.model_fields.items():
        assert rows[key][0].strip("`") == default(field.default), key


def default(value: Any) -> str:
    hidden = value is PydanticUndefined or value is None or value == "" or isinstance(value, BaseModel)
    return "" if hidden else str(value)


def test_the_page_on_the_scripts_files_has_every_key_of_the_sources(docs):
    """Those of data/sources.yaml, which is read without a schema."""
    assert tuple(table(docs / "script-files.md", "fields: sources.yaml")) == (*FIELDS, "read")


def test_the_page_on_the_scripts_files_has_every_unit(docs):
    """In the order of the code."""
    line = re.search(
        r"^  Units: (.*)\.$", (docs / "script-files.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert line
    assert line[1].replace("`", "").split() == list(UNITS)


def test_the_page_on_data_has_every_key_of_read_and_every_ending(docs):
    """Of data/sources.yaml, and of files."""
    assert tuple(table(docs / "data.md", "fields: ReadOptions")) == KEYS_OF_READ
    listed = (docs / "data.md").read_text("utf-8").partition("| ending |")[2].partition("\n\n")[0]
    assert re.findall(r"`(\.\w+)`", listed) == list(TABLE_FORMATS)


def test_the_page_on_the_scripts_files_has_every_key_of_the_units(docs):
    """Those of data/units.yaml, which is read without a schema either."""
    assert tuple(table(docs / "script-files.md", "fields: units.yaml")) == WORDS


def test_the_page_on_scenes_has_everything_that_a_scene_can_ask_for(docs):
    """All that ReelScene has of its own and that a scene's author may call."""
    own = {name for name, value in vars(ReelScene).items() if callable(value) or isinstance(value, property)}
    hidden = {name for name in own if name.startswith("_")} | MANIMS
    listed = {key.partition("(")[0] for key in table(docs / "scenes.md", "methods: ReelScene")}
    assert listed == own - hidden | {"frame"}


def test_the_page_on_scenes_has_every_name_that_can_be_imported(docs):
    """Those of ``langreel.scenes``."""
    listed = {key.partition("(")[0] for key in table(docs / "scenes.md", "names: langreel.scenes")}
    assert listed == {"theme", *CHARTS, *scenes._HOMES}


def test_the_page_on_events_has_all_that_are_heard_and_raised(docs):
    """What the build listens to, and what the package announces."""
    listed = list(table(docs / "events.md", "events"))
    raised = {
        name for file in PACKAGE.rglob("*.py") for name in RAISED.findall(file.read_text(encoding="utf-8"))
    }
    assert listed == list(EVENTS)
    assert raised <= set(listed)
    unraised = {name for name in listed if name.startswith("langreel.")} - raised
    assert unraised == {"langreel.read"}


def test_the_page_on_palettes_has_every_colour_of_the_theme(docs):
    """With its value in each theme that is shipped."""
    text = (docs / "palette.md").read_text(encoding="utf-8").partition("<!-- colours -->\n")[2]
    rows = [
        [cell.strip(" `") for cell in row.strip("|").split("|")] for row in text.split("\n\n")[0].splitlines()
    ]
    for column, name in enumerate(SHIPPED, 1):
        assert rows[0][column] == name
        listed = {row[0]: row[column] for row in rows[2:]}
        assert listed == {key.upper(): value for key, value in resolved({}, name).colors.items()}


def test_the_words_that_are_ours_are_few_and_in_use(docs):
    """As many as the glossary says; each stands in the code."""
    ours = re.findall(
        r"^\| (\w+) \|", (docs / "glossary.md").read_text("utf-8").partition("## Of film")[0], re.M
    )
    code = "\n".join(file.read_text(encoding="utf-8").lower() for file in PACKAGE.rglob("*.py"))
    assert len(ours) - 1 == 12
    assert [word for word in ours[1:] if not re.search(rf"\b{word}\b", code)] == []


def test_the_page_on_architecture_has_every_room(docs, root):
    """From the top to the bottom, as the layers that `make lint` keeps; rooms of one layer stand together."""
    contract = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = [re.findall(r"\w+", layer) for layer in contract["contracts"][0]["layers"] if "(" not in layer]
    listed = list(table(docs / "architecture.md", "rooms"))
    assert sorted(listed) == sorted(room for layer in layers for room in layer)
    depth = {room: number for number, layer in enumerate(layers) for room in layer}
    assert [depth[room] for room in listed] == sorted(depth[room] for room in listed)


def test_the_page_on_timelines_has_every_format(docs):
    """With its ending, the programs that open it, and what it holds."""
    expected = {
        name: [f"`{each.ending}`", each.programs, each.holds] for name, each in TIMELINE_FORMATS.items()
    }
    assert table(docs / "timelines.md", "formats") == expected


def test_the_page_on_voices_has_every_engine(docs):
    """Those that are registered here, with the extras that they need."""
    rows = table(docs / "voice.md", "engines")
    assert set(rows) == set(plugins.names(GROUP))
    named = re.findall(r"langreel\[(\w+)\]", str(rows))
    extras = tomllib.loads((docs.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(named) <= set(extras["optional-dependencies"])


def test_the_page_on_voices_tells_how_patient_network_voices_are(docs):
    """Its numbers are those of the code, and so are the variables."""
    text = (docs / "voice.md").read_text(encoding="utf-8")
    assert (PATIENCE.tries, PATIENCE.first, PATIENCE.longest) == (6, 1, 120)
    assert (PATIENCE.connect, PATIENCE.silence, PATIENCE.whole) == (10, 60, 600)
    assert "six times in all, after one second" in text and "up to two minutes" in text
    assert all(f"`{name}`" in text for name in (ADDRESS, KEY, FORMAT, *FORMATS))

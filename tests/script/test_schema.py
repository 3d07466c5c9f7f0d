"""JSON Schemas for editors."""

import json
from typing import Any

from langreel.script import schema


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    """Five schemas of draft 2020-12, plain JSON."""
    schemas = json.loads(json.dumps(schema()))
    assert list(schemas) == ["episode", "act", "figures", "lexicon", "theme"]
    assert {each["$schema"] for each in schemas.values()} == {"https://json-schema.org/draft/2020-12/schema"}


def test_editors_complete_the_keys_of_a_segment() -> None:
    """A segment offers its keys, takes words under any language, and needs a scene or footage."""
    act: Any = schema()["act"]
    segment = act["$defs"]["SegmentKeys"]
    assert list(segment["properties"]) == ["id", "scene", "footage", "labels", "hold", "sfx", "pace", "open"]
    assert segment["additionalProperties"] is False
    assert segment["oneOf"] == [{"required": ["scene"]}, {"required": ["footage"]}]
    assert [value["type"] for value in segment["patternProperties"].values()] == ["string"]


def test_a_figure_is_one_of_three_kinds() -> None:
    """Editors tell apart figures from a table, calculated ones and illustrations."""
    figures: Any = schema()["figures"]
    kinds = [kind["$ref"].rpartition("/")[2] for kind in figures["additionalProperties"]["oneOf"]]
    assert kinds == ["TableFigure", "ValueFigure", "IllustrationFigure"]
    assert figures["$defs"]["TableFigure"]["required"] == ["table", "column", "digits"]

"""Every code block of every page is tried, or says why it is not."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from langreel.script.schema import MODELS, SegmentKeys

LANGUAGES = {
    "sh",
    "yaml",
    "python",
    "csv",
    "toml",
    "diff",
    "text",
    "{toctree}",
    "{include} ../../CONTRIBUTING.md",
}
NOT_RUN = {
    "render/docs/editing.md": 1,
    "render/docs/importing.md": 1,
    "render/docs/keeling.md": 1,
    "render/docs/many-machines.md": 3,
    "render/docs/publishing.md": 1,
    "render/docs/recording.md": 3,
    "render/docs/studio.md": 1,
    "render/docs/translating.md": 1,
    "render/docs/voice.md": 3,
}
"""How many blocks of a page are only read; each says why in a comment above it."""


def test_nothing_is_left_to_be_filled_in(root):
    """No line of a page is a word in capitals that stands for what somebody meant to write there."""
    pages = [*root.glob("*.md"), *(root / "render/docs").rglob("*.md")]
    empty = re.compile(r"^(?:[A-Z]{3,}|.*\b(?:TBD|FIXME)\b.*)$", re.MULTILINE)
    found = {page.name: empty.findall(page.read_text(encoding="utf-8")) for page in pages}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_block_says_what_it_is(block):
    """Its language stands behind the backticks; only `text` is never tried, unless it was printed."""
    assert block.language in LANGUAGES, block.place


def test_a_block_that_is_not_run_says_why(page, pages_blocks):
    """In a comment above it, in a sentence; how many there are is written down here."""
    reasons = [block.notes["not run"] for block in pages_blocks(page) if "not run" in block.notes]
    assert all(len(reason.split()) >= 4 for reason in reasons)
    assert len(reasons) == NOT_RUN.get(page, 0)


def test_a_quotation_is_what_the_file_says(block, root):
    """Lines of a file of this repository, in its order; … and blank lines stand for what is left out."""
    if not block.quotes or block.language == "diff":
        return
    lines = iter((root / block.path).read_text(encoding="utf-8").splitlines())
    quoted = [line.strip() for line in block.text.splitlines()[1:] if line.strip(" …")]
    missing = [line for line in quoted if not any(line == other.strip() for other in lines)]
    assert missing == [], block.place


def test_python_can_be_read(block):
    """Also a piece of a method."""
    if block.language == "python":
        ast.parse(block.text)


def test_yaml_has_the_keys_of_its_file(block):
    """A block that is a file of a script, or the end of one, passes the schema of that file."""
    if block.language != "yaml":
        return
    # As the script is read: every value is text, and the schema makes numbers of it.
    content = yaml.load(block.text, yaml.BaseLoader)
    name = Path(block.path).stem
    if block.text.startswith("# of a segment\n"):
        SegmentKeys.model_validate({"id": "one", **content})
    elif block.path.startswith("script/"):
        kind = name if name in MODELS else "act"
        MODELS[kind].model_validate(whole(kind, content))


def whole(kind: str, content: Any) -> Any:
    """What the block shows, inside of the least that its file must have."""
    if kind == "act" and isinstance(content, list):
        content = {"segments": content}
    least = {
        "act": {"chapter": {"en": "One"}, "segments": [{"id": "one", "scene": "one.One"}]},
        "episode": {"id": "hello", "title": {"en": "Hello"}, "languages": ["en"]},
    }
    return {**least.get(kind, {}), **content}


@pytest.mark.reel
def test_the_commands_of_a_page_work(tried, desk):
    """On the flagship where they speak of it, else in an empty folder, with the files of the page."""
    desk.try_out(tried)

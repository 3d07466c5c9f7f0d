"""Lines as the script department hands them over, words as a reader hears them, what neural voices need."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

import pytest

from langreel.errors import ToolError
from langreel.model import Figure, Line, Mention, Pause, Place, Quantity, Take
from langreel.voice.kokoro import weights
from langreel.voice.neural import voice_files


def pytest_configure(config: pytest.Config) -> None:
    for voice in ("kokoro", "hibari"):
        config.addinivalue_line("markers", f"{voice}: speaks with {voice}, which make voices installs")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that speak are left out where their voice is not installed, and say so."""
    lacking = {"kokoro": _kokoro(), "hibari": _lacking("hibari", "onnxruntime")}
    for item in items:
        for voice, reason in lacking.items():
            if reason and item.get_closest_marker(voice):
                item.add_marker(pytest.mark.skip(reason=reason))


def _kokoro() -> str:
    try:
        weights.require("zf_xiaoxiao", "af_heart")
    except ToolError as error:
        return str(error)
    return _lacking("hibari")


def _lacking(*modules: str) -> str:
    return "".join(f"no {module} here: make voices" for module in modules if find_spec(module) is None)


@pytest.fixture
def line() -> Callable[..., Line]:
    """``line("zh", "它有{1.32万亿美元}。")``: what stands in braces is a figure of 1.32 trillion dollars."""

    def make(lang: str, text: str, pauses: tuple[tuple[int, float], ...] = ()) -> Line:
        before, brace, rest = text.partition("{")
        written, _, after = rest.partition("}")
        figure = Figure("peak", Quantity(Fraction(1_320_000_000_000), "USD", 3))
        mentions = (Mention(figure, len(before), len(before + written)),) if brace else ()
        return Line(
            "holdings", 2, lang, before + written + after, (), tuple(Pause(*p) for p in pauses), mentions,
            Place("script/us_debt/05-cracks.yaml", 14, 7),
        )  # fmt: skip

    return make


@pytest.fixture
def said() -> Callable[[Line, Take], list[str]]:
    """The words of a take, as the line writes them."""
    return lambda line, take: [line.text[word.start : word.end] for word in take.words]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of voices, empty, and nothing in the others."""
    for variable in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setenv(voice_files.VARIABLE, str(tmp_path / "voices"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "voices"

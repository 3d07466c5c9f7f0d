"""What holds in every part of the studio."""

from __future__ import annotations

from importlib.resources import files
from itertools import product

import pytest

from langreel.studio.parts import NAMES

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("studio")]


@pytest.mark.parametrize(
    ("part", "where", "path"),
    [
        ("script", ("one-line",), "/api/script"),
        ("voice", ("en", "one-line.3"), "/api/voice/en"),
        ("desk", ("ja", "one-line.3"), "/api/desk/ja"),
    ],
)
def test_a_late_answer_never_takes_the_place_of_a_newer_one(page, part, where, path):
    """Whatever comes last, what stands there is what the files say."""
    act = page.project.script / "hello/01-debt.yaml"
    shown = "return document.querySelector('main').innerText.includes(arguments[0])"
    page.open(part, *where)
    page.wait(shown, "That is")
    page.hold(path)
    act.write_text(act.read_text("utf-8").replace("That is", "So it is"), "utf-8")
    page.held()
    act.write_text(act.read_text("utf-8").replace("So it is", "Thus it is"), "utf-8")
    page.wait(shown, "Thus it is")
    page.release()
    assert page.driver.execute_script(shown, "Thus it is")


def test_axe_finds_nothing_serious(page):
    """Names for screen readers, contrast, order of headings: what axe-core knows of WCAG; in every part, in
    both languages of the page, in light and in dark."""
    axe = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
    page.studio.post("/api/desk/ja", {"key": "one-line.1", "was": "", "target": "1980年は5億ドル。"})
    found = []
    for lang, theme in product(("en", "zh"), ("light", "dark")):
        script = "localStorage['langreel.lang'] = arguments[0]; localStorage['langreel.theme'] = arguments[1]"
        page.driver.execute_script(script, lang, theme)
        page.driver.refresh()
        page.driver.execute_script(axe)
        for part in NAMES:
            page.open(part)
            told = page.driver.execute_async_script("axe.run().then(arguments[0])")
            found += [
                (part, lang, theme, each["id"], [node["html"] for node in each["nodes"]])
                for each in told["violations"]
                if each["impact"] in ("serious", "critical")
            ]
    assert found == []

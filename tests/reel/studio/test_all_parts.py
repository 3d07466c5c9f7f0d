"""What holds in every part of the studio."""

from __future__ import annotations

import shutil
from importlib.resources import files
from itertools import product

import pytest

from langreel.project import Project
from langreel.studio.parts import NAMES
from studio_client import opened
from studio_page import Page

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("studio")]


SHOWING_LINES = pytest.mark.parametrize(
    ("part", "where", "path"),
    [
        ("script", ("one-line",), "/api/script"),
        ("voice", ("en", "one-line.3"), "/api/voice/en"),
        ("desk", ("ja", "one-line.3"), "/api/desk/ja"),
    ],
)
"""Parts that show the words of a line, at that line, and what they ask for it."""


@SHOWING_LINES
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


@SHOWING_LINES
def test_what_changes_while_a_part_is_on_its_way_is_shown(page, part, where, path):
    """A part that was asked for before is told when it stands."""
    act = page.project.script / "hello/01-debt.yaml"
    shown = "return document.querySelector('main').innerText.includes(arguments[0])"
    page.open("house")
    page.hold(path)
    page.driver.execute_script("location.hash = arguments[0]", "/".join((part, *where)))
    page.held()
    page.change(act, act.read_text("utf-8").replace("That is", "So it is"))
    page.release()
    page.wait(shown, "So it is")


def test_a_studio_that_was_away_is_caught_up_with(chromium, rendered, tmp_path):
    """It is told that nobody answers; the next at that address shows what was changed meanwhile."""
    shutil.copytree(rendered, tmp_path / "film", symlinks=True)
    project = Project(tmp_path / "film")
    act = project.script / "hello/01-debt.yaml"
    with opened(project) as studio:
        chromium.get(studio.address)
        page = Page(chromium, studio)
        page.open("script", "one-line")
    page.wait("return !document.querySelector('.away').hidden")
    act.write_text(act.read_text("utf-8").replace("That is", "So it is"), "utf-8")
    with opened(project, studio.port):
        page.wait("return document.querySelector('main').innerText.includes('So it is')")
        page.wait("return document.querySelector('.away').hidden")
        chromium.get("about:blank")


def test_eight_pages_at_once_hear_of_a_change(page):
    """A browser opens six connections to one server: one page listens for all."""
    act = page.project.script / "hello/01-debt.yaml"
    first, address = page.driver.current_window_handle, page.driver.current_url.partition("#")[0]
    page.open("script")
    for _ in range(7):
        page.driver.switch_to.new_window("tab")
        page.driver.get(f"{address}#script")
    act.write_text(act.read_text("utf-8").replace("That is", "So it is"), "utf-8")
    for tab in page.driver.window_handles:
        page.driver.switch_to.window(tab)
        page.wait("return document.querySelector('main')?.innerText.includes('So it is')")
        if tab != first:
            page.driver.close()
    page.driver.switch_to.window(first)


TRAY = """const [done] = arguments;
    import("/static/tray.js").then(({ Tray }) => {
        const tray = new Tray({});
        const job = (share) => ({ number: 1, kind: "render", state: "running", asked: {}, steps: [
            { step: "picture", done: share, total: 1, running: ["one"] }] });
        document.body.append(tray.element);
        tray.show([job(0.1)]);
        tray.element.querySelector("button").focus();
        tray.show([job(0.6)]);
        done([document.activeElement.tagName, tray.element.querySelector("progress").value]);
    });"""


def test_who_is_about_to_cancel_a_job_stays_at_its_button(page):
    """While it goes on."""
    assert page.driver.execute_async_script(TRAY) == ["BUTTON", 0.6]


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

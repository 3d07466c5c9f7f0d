"""The house in the studio: what is made of the whole film, and stopped."""

from __future__ import annotations

import pytest
from selenium.webdriver.support.select import Select

from langreel.cli.run import run

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("studio")]


def test_a_render_is_cancelled_and_goes_on_from_there(page, tmp_path):
    """What was whole when it was cancelled is kept; the next makes the rest."""
    page.over(kind="strips")
    page.open("house")
    # Moved away at once: the studio may be writing there.
    page.project.cache.rename(tmp_path / "cache")
    page.press("Make the film")
    page.wait("return document.querySelector('.job.running progress')?.value > 0")
    page.press("Cancel")
    page.over("cancelled", kind="render")
    assert not [path for path in page.project.out.rglob("*") if path.name.startswith(".")]
    page.press("Make the film")
    job = page.over(kind="render")
    assert {each["rule"] for each in job["result"]["findings"]} == {"silent"}


def test_a_timeline_is_laid_by_button(page):
    """The files that `langreel timeline` lays."""
    page.open("house")
    Select(page.find("select[aria-label='Format']")).select_by_value("otio")
    page.press("Lay a timeline")
    made = [page.project.root / name for name in page.over(kind="timeline")["result"]["made"]]
    laid = [path.read_bytes() for path in made]
    assert [path.parent.name for path in made] == ["otio", "otio"] and all(laid)
    for path in made:
        path.unlink()
    assert run(["-C", str(page.project.root), "timeline", "--format", "otio", "--profile", "proxy"]) == 0
    assert [path.read_bytes() for path in made] == laid

"""The studio's jobs: one after another, each in a process that can be cancelled."""

from __future__ import annotations

import time

import pytest
from selenium.webdriver.support.wait import WebDriverWait

from studio_client import make_project, opened


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    """A studio that is open for a small project."""
    with opened(make_project(tmp_path_factory.mktemp("studio") / "film")) as client:
        yield client


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2, 0.5])
def test_a_job_that_is_cancelled_has_not_failed(studio, seconds):
    """However early: while its process is on its way, loads, or is at work."""
    number = studio.post("/api/jobs", {"kind": "render"}).json["number"]

    def job(states):
        found = next(each for each in studio.get("/api/jobs").json["jobs"] if each["number"] == number)
        return found if found["state"] in states else None

    WebDriverWait(job, 60, 0.005).until(lambda ask: ask(["running"]))
    time.sleep(seconds)
    studio.ask("DELETE", f"/api/jobs/{number}")
    ended = WebDriverWait(job, 60, 0.05).until(lambda ask: ask(["cancelled", "failed", "done"]))
    assert (ended["state"], ended["errors"]) == ("cancelled", [])

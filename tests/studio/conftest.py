"""Studios that are open: one that a test may change, one that all share."""

from __future__ import annotations

import pytest

from studio_client import make_project, opened


@pytest.fixture
def studio(tmp_path):
    """A client of a studio whose project is this test's own."""
    with opened(make_project(tmp_path / "my film")) as client:
        yield client


@pytest.fixture(scope="session")
def shared_studio(tmp_path_factory):
    """A client of a studio that nobody changes anything in."""
    with opened(make_project(tmp_path_factory.mktemp("shared") / "film")) as client:
        yield client


@pytest.fixture
def project(studio):
    """The project of a studio that is this test's own."""
    return studio.session.project

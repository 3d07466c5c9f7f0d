"""A film of three acts in two languages, rendered once, to be published everywhere."""

import pytest

from langreel.cli.run import run
from langreel.project import Project
from metal_film import make_film


@pytest.fixture(scope="session")
def film(tmp_path_factory) -> Project:
    """The film, rendered."""
    project = make_film(tmp_path_factory.mktemp("release") / "it's 一部 film")
    assert run(["-C", str(project.root), "render", "--jobs", "1"]) == 0
    return project

"""A small project to review: the one that `langreel new` makes."""

import pytest

import builders
from langreel.project import Project


@pytest.fixture
def project(tmp_path):
    """A fresh copy of the template project."""
    folder = tmp_path / "hello"
    builders.new_project(folder)
    return Project(folder)

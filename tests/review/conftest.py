"""A small project to review: the one that `langreel new` makes."""

import shutil
from pathlib import Path

import pytest

import langreel
from langreel.project import Project

TEMPLATE = Path(langreel.__file__).parent / "template"


@pytest.fixture
def project(tmp_path):
    """A fresh copy of the template project."""
    folder = tmp_path / "hello"
    shutil.copytree(TEMPLATE, folder)
    return Project(folder)

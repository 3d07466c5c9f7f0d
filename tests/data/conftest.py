"""A data folder with one table, published in any way, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from langreel import data
from langreel.errors import ContentError

SOURCE = """\
debt:
  title: Debt
  publisher: Treasury
  series: S
  url: https://example.org
  as_of: 2024-12
  licence: public domain
  columns: {}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def publish(folder: Path) -> Callable[..., Path]:
    """Write the table ``debt``, as text or bytes, and what sources.yaml says of how it is read."""

    def publish(content: str | bytes, read: str = "", name: str = "debt.csv") -> Path:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        (folder / "sources.yaml").write_text(SOURCE + (f"  read: {read}\n" if read else ""), encoding="utf-8")
        return folder

    return publish


@pytest.fixture
def columns(publish: Callable[..., Path]) -> Callable[..., dict[str, tuple[object, ...]]]:
    """The columns of a published table."""

    def columns(
        content: str | bytes, read: str = "", name: str = "debt.csv"
    ) -> dict[str, tuple[object, ...]]:
        return dict(data.table(publish(content, read, name), "debt", {}).columns)

    return columns


@pytest.fixture
def told(publish: Callable[..., Path]) -> Callable[..., str]:
    """What is said of a table that cannot be read."""

    def told(content: str | bytes, read: str = "", name: str = "debt.csv", where: object = None) -> str:
        folder = publish(content, read, name)
        with pytest.raises(ContentError) as error:
            data.table(folder, "debt", where or {})
        return str(error.value)

    return told

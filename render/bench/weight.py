"""What each declared library weighs: on the disk, alone and with all it asks for, and when it is imported.

    .venv/bin/python render/bench/weight.py

The table in render/docs/decisions/0004-dependencies.md is its answer. Imports are time of the processor, the
best of five, each in a process of its own, so that none profits from another.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
MODULES = {
    "audioop-lts": "audioop", "fonttools": "fontTools.ttLib", "imageio-ffmpeg": "imageio_ffmpeg",
    "lxml": "lxml.etree", "moviepy": "moviepy", "pillow": "PIL.Image", "pycairo": "cairo",
    "pydantic-core": "pydantic_core", "pyyaml": "yaml", "watchdog": "watchdog.observers",
}  # fmt: skip
"""What is imported where it is not called like its library."""
IMPORT = "import time; began = time.process_time(); import {}; print(time.process_time() - began)"


def main() -> None:
    """Print the table, the heaviest first."""
    rows = [(name, size(name), size(*closure(name)), seconds(name)) for name in sorted(declared())]
    print("| library | alone | with its own | import |\n|---|---|---|---|")
    for name, alone, whole, load in sorted(rows, key=lambda row: -row[2]):
        print(f"| {name} | {alone / 1e6:.1f} MB | {whole / 1e6:.1f} MB | {load * 1000:.0f} ms |")
    everything = closure(*declared())
    print(f"\n{len(everything)} libraries, {size(*everything) / 1e6:.0f} MB")
    for extra in PROJECT["optional-dependencies"]:
        print(f"langreel[{extra}]: {size(*closure(*declared(extra)) - everything) / 1e6:.0f} MB more")


def declared(extra: str = "") -> set[str]:
    """The libraries of pyproject.toml, or of one of its extras, that are installed here."""
    wanted = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    return {name for line in wanted if found(name := re.split(r"[^\w.-]", line)[0])}


def found(name: str) -> Distribution | None:
    """A library, if it is installed here."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def closure(*names: str) -> set[str]:
    """Libraries with all that they ask for without extras, as far as this machine needs it."""
    seen: set[str] = set()
    left = list(names)
    while left:
        name = re.sub(r"[-_.]+", "-", left.pop()).lower()
        if name not in seen and (library := found(name)):
            seen.add(name)
            left += asked(library)
    return seen


def asked(library: Distribution) -> Iterator[str]:
    """What a library asks for; a marker about an extra does not count."""
    for line in library.requires or ():
        if "extra ==" not in line:
            yield re.split(r"[^\w.-]", line)[0]


def size(*names: str) -> int:
    """Bytes of the files of some libraries."""
    libraries = filter(None, map(found, names))
    paths = (Path(str(file.locate())) for library in libraries for file in library.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file())


def seconds(name: str) -> float:
    """How long a process that has nothing else waits for the library."""
    command = [sys.executable, "-c", IMPORT.format(MODULES.get(name, name))]
    return min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5))


if __name__ == "__main__":
    main()

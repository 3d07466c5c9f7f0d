"""Pool: what local workers are born with."""

import subprocess
import sys
from textwrap import dedent

import pytest

SCRIPT = """
    import sys
    from pathlib import Path

    from langreel.build import Job, Runner


    NAMES = "colorsys", "pyclbr"


    def loaded(names, number, out):
        out.touch()
        return tuple(name for name in names if name in sys.modules)


    if __name__ == "__main__":
        jobs = [
            Job(
                step="look",
                name=place,
                function="work:loaded",
                arguments={"names": NAMES, "number": number},
                suffix=".txt",
                place=place,
                needs=tuple(needs),
            )
            for number, (place, *needs) in enumerate(words.split() for words in sys.argv[1:])
        ]
        with Runner(Path.cwd(), jobs=1, preload=("colorsys",)) as runner:
            print(*(f"{made.job.place}: {' '.join(made.value)}" for made in runner.make(jobs)), sep="; ")
"""


@pytest.mark.parametrize(
    ("jobs", "told"),
    [
        (["clean"], "clean: colorsys"),
        (["bare"], "bare: "),
        (["bare pyclbr"], "bare: "),
        (["bare pyclbr", "bare"], "bare: pyclbr; bare: pyclbr"),
        (["bare", "clean"], "bare: colorsys; clean: colorsys"),
        (["clean pyclbr", "bare"], "clean: colorsys pyclbr; bare: colorsys pyclbr"),
    ],
)
def test_the_first_jobs_decide_what_workers_are_born_with(tmp_path, jobs, told):
    """Clean jobs bring what is preloaded, every job what it needs; a bare one that is alone hires nobody."""
    script = tmp_path / "work.py"
    script.write_text(dedent(SCRIPT), "utf-8")
    command = [sys.executable, str(script), *jobs]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.rstrip("\n") == told

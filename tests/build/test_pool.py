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
        (["alone"], "alone: colorsys"),
        (["bare"], "bare: "),
        (["bare pyclbr"], "bare: "),
        (["clean"], "clean: "),
        (["alone", "bare"], "alone: colorsys; bare: colorsys"),
        (["alone pyclbr", "clean"], "alone: colorsys pyclbr; clean: colorsys pyclbr"),
    ],
)
def test_the_first_jobs_decide_what_workers_are_born_with(tmp_path, jobs, told):
    """They have what is preloaded and what every job needs. Who must have it waits; others do without as long
    as it is being loaded, and a bare job that is the only one hires nobody."""
    script = tmp_path / "work.py"
    script.write_text(dedent(SCRIPT), "utf-8")
    command = [sys.executable, str(script), *jobs]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.rstrip("\n") == told


HELD = """
    import sys
    import threading
    from pathlib import Path

    from langreel.build import Job, Runner


    def touched(number, out):
        out.touch()


    def jobs(group, count):
        return [
            Job(
                step="look",
                name=str(number),
                function="work:touched",
                arguments={"number": f"{group}{number}"},
                suffix=".txt",
                group=group,
                weight=2.0,
            )
            for number in range(count)
        ]


    if __name__ == "__main__":
        told, both = [], threading.Barrier(2)

        def watch(event):
            if event.kind == "finished":
                told.append(event.name)

        with Runner(Path.cwd(), jobs=1, watch=watch, several=True) as runner:

            def make(group, count):
                both.wait()
                runner.make(jobs(group, count))

            threads = [threading.Thread(target=make, args=each) for each in (("long", 8), ("short", 2))]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        print(len(told), max(told.index(f"short: {number}") for number in range(2)))
"""


def test_groups_get_equal_shares(tmp_path):
    """Of a long film and a short one on one worker, the short one does not wait for the other's end."""
    script = tmp_path / "work.py"
    script.write_text(dedent(HELD), "utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    number, last_of_short = map(int, done.stdout.split())
    assert number == 10
    assert last_of_short < 9

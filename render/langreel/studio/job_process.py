"""Job process: one job in a process of its own: a request on stdin, what happens as lines of JSON on stdout.

Ctrl-C (SIGINT) ends it as it ends the command: nothing is broken, and the next run goes on.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from langreel import interrupts
from langreel.errors import ContentErrors, Interrupted, LangreelError
from langreel.model import Event
from langreel.pipeline.film import RenderRequest
from langreel.project import Project, working_in
from langreel.studio.job_kinds import KINDS
from langreel.studio.requests import plain


def main() -> None:
    """Do what stdin asks for."""
    interrupts.hear()
    out = _own_stdout()
    try:
        asked = json.loads(sys.stdin.readline())
        _tell(out, result=_do(asked, out))
    except (KeyboardInterrupt, Interrupted):
        _tell(out, cancelled=True)
    except LangreelError as error:
        every = error.errors if isinstance(error, ContentErrors) else (error,)
        _tell(out, errors=[{"message": e.message, "where": e.where, "hint": e.hint} for e in every])
    interrupts.ignore()


def _do(asked: dict[str, Any], out: TextIO) -> Any:
    def watch(event: Event) -> None:
        _tell(out, event=event)

    project = Project(Path(asked["root"]))
    request = RenderRequest(
        asked["episode"],
        langs=tuple(asked["langs"]),
        profile=asked["profile"],
        segments=tuple(asked["segments"]),
    )
    with working_in(project.root):
        return KINDS[asked["kind"]].work(project, request, asked["option"], watch)


def _own_stdout() -> TextIO:
    """The pipe to the studio; whatever else prints to stdout is sent to stderr."""
    pipe = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return pipe


def _tell(out: TextIO, **message: Any) -> None:
    out.write(json.dumps(plain(message), ensure_ascii=False) + "\n")
    out.flush()


if __name__ == "__main__":
    main()

"""Job queue: what is asked for is made one after another, each in a process that can be cancelled."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from langreel.model import PROFILES
from langreel.studio.hub import Hub
from langreel.studio.requests import Refusal

REMEMBERED: Final = 50
"""Jobs that are listed once they are over."""

PATIENCE: Final = 20.0
"""Seconds in which a cancelled job must have ended by itself."""

LONGEST_LINE: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class AskedFor:
    """Of which film something is made; empty dubs and segments are all, ``option`` is one of the kind's."""

    episode: str
    profile: str
    langs: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    option: str = ""


@dataclass(slots=True)
class StudioJob:
    """One thing that a page asked for: ``waiting``, ``running``, ``done``, ``failed`` or ``cancelled``.

    ``steps`` counts what each step of the production has done, in the weights of its jobs; ``unwanted``
    is a job that somebody has cancelled and that has not ended yet.
    """

    number: int
    kind: str
    asked: AskedFor
    state: str = "waiting"
    outcome: str = ""
    unwanted: bool = False
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    errors: list[Mapping[str, str]] = field(default_factory=list)
    result: Any = None
    began: float = 0.0
    ended: float = 0.0

    @property
    def view(self) -> Mapping[str, Any]:
        """The job as pages are told of it."""
        steps = [
            {
                "step": name,
                "done": sum(step["done"].values()),
                "total": sum(step["weights"].values()),
                "running": list(step["running"]),
            }
            for name, step in self.steps.items()
        ]
        return {
            "number": self.number, "kind": self.kind, "asked": asdict(self.asked), "state": self.state,
            "steps": steps, "log": self.log[-200:], "errors": self.errors, "result": self.result,
            "seconds": (self.ended or time.time()) - self.began if self.began else 0.0,
        }  # fmt: skip

    def take(self, event: Mapping[str, Any]) -> None:
        """Count one event of the production."""
        kind, name = event["kind"], event["name"]
        if kind == "note":
            self.log.append(event["detail"])
            return
        empty: dict[str, Any] = {"weights": {}, "done": {}, "running": {}}
        step = self.steps.setdefault(event["step"], empty)
        weight = step["weights"].setdefault(name, event["total"] or 1.0)
        if kind == "planned" and event["detail"]:
            self.log.append(f"{event['step']} {name} ← {event['detail']}")
        elif kind == "started":
            step["running"][name] = True
        elif kind == "progress" and event["total"]:
            step["done"][name] = weight * min(1.0, event["done"] / event["total"])
        elif kind in ("finished", "kept", "failed"):
            step["done"][name] = weight
            step["running"].pop(name, None)
            if kind != "kept":
                self.log.append(f"{event['step']} {name}: {kind}")


@dataclass(slots=True)
class JobQueue:
    """The jobs of a session. ``made`` is called when one is over: files may have come."""

    root: Path
    hub: Hub
    made: Callable[[], None]
    jobs: list[StudioJob] = field(default_factory=list)
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _waiting: asyncio.Queue[StudioJob] = field(default_factory=asyncio.Queue)
    _process: asyncio.subprocess.Process | None = None
    _told: float = 0.0

    def ask(self, kind: str, asked: AskedFor) -> StudioJob:
        """Have something made after what is waiting already; the same that is waiting is not asked twice."""
        if asked.profile not in PROFILES:
            raise Refusal(400, f"there is no profile {asked.profile!r}")
        for job in self.jobs:
            if job.state == "waiting" and (job.kind, job.asked) == (kind, asked):
                return job
        job = StudioJob(next(self._numbers), kind, asked)
        self.jobs = [*self.jobs[-REMEMBERED:], job]
        self._waiting.put_nowait(job)
        self._tell(job)
        return job

    def cancel(self, number: int) -> StudioJob:
        """Stop a job, or forget it if nobody has begun it."""
        job = next((each for each in self.jobs if each.number == number), None)
        if job is None:
            raise Refusal(404, f"there is no job {number}")
        if job.state == "waiting":
            job.state = "cancelled"
            self._tell(job)
        elif job.state == "running":
            job.unwanted = True
            self._interrupt()
        return job

    def _interrupt(self) -> None:
        if self._process:
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGINT)

    async def work(self) -> None:
        """Make what is asked for, until the session ends."""
        while True:
            job = await self._waiting.get()
            if job.state == "waiting":
                await self._run(job)

    async def _run(self, job: StudioJob) -> None:
        job.state, job.began = "running", time.time()
        self._tell(job)
        command = (sys.executable, "-m", "langreel.studio.job_process")
        process = await asyncio.create_subprocess_exec(
            *command, cwd=self.root, limit=LONGEST_LINE,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        self._process = process
        if job.unwanted:
            self._interrupt()
        errors = asyncio.create_task(_tail(process))
        try:
            asked = {**asdict(job.asked), "kind": job.kind, "root": str(self.root)}
            assert process.stdin and process.stdout
            process.stdin.write(json.dumps(asked).encode() + b"\n")
            async for line in process.stdout:
                self._hear(job, json.loads(line))
            await process.wait()
        finally:
            await _stopped(process)
            self._process = None
            self._over(job, await errors)

    def _hear(self, job: StudioJob, message: Mapping[str, Any]) -> None:
        if "event" in message:
            job.take(message["event"])
            if time.monotonic() - self._told > 0.1:
                self._tell(job)
        elif "errors" in message:
            job.outcome, job.errors = "failed", message["errors"]
        elif "cancelled" in message:
            job.outcome = "cancelled"
        else:
            job.outcome, job.result = "done", message["result"]

    def _over(self, job: StudioJob, words: str) -> None:
        """A job is over for pages once what it has made is seen."""
        job.ended = time.time()
        if job.unwanted and not job.outcome:
            # It was stopped before it could say so.
            job.outcome = "cancelled"
        if not job.outcome:
            job.errors = [{"message": "the job ended without an answer", "where": "", "hint": words[-400:]}]
        self.made()
        job.state = job.outcome or "failed"
        self._tell(job)

    def _tell(self, job: StudioJob) -> None:
        self._told = time.monotonic()
        self.hub.tell("job", job.view)


async def _tail(process: asyncio.subprocess.Process) -> str:
    """The last words of a process on stderr."""
    assert process.stderr
    last = b""
    while chunk := await process.stderr.read(4096):
        last = (last + chunk)[-4096:]
    return last.decode("utf-8", "replace")


async def _stopped(process: asyncio.subprocess.Process) -> None:
    """See to it that a process is gone: asked first, then killed."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGINT)
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()

"""Reference takes: lines as a voice says them whose word times are known, remembered like any take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from langreel import languages, voice
from langreel.build import Job, Result, Subject
from langreel.model import Watcher
from langreel.pipeline.film import Film, open_runner
from langreel.pipeline.script_lines import ScriptLine

if TYPE_CHECKING:
    from langreel.voice.alignment.recogniser import Reference


def references(film: Film, script: Sequence[ScriptLine], engine: str, watch: Watcher) -> list[Reference]:
    """The reference of each line."""
    from langreel.voice.alignment import sitting
    from langreel.voice.alignment.recogniser import Reference

    environment = voice.fingerprint(engine)
    with open_runner(film, watch, draws=False) as runner:
        made: list[Result] = runner.make([_job(each, engine, environment) for each in script])
        return [
            Reference(each.said, each.line.lang, sitting.reference(take.path), take.value)
            for each, take in zip(script, made)
        ]


def _job(each: ScriptLine, engine: str, environment: str) -> Job:
    line = each.line
    return Job(
        step="reference",
        name=f"{line.segment}.{line.number}.{line.lang}",
        function="langreel.voice.alignment.reference_take:speak",
        arguments={"text": each.said, "lang": line.lang, "engine": engine},
        suffix=".wav",
        subject=Subject((line.segment,), line.lang),
        weight=float(len(each.said)),
        environment=environment,
        needs=languages.of(line.lang).warm_up,
        loads=engine,
        edition=engine,
    )

"""Fill acts: words of a planned dub from a service → the acts, each segment open until it is confirmed."""

from __future__ import annotations

from langreel.project import Project
from langreel.translation.act_words import write_act_words
from langreel.translation.planned_texts import lacking
from langreel.translation.service.asker import Asker, ServiceReport


def fill_acts(project: Project, episode: str, asker: Asker) -> ServiceReport:
    """Ask for each text that the language lacks; a segment is written at once, so a later call goes on.

    A segment has its words when all of its lines have come. What is written is ``open``: the film goes
    without the dub until somebody has read it.
    """
    segments = lacking(project, episode, asker.langs)
    for each in segments:
        asker.plan(each.every)
    places = list[str]()
    for each in segments:
        shown = project.relative(each.path)
        texts = {text: words for text in each.texts if (words := asker.ask(text.text, shown))}
        lines = [asker.ask(line, shown) for line in each.lines]
        if texts or (lines and all(lines)):
            came = lines if all(lines) else []
            write_act_words(project, each, texts, came, langs=asker.langs, unread=True)
            places.append(shown)
    return asker.report(places)

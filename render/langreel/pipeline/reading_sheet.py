"""Reading sheet: an episode and a language → the page that a reader records the dub from."""

from __future__ import annotations

from collections.abc import Collection

from langreel import script
from langreel.pipeline.script_lines import script_lines
from langreel.project import Project


def reading_sheet(project: Project, episode: str, lang: str, segments: Collection[str] = ()) -> str:
    """The page as HTML, of all segments or of some; UsageError for a name that nothing bears."""
    from langreel.voice.reading.line_pieces import line_pieces
    from langreel.voice.reading.sheet_page import SheetLine, sheet_page

    film = script.read(project, episode)
    lexicon = film.lexicon.get(lang, {})
    lines = [
        SheetLine(each.line.segment, each.line.number, line_pieces(each.line, lexicon), each.seconds)
        for each in script_lines(film, lang, segments)
    ]
    return sheet_page(episode, film.title.get(lang, film.id), lang, lines)

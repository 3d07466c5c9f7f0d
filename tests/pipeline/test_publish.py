"""Publish: what may be laid in ``out/`` is known before it is made; what lies there is what is laid now."""

import pytest

from langreel.errors import BuildError
from langreel.pipeline import lay_timeline, preview_shot, render, stems
from langreel.pipeline.film import RenderRequest

ASKED = RenderRequest("hello", profile="proxy", voice="scratch", segments=("one-line",))
LAID = {
    "render": lambda project: render.render(project, ASKED, print),
    "preview": lambda project: preview_shot.preview_shots(project, ASKED, print),
    "timeline": lambda project: lay_timeline.lay_timelines(project, ASKED, "otio", print),
    "stems": lambda project: stems.stems(project, ASKED, print),
}


@pytest.mark.parametrize("name", LAID)
def test_an_out_that_is_no_folder_is_told_before_anything_is_made(project, name, capsys):
    """A link to a disk that is not mounted costs no minute of work."""
    project.out.symlink_to("/nowhere/x")
    with pytest.raises(BuildError, match="it is a link to /nowhere/x, which is not there"):
        LAID[name](project)
    assert "finished" not in capsys.readouterr().out

import pytest

from langreel.errors import VoiceError
from langreel.pipeline.check import check
from langreel.pipeline.film import RenderRequest, open_runner, prepare
from langreel.pipeline.render import record


def test_a_render_tells_the_place_of_what_no_voice_can_say(project):
    """File, line, column and hint, as check has them; of several signs that of the one in the way."""
    act = project.script / "hello" / "01-debt.yaml"
    text = act.read_text("utf-8")
    act.write_text(text.replace("Forty years later,", "From $5 to AR$ 5,"), "utf-8")
    (finding,) = [each for each in check(project, "hello") if each.rule == "unspeakable"]
    film = prepare(project, RenderRequest("hello"))
    with open_runner(film, lambda event: None) as runner, pytest.raises(VoiceError) as raised:
        record(film, runner)
    assert (raised.value.where, raised.value.hint) == (finding.where, finding.hint)
    name, number, column = finding.where.split(":")
    assert name == "script/hello/01-debt.yaml"
    found = act.read_text("utf-8").splitlines()[int(number) - 1]
    assert found[: int(column)].endswith("to AR$")

"""Mac say: asked as macOS's program wants to be; here a stand-in that answers as it does."""

import pytest

import stand_ins
from langreel.errors import ToolError, VoiceError
from langreel.voice import engine


@pytest.fixture
def mac(tmp_path, monkeypatch):
    with stand_ins.mac(tmp_path, monkeypatch):
        yield tmp_path / "say.log"


def test_elsewhere_it_is_told_to_belong_to_macos(monkeypatch):
    """Also where another program has its name."""
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(ToolError, match="say belongs to macOS"):
        engine("say").require()


def test_voices_are_those_of_the_system(mac):
    """Names may have spaces and brackets in them."""
    assert engine("say").voices == ("Alex", "Bad News", "Eddy (German (Germany))", "Sinji", "Tingting")


def test_a_language_is_spoken_by_its_own_voice(mac, tmp_path):
    """Mandarin by the mainland's, whoever is listed first; the text goes in as it is."""
    for lang, text in (("zh", "涨了。"), ("en", "It rose."), ("de", "Es stieg.")):
        engine("say").speak(text, lang, tmp_path / "a.wav")
    assert mac.read_text().splitlines() == [
        "Tingting: 涨了。",
        "Alex: It rose.",
        "Eddy (German (Germany)): Es stieg.",
    ]


def test_no_text_is_an_order(mac, tmp_path):
    """What stands in doubled brackets would set its pitch or speed."""
    engine("say").speak("One [[rate 900]] two.", "en", tmp_path / "a.wav")
    assert mac.read_text() == "Alex: One [ [rate 900]] two.\n"


def test_a_voice_of_another_language_is_refused(mac, tmp_path):
    """With those that speak it; a name that nobody has, with the nearest."""
    with pytest.raises(VoiceError, match=r"'Alex' speaks en_US, not 'zh' \(Sinji, Tingting\)"):
        engine("say:Alex").speak("涨了。", "zh", tmp_path / "a.wav")
    with pytest.raises(VoiceError, match=r"no voice 'Alec' .*'Alex'"):
        engine("say:Alec").require("en")
    with pytest.raises(VoiceError, match="no voice for 'tlh'"):
        engine("say").require("tlh")

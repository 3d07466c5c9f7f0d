"""Edge voices: against a WebSocket on this machine that speaks the service's protocol, and misbehaves."""

import asyncio

import pytest

from langreel.errors import ToolError, VoiceError
from langreel.network.patience import Patience
from langreel.voice import engine, record
from langreel.voice.network import edge_voices

edge_tts = pytest.importorskip("edge_tts", reason="pip install 'langreel[network]'")
edge_server = pytest.importorskip("edge_server")


@pytest.fixture
def server(monkeypatch):
    """The service, and somebody who asks it four times at most, in a hurry."""
    monkeypatch.setattr(edge_voices.Edge, "patience", Patience(tries=4, first=0.01, longest=2, whole=0.8))
    with edge_server.serving() as state:
        monkeypatch.setattr("edge_tts.communicate.WSS_URL", state.address)
        yield state


@pytest.fixture
def speak(line, tmp_path):
    def speak(text="It rose, then it fell.", lang="en", voice="edge"):
        return record(line(lang, text), voice, {}, recording=None, out=tmp_path / "take.wav")

    return speak


def test_words_have_the_times_of_the_service(server, speak):
    """Every quarter of a second one, as it says; times of words are asked for."""
    take = speak()
    assert take.measured and [word.start for word in take.words] == [0, 3, 9, 14, 17]
    steps = [two.begins - one.begins for one, two in zip(take.words, take.words[1:])]
    assert steps == pytest.approx([0.25] * 4, abs=1e-6)
    assert '"wordBoundaryEnabled":"true"' in server.configurations[0]
    assert server.asked == [
        ("Microsoft Server Speech Text to Speech Voice (en-US, AriaNeural)", "It rose, then it fell.")
    ]


def test_a_pace_is_asked_of_the_service(server, tmp_path):
    """In percent, as it counts."""
    for pace in (1.0, 1.2, 0.9):
        engine("edge").at_pace(pace).speak("It rose.", "en", tmp_path / "a.mp3")
    assert server.rates == ["+0%", "+20%", "-10%"]


def test_signs_of_xml_are_said_and_not_read(server, tmp_path):
    """What stands in a line is text, whatever it looks like."""
    engine("edge").speak("AT&T <b>rose</b>.", "en", tmp_path / "a.mp3")
    assert server.asked[0][1] == "AT&T <b>rose</b>."


def test_words_that_the_service_names_otherwise_share_a_time(server, speak):
    """Chinese comes word by word; what is not found stays with its neighbour, and no letter is lost."""
    take = speak("涨到了1.5倍。", "zh")
    covered = {at for word in take.words for at in range(word.start, word.end)}
    assert {0, 1, 2, 3, 5, 6} <= covered


FAULTS = {
    "busy": (edge_server.refuse(429, Retry_After="0"), r"refuses \(429\) \(asked 4 times\)", 4),
    "refuses": (edge_server.refuse(403), r"refuses \(403\) \(asked 3 times\)", 6),
    "silent": (edge_server.hang, r"has fallen silent \(asked 4 times\)", 4),
    "cut": (edge_server.cut, r"breaks off \(asked 4 times\)", 4),
    "mute": (edge_server.mute, r"answers without a sound \(asked 4 times\)", 4),
    "changed": (edge_server.babble, r"does not understand: .* \(asked 3 times\)", 3),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_may_pass_is_asked_again(fault, server, speak):
    """The take is the same as if nothing had been."""
    whole = speak().audio.read_bytes()
    server.faults = [FAULTS[fault][0]]
    assert speak().audio.read_bytes() == whole


@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_pass_is_told(fault, server, speak, tmp_path):
    """In one sentence, with how often it was asked; an earlier take stays."""
    answer, told, tries = FAULTS[fault]
    # After a 403 edge-tts asks once more by itself, with its clock set by the service's.
    server.faults = [answer] * tries
    (tmp_path / "take.wav").write_bytes(b"an earlier take")
    with pytest.raises(VoiceError, match=told):
        speak()
    assert server.asked == [] and (tmp_path / "take.wav").read_bytes() == b"an earlier take"


def test_a_service_that_cannot_be_reached_is_told(server, speak, monkeypatch):
    """Nobody listens there."""
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", "ws://127.0.0.1:9/x?y=z")
    with pytest.raises(VoiceError, match=r"cannot be reached \(asked 3 times\)"):
        speak()


def test_it_speaks_where_a_loop_runs_already(server, speak):
    """In a server of pages, for one."""

    async def serve():
        return speak()

    assert asyncio.run(serve()).seconds > 0.5


def test_a_voice_speaks_its_own_language(server, speak):
    """By its name; only a multilingual one speaks others, and no name is made up."""
    with pytest.raises(VoiceError, match=r"'zh-CN-YunxiNeural' does not speak 'en' \(en-US-AriaNeural\)"):
        speak(voice="edge:zh-CN-YunxiNeural")
    speak(voice="edge:de-DE-FlorianMultilingualNeural")
    with pytest.raises(VoiceError, match="edge has no voice 'Aria'"):
        engine("edge:Aria")
    with pytest.raises(VoiceError, match="no voice for 'tlh' of its own"):
        engine("edge").require("tlh")


def test_without_its_package_it_is_told_what_to_install(monkeypatch):
    """Nothing is installed unasked."""
    monkeypatch.setattr(edge_voices, "find_spec", lambda name: None)
    with pytest.raises(
        ToolError, match=r"edge-tts, which is not installed \(pip install 'langreel\[network\]'\)"
    ):
        engine("edge").require()

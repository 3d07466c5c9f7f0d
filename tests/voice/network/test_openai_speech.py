"""Openai speech: against a real server on this machine that speaks the protocol, streams and misbehaves."""

import wave
from dataclasses import replace

import pytest

import speech_server
import stand_ins
from langreel import ffmpeg
from langreel.errors import ToolError, VoiceError
from langreel.network.patience import Patience
from langreel.voice import engine, fingerprint, record
from langreel.voice.network.openai_speech import OpenaiSpeech
from speech_server import body_of, cut, hang, hang_up, short, status, stream, without_length

SECRET = "sk-Qx7secret"


@pytest.fixture
def server(monkeypatch):
    """A server that needs no key, and somebody who asks it four times at most, in a hurry."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setattr(
        OpenaiSpeech, "patience", Patience(tries=4, first=0.01, longest=2, connect=1, silence=0.5)
    )
    with speech_server.serving() as state:
        monkeypatch.setenv("OPENAI_BASE_URL", state.address)
        yield state


@pytest.fixture
def speak(line, tmp_path):
    def speak(text="It rose.", voice="openai"):
        return record(line("en", text), voice, {}, recording=None, out=tmp_path / "take.wav")

    return speak


def test_a_line_is_one_request(server, speak):
    """The words as they are said, to a model and its voice; the stream becomes the take."""
    take = speak("It rose by 10%.", "openai:kokoro/af_heart")
    (asked,) = server.asked
    assert asked == {
        "model": "kokoro",
        "voice": "af_heart",
        "input": "It rose by ten percent.",
        "response_format": "wav",
    }
    assert 1.4 < take.seconds < 1.6 and [word.start for word in take.words] == [0, 3, 8, 11]


def test_a_pace_is_asked_of_the_server(server, line, tmp_path):
    """As its speed; where nothing is said it takes its own."""
    faster = replace(line("en", "It rose."), pace=1.2)
    record(faster, "openai", {}, recording=None, out=tmp_path / "take.wav")
    assert server.asked[0]["speed"] == 1.2


def test_model_and_voice_are_what_the_name_says(server, speak):
    """A voice alone is one of tts-1; the last slash parts a model's name that has slashes."""
    for name in ("openai", "openai:nova", "openai:hexgrad/Kokoro-82M/zf_xiaoxiao"):
        speak(voice=name)
    models = [(each["model"], each["voice"]) for each in server.asked]
    assert models == [("tts-1", "alloy"), ("tts-1", "nova"), ("hexgrad/Kokoro-82M", "zf_xiaoxiao")]


@pytest.mark.parametrize("form", ["wav", "mp3", "opus", "flac", "aac", "pcm"])
def test_sound_comes_in_any_of_its_formats(form, server, speak, tmp_path, monkeypatch):
    """One second is one second, whatever it is packed in."""
    monkeypatch.setenv("LANGREEL_SPEECH_FORMAT", form)
    (tmp_path / "a.wav").write_bytes(stand_ins.wav(stand_ins.hum(1.0, 24_000), 24_000))
    packed = {"opus": "a.ogg", "aac": "a.aac", "pcm": "a.s16"}.get(form, f"b.{form}")
    shape = ["-f", "s16le"] if form == "pcm" else []
    ffmpeg.run(["-i", str(tmp_path / "a.wav"), *shape, str(tmp_path / packed)])
    server.answer = lambda text: (f"audio/{form}", (tmp_path / packed).read_bytes())
    assert 0.9 < speak().seconds < 1.1 and server.asked[0]["response_format"] == form


def test_what_it_is_called_does_not_matter(server, speak):
    """The bytes tell that it is sound; servers call it what they like."""
    server.answer = lambda text: ("text/plain", speech_server.sound(text))
    assert speak().seconds > 0.5


PASSING = {
    "too many": status(429, "slow down", Retry_After="0"),
    "broken": status(500, "oops"),
    "busy": body_of(503, "text/html", b"<html><title>Busy</title></html>"),
    "silent": hang,
    "gone": hang_up,
    "cut in a chunk": cut(),
    "cut before its length": short,
    "cut with no length": without_length,
    "empty": body_of(200, "audio/wav", b""),
}


@pytest.mark.parametrize("fault", PASSING)
def test_what_may_pass_is_asked_again(fault, server, speak):
    """And what came of it before is thrown away: the take is the same as if nothing had been."""
    whole = speak().audio.read_bytes()
    server.faults = [PASSING[fault]]
    assert speak().audio.read_bytes() == whole
    assert len(server.asked) == 3


TOLD = {
    "too many": "answers 429 Too Many Requests: slow down",
    "broken": "answers 500 Internal Server Error: oops",
    "busy": "answers 503 Service Unavailable: Busy",
    "silent": "has fallen silent",
    "gone": "breaks off",
    "cut in a chunk": "breaks off",
    "cut before its length": "breaks off",
    "cut with no length": "answers with half a sound",
    "empty": "answers without a sound",
}


@pytest.mark.parametrize("fault", TOLD)
def test_what_does_not_pass_is_told_with_how_often(fault, server, speak, tmp_path):
    """One sentence; an earlier take stays as it is."""
    server.faults = [PASSING[fault]] * 4
    (tmp_path / "take.wav").write_bytes(b"an earlier take")
    with pytest.raises(VoiceError, match=rf"127\.0\.0\.1:\d+ .*{TOLD[fault]} \(asked 4 times\)") as error:
        speak()
    assert error.value.hint == "lines that came are kept; the same command goes on from there"
    assert len(server.asked) == 4 and (tmp_path / "take.wav").read_bytes() == b"an earlier take"


FINAL = {
    "no such voice": (status(400, "unknown voice 'alloy'"), "400 Bad Request: unknown voice 'alloy'"),
    "no such page": (status(404, "Not Found"), "404 Not Found: Not Found"),
    "detail": (body_of(422, "application/json", b'{"detail": "too long"}'), "422 Unprocessable .*: too long"),
    "list": (body_of(422, "application/json", b'{"detail": [{"loc": 1}]}'), "422 Unprocessable .*'loc': 1"),
    "plain": (body_of(400, "text/plain", b"what?"), "400 Bad Request: what\\?"),
    "elsewhere": (body_of(302, "text/plain", b"", Location="http://127.0.0.1:9/"), "302 Found"),
    "no money": (
        status(429, "You exceeded your quota", error="insufficient_quota"),
        "429 .*exceeded your quota",
    ),
    "hours": (status(429, "later", Retry_After="7200"), "429 .*; it asks to wait 7200 seconds"),
    "a page": (
        body_of(200, "text/html", b"<html><head><title>x</title></head><p>Please  log in</p></html>"),
        "answers with a web page instead of sound: Please log in",
    ),
    "an error that is called good": (
        body_of(200, "application/json", b'{"error": "no model"}'),
        'answers with application/json instead of sound: {"error": "no model"}',
    ),
    "a picture": (
        body_of(200, "image/png", b"\x89PNG\r\n\x1a\n\0\0"),
        "answers with image/png instead of sound$",
    ),
}


@pytest.mark.parametrize("fault", FINAL)
def test_what_will_not_pass_is_asked_once(fault, server, speak):
    """A refusal, a page instead of sound, a limit that no waiting lifts: with the server's own words."""
    answer, told = FINAL[fault]
    server.faults = [answer]
    with pytest.raises(VoiceError) as error:
        speak()
    assert error.match(told.replace("{", r"\{")) and len(server.asked) == 1


def test_a_server_that_asks_for_time_gets_it(server, speak):
    """As seconds or as a date; one that names nonsense is asked again as if it had named nothing."""
    server.faults = [
        status(429, Retry_After="1"),
        status(503, Retry_After="Sat, 01 Jan 2000 00:00:00 GMT"),
        status(503, Retry_After="soon"),
    ]
    assert speak().seconds > 0.5 and len(server.asked) == 4


def test_an_answer_that_does_not_end_is_left(server, speak, monkeypatch):
    """However many bytes come."""
    monkeypatch.setattr("langreel.voice.network.speech_request.MOST", 5_000)
    with pytest.raises(VoiceError, match="does not end"):
        speak()


def test_a_server_that_is_not_there_is_told(server, speak, monkeypatch):
    """Nobody listens, or nobody has that name."""
    for address, host in (
        ("http://127.0.0.1:9/v1", "127.0.0.1:9"),
        ("http://nobody.invalid/v1", "nobody.invalid"),
    ):
        monkeypatch.setenv("OPENAI_BASE_URL", address)
        with pytest.raises(VoiceError, match=rf"no server answers at {host} \(asked 3 times\)"):
            speak()


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("OPENAI_BASE_URL", "localhost:8880", "OPENAI_BASE_URL is no address of a server .*unset it"),
        ("OPENAI_BASE_URL", "http://x:port/v1", "OPENAI_BASE_URL is no address of a server"),
        ("OPENAI_API_KEY", "sk-\nQx7secret", "OPENAI_API_KEY holds characters that no key has"),
        ("LANGREEL_SPEECH_FORMAT", "ogg", "LANGREEL_SPEECH_FORMAT is no sound format: 'ogg' .*opus"),
    ],
)
def test_what_the_environment_says_wrongly_is_named(variable, value, told, server, speak, monkeypatch):
    """By its variable, never by a value that may be secret."""
    monkeypatch.setenv(variable, value)
    with pytest.raises(ToolError, match=told) as error:
        speak()
    assert "Qx7secret" not in str(error.value) and server.asked == []


def test_a_missing_key_is_named(monkeypatch):
    """Only the official server always needs one; nobody is asked to find out."""
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(
        ToolError, match=r"OPENAI_API_KEY is not set \(set OPENAI_API_KEY, or OPENAI_BASE_URL"
    ):
        engine("openai").require()
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    engine("openai").require()


def test_a_key_goes_to_the_server_and_nowhere_else(server, speak, monkeypatch):
    """Not into what a take depends on, and not into an error in which the server repeats it."""
    monkeypatch.setenv("OPENAI_API_KEY", f" {SECRET}\n")
    before = fingerprint("openai")
    server.faults = [status(401, f"Incorrect API key provided: {SECRET}.")]
    with pytest.raises(
        VoiceError, match=r"401 .*provided: …\. \(is OPENAI_API_KEY the right key\?\)"
    ) as error:
        speak()
    assert server.keys == [f"Bearer {SECRET}"] and SECRET not in f"{error.value}{before}"
    monkeypatch.setenv("OPENAI_API_KEY", "another")
    assert fingerprint("openai") == before


def test_a_key_is_not_carried_to_another_server(server, speak, monkeypatch):
    """A server that sends its guests elsewhere is not followed."""
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    with speech_server.serving() as other:
        server.faults = [body_of(307, "text/plain", b"", Location=f"{other.address}/audio/speech")]
        with pytest.raises(VoiceError, match="answers 307"):
            speak()
        assert other.asked == []


def test_another_server_or_format_makes_other_takes(server, monkeypatch):
    """What an address is made of cannot be read there: a token may stand in it."""
    seen = [fingerprint("openai"), fingerprint("openai:nova")]
    monkeypatch.setenv("OPENAI_BASE_URL", "https://voices.example/t0ken/v1")
    seen.append(fingerprint("openai"))
    monkeypatch.setenv("LANGREEL_SPEECH_FORMAT", "mp3")
    seen.append(fingerprint("openai"))
    assert len(set(seen)) == 4 and "t0ken" not in "".join(seen) and "voices.example" in seen[-1]


def test_the_proxy_of_the_environment_is_used(server, speak, monkeypatch):
    """A server that cannot be seen from here is asked by way of it."""
    from langreel.network import json_post

    json_post._pool.cache_clear()
    monkeypatch.setenv("http_proxy", server.address.removesuffix("/v1"))
    monkeypatch.setenv("OPENAI_BASE_URL", "http://far.invalid/v1")
    server.faults = [lambda handler: stream(handler, "audio/wav", speech_server.sound(handler.path))]
    assert speak().seconds > 0.5 and server.texts == ["It rose."]
    json_post._pool.cache_clear()


def test_an_endless_wav_is_whole(server, speak, tmp_path):
    """A server that streams does not know how long it will be, and writes the greatest length there is."""
    data = bytearray(speech_server.sound("It rose."))
    data[4:8] = data[40:44] = b"\xff\xff\xff\xff"
    server.answer = lambda text: ("audio/wav", bytes(data))
    with wave.open(str(speak().audio)) as file:
        assert file.getnframes() > 24_000

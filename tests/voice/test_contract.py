"""The contract of a voice: what holds for every engine that is registered, ours or a guest's."""

import hashlib
import shutil
import wave
from contextlib import nullcontext
from dataclasses import replace
from itertools import pairwise

import pytest

from langreel import plugins
from langreel.errors import ToolError, UsageError, VoiceError
from langreel.project import Project
from langreel.voice import DEFAULT, best, engine, estimate, fingerprint, record, voices, waveform
from langreel.voice.engines import GROUP, Engine
from stand_ins import STAGES

ENGINES = plugins.names(GROUP)
WORDS = {
    "zh": "2013年底，中国手里的美债有{1.32万亿美元}，USDT、ETF不算（大约34.5%）！",
    "en": "“At the end of 2013”, China — which didn’t sell — held {$1.32 trillion} of 10-year notes…",
}

AS_IT_IS = {"recorded", "openai", "edge", "say"}
"""A recording is as fast as it was read, and what stands in here for a service or a program has one pace."""

ENGLISH_ALONE = {"hibari", "piper", "sherpa"}
"""They have a voice for nothing else, or stand in with a model that has not."""

pytestmark = pytest.mark.long


def pytest_generate_tests(metafunc):
    """``name`` is each engine; with ``lang``, each that speaks the language."""
    if "lang" in metafunc.fixturenames:
        everyone = {"zh": [name for name in ENGINES if name not in ENGLISH_ALONE], "en": ENGINES}
        pairs = [(name, lang) for lang, names in everyone.items() for name in names]
        metafunc.parametrize(("name", "lang"), pairs, indirect=["name"])
    else:
        metafunc.parametrize("name", ENGINES, indirect=True)


@pytest.fixture
def name(request, tmp_path_factory, monkeypatch):
    """An engine, given what it needs to speak: a program, a model, a service that speaks its protocol."""
    stage = STAGES.get(request.param, lambda *_: nullcontext())
    with stage(tmp_path_factory.mktemp("stage"), monkeypatch):
        yield request.param


@pytest.fixture(autouse=True)
def _can_speak(request, name):
    """What is not installed here cannot be asked."""
    try:
        engine(name).require(request.node.callspec.params.get("lang", ""))
    except ToolError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    """Somebody's recording: four seconds of a voice, as espeak says them."""
    out = tmp_path_factory.mktemp("recording") / "ten.wav"
    engine(DEFAULT).speak("one two three four five six seven eight nine ten", "en", out)
    return out


@pytest.fixture
def take(tmp_path, recording):
    """Have an engine take a line, with a file where it asks for one."""
    project = Project(tmp_path)
    for lang, file in (("zh", "holdings.2.wav"), ("en", "holdings.wav")):
        (project.assets / "voice/debt" / lang).mkdir(parents=True)
        shutil.copy(recording, project.assets / "voice/debt" / lang / file)

    def make(name, line, out="take.wav"):
        file = engine(name).file_of(project, "debt", line, lines=1)
        return record(line, name, {}, recording=file, out=tmp_path / out)

    return make


@pytest.fixture(scope="module")
def takes():
    """What was taken already, by engine and language."""
    return {}


@pytest.fixture
def usual(name, line, take, takes):
    """``usual("en")``: an engine's take of the words, made once for all tests, which only read it."""

    def make(lang):
        if (name, lang) not in takes:
            takes[name, lang] = take(name, line(lang, WORDS[lang]), "usual.wav")
        return takes[name, lang]

    return make


def test_a_version_is_told(name):
    """It stands in what a take depends on: without it old takes would be played for new ones."""
    speaker = engine(name)
    assert isinstance(speaker, Engine)
    assert speaker.version and speaker.version in fingerprint(name)


def test_one_that_speaks_english_alone_refuses_chinese(name):
    """Every other one is asked for both below."""
    if name in ENGLISH_ALONE:
        with pytest.raises(VoiceError, match="does not speak 'zh'"):
            engine(name).require("zh")


def test_a_take_is_a_wav_with_the_words_of_the_line(lang, line, usual):
    """48 kHz mono; words in order, inside the take, and no letter or digit without its time."""
    sentence, made = line(lang, WORDS[lang]), usual(lang)
    with wave.open(str(made.audio)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48_000, 1, 2)
        assert file.getnframes() / 48_000 == made.seconds > 0
    for one, two in pairwise(made.words):
        assert one.end <= two.start and one.ends <= two.begins + 1e-9
    assert all(0 <= word.begins <= word.ends <= made.seconds for word in made.words)
    covered = {at for word in made.words for at in range(word.start, word.end)}
    assert not [mark for at, mark in enumerate(sentence.text) if mark.isalnum() and at not in covered]


def test_the_same_words_give_the_same_take(name, lang, line, take, usual):
    """Whatever was said in between: a take that is kept is as good as a new one."""
    sentence, other = line(lang, WORDS[lang]), line(lang, WORDS[lang][:5])
    takes = [usual(lang), take(name, other, "b.wav"), take(name, sentence)]
    first, _, again = ((hashlib.sha256(each.audio.read_bytes()).digest(), each.words) for each in takes)
    assert first == again


def test_a_language_that_it_cannot_say_is_told(name, line, take):
    """Klingon, with the words of a person: a take of it, or one sentence; never a foreign reading."""
    try:
        assert take(name, line("tlh", "nuqneH")).seconds > 0
    except VoiceError as error:
        assert "'tlh'" in str(error)


def test_what_it_is_given_can_be_seen(name, lang):
    """Words, or the phonemes of its own alphabet."""
    assert engine(name).phonemes("One, two." if lang == "en" else "一，二。", lang).strip()


def test_a_new_film_takes_it_only_if_it_ranks(name):
    """A voice of silence, or of recordings that nobody has made yet, is chosen by a person."""
    assert {best("zh"), best("en")} <= {each for each in ENGINES if engine(each).rank > 0}


def test_what_can_be_brought_is_offered(name, tmp_path):
    """A voice that comes with its package has nothing to bring, and says where to look."""
    if not engine(name).offered:
        with pytest.raises(UsageError, match="nothing to bring"):
            engine(name).bring(str(tmp_path), (), lambda event: None)
    else:
        assert set(engine(name).voices) <= set(engine(name).offered)


def test_a_text_that_nobody_can_say_is_told_at_its_place(name, line, take):
    """Before the engine is asked: file, line, column, and the character."""
    with pytest.raises(VoiceError, match=r"script/us_debt/05-cracks\.yaml:14:7: .*'😀'"):
        take(name, line("zh", "好😀"))


def test_an_estimate_that_is_kept_is_kept(name, line, usual):
    """A plan does not wait for a voice that says so."""
    if engine(name).keeps_estimate:
        sentence = line("en", WORDS["en"])
        assert abs(estimate(sentence, {}).seconds - usual("en").seconds) < 0.02


def test_what_may_follow_its_colon_is_listed(name):
    """Each of its voices can be asked for, and no other that it does not know."""
    assert {name, *(f"{name}:{each}" for each in engine(name).voices)} <= set(voices())
    for each in engine(name).voices[:1]:
        assert engine(f"{name}:{each}").version


def test_an_engine_that_needs_a_file_says_so(name, line, tmp_path):
    """Without it: where it was looked for."""
    sentence, speaker = line("en", "Two."), engine(name)
    if speaker.file_of(Project(tmp_path), "debt", sentence, lines=1) is not None:
        pytest.fail("there is no file in an empty project")
    try:
        record(sentence, name, {}, recording=None, out=tmp_path / "take.wav")
    except VoiceError as error:
        assert "assets/voice/" in error.hint


def test_a_line_is_spoken_at_its_pace(name, lang, line, take, usual):
    """A fifth faster, not stretched; a voice that has but one pace says so."""
    faster = replace(line(lang, WORDS[lang]), pace=1.2)
    if not engine(name).has_pace and name != "recorded":
        with pytest.raises(VoiceError, match="slower or faster"):
            take(name, faster)
        return
    slow, quick = usual(lang).seconds, take(name, faster).seconds
    assert quick == slow if name in AS_IT_IS else 1.08 * quick < slow < 1.35 * quick


def test_a_take_is_as_loud_as_any_other_voices(lang, usual):
    """Brought to one loudness while it speaks, unclipped; a voice that says nothing stays silent."""
    samples = waveform.load(usual(lang).audio)
    loud = waveform.loudness(samples)
    assert loud == float("-inf") or abs(loud - waveform.SPEECH_LUFS) < 0.5
    assert abs(samples).max() < 0.9

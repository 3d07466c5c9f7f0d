"""Reading a script: what an episode holds."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from langreel.errors import UsageError
from langreel.model import Footage, LexiconEntry, Mark, Mention, Music, Pacing, Pause, Place, Transition
from langreel.project import Project
from langreel.script import read

Make = Callable[..., Project]

ACT = """\
chapter: {zh: 裂痕, en: Cracks}
transition: {kind: wipe, seconds: 0.5}
segments:
  - id: still
    footage: {file: assets/footage/port.png, fit: contain, push: 0.1, start: 2, caption: {zh: 港口, en: Port}}
    hold: 1.5
    zh: 码头。
    en: The port.
"""


def test_a_script_becomes_an_episode(make: Make) -> None:
    """Acts follow in the order of their file names; what is left out takes its default."""
    port = {"script/e/10-cracks.yaml": ACT, "assets/footage/port.png": b"x"}
    episode = read(make(port), "e")
    assert [segment.id for segment in episode.segments] == ["rise", "still"]
    assert episode.languages == ("zh", "en")
    assert episode.voices == {}
    assert (episode.picture, episode.profile) == ("per-dub", "preview")
    assert (episode.pacing, episode.acts[0].music) == (Pacing(), None)
    assert episode.lexicon == {"zh": {"国债": LexiconEntry(keep=True)}}
    assert episode.acts[1].transition == Transition("wipe", 0.5)
    still = episode.segments[1]
    assert still.footage == Footage(
        "assets/footage/port.png", "contain", 0.1, 2.0, {"zh": "港口", "en": "Port"}
    )
    assert (still.hold, still.scene) == (1.5, "")


def test_all_that_an_episode_may_say(make: Make) -> None:
    """episode.yaml sets picture, profile, voices, pacing and music; short forms stand for mappings."""
    head = """\
        id: e
        title: {zh: 债, en: Debt}
        host: {zh: 浪浪, en: Langlang}
        description: {zh: 说债, en: On debt}
        languages: [zh, en]
        picture: shared
        profile: final
        voices: {en: "espeak:en-gb"}
        pacing: {gap: 0.5}
        music: {file: assets/music/bed.wav, duck: 12}
        """
    act = ACT.replace("{kind: wipe, seconds: 0.5}", "fade")
    act = act.replace(
        "footage: {file: assets/footage/port.png, fit: contain", "footage: assets/footage/port.png #"
    )
    files = {
        "script/e/episode.yaml": head,
        "script/e/02.yaml": act,
        "assets/music/bed.wav": b"x",
        "assets/footage/port.png": b"x",
    }
    episode = read(make(files), "e")
    assert (episode.picture, episode.profile) == ("shared", "final")
    assert episode.voices == {"en": "espeak:en-gb"}
    assert episode.pacing == Pacing(0.35, 0.5, 0.55)
    assert {act.music for act in episode.acts} == {Music("", "assets/music/bed.wav", 12.0)}
    assert (episode.host["en"], episode.description["zh"]) == ("Langlang", "说债")
    assert episode.acts[1].transition == Transition("fade")
    assert episode.segments[1].footage == Footage("assets/footage/port.png")


def test_an_act_has_its_own_music_or_the_episodes(make: Make) -> None:
    """A bed by name, with its distance to the voice, or none; the episode's where an act says nothing."""
    head = "id: e\ntitle: {zh: 债, en: Debt}\nlanguages: [zh, en]\nmusic: weight\n"
    acts = {f"script/e/{n}.yaml": ACT.replace("id: still", f"id: s{n}") for n in ("02", "03", "04")}
    acts["script/e/03.yaml"] += "music: {bed: daylight, duck: 20}\n"
    acts["script/e/04.yaml"] += "music: none\n"
    files = {"script/e/episode.yaml": head, "assets/footage/port.png": b"x", **acts}
    found = [act.music for act in read(make(files), "e").acts]
    assert found == [Music("weight"), Music("weight"), Music("daylight", duck=20), None]


def test_a_line_is_said_at_the_nearest_pace(make: Make) -> None:
    """Its own, written before its words; else its segment's, its language's, the episode's, the usual one."""
    head = "id: e\ntitle: {zh: 债, en: Debt}\nlanguages: [zh, en]\npace: {en: 1.2}\n"
    act = """\
        chapter: {zh: 一, en: A}
        segments:
          - {id: a, scene: debt.Rise, zh: "一[now]。", en: "(0.9x) Now [now] this.\\nAnd (2x) that."}
          - {id: b, scene: debt.Rise, pace: 0.8, zh: 二。, en: Two.}
          - {id: c, scene: debt.Rise, pace: {zh: 1.5}, zh: 三。, en: (1x) Three.}
        """.replace('"一[now]。"', '"一[now]。\\n二。"')
    episode = read(make({"script/e/episode.yaml": head, "script/e/01-debt.yaml": act}), "e")
    assert [(line.text, line.pace) for line in episode.lines("en")] == [
        ("Now this.", 0.9), ("And (2x) that.", 1.2), ("Two.", 0.8), ("Three.", 1.0),
    ]  # fmt: skip
    assert [line.pace for line in episode.lines("zh")] == [1.0, 1.0, 0.8, 1.5]


def test_a_voice_draws_breath_before_a_mark(make: Make) -> None:
    """Behind a comma or the like, where a voice halts anyhow, and nobody wrote a pause."""
    head = "id: e\ntitle: {zh: 债, en: Debt}\nlanguages: [zh, en]\npacing: {breath: 0.2}\n"
    act = """\
        chapter: {zh: 一, en: A}
        segments:
          - id: a
            scene: debt.Rise
            zh: "[one]先，[two]再[now]三；(1s)[four]四。"
            en: "[one] First, [two] then [now] three; (1s) [four] four."
        """
    episode = read(make({"script/e/episode.yaml": head, "script/e/01-debt.yaml": act}), "e")
    zh, en = (episode.lines(lang)[0].pauses for lang in ("zh", "en"))
    assert set(zh) == {Pause(2, 0.2), Pause(5, 1.0)} and set(en) == {Pause(7, 0.2), Pause(19, 1.0)}


def test_sounds_fall_on_marks(make: Make) -> None:
    """Of a segment: a mark, and one of langreel's effects."""
    act = (
        'chapter: {zh: 一, en: A}\nsegments:\n  - {id: a, scene: debt.Rise, zh: "一[now]二", en: "a [now] b",'
    )
    episode = read(make({"script/e/01-debt.yaml": act + " sfx: {now: whoosh}}"}), "e")
    assert episode.segments[0].effects == {"now": "whoosh"}


def test_a_line_is_what_a_viewer_reads(make: Make) -> None:
    """Figures are written out in the line's language, marks are taken out and fall on what follows."""
    rise = read(make(), "e").segments[0]
    zh, en = rise.lines["zh"][0], rise.lines["en"][0]
    assert [line.text for line in rise.lines["zh"]] == ["国债从9080亿美元，涨到38万亿美元。", "一年又一年。"]
    assert [line.text for line in rise.lines["en"]] == [
        "Debt rose from $908 billion to $38 trillion.",
        "Year after year.",
    ]
    assert (zh.marks, en.marks) == ((Mark("now", 11),), (Mark("now", 28),))
    assert [en.text[mention.start : mention.end] for mention in en.mentions] == [
        "$908 billion",
        "$38 trillion",
    ]
    assert en.mentions[1] == Mention(rise.figures[1], 31, 43)
    assert (en.number, en.lang, en.segment) == (1, "en", "rise")


def test_a_line_knows_where_it_stands(make: Make) -> None:
    """A place is the line and column of the first word in the file, however its text is written."""
    assert [line.place for line in read(make(), "e").segments[0].lines["en"]] == [
        Place("script/e/01-debt.yaml", 11, 7),
        Place("script/e/01-debt.yaml", 12, 7),
    ]
    act = """\
        chapter: {zh: 债, en: Debt}
        segments:
          - id: rise
            scene: debt.Rise
            zh: "一。\\n二。\\n三。"
            en: >-  # folded
              One
              and a half.

              Two.

                Three.
        """
    rise = read(make({"script/e/01-debt.yaml": act}), "e").segments[0]
    assert [(line.text, line.place.line, line.place.column) for line in rise.lines["zh"]] == [
        ("一。", 5, 10),
        ("二。", 5, 14),
        ("三。", 5, 18),
    ]
    assert [(line.text, line.place.line, line.place.column) for line in rise.lines["en"]] == [
        ("One and a half.", 7, 7),
        ("Two.", 10, 7),
        ("Three.", 12, 9),
    ]


def test_labels_are_written_out(make: Make) -> None:
    """A label may hold a figure; brackets are its own."""
    labels = '{heading: {zh: "[A] {debt_now}", en: "Debt (1s)"}}'
    act = f"""\
        chapter: {{zh: 债, en: Debt}}
        segments: [{{id: rise, scene: debt.Rise, labels: {labels}, zh: 债, en: Debt}}]
        """
    rise = read(make({"script/e/01-debt.yaml": act}), "e").segments[0]
    assert rise.labels == {"heading": {"zh": "[A] 38万亿美元", "en": "Debt (1s)"}}


def test_a_segment_has_the_figures_that_it_shows(make: Make) -> None:
    """A segment's figures are named by its words, its labels, its scene, or what that imports locally."""
    scene = 'from common import NAMES\nclass Rise:\n    def construct(self):\n        self.figure("one")\n'
    act = """\
        chapter: {zh: 债, en: Debt}
        segments: [{id: rise, scene: debt.Rise, zh: "{three}", en: "{three}"}]
        """
    figures = "".join(f"{name}: {{illustration: 5, unit: USD}}\n" for name in ("one", "two", "three", "four"))
    files = {
        "scenes/e/debt.py": scene,
        "scenes/e/common.py": 'NAMES = ("two", "x")',
        "script/e/01-debt.yaml": act,
        "script/e/figures.yaml": figures,
    }
    rise = read(make(files), "e").segments[0]
    assert [figure.id for figure in rise.figures] == ["one", "two", "three"]


def test_figures_trace_to_their_cells(make: Make) -> None:
    """A figure is exact, scaled by its column, and has its cells; a calculated one has those of its parts."""
    figures = read(make(), "e").figures
    assert figures["debt_then"].quantity.value == Fraction("907.7") * 10**9
    assert figures["growth"].quantity.value == (Fraction(37638) - Fraction("907.7")) * 10**9
    assert [cell.text for cell in figures["growth"].cells] == ["37638", "907.7"]
    assert figures["growth"].formula == "debt_now - debt_then"


def test_scalars_stay_as_written(make: Make) -> None:
    """Text that looks like a number, a date or a truth stays the text that the author wrote."""
    act = """\
        chapter: {zh: 2025-07, en: 1.50}
        segments: [{id: 007, scene: debt.Rise, zh: yes, en: 0x10}]
        """
    episode = read(make({"script/e/01-debt.yaml": act}), "e")
    assert episode.acts[0].chapter == {"zh": "2025-07", "en": "1.50"}
    assert episode.segments[0].id == "007"
    assert [line.text for lines in episode.segments[0].lines.values() for line in lines] == ["yes", "0x10"]


def test_windows_files_read_alike(make: Make) -> None:
    """A byte order mark and CRLF line ends change neither words nor places."""
    project = make()
    plain = read(project, "e")
    for path in (*project.root.glob("script/e/*.yaml"), project.root / "data/debt.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(project, "e") == plain


def test_an_unknown_episode_is_a_usage_error(make: Make) -> None:
    """An episode that is not there is told with the nearest that is."""
    with pytest.raises(UsageError, match="no episode 'f'"):
        read(make(), "f")

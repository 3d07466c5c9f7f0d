"""``langreel subs burn``: from the command line into the picture."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import av
import numpy as np
import pytest

import builders
from langreel import fonts, theme
from langreel.captions.formats.appearance import STYLES
from langreel.cli.run import run
from langreel.ffmpeg import frame_hashes
from langreel.ffmpeg import run as ffmpeg


def lit(path: Path, second: float) -> np.ndarray:
    """Rows with pixels much brighter than the ground at a moment."""
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            if frame.time >= second - 1e-6:
                return np.unique(np.argwhere(frame.to_ndarray(format="gray") > 100)[:, 0])
    raise AssertionError(f"nothing at {second}")


def test_tracks_of_any_make_are_drawn(film, tmp_path, capsys, monkeypatch):
    """Languages are told by names or letters; too wide lines are broken; the answer is JSON."""
    monkeypatch.chdir(tmp_path)
    Path("a.zh.srt").write_text("1\n00:00:01.000 --> 00:00:02.000\n" + "美国国债" * 15, "utf-8")
    Path("words.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nsecond {\\an8}\n", "utf-8")
    words = ["film.mp4", "--track", "a.zh.srt", "--second", "words.vtt", "-o", "out.mp4", "--json"]
    assert run(["subs", "burn", *words]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == "out.mp4" and told["findings"][0]["rule"] == "time-format"
    assert len(lit(Path("out.mp4"), 0.5)) == 0
    assert lit(Path("out.mp4"), 1.5).min() > 180 * 0.5
    assert lit(Path("out.mp4"), 2.5).min() > lit(Path("out.mp4"), 1.5).min()


@pytest.mark.parametrize("style", STYLES)
def test_lines_fit_an_upright_film(tmp_path, monkeypatch, style):
    """A telephone's film is coded lying down: lines are laid for the picture as it stands."""
    monkeypatch.chdir(tmp_path)
    ffmpeg(["-f", "lavfi", "-i", "color=blue:s=320x180:d=2:r=15", "-pix_fmt", "yuv420p", "coded.mp4"])
    ffmpeg(["-display_rotation", "90", "-i", "coded.mp4", "-c", "copy", "film.mp4"])
    Path("zh.srt").write_text(
        "1\n00:00:00,000 --> 00:00:02,000\n这是一段竖着拍的手机视频，字幕要在底部\n", "utf-8"
    )
    assert run(["subs", "burn", "film.mp4", "--track", "zh.srt", "--style", style, "-o", "out.mp4"]) == 0
    with av.open("out.mp4") as container:
        picture = next(container.decode(video=0)).to_ndarray(format="gray")
    columns = np.unique(np.argwhere(picture > 150)[:, 1])
    assert picture.shape == (320, 180) and columns.min() > 3 and columns.max() < 176


def test_styles_differ_in_size_and_place(film, tmp_path, monkeypatch):
    """``large`` is larger than ``house``, ``shorts`` stands higher."""
    monkeypatch.chdir(tmp_path)
    Path("zh.srt").write_text("1\n00:00:00,000 --> 00:00:04,000\n国\n", "utf-8")
    rows = {}
    for style in ("house", "large", "shorts"):
        assert (
            run(["subs", "burn", "film.mp4", "--track", "zh.srt", "--style", style, "-o", f"{style}.mp4"])
            == 0
        )
        rows[style] = lit(Path(f"{style}.mp4"), 1.0)
    assert np.ptp(rows["large"]) > np.ptp(rows["house"])
    assert rows["shorts"].max() < rows["house"].min()


def test_a_film_of_an_episode_wears_its_theme(film, tmp_path, monkeypatch):
    """Below ``out/`` it is known whose film it is; ``--theme`` says it for any other, or otherwise."""
    monkeypatch.chdir(tmp_path)
    for folder in ("scenes", "script/debt", "out/debt/proxy/zh"):
        Path(folder).mkdir(parents=True)
    Path("script/debt/episode.yaml").write_text("theme: day\n", "utf-8")
    Path("zh.srt").write_text("1\n00:00:00,000 --> 00:00:04,000\n国\n", "utf-8")
    own = Path("out/debt/proxy/zh/debt.mp4")
    shutil.copy(film, own)
    wanted = {"own": [str(own)], "day": ["film.mp4", "--theme", "day"], "night": ["film.mp4"]}
    for name, words in wanted.items():
        assert run(["subs", "burn", *words, "--track", "zh.srt", "-o", f"{name}.mp4"]) == 0
    own, day, night = (frame_hashes(Path(f"{name}.mp4"))[0] for name in wanted)
    assert own == day != night


def test_mistakes_get_a_hint(film, tmp_path, capsys):
    """Unknown styles, files without cues, and a film over itself."""
    (tmp_path / "zh.srt").write_text("1\n00:00:00,000 --> 00:00:04,000\n国\n", "utf-8")
    (tmp_path / "en.srt").write_text("", "utf-8")
    zh, out = str(tmp_path / "zh.srt"), str(tmp_path / "out.mp4")
    for words, code, told in [
        ([str(film), "--track", zh, "--style", "larg", "-o", out], 2, "perhaps you meant 'large'"),
        ([str(film), "--track", str(tmp_path / "en.srt"), "-o", out], 1, "no cue"),
        ([str(film), "--track", zh, "-o", str(film)], 2, "over itself"),
        ([zh, "--track", zh, "-o", out], 6, "no picture"),
    ]:
        assert run(["subs", "burn", *words]) == code
        assert told in capsys.readouterr().err


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A machine whose only fonts are the project's: Noto Sans CJK, which has no Thai, Hindi or Arabic."""
    folder = tmp_path / "assets" / "fonts"
    folder.mkdir(parents=True)
    house = fonts.font_file("Noto Sans CJK SC", Path.cwd())
    (folder / house.name).symlink_to(house)
    monkeypatch.setattr(fonts, "_folders", lambda: iter(()))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "script").mkdir()
    forget_fonts()
    yield folder
    forget_fonts()


def forget_fonts():
    """What was found on another machine is not found on this one."""
    for each in vars(fonts).values():
        if hasattr(each, "cache_clear"):
            each.cache_clear()


@pytest.mark.parametrize(
    ("lang", "line", "told"),
    [
        ("hi", "अमेरिका का कर्ज़ बढ़ता गया।", "no font here draws अ म र"),
        ("th", "หนี้ของสหรัฐเพิ่มขึ้นทุกปี", "no font here draws ห น ข"),
        ("ar", "تضاعف الدين", "no font here draws ت ض ا"),
        ("en", "It doubled 😀", "no font here draws 😀"),
        ("zh", "翻了一倍 😀", "no font here draws 😀"),
    ],
)
def test_no_film_of_boxes_is_made(bare, film, capsys, lang: str, line: str, told: str):
    """Letters that no font here draws are refused before anything is drawn; the hint says how to get them."""
    Path("words.srt").write_text(f"1\n00:00:00,000 --> 00:00:03,000\n{line}\n", "utf-8")
    assert run(["subs", "burn", str(film), "--track", f"{lang}=words.srt", "-o", "out.mp4"]) == 3
    error = capsys.readouterr().err
    assert told in error and "assets/fonts/" in error
    assert ("fonts-noto-core" in error) is (lang in ("hi", "th", "ar") and sys.platform == "linux")
    assert not Path("out.mp4").exists()


def test_check_and_burn_ask_the_same_question(bare, film, capsys):
    """What the one tells, the other refuses."""
    Path("words.hi.srt").write_text("1\n00:00:00,000 --> 00:00:03,000\nकर्ज़\n", "utf-8")
    assert run(["subs", "check", "words.hi.srt", "--lang", "hi"]) == 1
    assert "[glyphs]" in capsys.readouterr().out
    assert run(["subs", "burn", str(film), "--track", "words.hi.srt", "-o", "out.mp4"]) == 3


def test_a_font_of_the_project_draws_what_others_lack(bare, film):
    """Any family that a script is known by will do; the letters are its own, the digits the house's."""
    builders.font("Loma", "กขคง").save(bare / "thai.ttf")
    Path("words.th.srt").write_text("1\n00:00:00,000 --> 00:00:03,000\nกข 12\n", "utf-8")
    assert run(["subs", "burn", str(film), "--track", "words.th.srt", "-o", "out.mp4"]) == 0


def test_arabic_runs_from_right_to_left(film, tmp_path, monkeypatch):
    """Its full stop is the leftmost of the line, and low; the first letter the rightmost, and high."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ar.srt").write_text(
        "1\n00:00:00,000 --> 00:00:04,000\nبلغ الدين 1.32 تريليون دولار (2013).\n", "utf-8"
    )
    if fonts.lacking(theme.families("ar"), tmp_path, "بلغ"):
        pytest.skip("no font here has Arabic: apt-get install fonts-noto-core")
    assert run(["subs", "burn", str(film), "--track", "ar.srt", "--style", "large", "-o", "out.mp4"]) == 0
    with av.open("out.mp4") as container:
        picture = next(container.decode(video=0)).to_ndarray(format="gray")
    rows, columns = np.nonzero(picture > 110)
    left = rows[columns <= columns.min() + 1]
    right = rows[columns >= columns.max() - 1]
    assert np.ptp(left) < np.ptp(rows) / 4 < np.ptp(right) + 1


def test_a_late_cue_an_old_encoding_and_another_spelling_are_told(film, tmp_path, call):
    """A cue after the film by its line; an encoding by its option; a language by its right name."""
    words = "1\n00:00:01,000 --> 00:00:02,000\nTrès bien, ça va\n\n2\n00:00:03,000 --> 00:01:02,000\nlate\n"
    (tmp_path / "words.srt").write_bytes(words.encode("windows-1252"))
    out, file = str(tmp_path / "o.mp4"), str(tmp_path / "words.srt")
    code, _, err = call("subs", "burn", str(film), "--track", f"fr={file}", "-o", out)
    assert code == 1 and "--encoding: windows-1252" in err
    for track in (file, f"fr={file}"):
        code, shown, _ = call(
            "subs", "burn", str(film), "--track", track, "--encoding", "windows-1252", "-o", out
        )
        assert code == 0
        assert "words.srt:6: warning: ends at 00:01:02.000, and the film ends at 00:00:04.000" in shown
    code, _, err = call("subs", "burn", str(film), "--track", f"fr_CA={file}", "-o", out)
    assert code == 2 and "perhaps you meant 'fr-CA'?" in err

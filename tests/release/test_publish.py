"""Publish: one film for every platform, and all that was written read back."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import av
import pytest
from PIL import Image, ImageChops

import browser
import read_back
from langreel.captions.formats import read_file
from langreel.cli.run import run
from langreel.ffmpeg import probe
from langreel.project import Project
from langreel.release.compact import LEAST, SHARE
from langreel.release.film_parts import take_frame
from langreel.release.platforms import PLATFORMS

COVER = '''
    """The cover."""
    from manim import FullScreenRectangle

    from langreel.scenes import ReelScene, text


    class Cover(ReelScene):
        """The title on red."""

        def construct(self):
            with self.segment("cover"):
                self.add(FullScreenRectangle(fill_color="#FF0000", fill_opacity=1), text(self.label("title")))
'''
STAMP = re.compile(r"^(?:(\d+):)?(\d+):(\d\d) (.+)$", re.MULTILINE)
LANGS = ("zh", "en")


def dubs(platform: str) -> tuple[str, ...]:
    """Those that are published there; where a film is encoded upright, one."""
    return LANGS[:1] if PLATFORMS[platform].upright else LANGS


@pytest.fixture(scope="session")
def published(film):
    """``published("youtube")``: the folder, laid out once."""
    made: dict[str, Path] = {}

    def publish(platform: str) -> Path:
        if platform not in made:
            langs = [word for lang in dubs(platform) for word in ("--lang", lang)]
            assert run(["-C", str(film.root), "publish", "--for", platform, *langs]) == 0
            made[platform] = film.out / "film/publish" / platform
        return made[platform]

    return publish


def rendered(film: Project, lang: str):
    return probe(film.folder("film", "proxy", lang) / "film.mp4")


def packets(path: Path, kind: str) -> list[bytes]:
    """The packets of a film's picture, ``video``, or of its sound, ``audio``."""
    with av.open(str(path)) as container:
        [stream] = [each for each in container.streams if each.type == kind]
        return [bytes(packet) for packet in container.demux(stream) if packet.size]


def stamps(text: str) -> list[tuple[int, str]]:
    found = STAMP.findall(text)
    return [(int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds), title)
            for hours, minutes, seconds, title in found]  # fmt: skip


@pytest.mark.parametrize("platform", PLATFORMS)
def test_everything_that_a_platform_takes_is_there_and_reads_back(platform, film, published):
    """The film or its sound as long as it was rendered, its tracks, covers of the right size and weight."""
    row, folder = PLATFORMS[platform], published(platform)
    for lang in dubs(platform):
        master = rendered(film, lang)
        [video] = [*(folder / lang).glob("film.m*4*")]
        media = probe(video)
        assert media.audio_seconds == pytest.approx(master.audio_seconds, abs=0.001)
        assert media.frames == (master.frames if row.holds == "film" else 0)
        assert len(media.tracks) == (len(master.tracks) if row.soft_tracks else 0)
        assert [each.title for each in media.chapters] == [each.title for each in master.chapters]
        assert packets(video, "audio") == packets(master.path, "audio")
        if row.holds == "film" and not row.burnt:
            assert packets(video, "video") == packets(master.path, "video")
        if row.holds == "film":
            assert read_back.decoded(video) == master.frames
        assert not media.has_edit_list
        for wide, high in row.covers:
            cover = folder / lang / f"cover.{wide}x{high}.jpg"
            with Image.open(cover) as picture:
                assert picture.size == (wide, high)
            assert cover.stat().st_size <= row.cover_bytes
        subtitles = {path.name for path in (folder / lang / "subtitles").glob("*")}
        assert len(subtitles) == len(row.captions) * 2 + 1 * ("ass" in row.captions) + (
            "ttml" in row.captions
        )
        for path in (folder / lang / "subtitles").glob("*"):
            read = read_file.read(path)
            assert len(read.track.cues) == 3
            assert {each.severity for each in read.findings} <= {"info"}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_text_is_within_its_limits_and_names_every_publisher(platform, published):
    """In the dub's language, and in every other where the platform takes several."""
    row, folder = PLATFORMS[platform], published(platform)
    for lang in dubs(platform):
        langs = {path.name.split(".")[1] for path in (folder / lang).glob("title.*.txt")}
        assert langs == ({lang} if row.one_language else {*LANGS})
        for each in langs:
            title = (folder / lang / f"title.{each}.txt").read_text("utf-8").strip()
            words = (folder / lang / f"description.{each}.txt").read_text("utf-8").strip()
            assert title and len(title) <= (row.title or 1000)
            assert row.length(words) <= (row.description or 10**6)
            assert not {*title, *words} & {*row.forbidden}
            assert {"zh": "一家银行", "en": "A bank"}[each] in words
            assert "https://example.org/metals" in (folder / lang / f"sources.{each}.txt").read_text("utf-8")
            assert bool(stamps(words)) == (row.chapters is not None)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_manifest_lists_every_file_with_its_digest(platform, published):
    """And nothing else lies in the folder."""
    assert read_back.manifest(published(platform))["platform"] == platform


def test_the_description_has_the_films_chapters_and_its_sources(film, published):
    """In every language, timed to the dub that it is for; the first at 0:00."""
    for dub in LANGS:
        chapters = [(int(each.begins), each.title) for each in rendered(film, dub).chapters]
        text = (published("youtube") / dub / f"description.{dub}.txt").read_text("utf-8")
        assert stamps(text) == chapters
        assert chapters[0][0] == 0
    text = (published("youtube") / "zh/description.en.txt").read_text("utf-8")
    assert [title for _, title in stamps(text)] == ["gold", "silver", "tin"]
    assert "A bank · Prices of metals · as of December 2020 · https://example.org/metals" in text


def test_a_film_with_several_audio_tracks_gets_the_other_dubs_sound(film, published):
    """Alone, as long as the film and its picture, without chapters of its own."""
    for lang, other in (LANGS, LANGS[::-1]):
        sound = probe(published("youtube") / lang / f"audio/film.{other}.m4a")
        assert (sound.frames, sound.chapters) == (0, ())
        assert sound.audio_seconds == pytest.approx(rendered(film, lang).audio_seconds, abs=0.001)


def test_a_short_is_upright(published):
    """A wide film is laid on 1080 by 1920; its subtitles stand in the picture."""
    media = probe(published("shorts") / "zh/film.mp4")
    assert (media.width, media.height, media.fps) == (1080, 1920, Fraction(15))


@pytest.mark.parametrize("platform", [each for each in PLATFORMS if PLATFORMS[each].burnt])
def test_the_dubs_words_stand_in_the_picture(platform, published, tmp_path):
    """While they are spoken, and not any more when the segment is held in silence."""
    shown = []
    for frame in (12, 120):
        take_frame(published(platform) / "zh/film.mp4", frame, 15, tmp_path / f"{frame}.png")
        with Image.open(tmp_path / f"{frame}.png") as still:
            lower = still.convert("RGB").crop((0, still.height * 3 // 5, still.width, still.height))
            shown.append(lower.copy())
    difference = ImageChops.difference(*shown).convert("L").point(lambda value: 255 * (value > 64))
    assert difference.getbbox(), "the words come and go"


def test_douyin_has_its_tags_in_the_description(published):
    """With a sign each, and no time stamps."""
    text = (published("douyin") / "en/description.en.txt").read_text("utf-8")
    assert text.endswith("#gold #preciousmetals\n")
    assert stamps(text) == []
    assert not (published("douyin") / "en/tags.en.txt").exists()


def test_the_transcript_and_the_article_say_the_whole_film(film, published, tmp_path):
    """The page fetches nothing, and shows a picture for each shot."""
    folder = published("youtube") / "en"
    words = (folder / "transcript.en.txt").read_text("utf-8")
    page = (folder / "article.en.html").read_text("utf-8")
    for line in ("This is gold.", "This is silver.", "This is tin."):
        assert line in words and f"<p>{line}</p>" in page
    assert not re.search(r'src="(?!data:)|<link|<script|url\(', page)
    assert re.findall(r'href="([^"]+)"', page) == ["https://example.org/metals"]
    with browser.chromium(tmp_path) as chromium:
        chromium.get((folder / "article.en.html").as_uri())
        sizes = chromium.execute_script("return [...document.images].map(each => each.naturalWidth)")
        assert sizes == [854, 854, 854]
        assert chromium.get_log("browser") == []


def test_a_compact_film_is_an_eighth_and_looks_alike(film, capsys):
    """Its VMAF and its share of the bits stand in the manifest, and sound and tracks are as they were."""
    command = ["-C", str(film.root), "publish", "--for", "youtube", "--lang", "en", "--compact"]
    assert run(command) == 0
    folder = film.out / "film/publish/youtube"
    facts = json.loads((folder / "manifest.json").read_text("utf-8"))["dubs"]["en"]["compact"]
    assert facts["vmaf"] >= LEAST and facts["picture_share"] <= SHARE
    media, master = probe(folder / "en/film.mp4"), rendered(film, "en")
    assert (media.frames, len(media.tracks)) == (master.frames, len(master.tracks))
    assert media.audio_seconds == pytest.approx(master.audio_seconds, abs=0.001)


def test_an_episode_may_draw_its_own_cover(film):
    """A scene of one segment, at each size; it knows the film's title."""
    head, scene = film.script / "film/episode.yaml", film.scenes / "film/cover.py"
    before = head.read_text("utf-8")
    head.write_text(before.replace("cover: silver@now\n", ""), "utf-8")
    scene.parent.mkdir(exist_ok=True)
    scene.write_text(dedent(COVER).lstrip(), "utf-8")
    try:
        assert run(["-C", str(film.root), "publish", "--for", "podcast", "--lang", "en"]) == 0
    finally:
        head.write_text(before, "utf-8")
        scene.unlink()
    with Image.open(film.out / "film/publish/podcast/en/cover.3000x3000.jpg") as cover:
        assert cover.size == (3000, 3000)
        red, green, blue = cover.getpixel((20, 20))
        assert red > 200 and green < 60 and blue < 60


# Refused


def test_a_film_that_is_not_rendered_is_told_with_what_makes_it(film, capsys):
    """And in which size."""
    assert run(["-C", str(film.root), "publish", "--for", "youtube", "--profile", "final"]) == 2
    words = capsys.readouterr().err
    assert "out/film/final/zh/film.mp4 is not there yet" in words
    assert "langreel render film --profile final" in words


def test_a_broken_limit_is_told_with_its_line_and_nothing_is_written(film, capsys):
    """A folder that was there before stays as it was."""
    folder = film.out / "film/publish/bilibili"
    script = film.script / "film/episode.yaml"
    before, old = script.read_text("utf-8"), sorted(folder.rglob("*"))
    script.write_text(before.replace("金与银", "金" * 81), "utf-8")
    try:
        assert run(["-C", str(film.root), "publish", "--for", "bilibili"]) == 1
    finally:
        script.write_text(before, "utf-8")
    words = capsys.readouterr().err
    assert "script/film/episode.yaml:2:13: the title in 'zh' has 81 characters, bilibili takes 80" in words
    assert sorted(folder.rglob("*")) == old
    assert [*folder.parent.glob(".*")] == []


def test_a_cover_of_a_moment_that_is_not_there_is_wrong_usage(film, capsys):
    """With the nearest that is."""
    assert run(["-C", str(film.root), "publish", "--for", "youtube", "--cover", "silver@then"]) == 2
    assert "unknown mark 'then'" in capsys.readouterr().err

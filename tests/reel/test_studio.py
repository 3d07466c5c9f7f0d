"""The studio in a real Chromium: a film is watched, changed, mended and made, without a terminal."""

from __future__ import annotations

import shutil
from contextlib import suppress
from importlib.resources import files
from itertools import product
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

import browser
from langreel import po
from langreel.cli.run import run
from langreel.ffmpeg import frame_hashes, probe
from langreel.project import Project
from langreel.studio.parts import NAMES
from langreel.voice import engine, waveform
from studio_client import make_project, opened
from studio_page import Page, until_says, write

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("studio")]

LINE = "document.querySelector(`.line[aria-label='${arguments[0]}']`)"
SEEK = """const [canvas, share] = arguments;
    const box = canvas.getBoundingClientRect();
    for (const type of ["pointerdown", "pointerup"]) {
        canvas.dispatchEvent(new PointerEvent(type, {pointerId: 1, bubbles: true,
            clientX: box.left + share * box.width + 0.5, clientY: box.top + 5}));
    }"""
"""A click into the ruler of the timeline, at a share of the film."""
HOSTILE = "<img src=x onerror=document.title='owned'>"
ENDING = {
    "script/hello/02-ending.yaml": """
        chapter: {zh: 结尾, en: The end}
        segments:
          - id: the-end
            scene: ending.TheEnd
            labels:
              words: {zh: 再见, en: Goodbye}
            zh: 再见[bye]了。
            en: And now [bye] goodbye.
    """,
    "scenes/hello/ending.py": '''
        """The end."""
        from langreel.scenes import ReelScene, enter, text


        class TheEnd(ReelScene):
            """A word."""

            def construct(self):
                with self.segment("the-end"):
                    self.play(enter(text(self.label("words"))), until="bye")
    ''',
}


def with_ending(project: Project) -> Project:
    """The small project with a second act, whose scene is another."""
    for name, text in ENDING.items():
        (project.root / name).write_text(dedent(text).lstrip(), "utf-8")
    return project


@pytest.fixture(scope="module")
def rendered(tmp_path_factory) -> Path:
    """The project, made once."""
    project = with_ending(make_project(tmp_path_factory.mktemp("studio") / "film"))
    assert run(["-C", str(project.root), "render", "--profile", "proxy", "--executor", "inline"]) == 0
    return project.root


@pytest.fixture
def studio(rendered, tmp_path):
    """A studio that is open for a copy of it."""
    shutil.copytree(rendered, tmp_path / "film", symlinks=True)
    with opened(Project(tmp_path / "film")) as client:
        yield client


@pytest.fixture(scope="module")
def microphone(tmp_path_factory) -> Path:
    """What the browser's microphone hears, once, from when it is opened."""
    return tmp_path_factory.mktemp("microphone") / "heard.wav"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory, microphone):
    """One browser for all."""
    heard = f"--use-file-for-fake-audio-capture={microphone}%noloop"
    flags = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", heard)
    with browser.chromium(tmp_path_factory.mktemp("chromium"), *flags) as opened_one:
        yield opened_one


@pytest.fixture
def page(chromium, studio):
    """The studio's page; when the test is over, the browser must have had nothing to complain of."""
    chromium.get(studio.address)
    chromium.execute_script(
        "localStorage.clear(); sessionStorage.clear(); localStorage['langreel.lang'] = 'en'"
    )
    chromium.get(studio.address)
    yield Page(chromium, studio)
    complaints = [entry["message"] for entry in chromium.get_log("browser")]
    chromium.get("about:blank")
    refused = ("409 (Conflict)", "422 (Unprocessable Entity)")
    assert [words for words in complaints if not any(each in words for each in refused)] == []


def drag_before_the_first_word(page):
    """Take the mark of the second English line to where the line begins."""
    mark = page.find(".line[lang='en'] .chip.mark[data-mark='now']")
    words = page.find(".line[aria-label='one-line 2 en'] .words")
    ActionChains(page.driver).click_and_hold(mark).move_to_element_with_offset(
        words, -words.size["width"] // 2 + 2, 0
    ).release().perform()


def test_the_film_plays_with_its_tracks_over_its_timeline(page):
    """Frame by frame, to the mark that the timeline shows; in both dubs."""
    film = page.studio.get("/api/film").json["dubs"][0]
    media = probe(page.made("zh"))
    assert film["frames"] == film["reel"]["frames"] == media.frames
    assert film["stale"] == []
    assert page.studio.get("/api/film/first").json["dubs"][0] == film
    page.wait("return document.querySelector('video')?.readyState >= 2")
    canvas = page.find("canvas")
    assert canvas.get_attribute("aria-valuemax") == str(film["frames"] - 1)
    canvas.send_keys(Keys.END)
    page.wait(
        "return document.querySelector('canvas').ariaValueNow === arguments[0]", str(film["frames"] - 1)
    )
    canvas.send_keys(Keys.ARROW_LEFT)
    page.wait(
        "return document.querySelector('canvas').ariaValueNow === arguments[0]", str(film["frames"] - 2)
    )
    canvas.send_keys(Keys.HOME)
    canvas.send_keys(Keys.SPACE)
    page.wait("return document.querySelector('video').currentTime > 0.5")
    canvas.send_keys(Keys.SPACE)
    cues = page.wait("return document.querySelector('video').textTracks[0].cues?.length")
    assert cues == len(film["cues"]["zh"])


def test_two_dubs_are_locked_by_line(page):
    """Where one begins to say a line, the other does as well; its own sound is off."""
    chinese, english = page.studio.get("/api/film").json["dubs"]
    page.click(By.CSS_SELECTOR, ".controls input[type='checkbox']")
    page.wait("return document.querySelectorAll('video')[1]?.readyState >= 2")
    assert page.driver.execute_script("return document.querySelectorAll('video')[1].muted")
    for here, there in zip(chinese["lines"], english["lines"], strict=True):
        canvas = page.find("canvas")
        canvas.send_keys(Keys.HOME)
        page.driver.execute_script(SEEK, canvas, here["start"] / chinese["frames"])
        script = "return Math.abs(document.querySelectorAll('video')[1].currentTime - arguments[0]) < 0.1"
        page.wait(script, there["start"] / english["fps"])


def test_the_film_streams_in_ranges(page):
    """A player asks for what it shows."""
    whole = page.made("zh").read_bytes()
    answer = page.studio.ask("GET", "/media/film/zh", None, Range="bytes=100-299")
    assert (answer.status, answer.raw) == (206, whole[100:300])
    assert page.studio.get("/media/film/zh").raw == whole


def test_waveforms_and_thumbnails_are_jobs_of_the_build(page):
    """They are made once for what was rendered, kept beside it, and shown."""
    page.over(kind="strips")
    for dub in page.studio.get("/api/film").json["dubs"]:
        pairs = page.studio.get(dub["waveform"]).raw
        assert len(pairs) // 2 == pytest.approx(100 * dub["frames"] / dub["fps"], abs=10)
        for shot in dub["shots"]:
            assert (
                shot["pictures"]
                and page.studio.get(f"/media/strip/{dub['lang']}/{shot['name']}").status == 200
            )
    assert run(["-C", str(page.project.root), "render", "--profile", "proxy"]) == 0
    page.driver.refresh()
    page.wait("return document.querySelector('canvas')")
    assert [job["kind"] for job in page.studio.get("/api/jobs").json["jobs"]] == ["strips"]


def test_a_creator_changes_a_cell_and_sees_it_everywhere(page):
    """The chips of both languages, the still, the finished film say the new number."""
    page.open("script")
    before = page.drawn()
    old = page.picture()
    page.find(".chip.figure[data-figure='debt_2020']").click()
    page.drawn_again(before)
    cell = page.find("td.lit input")
    drawn = page.drawn()
    write(cell, "31234.5", Keys.TAB)
    chips = "[...document.querySelectorAll(\".chip.figure[data-figure='debt_2020']\")]"
    page.wait(f"return {chips}.map(it => it.textContent).join() === '31.2万亿美元,$31.2 trillion'")
    page.drawn_again(drawn)
    assert page.picture() != old
    frames = {lang: frame_hashes(page.made(lang))[-40:] for lang in ("zh", "en")}
    page.open("film")
    page.press("Make the film")
    page.over(kind="render")
    for lang, shown in frames.items():
        assert "31.2" in page.made(lang).with_suffix(f".{lang}.srt").read_text("utf-8")
        assert frame_hashes(page.made(lang))[-40:] != shown


def test_an_editor_mends_a_label_and_makes_one_shot(page):
    """Only that shot is drawn: every frame of the other is the same, by its hash."""
    film = page.studio.get("/api/film").json["dubs"][0]
    first = film["shots"][0]
    old = frame_hashes(page.made("zh"))
    page.open("script", "the-end")
    label = page.find("input[data-at='segments.0.labels.words.zh']")
    write(label, "后会有期", Keys.ENTER)
    page.wait("return fetch('/api/film').then(it => it.json()).then(it => it.dubs[0].shots[1].why !== '')")
    page.open("film", "the-end")
    page.wait("return document.querySelector('.side .why')")
    page.press("Make just this shot")
    job = page.over(kind="shot")
    assert job["result"]["made"] == ["out/hello/proxy/zh/the-end.mp4"]
    drawn = [words for words in job["log"] if words.startswith("picture") and words.endswith(": finished")]
    assert drawn == ["picture ending.TheEnd.zh: finished"]
    page.wait("return document.querySelector('video').src.includes('/media/shot/zh/the-end')")
    now = page.studio.get("/api/film").json["dubs"][0]
    assert [shot["why"] for shot in now["shots"]] == ["", ""]
    page.press("Make the film")
    page.over(kind="render")
    told = page.studio.get("/api/film/first").json["dubs"][0]
    assert told["reel"]["made"] == page.made("zh").stat().st_ctime
    fresh = frame_hashes(page.made("zh"))
    assert fresh[: first["frames"]] == old[: first["frames"]]
    assert fresh[first["frames"] :] != old[first["frames"] :] and len(fresh) == len(old)


def test_a_mark_is_dragged_within_the_words(page):
    """By the keyboard too; the file has it where it was let go."""
    page.open("script", "one-line")
    page.drawn()
    act = page.project.script / "hello/01-debt.yaml"
    # The line is drawn again when a still comes: who holds an old one has let go of the mark.
    for _ in range(3):
        with suppress(StaleElementReferenceException, TimeoutException):
            drag_before_the_first_word(page)
            until_says(act, "[now]Forty years later, it was {debt_2020}.\n", seconds=20)
            break
    page.wait(f"return {LINE}.firstChild.dataset?.mark === 'now'", "one-line 2 en")
    page.find(".line[lang='en'] .chip.mark[data-mark='now']").send_keys(Keys.ARROW_RIGHT)
    until_says(act, "Forty [now]years later, it was {debt_2020}.\n")
    ActionChains(page.driver).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL).perform()
    until_says(act, "[now]Forty years later, it was {debt_2020}.\n")


def test_a_line_is_added_and_taken_out(page):
    """In both languages at once, behind the one where it was asked for; both are undone, and done again."""
    act = page.project.script / "hello/01-debt.yaml"
    before = act.read_text("utf-8")
    page.open("script", "one-line")
    page.find("[aria-label='Add a line below: one-line 1']").click()
    chinese, english = page.driver.find_elements(By.CSS_SELECTOR, ".new-line input")
    chinese.send_keys("这是后来的。", Keys.ENTER)
    page.wait("return document.querySelector('.new-line .error').textContent")
    english.send_keys("This came later.", Keys.ENTER)
    page.wait(f"return {LINE}?.textContent.startsWith('This came later.')", "one-line 2 en")
    longer = act.read_text("utf-8")
    assert longer.replace("      这是后来的。\n", "").replace("      This came later.\n", "") == before
    undo = ActionChains(page.driver).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL)
    page.driver.execute_script("document.activeElement.blur()")
    undo.perform()
    WebDriverWait(act, 60, 0.1).until(lambda it: it.read_text("utf-8") == before)
    page.press("Redo")
    WebDriverWait(act, 60, 0.1).until(lambda it: it.read_text("utf-8") == longer)
    page.wait(f"return {LINE}?.textContent.startsWith('This came later.')", "one-line 2 en")
    page.find("[aria-label='Take this line out: one-line 2']").click()
    WebDriverWait(act, 60, 0.1).until(lambda it: it.read_text("utf-8") == before)


def test_a_file_that_is_changed_outside_is_not_written_over(page):
    """The page shows what others write; where both wrote the same line, the reader is asked."""
    act = page.project.script / "hello/01-debt.yaml"
    page.open("script", "one-line")
    act.write_text(act.read_text("utf-8").replace("That is [times]", "So it is [times]"), "utf-8")
    page.wait(f"return {LINE}.textContent.startsWith('So it is')", "one-line 3 en")
    page.find(".line[aria-label='one-line 2 en'] .pen").click()
    area = page.find("textarea")
    write(area, "Forty years on, [now] it was {debt_2020}.")
    theirs = act.read_text("utf-8").replace("Forty years later", "Four decades later")
    act.write_text(theirs, "utf-8")
    page.wait("return document.querySelector('.outside')")
    assert area.get_property("value") == "Forty years on, [now] it was {debt_2020}."
    area.send_keys(Keys.ENTER)
    assert page.find(".conflict .theirs").text == "Four decades later, [now] it was {debt_2020}."
    assert act.read_text("utf-8") == theirs
    page.find(".keep-mine").click()
    mine = theirs.replace("Four decades later", "Forty years on")
    until_says(act, mine)


def test_a_render_is_cancelled_and_goes_on_from_there(page, tmp_path):
    """What was whole when it was cancelled is kept; the next makes the rest."""
    page.over(kind="strips")
    page.open("house")
    # Moved away at once: the studio may be writing there.
    page.project.cache.rename(tmp_path / "cache")
    page.press("Make the film")
    page.wait("return document.querySelector('.job.running progress')?.value > 0")
    page.press("Cancel")
    page.over("cancelled", kind="render")
    assert not [path for path in page.project.out.rglob("*") if path.name.startswith(".")]
    page.press("Make the film")
    job = page.over(kind="render")
    assert {each["rule"] for each in job["result"]["findings"]} == {"silent"}


def test_words_of_the_script_stay_words(page):
    """Labels, lines, file names that would be more are shown as they are."""
    act = page.project.script / "hello/02-ending.yaml"
    act.write_text(act.read_text("utf-8").replace("en: Goodbye", f'en: "{HOSTILE}"'), "utf-8")
    (page.project.script / "hello/03-<b>odd.yaml").write_text(
        "chapter: {zh: 一, en: '<b>x</b>'}\nsegments: []\n", "utf-8"
    )
    page.open("script")
    page.wait(
        "return [...document.querySelectorAll('.acts small')].some(it => it.textContent === '03-<b>odd.yaml')"
    )
    page.wait(
        "return [...document.querySelectorAll('.labels input')].some(it => it.value === arguments[0])",
        HOSTILE,
    )
    assert "owned" not in page.driver.title
    assert page.driver.find_elements(By.CSS_SELECTOR, "main b, main [onerror]") == []


def test_a_mark_is_shifted_on_the_waveform(page):
    """By the keyboard, and by the pointer; the script has it as if it had been dragged among the words."""
    act = page.project.script / "hello/01-debt.yaml"
    mark = ".wave .chip[data-mark='now']"
    page.open("voice", "en", "one-line.2")
    page.find(mark).send_keys(Keys.ARROW_LEFT)
    until_says(act, "Forty years [now]later, it was {debt_2020}.\n")
    page.wait("return document.querySelector('.voice .word:has(b)').textContent.startsWith('[now]later')")
    page.wait("return document.activeElement.matches(arguments[0])", mark)
    wave = page.find(".wave canvas")
    pull = ActionChains(page.driver).click_and_hold(page.find(mark))
    pull.move_to_element_with_offset(wave, -wave.size["width"] // 2 + 4, 40).release().perform()
    until_says(act, "[now]Forty years later, it was {debt_2020}.\n")
    page.wait("return document.querySelector('.voice .word:has(b)').textContent.startsWith('[now]Forty')")
    ActionChains(page.driver).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL).perform()
    until_says(act, "Forty years [now]later, it was {debt_2020}.\n")


TYPED = {
    "one-line.1": ("1980年は{debt_1890}。", "unknown-figure", "1980年のアメリカの国債は{debt_1980}。"),
    "one-line.2": ("40年後には5億ドル。", "numbers-differ", "40年後には{debt_2020}。"),
    "one-line.3": ("", "", "{growth}になった。"),
    "the-end.1": ("では、またお会いしましょう。さようなら。", "reading-speed", "さようなら。"),
}
"""The film in a language that it does not speak: what is typed at first, what that breaks, and mended."""


def test_a_translator_brings_a_language_from_nothing_to_clean(page, tmp_path):
    """Typed line by line; what is wrong is told, and mended; it stands in the picture, and in a PO file."""
    page.open("desk")
    write(page.find("input[placeholder='pt-BR']"), "ja")
    page.press("Another language")
    told = "[...document.querySelectorAll('.editor .findings code')].map(it => it.textContent)"
    for key, (wrong, rule, target) in TYPED.items():
        page.wait("return document.querySelector('.editor strong')?.textContent === arguments[0]", key)
        if wrong:
            write(page.find(".editor textarea"), wrong)
            page.wait(f"return {told}.includes(arguments[0])", rule)
        write(page.find(".editor textarea"), target)
        attempt = page.studio.post("/api/desk/ja/attempt", {"key": key, "target": target}).json
        cues = ["".join(cue["lines"]) for cue in attempt["cues"]]
        page.wait("return arguments[0].includes(document.querySelector('.desk .cue')?.textContent)", cues)
        page.wait(f"return !{told}.length")
        page.find(".editor textarea").send_keys(Keys.CONTROL, Keys.ENTER)
    page.wait("return document.querySelector('.count').textContent === '4 of 4 lines'")
    assert page.driver.find_elements(By.CSS_SELECTOR, ".desk .lines .broken, .desk .lines .open") == []
    page.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    Select(page.find("select[aria-label='Export as …']")).select_by_value("po")
    sheet = tmp_path / "hello.ja.po"
    WebDriverWait(sheet, 60, 0.1).until(Path.is_file)
    messages = po.load(sheet, sheet.name).messages
    typed = [target for _, _, target in TYPED.values()]
    assert [message.target for message in messages if message.target] == typed
    page.driver.find_element(By.CSS_SELECTOR, "input[type='file']").send_keys(str(sheet))
    page.wait("return document.querySelector('.notice')?.textContent.startsWith('0 lines changed')")


def say(name, text, out):
    """Let a voice say an English text; its samples."""
    engine(name).speak(text, "en", out)
    return waveform.read(out)


def alike(one, other):
    """How alike two sounds are where they are most so: 1 is the same but for its loudness."""
    size = 1 << (len(one) + len(other)).bit_length()
    met = np.fft.irfft(np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size)), size)
    return float(np.abs(met).max() / np.linalg.norm(one) / np.linalg.norm(other))


QUIET_AGAIN = """const level = document.querySelector(".take meter").value;
    if (level > 0.05) window.heard = performance.now();
    return window.heard && level < 0.01 && performance.now() - window.heard > 1500"""


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng")
def test_a_line_recorded_in_the_browser_ends_in_the_film(page, microphone, tmp_path):
    """Said into the microphone by another voice than it is compared with; its own sound is in the dub."""
    project, folder = page.project, page.project.assets / "voice/hello/en"
    lines = {line["key"]: line["said"] for line in page.studio.get("/api/voice/en").json["room"]["lines"]}
    said = say("espeak:en-gb+f3", lines.pop("one-line.1"), tmp_path / "said.wav")
    waveform.write(np.concatenate([waveform.silence(6), said, waveform.silence(20)]), microphone)
    folder.mkdir(parents=True)
    for key, text in lines.items():
        say("espeak", text, folder / f"{key}.wav")
    episode = project.script / "hello/episode.yaml"
    episode.write_text(episode.read_text("utf-8").replace("en: scratch", "en: recorded"), "utf-8")
    page.wait("return fetch('/api/voice/en').then(it => it.json()).then(it => it.room?.plays_recordings)")
    page.open("voice", "en", "one-line.1")
    page.press("Record")
    page.wait(QUIET_AGAIN)
    page.press("Stop")
    page.find(".told .good")
    page.press("Keep it")
    WebDriverWait(folder / "one-line.1.flac", 60, 0.1).until(Path.is_file)
    page.studio.post("/api/jobs", {"kind": "render", "langs": ["en"]})
    page.over(kind="render")
    film = next(dub for dub in page.studio.get("/api/film").json["dubs"] if dub["lang"] == "en")
    sound = waveform.read(page.made("en"))
    heard = [
        sound[round(48000 * line["start"] / film["fps"]) :][: round(48000 * line["frames"] / film["fps"])]
        for line in film["lines"]
    ]
    assert alike(heard[0], said) > 0.8
    assert alike(heard[1], said) < 0.4


def test_a_timeline_is_laid_by_button(page):
    """The files that `langreel timeline` lays."""
    page.open("house")
    Select(page.find("select[aria-label='Format']")).select_by_value("otio")
    page.press("Lay a timeline")
    made = [page.project.root / name for name in page.over(kind="timeline")["result"]["made"]]
    laid = [path.read_bytes() for path in made]
    assert [path.parent.name for path in made] == ["otio", "otio"] and all(laid)
    for path in made:
        path.unlink()
    assert run(["-C", str(page.project.root), "timeline", "--format", "otio", "--profile", "proxy"]) == 0
    assert [path.read_bytes() for path in made] == laid


def test_axe_finds_nothing_serious(page):
    """Names for screen readers, contrast, order of headings: what axe-core knows of WCAG; in every part, in
    both languages of the page, in light and in dark."""
    axe = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
    page.studio.post("/api/desk/ja", {"key": "one-line.1", "was": "", "target": "1980年は5億ドル。"})
    found = []
    for lang, theme in product(("en", "zh"), ("light", "dark")):
        script = "localStorage['langreel.lang'] = arguments[0]; localStorage['langreel.theme'] = arguments[1]"
        page.driver.execute_script(script, lang, theme)
        page.driver.refresh()
        page.driver.execute_script(axe)
        for part in NAMES:
            page.open(part)
            told = page.driver.execute_async_script("axe.run().then(arguments[0])")
            found += [
                (part, lang, theme, each["id"], [node["html"] for node in each["nodes"]])
                for each in told["violations"]
                if each["impact"] in ("serious", "critical")
            ]
    assert found == []

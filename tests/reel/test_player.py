"""The player on the review page, in a real Chromium: it plays, has every track, and findings lead into it."""

from __future__ import annotations

import re
import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import numpy as np
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

import browser
from langreel.captions.formats.read_file import read
from langreel.cli.run import run
from langreel.ffmpeg import Encoder, probe

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("player")]

JAPANESE = """\
one-line.1: 1980年は{debt_1980}。
one-line.2: 40年後は{debt_2020}。
one-line.3: {growth}だ。
"""
NAMES = {"zh": ("zh-Hans", "中文"), "en": ("en", "English"), "ja": ("ja", "日本語"),
         "zh+en": ("zh-Hans", "中文 + English")}  # fmt: skip
HOSTILE = """<script>document.title = "owned"</script> ]]> &lt;b&gt;"""
SECOND = """"it's" --></style></video><img src=x onerror=alert(1)> """


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A small film in both languages with Japanese subtitles; its path has all that URLs give a meaning."""
    root = tmp_path_factory.mktemp("player") / """it's "一部" <film> #1?&50%20"""
    assert run(["new", str(root)]) == 0
    episode = root / "script/hello/episode.yaml"
    made = episode.read_text("utf-8").replace("espeak", "scratch") + "profile: proxy\n"
    episode.write_text(made, "utf-8")
    words = root / "ja.txt"
    words.write_text(JAPANESE, "utf-8")
    assert run(["-C", str(root), "subs", "import", str(words), "--lang", "ja"]) == 0
    assert run(["-C", str(root), "render", "--executor", "inline"]) == 0
    return root


@pytest.fixture(scope="module")
def page(root):
    """The page of all tracks, by rules for upright films, which find something in each; it lies beside."""
    page = root.parent / "pages" / "the page.html"
    page.parent.mkdir()
    run(["-C", str(root), "subs", "check", "hello", "--rules", "shorts", "--html", str(page)])
    return page


class Ranged(SimpleHTTPRequestHandler):
    """Python's own server, and parts of files: without them a browser cannot seek."""

    def do_GET(self):
        data = Path(self.translate_path(self.path)).read_bytes()
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        begins, ends = (int(asked[1]), int(asked[2] or len(data) - 1)) if asked else (0, len(data) - 1)
        self.send_response(206 if asked else 200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Range", f"bytes {begins}-{ends}/{len(data)}")
        self.send_header("Content-Length", str(ends + 1 - begins))
        self.end_headers()
        self.wfile.write(data[begins : ends + 1])

    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def served(root):
    """Where a server on this machine shows the project and the page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Ranged, directory=str(root.parent))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    """One browser for all."""
    with browser.chromium(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture
def see(chromium):
    """Opens a page; when the test is over, the browser must have had nothing to complain of."""

    def opened(url):
        chromium.get(url)
        wait(chromium, "return [...document.querySelectorAll('video')].every(film => film.readyState >= 1)")
        return chromium

    yield opened
    assert [entry["message"] for entry in chromium.get_log("browser")] == []


def wait(browser, script, *words):
    """What a script answers as soon as that is something."""
    return WebDriverWait(browser, 20, 0.05).until(lambda it: it.execute_script(script, *words))


def films(browser):
    return browser.find_elements(By.TAG_NAME, "video")


def seek(browser, film, seconds):
    """Where the film stands once it has sought."""
    script = """const [film, at] = arguments;
        return new Promise(done => {
            film.addEventListener("seeked", () => done(film.currentTime), {once: true});
            film.currentTime = at;
        })"""
    return browser.execute_script(script, film, seconds)


def sought(browser, film, act):
    """Where something that is done makes the film go to; it may be playing on since."""
    browser.execute_script(
        "const [film] = arguments; film.onseeking = () => { film.dataset.to ??= film.currentTime }", film
    )
    act()
    return float(wait(browser, "return arguments[0].dataset.to", film))


def modes(browser, film):
    return browser.execute_script("return [...arguments[0].textTracks].map(track => track.mode)", film)


def cues(browser, film, number):
    """The cues of a track once it is shown: begin, end and text."""
    script = """const [film, number] = arguments;
        [...film.textTracks].forEach((track, at) => { track.mode = at === number ? "showing" : "disabled" });
        const cues = film.textTracks[number].cues;
        return cues?.length ? [...cues].map(cue => [cue.startTime, cue.endTime, shown(cue)]) : null;
        function shown(cue) {
            const all = document.createElement("p");
            all.append(cue.getCueAsHTML());
            return all.childElementCount ? "markup: " + all.innerHTML : all.textContent;
        }"""
    return [
        (round(begin, 3), round(end, 3), text) for begin, end, text in wait(browser, script, film, number)
    ]


def active(browser, film, text):
    """Whether the track that is showing shows just this."""
    script = """const [film, text] = arguments;
        const track = [...film.textTracks].find(track => track.mode === "showing");
        return track?.activeCues?.length === 1 && track.activeCues[0].text === text"""
    return wait(browser, script, film, text)


def written(file):
    """The cues of a subtitle file as the browser tells them."""
    return [
        (cue.span.start / 1000, cue.span.end / 1000, "\n".join(cue.lines)) for cue in read(file).track.cues
    ]


def card(browser, head, number):
    """The finding's card of a cue below a heading."""
    below = f"preceding-sibling::h2[1][.='{head}']"
    path = f"//article[{below} and .//button[contains(., 'cue {number} ')]]"
    return browser.find_element(By.XPATH, path)


@pytest.mark.parametrize("way", ["disk", "server"])
def test_the_film_of_each_dub_plays_and_seeks(see, root, page, served, way):
    """Opened from a disk and from a server alike."""
    browser = see(page.as_uri() if way == "disk" else f"{served}/pages/{quote(page.name)}")
    for number, (film, dub) in enumerate(zip(films(browser), ("zh", "en"), strict=True)):
        media = probe(root / f"out/hello/proxy/{dub}/hello.mp4")
        assert browser.execute_script("return arguments[0].duration", film) == pytest.approx(
            media.seconds, abs=0.1
        )
        assert film.get_property("videoWidth") == media.width
        browser.find_element(By.CSS_SELECTOR, f"label:has(#dub-{number})").click()
        assert [each.is_displayed() for each in films(browser)] == [number == 0, number == 1]
        assert seek(browser, film, 5.0) == 5.0
        film.click()
        wait(browser, "return arguments[0].currentTime > 5.2", film)
        film.click()


def test_every_track_says_what_its_file_says_when_it_says_it(see, root, page):
    """Names, languages, every cue with its times; the dub's own language is on."""
    browser = see(page.as_uri())
    for film, dub in zip(films(browser), ("zh", "en"), strict=True):
        told = browser.execute_script(
            "return [...arguments[0].textTracks].map(each => [each.kind, each.language, each.label])", film
        )
        assert told == [["subtitles", *NAMES[lang]] for lang in NAMES]
        assert modes(browser, film) == ["showing" if lang == dub else "disabled" for lang in NAMES]
        browser.execute_script("document.querySelectorAll('.film').forEach(each => { each.hidden = false })")
        for number, lang in enumerate(NAMES):
            kind = "ass" if "+" in lang else "srt"
            file = written(root / f"out/hello/proxy/{dub}/hello.{lang}.{kind}")
            shown = cues(browser, film, number)
            assert [text for *_, text in shown] == [text for *_, text in file]
            # ASS counts hundredths of a second.
            for heard, meant in zip(shown, file):
                assert heard[:2] == pytest.approx(meant[:2], abs=0.01 if kind == "ass" else 0.0005)
            for begins, ends, text in shown:
                seek(browser, film, (begins + ends) / 2)
                assert active(browser, film, text)


def test_the_players_own_menu_offers_every_track(see, page):
    """What a person finds behind the player's own buttons; choosing one shows it."""
    browser = see(page.as_uri())
    film, _ = films(browser)
    press(browser, "-internal-media-controls-overflow-button")
    press(browser, "-webkit-media-controls-toggle-closed-captions-button")
    items = controls(browser, "-internal-media-controls-text-track-list-item")
    words = [text(item) for item in items]
    assert words[-4:] == ["中文", "English", "日本語", "中文 + English"]
    click(browser, items[words.index("日本語")])
    wait(browser, "return arguments[0].textTracks[2].mode === 'showing'", film)
    assert modes(browser, film) == ["disabled", "disabled", "showing", "disabled"]


def controls(browser, name):
    """The parts of the first player's own controls that bear a name; scripts of a page cannot see them."""
    document = browser.execute_cdp_cmd("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    film = next(node for node in nodes(document) if node["nodeName"] == "VIDEO")
    return [node for node in nodes(film) if name in node.get("attributes", ())]


def nodes(node):
    yield node
    for child in (*node.get("shadowRoots", ()), *node.get("children", ())):
        yield from nodes(child)


def text(node):
    return "".join(each["nodeValue"] for each in nodes(node) if each["nodeName"] == "#text").strip()


def press(browser, name):
    """Click the control of that name, as soon as there is one."""
    click(browser, WebDriverWait(browser, 20, 0.05).until(lambda it: controls(it, name))[0])


def click(browser, node):
    found = browser.execute_cdp_cmd("DOM.resolveNode", {"backendNodeId": node["backendNodeId"]})
    call = {"objectId": found["object"]["objectId"], "functionDeclaration": "function() { this.click() }"}
    browser.execute_cdp_cmd("Runtime.callFunctionOn", {**call, "userGesture": True})


def test_a_finding_leads_to_its_moment(see, root, page):
    """A click turns to its dub and its track, a little before the cue, and plays; so does the keyboard."""
    browser = see(page.as_uri())
    chinese, english = films(browser)
    for head, film, number, lang, act in [
        ("zh with the en dub", english, 2, "zh", lambda it: it.find_element(By.TAG_NAME, "li").click()),
        ("zh with the zh dub", chinese, 2, "zh",
         lambda it: it.find_element(By.TAG_NAME, "button").send_keys(Keys.ENTER)),
    ]:  # fmt: skip
        dub = "zh" if film == chinese else "en"
        begins, _, text = written(root / f"out/hello/proxy/{dub}/hello.{lang}.srt")[number - 1]
        found = card(browser, head, number)
        at = float(found.find_element(By.TAG_NAME, "button").get_attribute("data-at"))
        assert at == pytest.approx(begins, abs=0.0015)
        assert sought(browser, film, partial(act, found)) == pytest.approx(max(0, at - 0.6), abs=0.001)
        assert film.is_displayed() and found.get_attribute("aria-current") == "true"
        assert modes(browser, film) == ["showing" if each == lang else "disabled" for each in NAMES]
        assert active(browser, film, text)
        other = english if film == chinese else chinese
        assert other.get_property("paused") and not other.is_displayed()
    assert len(browser.find_elements(By.CSS_SELECTOR, "[aria-current]")) == 1


def test_lesser_findings_can_be_hidden(see, root):
    """What is only told does not stand between errors."""
    page = root / "strict.html"
    run(["-C", str(root), "subs", "check", "hello", "--rules", "bbc-en", "--html", str(page)])
    browser = see(page.as_uri())
    shown = {}
    for least in ("info", "warning", "error"):
        browser.find_element(By.CSS_SELECTOR, f"label:has([value={least}])").click()
        cards = browser.find_elements(By.CSS_SELECTOR, "main li")
        shown[least] = [each.get_attribute("class") for each in cards if each.is_displayed()]
    assert set(shown["info"]) == {"warning", "error"} and shown["warning"] == shown["info"]
    assert shown["error"] == [kind for kind in shown["info"] if kind == "error"]


@pytest.fixture(scope="module")
def hostile(root):
    """The page of a subtitle file whose words and name would like to be more than words."""
    file = root / """<img src=x onerror=alert(1)> ]]> "it's".srt"""
    block = "{}\n00:00:0{},000 --> 00:00:0{},500\n{}\n{}\n\n"
    file.write_text("".join(block.format(n, n, n, HOSTILE, SECOND) for n in (1, 2)), "utf-8")
    page = root / "hostile.html"
    words = [str(file), "--lang", "zh", "--episode", "hello", "--dub", "en", "--html", str(page)]
    assert run(["-C", str(root), "subs", "check", *words]) == 1
    return file, page


def test_hostile_words_stay_words(see, hostile):
    """On the page, in its title, in the player: no tag of theirs becomes one, and nothing runs."""
    file, page = hostile
    browser = see(page.as_uri())
    (film,) = films(browser)
    assert browser.title == f"Subtitles: {file}"
    expected = ["\n".join(cue.lines) for cue in read(file).track.cues]
    assert "<script>" in expected[0] and "onerror" in expected[0]
    number = list(NAMES).index("zh")
    assert [text for *_, text in cues(browser, film, number)] == expected
    cards = [each.get_property("textContent") for each in browser.find_elements(By.CSS_SELECTOR, "main .cue")]
    assert cards == expected
    assert browser.find_elements(By.CSS_SELECTOR, "main script, [onerror], [src=x]") == []


def test_a_page_that_was_tampered_with_runs_nothing(chromium, page, served):
    """The page's own script is named by its hash; another, a handler, a style, a picture is refused."""
    before = page.read_text("utf-8")
    tampered = page.with_name("tampered.html")
    more = (
        '<script>document.title = "owned"</script><img src="//127.0.0.1/x.png"><b onclick="1" style="top:0">'
    )
    tampered.write_text(before.replace("</main>", f"{more}</main>"), "utf-8")
    chromium.get(f"{served}/pages/tampered.html")
    assert chromium.title == "Subtitles: hello"
    refused = " ".join(entry["message"] for entry in chromium.get_log("browser"))
    assert {"script-src", "style-src", "img-src"} <= set(re.findall(r"\b[a-z]+-src\b", refused))


def test_a_file_from_anywhere_plays_with_a_film_from_anywhere(see, root, tmp_path, monkeypatch):
    """--video names the film: no project is needed, and the track counts the film's own seconds."""
    shutil.copy(root / "out/hello/proxy/en/hello.mp4", tmp_path / "a film.mp4")
    words = "far too many words for a single line of any subtitle"
    (tmp_path / "some.srt").write_text(f"1\n00:00:03,200 --> 00:00:08,400\n{words}\n", "utf-8")
    (tmp_path / "pages").mkdir()
    monkeypatch.chdir(tmp_path)
    asked = ["some.srt", "--lang", "en", "--video", "a film.mp4", "--html", "pages/some.html"]
    assert run(["subs", "check", *asked]) == 1
    browser = see((tmp_path / "pages/some.html").as_uri())
    (film,) = films(browser)
    assert browser.find_elements(By.CSS_SELECTOR, "aside fieldset") == []
    assert cues(browser, film, 0) == [(3.2, 8.4, words)]
    assert sought(browser, film, browser.find_element(By.TAG_NAME, "article").click) == pytest.approx(2.6)
    assert active(browser, film, words)


def test_a_film_older_than_its_script_says_so(see, root):
    """Captions that may be off are not shown as if they were right."""
    page = root / "older.html"
    act = root / "script/hello/01-debt.yaml"
    old = act.read_text("utf-8")
    try:
        act.write_text(old.replace("Forty years later,", "Forty long years later, as it happens,"), "utf-8")
        assert run(["-C", str(root), "subs", "check", "hello", "--dub", "en", "--html", str(page)]) == 0
    finally:
        act.write_text(old, "utf-8")
    (doubt,) = see(page.as_uri()).find_elements(By.CLASS_NAME, "doubt")
    assert re.fullmatch(r"This film lasts [\d.]+ s, its script now [\d.]+ s: .*rendered again\.", doubt.text)


ORDER = """<!doctype html><title>order</title><link rel="icon" href="data:,">
<video src="order.mp4" muted preload="auto"></video>"""


def bar(browser, film):
    """The brightest column of the picture that the film shows, in eighths of its width."""
    script = """const [film] = arguments, canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [film.videoWidth, film.videoHeight];
        const pen = canvas.getContext("2d");
        pen.drawImage(film, 0, 0);
        const row = pen.getImageData(0, canvas.height / 2, canvas.width, 1).data;
        const bright = [...Array(canvas.width).keys()].map(x => row[4 * x]);
        return bright.indexOf(Math.max(...bright))"""
    return browser.execute_script(script, film) // 8


def test_every_picture_shows_at_its_time(see, root, served):
    """In whatever order pictures are decoded: in the middle of each frame the browser shows that one."""
    with Encoder(root.parent / "order.mp4", 8 * 40, 90, fps=10) as clip:
        for number in range(40):
            picture = np.zeros((90, 8 * 40, 3), np.uint8)
            picture[:, 8 * number : 8 * number + 8] = 255
            clip.write(picture)
    (root.parent / "order.html").write_text(ORDER, "utf-8")
    browser = see(f"{served}/order.html")
    (film,) = films(browser)
    shown = []
    for number in range(40):
        seek(browser, film, (number + 0.5) / 10)
        shown.append(bar(browser, film))
    assert shown == list(range(40))

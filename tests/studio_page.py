"""The studio's page for tests: what a person does in it, and sees."""

from __future__ import annotations

import hashlib

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

HOLD = """const fetched = window.fetch, [path] = arguments;
    window.fetch = async (...asked) => {
        const answer = await fetched(...asked);
        if (asked[0] !== path || window.release) return answer;
        const held = new Response(await answer.text(), answer);
        await new Promise((go) => { window.release = go; });
        return held;
    }"""
"""The next answer to what the page asks at a path waits until `window.release()`."""


def done(driver, act):
    """What an act gives, done as soon as what it needs is there, and stays there meanwhile."""
    gone = (StaleElementReferenceException, NoSuchElementException)
    return WebDriverWait(driver, 120, 0.05, ignored_exceptions=gone).until(lambda it: (act(it),))[0]


class Found:
    """What a selector names, asked for anew in whatever is done with it: the page may have drawn it again."""

    def __init__(self, driver, selector):
        self._driver, self._selector = driver, selector

    def __getattr__(self, name):
        if callable(getattr(WebElement, name)):
            return lambda *words: self._do(lambda it: getattr(it, name)(*words))
        return self._do(lambda it: getattr(it, name))

    def _do(self, act):
        return done(self._driver, lambda it: act(it.find_element(By.CSS_SELECTOR, self._selector)))


class Page:
    """What a person does in the studio, and sees."""

    def __init__(self, driver, studio):
        self.driver, self.studio = driver, studio
        self.project = studio.session.project
        self.told = set()

    def open(self, part, *where):
        self.driver.execute_script(f"location.hash = '{'/'.join((part, *where))}'")
        self.wait(f"return document.querySelector('main .{part}')?.childElementCount > 0")

    def wait(self, script, *words, seconds=120):
        """What a script answers as soon as that is something."""
        return WebDriverWait(self.driver, seconds, 0.05).until(lambda it: it.execute_script(script, *words))

    def find(self, selector):
        return Found(self.driver, selector)

    def change(self, file, text):
        """Change a file as others do, and wait until the studio has heard of it."""
        before = self.studio.session.revision
        file.write_text(text, "utf-8")
        WebDriverWait(self.studio.session, 120, 0.05).until(lambda it: it.revision > before)

    def hold(self, path):
        """Have the next answer to what the page asks there come late."""
        self.driver.execute_script(HOLD, path)

    def held(self):
        self.wait("return Boolean(window.release)")

    def release(self):
        """Let it come, and what the page makes of it be done."""
        self.driver.execute_async_script("window.release(); setTimeout(arguments[0], 500)")

    def press(self, words):
        """The button of that name."""
        self.click(By.XPATH, f"//button[normalize-space()='{words}']")

    def click(self, by, path):
        """Click what is there, and if it is drawn anew meanwhile, what is there then."""
        done(self.driver, lambda it: it.find_element(by, path).click())

    def pull(self, grip, place, x, y=0):
        """Take one thing to so many pixels from the left and the middle of another; it stays in the hand."""

        def pulled(driver):
            one, other = (driver.find_element(By.CSS_SELECTOR, each) for each in (grip, place))
            hand = ActionChains(driver).click_and_hold(one)
            hand.move_to_element_with_offset(other, x - other.size["width"] // 2, y).perform()

        done(self.driver, pulled)

    def drag(self, grip, place, x, y=0):
        """Take one thing to a place in another, and let it go there."""
        self.pull(grip, place, x, y)
        self.let_go()

    def let_go(self):
        ActionChains(self.driver).release().perform()

    def over(self, state="done", kind=""):
        """Wait until what was asked for is over, and was not told of already."""

        def ended(_):
            jobs = self.studio.get("/api/jobs").json["jobs"]
            fresh = [job for job in jobs if kind in ("", job["kind"]) and job["number"] not in self.told]
            return fresh and fresh[-1]["state"] not in ("waiting", "running") and fresh[-1]

        job = WebDriverWait(self.driver, 300, 0.2).until(ended)
        self.told.add(job["number"])
        assert job["state"] == state, job
        return job

    def drawn(self):
        """How often the still was drawn, once it has been."""
        return int(self.wait("return document.querySelector('.still')?.dataset.drawn"))

    def drawn_again(self, before):
        self.wait("return Number(document.querySelector('.still').dataset.drawn) > arguments[0]", before)

    def picture(self):
        """The pixels of the still, as they are shown."""
        script = """const image = document.querySelector(".still img");
            const canvas = document.createElement("canvas");
            canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
            const pen = canvas.getContext("2d");
            pen.drawImage(image, 0, 0);
            const {data} = pen.getImageData(0, 0, canvas.width, canvas.height);
            return [...new Uint32Array(data.buffer)].join()"""
        return hashlib.sha256(self.driver.execute_script(script).encode()).hexdigest()

    def made(self, lang):
        return self.project.folder("hello", "proxy", lang) / "hello.mp4"


def until_says(file, words, seconds=60):
    """Wait until a file has these words."""
    WebDriverWait(file, seconds, 0.1).until(lambda it: words in it.read_text("utf-8"))


def write(field, words, *more):
    """Type over what stands in a field."""
    field.send_keys(Keys.CONTROL, "a", Keys.NULL, words, *more)

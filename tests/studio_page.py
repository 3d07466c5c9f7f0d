"""The studio's page for tests: what a person does in it, and sees."""

from __future__ import annotations

import hashlib

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait


class Page:
    """What a person does in the studio, and sees."""

    def __init__(self, driver, studio):
        self.driver, self.studio = driver, studio
        self.project = studio.session.project

    def open(self, part, *where):
        self.driver.execute_script(f"location.hash = '{'/'.join((part, *where))}'")
        self.wait(f"return document.querySelector('main .{part}')?.childElementCount > 0")

    def wait(self, script, *words, seconds=120):
        """What a script answers as soon as that is something."""
        return WebDriverWait(self.driver, seconds, 0.05).until(lambda it: it.execute_script(script, *words))

    def find(self, selector):
        self.wait("return document.querySelector(arguments[0])", selector)
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def press(self, words):
        """The button of that name."""
        self.click(By.XPATH, f"//button[normalize-space()='{words}']")

    def click(self, by, path):
        """Click what is there, and if it is drawn anew meanwhile, what is there then."""
        gone = (StaleElementReferenceException, NoSuchElementException)
        wait = WebDriverWait(self.driver, 120, 0.05, ignored_exceptions=gone)
        wait.until(lambda it: it.find_element(by, path).click() is None)

    def over(self, state="done", kind=""):
        """Wait until what was asked for last is over."""

        def ended(_):
            jobs = [
                job for job in self.studio.get("/api/jobs").json["jobs"] if job["kind"] == kind or not kind
            ]
            return jobs and jobs[-1]["state"] not in ("waiting", "running") and jobs[-1]

        job = WebDriverWait(self.driver, 300, 0.2).until(ended)
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
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(words, *more)

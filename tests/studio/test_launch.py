"""The command serves one address, and Ctrl-C ends it, whoever is still listening."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from http.cookiejar import CookieJar

from studio_client import make_project


@contextmanager
def ended(process):
    """A process that does not outlive its test."""
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_ctrl_c_ends_the_studio_while_a_page_is_open(tmp_path):
    """At once, in words, and nothing of it stays."""
    project = make_project(tmp_path / "film")
    command = [sys.executable, "-m", "langreel", "-C", str(project.root), "studio", "--no-browser"]
    with ended(
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    ) as studio:
        kind, address = studio.stdout.readline().split()
        assert kind == "studio:"
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        assert b"app.js" in opener.open(address, timeout=30).read()
        base = address.partition("?")[0]
        with opener.open(f"{base}api/events", timeout=30) as events:
            assert events.readline() == b"event: hello\n"
            studio.send_signal(signal.SIGINT)
            assert studio.communicate(timeout=60)[1] == ""
        assert studio.returncode == 0

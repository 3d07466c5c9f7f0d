"""The page of ``langreel subs check``: findings beside the picture that they stand over."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from langreel.cli.run import run


def test_each_finding_stands_beside_its_picture(tmp_path, monkeypatch, capsys):
    """A cue that is too wide is shown over the frame of its own moment."""
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    wide = "一二三四五六七八九十一二三四五六七八九十"
    Path("zh.srt").write_text(f"1\n00:00:02,000 --> 00:00:05,000\n{wide}\n", "utf-8")
    words = ["zh.srt", "--lang", "zh", "--episode", "hello", "--html", "page.html"]
    assert run(["subs", "check", *words]) == 1
    text = Path("page.html").read_text("utf-8")
    (picture,) = re.findall(r'<img alt="" src="data:image/jpeg;base64,([^"]+)">', text)
    with Image.open(BytesIO(base64.b64decode(picture))) as shown:
        assert shown.size == (480, 269) and len(shown.getcolors(1 << 20) or ()) > 20
    assert text.index(picture[:40]) < text.index(wide) < text.index("max-chars-per-line")

"""What check says of a number that nobody can tell: where it stands, and what to write instead."""

import pytest
from PIL import Image

from langreel.pipeline.check import check

ACT = """\
chapter: {zh: 债务, en: Debt}
segments:
  - id: rise
    footage: assets/a.png
    zh: |
      一年又一年，
      [peak]债务从{debt_1980}涨到2010/11的顶点。
    en: |
      Year after year,
      [peak]debt rose from {debt_1980} to its peak on 4/2/2025 again.
"""


@pytest.fixture
def act(project):
    (project.root / "assets").mkdir(exist_ok=True)
    Image.new("RGB", (64, 36), "teal").save(project.root / "assets" / "a.png")
    path = project.root / "script" / "hello" / "01-debt.yaml"
    path.write_text(ACT, encoding="utf-8")
    return path


def unspeakable(project):
    return [finding for finding in check(project, "hello") if finding.rule == "unspeakable"]


def test_an_ambiguous_number_is_found_at_its_column(project, act):
    """Marks and figures before it do not shift the place; the hint is what to write."""
    chinese, english = unspeakable(project)
    assert (chinese.severity, chinese.message) == ("error", "nobody can tell how '2010/11' is said")
    assert (english.severity, english.message) == ("error", "nobody can tell how '4/2/2025' is said")
    for finding, lang in ((chinese, "2010/11"), (english, "4/2/2025")):
        file, line, column = finding.where.split(":")
        assert file == "script/hello/01-debt.yaml"
        assert act.read_text("utf-8").splitlines()[int(line) - 1][int(column) - 1 :].startswith(lang)
    assert english.hint == "write 2 April 2025 or 4 February 2025"
    assert chinese.hint == "write both years whole (2010–2011), or the month in words"


def test_the_lexicon_may_tell(project, act):
    """Who says how it is said, is not asked."""
    lexicon = 'zh: {"2010/11": {say: 二零一零年十一月}}\nen: {"4/2/2025": {say: the second of April}}\n'
    (project.root / "script" / "hello" / "lexicon.yaml").write_text(lexicon, encoding="utf-8")
    assert unspeakable(project) == []

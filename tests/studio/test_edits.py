"""The page writes into the files that authors write: at the very place, and never over somebody else."""

from __future__ import annotations

import pytest

ZH = "四十年后，[now]它是{debt_2020}。"
EN = "Forty years later, [now] it was {debt_2020}."


def change(*edits):
    return {"file": "01-debt.yaml", "edits": edits}


def line(was, text, lang="zh", number=1):
    return change({"at": ["segments", 0, lang, number], "was": was, "text": text})


@pytest.fixture
def act(studio):
    return studio.session.project.script / "hello/01-debt.yaml"


def written(studio, lang="zh", number=1):
    """A line as the page has it."""
    (told,) = studio.get("/api/script").json["acts"][0]["segments"]
    return told["lines"][lang][number]


def test_open_change_nothing_save_the_same_bytes(studio, act):
    """Whatever the file's comments, order and line ends are."""
    raw = b"\xef\xbb\xbf" + act.read_bytes().replace(b"\n", b"\r\n") + b"# the end\r\n"
    act.write_bytes(raw)
    assert studio.post("/api/script", line(ZH, ZH)).status == 200
    assert act.read_bytes() == raw


def test_a_line_is_written_where_it_stands(studio, act):
    """All else keeps its bytes; the page says it at once, figures written out."""
    before = act.read_text("utf-8")
    text = ZH.replace("它是", "债务是")
    assert studio.post("/api/script", line(ZH, text)).status == 200
    assert act.read_text("utf-8") == before.replace(ZH, text)
    assert written(studio)["raw"] == text
    assert written(studio)["text"] == "四十年后，债务是26.9万亿美元。"


def test_what_others_change_elsewhere_is_kept(studio, act):
    """The file is read at the moment of writing."""
    outside = act.read_text("utf-8").replace(EN, EN.replace("later", "on"))
    act.write_text(outside, "utf-8")
    assert studio.post("/api/script", line(ZH, "四十年后[now]是{debt_2020}。")).status == 200
    assert act.read_text("utf-8") == outside.replace(ZH, "四十年后[now]是{debt_2020}。")


def test_what_others_change_here_is_asked_about(studio, act):
    """Nothing is written; the page is given what stands there now."""
    theirs = ZH.replace("四十", "整整四十")
    outside = act.read_text("utf-8").replace(ZH, theirs)
    act.write_text(outside, "utf-8")
    answer = studio.post("/api/script", line(ZH, "我的[now]{debt_2020}。"))
    assert answer.status == 409 and answer.json["theirs"] == theirs
    assert act.read_text("utf-8") == outside
    assert studio.post("/api/script", line(theirs, "我的[now]{debt_2020}。")).status == 200


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_line_comes_and_goes_where_it_stands(studio, act, lang):
    """As a block of lines, however it was written before; taken out again, all bytes are as they were."""
    before = act.read_bytes()
    at = ["segments", 0, lang]
    whole = studio.get("/api/script").json["acts"][0]["segments"][0]["whole"][lang]
    longer = "".join(f"{row}\n" for row in (*whole.splitlines()[:1], "And now.", *whole.splitlines()[1:]))
    assert studio.post("/api/script", change({"at": at, "was": whole, "text": longer})).status == 200
    assert written(studio, lang, 1)["raw"] == "And now."
    assert [each for each in act.read_text("utf-8").splitlines() if "And now." in each] == ["      And now."]
    assert studio.post("/api/script", change({"at": at, "was": longer, "text": whole})).status == 200
    assert act.read_bytes() == before


def test_texts_are_written_together_or_not_at_all(studio, act):
    """One that another has changed meanwhile keeps all from being written; it is told which."""
    before = act.read_text("utf-8")
    mine = [
        {"at": ["segments", 0, "zh", 1], "was": ZH, "text": "我的[now]{debt_2020}。"},
        {"at": ["segments", 0, "en", 1], "was": "It was.", "text": "Mine [now] {debt_2020}."},
    ]
    answer = studio.post("/api/script", change(*mine))
    assert answer.status == 409 and answer.json["number"] == 1 and answer.json["theirs"] == EN
    assert act.read_text("utf-8") == before
    mine[1]["was"] = EN
    assert studio.post("/api/script", change(*mine)).status == 200
    assert act.read_text("utf-8") == before.replace(ZH, mine[0]["text"]).replace(EN, mine[1]["text"])


def test_who_is_told_of_another_text_is_shown_it_at_once(studio, act):
    """Whether the studio has heard of the change yet or not."""
    assert written(studio)["raw"] == ZH
    act.write_text(act.read_text("utf-8").replace(ZH, f"新的。\n      {ZH}"), "utf-8")
    assert studio.post("/api/script", line(ZH, "我的。")).json["theirs"] == "新的。"
    assert written(studio, number=2)["raw"] == ZH


def test_what_is_typed_is_checked_before_it_is_written(studio, act):
    """Marks, figures, numbers that differ, how long it would take; the file is as it was."""
    before = act.read_bytes()
    check = studio.post("/api/script/check", line(ZH, "四十年后，它是{debt_2021}。")).json
    assert {each["rule"] for each in check["findings"]} == {"unknown-mark", "unknown-figure"}
    longer = ZH.replace("四十年后", "在整整四十年之后的今天")
    good = studio.post("/api/script/check", line(ZH, longer)).json
    now = studio.post("/api/script/check", line(ZH, ZH)).json
    assert good["findings"] == []
    assert good["seconds"]["one-line"]["zh"] > now["seconds"]["one-line"]["zh"]
    assert good["seconds"]["one-line"]["en"] == now["seconds"]["one-line"]["en"]
    assert act.read_bytes() == before


def test_numbers_that_differ_between_languages_are_told_while_typing(studio):
    """Line n says the same in every language."""
    told = studio.post("/api/script/check", line(ZH, "50年后，[now]它是{debt_2020}。")).json["findings"]
    assert [each["severity"] for each in told] and "50" in told[0]["message"]


def test_a_cell_is_written_where_it_stands(studio):
    """The figure says another number in every language; every other byte of the table stays."""
    table = studio.session.project.data / "public_debt.csv"
    before = table.read_bytes()
    figure = studio.get("/api/script").json["figures"]["debt_2020"]
    assert figure["written"] == {"zh": "26.9万亿美元", "en": "$26.9 trillion"}
    (cell,) = figure["cells"]
    rows = studio.get(f"/api/cells/{cell['table']}").json
    at = next(line for line, row in rows["rows"].items() if row[1] == cell["text"])
    change = {"line": int(at), "column": cell["column"], "was": cell["text"], "text": "31234.5"}
    assert studio.post("/api/cells/public_debt", change).status == 200
    assert table.read_bytes() == before.replace(cell["text"].encode(), b"31234.5")
    figure = studio.get("/api/script").json["figures"]["debt_2020"]
    assert figure["written"] == {"zh": "31.2万亿美元", "en": "$31.2 trillion"}
    assert {(use["segment"], use["lang"]) for use in figure["uses"]} == {
        ("one-line", "zh"),
        ("one-line", "en"),
    }


def test_a_cell_in_quotes_stays_one(studio):
    """Separators and quotes of its text are written as the file's format has them."""
    table = studio.session.project.data / "public_debt.csv"
    table.write_text(
        'date,note,debt_usd_bn\n2020-09-30,"a, ""b""",26945.391\n1980-09-30,c,907.701\n', "utf-8"
    )
    change = {"line": 2, "column": "note", "was": 'a, "b"', "text": 'd; "e"'}
    assert studio.post("/api/cells/public_debt", change).status == 200
    change = {"line": 3, "column": "note", "was": "c", "text": "f, g"}
    assert studio.post("/api/cells/public_debt", change).status == 200
    wanted = 'date,note,debt_usd_bn\n2020-09-30,"d; ""e""",26945.391\n1980-09-30,"f, g",907.701\n'
    assert table.read_text("utf-8") == wanted


def test_a_script_that_is_broken_is_still_shown(studio, act):
    """What is wrong is told with its place; the other acts stay."""
    act.write_text("chapter: {zh: [\n", "utf-8")
    told = studio.get("/api/script").json
    assert told["acts"][0]["broken"]["where"].startswith("script/hello/01-debt.yaml:")
    film = studio.get("/api/film")
    assert film.status == 422 and film.json["error"]["where"].startswith("script/hello/01-debt.yaml:")

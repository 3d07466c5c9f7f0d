"""The translator's desk: each line with its limits, stored in the catalogue that every command reads."""

from __future__ import annotations

import pytest

from langreel import po

LINES = ("one-line.1", "one-line.2", "one-line.3")


def line_of(studio, key, lang="ja"):
    """A line as the desk shows it."""
    lines = studio.get(f"/api/desk/{lang}").json["desk"]["lines"]
    by_key = {f"{each['card']['entry']['segment']}.{each['card']['entry']['number']}": each for each in lines}
    return by_key[key]


def enter(studio, key, target, *, was="", lang="ja", **more):
    return studio.post(f"/api/desk/{lang}", {"key": key, "was": was, "target": target, **more})


def test_a_language_begins_with_open_lines(studio):
    """Each with its source, what must appear, and how much can be read in each dub."""
    line = line_of(studio, "one-line.1")
    assert line["state"] == "open" and line["size"] == 0
    assert any("{debt_1980}" in number for number in line["card"]["numbers"])
    assert all(each["characters"] > 0 and each["seconds"] > 0 for each in line["card"]["budgets"])
    assert studio.get("/api/desk").json["languages"] == []


def test_a_line_is_stored_in_the_catalogue(studio, project):
    """It is done, its cues are there, and the language is listed."""
    assert enter(studio, "one-line.1", "1980年は{debt_1980}。", note="read twice").status == 200
    path = project.script / "hello/translations/ja.po"
    message = po.load(path, "ja.po").messages[0]
    assert (message.target, message.fuzzy, message.remarks) == (
        "1980年は{debt_1980}。",
        False,
        ("read twice",),
    )
    assert line_of(studio, "one-line.1")["state"] == "done"
    told = studio.get("/api/desk/ja").json
    assert any("1980年" in "".join(cue["lines"]) for cue in told["desk"]["cues"])
    assert [each["code"] for each in studio.get("/api/desk").json["languages"]] == ["ja"]


def test_an_unsure_line_is_kept_and_not_done(studio):
    """Until somebody has looked at it."""
    enter(studio, "one-line.2", "40年後は{debt_2020}。", unsure=True)
    assert line_of(studio, "one-line.2")["state"] == "unsure"
    enter(studio, "one-line.2", "40年後は{debt_2020}。", was="40年後は{debt_2020}。")
    assert line_of(studio, "one-line.2")["state"] == "done"


def test_what_somebody_else_has_written_is_never_lost(studio):
    """Who has not seen it is told, and chooses."""
    enter(studio, "one-line.1", "一つ。")
    refused = enter(studio, "one-line.1", "二つ。", was="")
    assert refused.status == 409 and refused.json["theirs"] == "一つ。"
    assert line_of(studio, "one-line.1")["card"]["entry"]["target"] == "一つ。"
    assert enter(studio, "one-line.1", "二つ。", was="一つ。").status == 200


def test_words_that_were_made_for_another_line_are_not_stored(studio, project):
    """The same name may be another line's by now: who has not seen it is told what that says."""
    source = line_of(studio, "one-line.2")["card"]["entry"]["source"]
    assert enter(studio, "one-line.2", "40年後は{debt_2020}。", source=source).status == 200
    refused = enter(studio, "one-line.1", "30倍。", source="涨到了原来的30倍。")
    assert (
        refused.status == 409
        and refused.json["source"] == line_of(studio, "one-line.1")["card"]["entry"]["source"]
    )
    assert line_of(studio, "one-line.1")["state"] == "open"


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("1980年は{debt_1890}。", "unknown-figure"),
        ("1980年は5億ドル。", "numbers-differ"),
        ("1980年は{debt_1980}" + "、とてもとても長い説明が続く" * 12, "reading-speed"),
    ],
)
def test_what_a_line_breaks_is_told_before_it_is_stored(studio, project, target, rule):
    """By its words and by its cues; nothing is written."""
    told = studio.post("/api/desk/ja/attempt", {"key": "one-line.1", "target": target})
    assert rule in {each["rule"] for each in told.json["findings"]}
    assert told.json["cues"] and told.json["size"] > 0
    assert not (project.script / "hello/translations").exists()


def test_a_clean_line_has_no_findings(studio):
    """What is written well is not remarked on."""
    told = studio.post("/api/desk/ja/attempt", {"key": "one-line.1", "target": "1980年は{debt_1980}。"}).json
    assert told["findings"] == [] and told["better"] == ""


@pytest.mark.parametrize("fmt", ["po", "xliff", "csv", "txt", "srt"])
def test_a_sheet_goes_out_and_comes_back(studio, fmt):
    """In every format: what went out is taken without a change."""
    for key, target in zip(LINES, ("1980年は{debt_1980}。", "40年後は{debt_2020}。", "{growth}だ。")):
        enter(studio, key, target)
    sheet = studio.get(f"/media/desk/ja/{fmt}")
    assert sheet.status == 200 and "attachment" in sheet.headers["content-disposition"]
    name = sheet.headers["content-disposition"].rpartition("'")[2]
    back = studio.ask("POST", f"/api/desk/ja/sheet/{name}", sheet.raw)
    assert back.status == 200
    if fmt != "srt":
        assert back.json["report"]["changed"] == 0


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/desk/..%2f..%2fetc", 404),
        ("/api/desk/zh", 404),
        ("/media/desk/ja/exe", 404),
        ("/media/desk/ja/..%2fpo", 404),
    ],
)
def test_names_are_looked_up_and_never_paths(studio, path, status):
    """No language, a language that is spoken, no format."""
    assert studio.get(path).status == status


def test_a_file_that_is_no_sheet_is_refused(studio, project):
    """With a word, and nothing is written."""
    told = studio.ask("POST", "/api/desk/ja/sheet/film.po", b"\x00\x01\x02 no catalogue")
    assert told.status == 422 and told.json["error"]["message"]
    assert studio.ask("POST", "/api/desk/ja/sheet/film.exe", b"MZ").status in (404, 422)
    assert not (project.script / "hello/translations").exists()

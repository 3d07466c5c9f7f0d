"""Tables and claims on the page: what they are, how old, who uses them, and a new one from a file."""

from __future__ import annotations

import pytest

TABLE = "year,people\n2000,6149\n2010,6986\n2020,7841\n"


def test_tables_are_listed_with_their_course_and_age(studio):
    """As `langreel data show` tells them."""
    (table,) = [each for each in studio.get("/api/data").json["tables"] if each["name"] == "public_debt"]
    assert table["rows"] > 1 and table["days"] > 0 and table["uses"] > 0 and not table["problem"]
    assert all(table["lines"].values())
    told = studio.get("/api/data/public_debt").json["table"]
    assert "hello: debt_1980" in told["figures"] and told["source"]["publishers"]


def test_a_table_that_cannot_be_read_says_why_and_hides_no_other(studio, project):
    """Its place in the file stands beside it."""
    (project.data / "empty.csv").write_text("", "utf-8")
    studio.session.touched()
    by_name = {each["name"]: each for each in studio.get("/api/data").json["tables"]}
    assert "empty.csv" in by_name["empty"]["problem"] and not by_name["public_debt"]["problem"]


def test_every_number_is_told_with_what_it_rests_on(studio):
    """Without a finished film there is nothing to compare with, and that is said."""
    told = studio.get("/api/claims").json
    claim = next(each for each in told["claims"] if each["figure"] == "debt_1980")
    assert (claim["table"], claim["segment"]) == ("public_debt", "one-line") and claim["publisher"]
    assert told["ledger"] is False and told["drifted"] == []


def test_a_file_is_offered_before_it_is_written(studio, project):
    """The same proposal as `langreel data add`; no path of this machine stands in it."""
    before = sorted(project.data.iterdir())
    told = studio.ask("POST", "/api/data/offer/people.csv", TABLE.encode()).json
    assert (told["name"], told["rows"], told["written"]) == ("people", 3, [])
    assert "/tmp" not in told["entry"] and sorted(project.data.iterdir()) == before
    texts = "title=People&publisher=UN&write=yes"
    told = studio.ask("POST", f"/api/data/offer/people.csv?{texts}", TABLE.encode()).json
    assert "data/people.csv" in told["written"]
    assert (project.data / "people.csv").read_text("utf-8") == TABLE
    assert "people" in {each["name"] for each in studio.get("/api/data").json["tables"]}


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        ("/api/data/offer/public_debt.csv?write=yes", TABLE.encode(), 404),
        ("/api/data/offer/film.mp4", b"\x00\x00", 422),
        ("/api/data/offer/people.csv", b"", 422),
        ("/api/data/offer/people.csv?read=x", TABLE.encode(), 400),
        ("/api/data/offer/..%2f..%2fpeople.csv?write=yes", TABLE.encode(), 404),
    ],
)
def test_what_is_no_table_is_refused(studio, project, path, data, status):
    """With a word, and nothing is written, here or elsewhere."""
    before = {file: file.read_bytes() for file in project.data.iterdir()}
    told = studio.ask("POST", path, data)
    assert told.status == status
    assert {file: file.read_bytes() for file in project.data.iterdir()} == before

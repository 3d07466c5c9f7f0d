"""Estimate: the plan's jobs on so many workers, as the command tells it."""

import json

import pytest

from langreel.cli.run import run


@pytest.fixture
def told(project, capsys):
    """What ``langreel plan`` says of the project that nobody has rendered."""

    def plan(*words):
        code = run(["-C", str(project.root), "plan", "--voice", "scratch", "--profile", "proxy", *words])
        return code, capsys.readouterr()

    return plan


def seconds(told, workers, *words):
    answer = json.loads(told("--workers", str(workers), "--json", *words)[1].out)
    assert answer["workers"] == workers
    return answer["seconds"]


def test_more_workers_are_done_sooner_until_the_longest_chain_holds_them_up(told):
    """And never sooner than that."""
    one, two, many = (seconds(told, workers) for workers in (1, 2, 64))
    assert one > two > many
    answer = json.loads(told("--workers", "64", "--json")[1].out)
    assert answer["bottleneck"] == "the longest chain"
    assert sum(each["seconds"] for each in answer["chain"]) <= many
    assert answer["unknown"] == answer["jobs"]


def test_lines_take_time(told):
    """What travels is there later; a slow line later still."""
    assert seconds(told, 4, "--line", "1Gbit") > seconds(told, 4)


def test_it_is_told_in_words(told):
    """How much work, how many workers, how long, and what holds them up."""
    code, said = told("--workers", "3")
    assert code == 0
    assert "3 workers: " in said.out
    assert "held up by " in said.out
    assert "have not been made yet" in said.out


@pytest.mark.parametrize("words", [("--cold",), ("--line", "1Gbit"), ("--workers", "2", "--line", "fast")])
def test_words_that_say_nothing_are_told(told, words):
    """A line or --cold without workers, and a line that is no rate."""
    assert told(*words)[0] == 2

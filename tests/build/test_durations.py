"""Durations: what is known of jobs tells what others will take."""

from langreel.build import Job
from langreel.build.durations import UNKNOWN, Cost, expected


def job(step, weight):
    return Job(step=step, name="one", function="m:f", arguments={}, suffix=".x", weight=weight)


def test_a_job_takes_what_it_took_last_time():
    """Whatever its weight."""
    assert expected([job("picture", 90)], [Cost(9.0, 3.0, 10)]) == [3.0]


def test_an_unknown_job_takes_what_others_of_its_step_took_for_their_weight():
    """The median of their rates; of all steps, where its own has none."""
    jobs = [job("picture", 10), job("picture", 20), job("picture", 30), job("sound", 100)]
    costs = [Cost(9, 1.0, 1), Cost(9, 2.0, 1), UNKNOWN, UNKNOWN]
    assert expected(jobs, costs) == [1.0, 2.0, 3.0, 10.0]


def test_weights_stand_for_seconds_where_nothing_is_known():
    """Heavy ones still go first."""
    assert expected([job("picture", 10), job("sound", 20)], [UNKNOWN, UNKNOWN]) == [10, 20]

"""Cores: a job has one to itself, and more while they are lent."""

from langreel import cores


def test_what_is_lent_is_given_back():
    """Within, also where somebody lends fewer; afterwards it is one again."""
    assert cores.to_itself() == 1
    with cores.lent(4):
        with cores.lent(2):
            assert cores.to_itself() == 2
        assert cores.to_itself() == 4
    assert cores.to_itself() == 1
    assert cores.available() >= 1

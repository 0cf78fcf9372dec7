"""The levels that come with the program."""

import pytest

from exercises import LevelError
from exercises.library import ids, level_text


def test_each_built_in_level_can_be_read():
    for level_id in ids():
        assert f"id: {level_id}\n" in level_text(level_id)


@pytest.mark.parametrize("level_id", ["no_such_level", "../fields", "", "levels/x", "a" * 500])
def test_an_unknown_level_is_refused_and_the_known_ones_are_named(level_id):
    with pytest.raises(LevelError) as caught:
        level_text(level_id)
    assert str(caught.value).startswith(f'levels: there is no level "{level_id[:40]}"; ')
    assert all(known in str(caught.value) for known in ids())


def test_a_slip_of_the_pen_brings_a_suggestion():
    for level_id in ids():
        with pytest.raises(LevelError, match=f'did you mean "{level_id}"'):
            level_text(level_id[:-1])

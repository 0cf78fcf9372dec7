"""A therapist writes a level beside its preview, in a real window."""

import pytest

from game.model import Text
from game.scenes.level_errors import PLAYS_ON
from tests.end_to_end.desktop import Desktop, missing, until
from tests.end_to_end.player import Player, sprite_of
from tests.game.level_files import river

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]
ALIKE = 0.02


@pytest.fixture
def desktop(tmp_path):
    screen = tmp_path / "screen"
    screen.mkdir()
    desktop = Desktop(screen)
    yield desktop
    desktop.close()


def test_each_save_is_taken_or_its_mistake_is_shown_over_the_last_good_one(desktop, tmp_path):
    data, shots = tmp_path / "data", tmp_path / "shots"
    path = river(tmp_path, "mine", "reps: 600\n")
    words = ("levels", "preview", str(path), "--data", str(data), "--shots", str(shots))
    program = desktop.run(*words, "--silent")
    player = Player(desktop, program, shots)

    waits_for(player, "reps is 600", "the mistake of a file that was never good")
    assert not sprite_of(player.look(), "raft")
    river(tmp_path, "mine", "ladder: [{reps: 6}, {reps: 7}]\n")
    waits_for(player, "Rung {rung} of {rungs}", "the mended level")
    assert sprite_of(player.look(), "raft")
    player.press("2")
    until(lambda: ("rung", "2") in values(player), 10, "the second rung", 0.5)
    river(tmp_path, "mine", "reps: 600\n")
    waits_for(player, "reps is 600", "the mistake")
    shapes = player.look()
    assert sprite_of(shapes, "raft")
    assert any(isinstance(shape, Text) and shape.message == PLAYS_ON for shape in shapes)
    player.press("Escape")

    assert program.wait(15) == 0
    assert max(player.differences) <= ALIKE, player.differences
    assert not data.exists()


def waits_for(player, part, what):
    until(lambda: any(part in text.message for text in texts(player)), 20, what, 0.5)


def texts(player):
    return [one for one in player.look(compare=False) if isinstance(one, Text)]


def values(player):
    return [pair for text in texts(player) for pair in text.values]

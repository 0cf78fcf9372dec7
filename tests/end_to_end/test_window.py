"""A family uses the program in a real window: from the first start to the progress screen."""

import time
from functools import partial

import pytest

from game.model import Text
from game.shell.arrows import CREEP_S
from profiles.model import Repetition, SessionRecord
from profiles.store import Store
from tests.end_to_end.desktop import Desktop, missing, until
from tests.end_to_end.player import Player, sprite_of, zone_of

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]
PX_A_SECOND = 440 / CREEP_S
"""How fast a held key moves the raft (otter_river_view.REACH_PX)."""
ALIKE = 0.02


@pytest.fixture
def desktop(tmp_path):
    screen = tmp_path / "screen"
    screen.mkdir()
    desktop = Desktop(screen)
    yield desktop
    desktop.close()


def test_a_child_is_added_plays_with_keys_and_sees_the_result_on_its_path(desktop, tmp_path):
    data, shots = tmp_path / "data", tmp_path / "shots"
    program = desktop.run("--data", str(data), "--shots", str(shots), "--silent")
    player = Player(desktop, program, shots)

    add_child(player)
    choose_river(player)
    get_ready(desktop, player)
    steer(desktop, player, gates=2)
    finish(player)
    shapes = player.see("answers")
    assert any(isinstance(shape, Text) and shape.message == "Mia" for shape in shapes)
    player.click("answers")
    shapes = player.see("course-otter_river")
    assert zone_of(shapes, "result-otter_river-", prefix=True)
    player.press("Escape")
    player.see("stones")
    player.press("Escape")
    shapes = player.see("child-", prefix=True)
    assert any(isinstance(shape, Text) and shape.message == "Mia" for shape in shapes)
    player.click("quit")

    assert program.wait(60) == 0
    assert max(player.differences) <= ALIKE, player.differences
    store = Store(data)
    (child,) = store.children()
    assert child.nickname == "Mia"
    assert store.progress(child).totals.successes >= 1
    assert len(store.records(Repetition)) >= 1
    assert [session.ended_by for session in store.records(SessionRecord)] == ["stopped"]
    store.close()


def test_a_window_closed_in_mid_game_offers_at_the_next_start_to_keep_what_was_done(
    desktop, tmp_path
):
    data, shots = tmp_path / "data", tmp_path / "shots"
    words = ("play", "sleepy_owl", "--sensor", f"recording:{somebody_stands(tmp_path)}")
    program = desktop.run(*words, "--data", str(data), "--silent", "--shots", str(shots))
    player = Player(desktop, program, shots)
    until(lambda: sprite_of(player.look(compare=False), "owl_body"), 20, "the owl", 0.5)
    desktop.tool("key", "alt+F4")
    assert program.wait(60) == 0

    again = tmp_path / "again"
    program = desktop.run("--data", str(data), "--silent", "--shots", str(again))
    player = Player(desktop, program, again)
    player.click("keep")
    player.click("quit")

    assert program.wait(60) == 0
    store = Store(data)
    assert store.unfinished_sessions() == ()
    store.close()


def somebody_stands(folder):
    """A minute on a board, as still as nobody can; a recording needs no getting ready."""
    cells = "{tl: [-216.5, 119.0], tr: [216.5, 119.0], bl: [-216.5, -119.0], br: [216.5, -119.0]}"
    top = f"# format: 1\n# sensor: wii_board\n# cells: {cells}\nt_s,tl,tr,bl,br\n"
    path = folder / "stands.csv"
    path.write_text(top + "".join(f"{n / 100},5,5,5,5\n" for n in range(6000)), "utf-8")
    return path


def add_child(player):
    player.click("play")
    player.click("new")
    player.see("letter-A")
    player.press("m", "i", "a")
    time.sleep(0.6)
    player.press("Return")
    player.click("face-fox")


def choose_river(player):
    player.see("play/otter_river/river")
    time.sleep(0.6)
    player.press("Return")


def get_ready(desktop, player):
    player.click("yes")
    player.click("none")
    # Zero and quiet stance pass by themselves; then a flower waits on each side.
    until(lambda: sprite_of(player.look(compare=False), "reach_flower_closed"), 40, "a flower", 1.0)
    player.look()
    for key, opened in (("Left", 1), ("Right", 2), ("Up", 3), ("Down", 4)):
        desktop.hold(key, CREEP_S + 2.4)
        until(lambda n=opened: flowers(player) >= n or in_play(player), 40, f"flower {opened}", 0.5)
    until(lambda: in_play(player), 60, "the river", 1.0)


def flowers(player):
    shapes = player.look(compare=False)
    return sum(getattr(shape, "image", "") == "reach_flower_open" for shape in shapes)


def in_play(player):
    return sprite_of(player.look(compare=False), "raft")


def steer(desktop, player, gates):
    """Lean to each gate by a key held just long enough, until so many stones are aboard."""
    end = time.monotonic() + 120
    done = 0
    while done < gates and time.monotonic() < end:
        shapes = player.look()
        gate, raft = sprite_of(shapes, "gate_garland"), sprite_of(shapes, "raft")
        off = gate.x - raft.x if gate and gate.scale > 0.45 and gate.alpha > 0.9 else 0.0
        if abs(off) > 25:
            desktop.hold("Right" if off > 0 else "Left", max(0.05, abs(off) / PX_A_SECOND - 0.05))
            time.sleep(0.5)
        done += sprite_of(shapes, "otter_head_joy") is not None
        time.sleep(0.25)
    assert done >= gates, "no gate was passed"


def finish(player):
    player.press("Escape")
    player.see("resume")
    time.sleep(0.6)
    player.press("Right", "Right", "Return")
    player.see("no")
    time.sleep(0.6)
    player.press("Return")
    player.click("right")
    celebrate(player)
    player.click("progress")


def shows(player, picture):
    """Whether this picture is on the screen that goes on by itself or by a press."""
    return sprite_of(player.see("go_on"), picture)


def celebrate(player):
    """The first game led to two milestones; each is celebrated, and then there are their cards."""
    for badge in ("milestone_seed", "milestone_speech"):
        until(partial(shows, player, badge), 20, badge)
        time.sleep(0.6)
        player.press("Return")
    player.see("keep")
    player.click("back")

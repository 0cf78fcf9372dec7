"""A first game in the whole program: found, celebrated once, and its card kept in a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from game.scenes.answers import Begun, SensorReady
from game.scenes.card import Card
from game.scenes.celebration import Celebration
from game.scenes.comfort import Comfort
from game.scenes.results import Results
from game.scenes.scene import Press
from game.scenes.setting import Setting
from game.shell.body import Body
from game.shell.card_desk import CardDesk
from game.shell.headless import OK_EVERY
from game.shell.program import Program
from game.shell.recorder import Recorder
from game.shell.steward import Steward
from profiles.milestone_record import MilestoneRecord
from profiles.store import Store
from sensors.around import Around
from tests.game.shell.short_play import short
from tests.game.shell.test_grown_ups_in_program import Hand
from tests.profiles.afternoon import play
from tests.sensors.ble.quiet import quiet_radio

KEYS = SensorReady("keyboard", "keyboard", 4, None)
LONGEST_S = 20.0


def after_a_game(store: Store, folder: Path, *, just_one: bool = False) -> Hand:
    """Kit's first game was just kept, and it is asked whether anything hurts."""
    kit = store.add_child("Kit", "fox")
    kept = play(store, kit, 4, date.today().isoformat(), ended=True)
    session = short("otter_river", 2)
    gear = store.gear_of(kit).id
    setting = Setting((session.offer,), "keyboard", kit, gear, KEYS, just_one=just_one)
    body, recorder = Body(), Recorder(folder / "sessions")
    steward = Steward(
        *(store, body, "1.2.3", 1, recorder),
        around=Around(1, quiet_radio),
        desks=(CardDesk(folder, lambda: folder / "Pictures"),),
    )
    scene = Comfort(setting, "river", session, Begun(kept.id, 7))
    return Hand(Program(scene, body, steward, recorder))


def until(hand: Hand, there: Callable[[Any], object]) -> None:
    """Ticks come faster than they do on a screen: whoever works beside them is given time."""
    ends_s = monotonic() + LONGEST_S
    while monotonic() < ends_s:
        if there(hand.scene):
            return
        hand.program.tick()
        sleep(0.001)
    raise AssertionError(f"after {LONGEST_S:.0f} s still at {type(hand.scene).__name__}")


def test_a_first_game_is_celebrated_once_and_its_card_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    hand = after_a_game(store, tmp_path)
    hand.choose("no")
    hand.choose("right")
    until(hand, lambda scene: isinstance(scene, Celebration))
    assert {one.milestone.id for one in hand.scene.stones} == {"first_time", "told_felt"}
    until(hand, lambda scene: isinstance(scene, Card))
    hand.choose("keep")
    until(hand, lambda scene: scene.file)
    assert [path.name for path in (tmp_path / "Pictures" / "Stepling").iterdir()] == [
        Path(hand.scene.file).name
    ]
    hand.choose("back")
    assert isinstance(hand.scene, Results)
    hand.wait(3.0)
    assert isinstance(hand.scene, Results)
    hand.program.steward.close()
    store.close()

    again = Store(tmp_path)
    records = again.records(MilestoneRecord)
    again.close()
    assert {one.milestone for one in records} == {"first_time", "told_felt"}
    assert all(one.celebrated_at for one in records)


def test_somebody_who_only_ever_says_yes_comes_to_the_end(tmp_path: Path) -> None:
    store = Store(tmp_path)
    hand = after_a_game(store, tmp_path, just_one=True)
    for tick in range(round(LONGEST_S * 60)):
        hand.program.tick(() if tick % OK_EVERY else (Press.OK,))
        if hand.program.over:
            break
    assert hand.program.over
    assert not (tmp_path / "Pictures").exists()
    hand.program.steward.close()
    store.close()

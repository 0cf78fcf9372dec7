"""What leads a simulated child: the screen's wish, or what is to be seen on it."""

from dataclasses import replace

from exercises import Offer
from game.looker import LOOK_EVERY
from game.minigames import GAMES
from game.model import TICK_S, Signals, Sprite, Wish
from game.scenes.answers import Begun, SensorReady
from game.scenes.play import Playing, start_playing
from game.scenes.scene import Tick
from game.scenes.setting import Setting
from game.session import Phase
from game.shell.following import Onlooking, follow_for
from game.shell.levels import level
from game.shell.program import by_wish
from profiles.model import Child, new_id
from sensors.signals import Side
from tests.game.shell.small_program import Diary


def playing(game: str, phase: Phase) -> Playing:
    child = Child(new_id(), "KT47", "Kit", "otter", "2026-03-01")
    setting = Setting(
        (), "simulated", child, new_id(), SensorReady("simulated", "simulated", 4, None)
    )
    world, opening = GAMES[game].worlds[0], Tick(TICK_S, Signals())
    scene, _ = start_playing(
        setting, Offer.fixed(level(game, 1)), world, Begun(new_id(), 3), opening
    )
    return replace(scene, session=replace(scene.session, phase=phase))


def test_only_the_onlooker_goes_by_what_it_sees() -> None:
    assert isinstance(follow_for("simulated:onlooker"), Onlooking)
    for spec in ("simulated", "simulated:diligent", "keyboard", "recording:onlooker"):
        assert follow_for(spec) is by_wish


def test_everybody_else_follows_the_wish_of_the_screen() -> None:
    asked = Wish(lean_x=0.4)
    assert by_wish(Diary(wished=asked)) == asked


def test_getting_ready_the_onlooker_listens_like_anybody() -> None:
    asked = Wish(lean_x=1.0, as_far_as_you_like=True)
    follow = follow_for("simulated:onlooker")
    assert follow(Diary(wished=asked)) == asked
    paused = playing("sleepy_owl", Phase.PAUSED)
    assert follow(paused) == paused.wish()


def test_in_play_the_onlooker_does_what_it_sees_and_not_what_is_wished() -> None:
    scene = playing("sleepy_owl", Phase.PLAYING)
    follow = follow_for("simulated:onlooker")
    assert follow(scene) == scene.wish() == Wish(still=True)
    shown = (Sprite("signboard", 0, 0), Sprite("fox_print_left", 0, 0))
    misled = replace(scene.session, game=replace(scene.session.game, view=lambda _: iter(shown)))
    follow = follow_for("simulated:onlooker")
    assert follow(replace(scene, session=misled)) == Wish(lift=Side.LEFT)


def test_it_looks_ten_times_a_second_and_goes_on_in_between() -> None:
    follow = follow_for("simulated:onlooker")
    quiet, log = playing("sleepy_owl", Phase.PLAYING), playing("log_trail", Phase.PLAYING)
    done = [follow(quiet)] + [follow(log) for _ in range(2 * LOOK_EVERY - 1)]
    assert done[:LOOK_EVERY] == [Wish(still=True)] * LOOK_EVERY
    assert set(done[LOOK_EVERY:]) <= {Wish(), Wish(lift=Side.LEFT), Wish(lift=Side.RIGHT)}

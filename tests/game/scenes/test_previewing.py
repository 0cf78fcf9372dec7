"""The preview's screen: the last good level plays, what is wrong lies over it, nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from exercises import Level, LevelError
from exercises.strict_yaml import Problem
from game.minigames import GAMES
from game.model import TICK_S, Shape, Signals, Sound, Text
from game.scenes import level_errors
from game.scenes.answers import Answer, SensorReady
from game.scenes.previewing import FILE, NOBODY, RUNG, News, Previewing, Taken, Wrong
from game.scenes.scene import Click, Effect, Input, Music, Press, Quit, Started, Tick, Typed
from game.scenes.setting import Setting
from game.session import Phase
from game.shell.levels import library
from sensors.driver import Controls
from sensors.simulated import simulated
from sensors.tracker import Tracker

RIVER = "format: 1\nid: mine\ntitle: {en: Mine}\ngame: otter_river\nreps: 2\nhold_s: 1\n"
LADDER = "ladder:\n  - {}\n  - {reps: 3}\n  - {reps: 4}\n"
WRONG = Wrong((Problem("mine.yaml", 5, 7, "reps", "reps is 500"),))
ALLOWED = (Sound, Music, Started, Quit)


def level(text: str = RIVER + LADDER) -> Level:
    return library().read(text, "mine.yaml")


@dataclass
class Stage:
    """A preview and its virtual child, tick by tick."""

    scene: Previewing
    effects: list[Effect] = field(default_factory=list)
    child: object = None
    t_s: float = 0.0

    def tick(self, *presses: Input, news: News | None = None) -> tuple[Effect, ...]:
        """One tick; what was asked for."""
        answers = (Answer(FILE, news),) if news else ()
        after, effects = self.scene.step(Tick(TICK_S, self._signals(), presses, answers=answers))
        assert isinstance(after, Previewing)
        self.scene = after
        if any(isinstance(effect, Started) for effect in effects):
            self.child = simulated("diligent", 1)
            self.tracker = Tracker(self.child.layout, self.child.true_calibration())
            self.t_s = 0.0
        self.effects += effects
        return effects

    def _signals(self) -> Signals:
        if self.child is None:
            return Signals()
        self.t_s += TICK_S
        rows = self.child.step(self.t_s, self.scene.wish(), Controls())
        return self.tracker.tick(rows, TICK_S)

    def run(self, seconds: float) -> "Stage":
        """So many seconds of play."""
        for _ in range(round(seconds / TICK_S)):
            self.tick()
        return self

    @property
    def session(self):
        assert self.scene.playing is not None
        return self.scene.playing.session

    def says(self, message: str) -> list[Text]:
        return [one for one in self.shown() if isinstance(one, Text) and one.message == message]

    def shown(self) -> Iterator[Shape]:
        return self.scene.view()


@pytest.fixture
def empty() -> Stage:
    setting = Setting((), "simulated", NOBODY, "", SensorReady("simulated", "simulated", 0, None))
    return Stage(Previewing(setting, seed=1))


@pytest.fixture
def stage(empty: Stage) -> Stage:
    empty.tick(news=Taken(level()))
    return empty


def test_a_good_file_plays_from_its_beginning(stage: Stage) -> None:
    assert stage.session.exercise.id == "mine"
    assert stage.session.phase is Phase.WAITING
    assert stage.says(RUNG)[0].values == (("rung", "1"), ("rungs", "3"))
    stage.run(8)
    assert stage.session.phase is Phase.PLAYING
    assert stage.says(RUNG) == []


def test_a_file_that_was_never_good_shows_its_mistakes_and_waits(empty: Stage) -> None:
    empty.tick(news=WRONG)
    empty.run(1)
    assert empty.says("reps is 500")
    assert empty.says(level_errors.MEND)
    empty.tick(Typed("r"), Typed("2"), Press.OK, Press.STOP, Click(600, 600))
    assert empty.scene.playing is None
    empty.tick(news=Taken(level()))
    assert empty.session.exercise.rung == 1
    assert not empty.says("reps is 500")


def test_mistakes_lie_over_the_last_good_one_which_plays_on(stage: Stage) -> None:
    stage.run(8)
    before = stage.session
    stage.tick(news=WRONG)
    assert stage.says("reps is 500")
    assert stage.says(level_errors.PLAYS_ON)
    assert stage.session.exercise is before.exercise
    assert stage.session.active_s == pytest.approx(before.active_s + TICK_S)


def test_a_mended_file_takes_the_mistakes_away_and_plays_anew(stage: Stage) -> None:
    stage.run(8)
    stage.tick(news=WRONG)
    stage.tick(news=Taken(level(RIVER.replace("reps: 2", "reps: 5"))))
    assert not stage.says("reps is 500")
    assert (stage.session.active_s, stage.session.exercise.params.reps) == (0.0, 5)


def test_a_file_that_was_saved_as_it_was_plays_anew(stage: Stage) -> None:
    stage.run(8)
    assert stage.session.active_s > 0
    stage.tick(news=Taken(stage.scene.level))
    assert stage.session.active_s == 0.0


def test_the_same_seed_lays_out_the_same_course_again(stage: Stage) -> None:
    first = stage.session.state
    stage.run(8)
    stage.tick(Typed("r"))
    assert stage.session.state == first


def test_a_rung_is_chosen_by_its_number_or_step_by_step(stage: Stage) -> None:
    for letters, rung in (("2", 2), ("3", 3), ("-", 2), ("+", 3), ("+", 3), ("9", 3), ("0", 3)):
        stage.tick(*map(Typed, letters))
        assert stage.session.exercise.rung == rung, letters


def test_another_key_starts_nothing_anew(stage: Stage) -> None:
    stage.run(8)
    for letter in ("s", "9", "0", "²", "x"):
        stage.tick(Typed(letter))
    assert stage.session.active_s > 0


def test_the_rung_stays_where_it_still_exists_and_comes_back_with_its_ladder(stage: Stage) -> None:
    stage.tick(Typed("3"))
    for text, rung in ((RIVER + LADDER, 3), (RIVER, 1), (RIVER + LADDER, 3)):
        stage.tick(news=Taken(level(text)))
        assert stage.session.exercise.rung == rung


def test_a_rung_that_is_gone_is_left_by_one_key(stage: Stage) -> None:
    stage.tick(Typed("3"))
    two = RIVER + "ladder:\n  - {}\n  - {reps: 3}\n"
    stage.tick(news=Taken(level(two)))
    assert stage.session.exercise.rung == 2
    stage.tick(Typed("-"))
    assert stage.session.exercise.rung == 1


@pytest.mark.parametrize("game", GAMES)
def test_when_play_is_over_it_starts_over_and_nothing_is_ever_kept(empty: Stage, game: str) -> None:
    text = f"format: 1\nid: mine\ntitle: {{en: Mine}}\ngame: {game}\nreps: 1\n"
    empty.tick(news=Taken(level(text)))
    for _ in range(round(400 / TICK_S)):
        empty.tick()
        if empty.scene.runs:
            break
    assert empty.scene.runs == 1
    assert empty.session.active_s == 0.0
    assert {type(effect) for effect in empty.effects} <= set(ALLOWED)
    assert sum(isinstance(effect, Started) for effect in empty.effects) == 2
    assert not any(effect.record for effect in empty.effects if isinstance(effect, Started))
    assert empty.effects.count(Music("")) == 0


def test_escape_ends_at_any_time(empty: Stage, stage: Stage) -> None:
    assert stage.tick(Press.BACK) == (Quit(),)
    stage.run(8)
    stage.tick(Press.STOP)
    assert stage.session.phase is Phase.PAUSED
    assert stage.tick(Press.BACK) == (Quit(),)


def test_escape_ends_a_preview_that_never_began(empty: Stage) -> None:
    empty.tick(news=WRONG)
    assert empty.tick(Press.BACK) == (Quit(),)


def test_finish_on_the_pause_card_ends_too(stage: Stage) -> None:
    stage.run(8)
    stage.tick(Press.STOP)
    stage.run(1)
    stage.tick(Press.RIGHT)
    stage.tick(Press.RIGHT)
    assert Quit() in stage.tick(Press.OK)


def test_a_level_of_every_world_and_rung_can_be_shown_with_mistakes_over_it(empty: Stage) -> None:
    for name in GAMES:
        whole = library().level(name)
        for number in range(1, len(whole.rungs) + 1):
            empty.scene = replace(empty.scene, rung=number)
            empty.tick(news=Taken(whole))
            empty.tick(news=WRONG)
            assert empty.session.exercise.rung == number
            assert empty.says("reps is 500")


def test_mistakes_of_a_real_file_are_shown_as_the_loader_tells_them(empty: Stage) -> None:
    with pytest.raises(LevelError) as told:
        level(RIVER.replace("reps: 2", "reps: 500"))
    empty.tick(news=Wrong(told.value.problems))
    assert empty.says(told.value.problems[0].message)

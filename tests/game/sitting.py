"""A short level of any game, played on any driver by a child whose calibration is known."""

from exercises import Offer, load
from exercises.exercise import Exercise
from game.guard import Freeze
from game.model import TICK_S, Signals
from game.scenes.answers import Begun, SensorReady
from game.scenes.play import Playing, start_playing
from game.scenes.scene import Keep, Press, Scene, Tick, Today
from game.scenes.setting import Setting
from game.session import Phase
from game.shell.body import Body
from game.shell.levels import PARAMS, WORLDS
from profiles.model import Repetition, Result
from sensors.calibration import Calibration
from sensors.driver import Controls, SteppedDriver
from tests.game.faulty import CHILD, SESSION, Game

__all__ = ["SHORT", "Sitting", "short_level"]

SHORT = {
    "otter_river": "hold_s: 0.5",
    "sleepy_owl": "hold_s: 5",
    "log_trail": "hold_s: 0.2\nparams: {lead_s: 4}",
}
"""What makes a level of each game short."""
GOES_ON_S = 0.6
"""A pause card this old takes a choice."""


def short_level(game: str, reps: int) -> Exercise:
    """One set."""
    head = f"format: 1\nid: short\ntitle: {{en: Short}}\ngame: {game}\n"
    text = f"{head}sets: 1\nreps: {reps}\n{SHORT[game]}\n"
    return load(text, PARAMS, "short.yaml", worlds=WORLDS)


class Sitting(Game):
    """One level on `board`, tick by tick. Somebody presses "Go on" where play waits for a hand."""

    def __init__(
        self, board: SteppedDriver, calibration: Calibration, game: str, reps: int = 3
    ) -> None:
        """Calibrated, and about to begin."""
        self.body = Body()
        self.body.read(board)
        self.body.use(calibration)
        exercise = short_level(game, reps)
        self.today = Today("2026-11-21", "2026-11-21T10:00:00+01:00")
        ready = SensorReady("ble:any", "Any", 4, None, device=True)
        setting = Setting((), "ble:any", CHILD, CHILD.id, ready)
        begun, world = Begun(SESSION, 7), exercise.worlds[0]
        first = Tick(TICK_S, Signals(), today=self.today)
        self.scene: Scene = start_playing(setting, Offer.fixed(exercise), world, begun, first)[0]
        self.signals = Signals()
        self.kept: dict[str, Repetition] = {}
        self.results: list[Result] = []
        self.ticks = 0

    @property
    def now_s(self) -> float:
        """Seconds since the session's start."""
        return self.ticks * TICK_S

    @property
    def over(self) -> bool:
        """Whether the level was left for the next screen."""
        return not isinstance(self.scene, Playing)

    @property
    def why(self) -> Freeze | None:
        """Why play stands still now; None where it does not."""
        if self.over or self.playing.session.phase is not Phase.PAUSED:
            return None
        return self.playing.session.why

    def tick(self) -> None:
        self.ticks += 1
        self.signals = self.body.tick(TICK_S, self.scene.wish(), Controls())
        pressed = (Press.OK,) if self._waits_for_a_hand else ()
        tick = Tick(TICK_S, self.signals, pressed, today=self.today)
        self.scene, effects = self.scene.step(tick)
        for effect in effects:
            if isinstance(effect, Keep) and isinstance(effect.record, Repetition):
                self.kept[effect.record.id] = effect.record
            if isinstance(effect, Keep) and isinstance(effect.record, Result):
                self.results.append(effect.record)

    @property
    def _waits_for_a_hand(self) -> bool:
        if self.why not in (Freeze.SPIKE, Freeze.STOP) or self.frozen is not None:
            return False
        return self.playing.session.phase_s > GOES_ON_S

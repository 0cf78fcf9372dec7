"""Getting ready: the adult's look round, what is held, zero, quiet stance, and the child's reach.

The reach check sets no target: "as far as you like". It is short, and flowers open.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from exercises.offer import Offer
from game.guard import Freeze, freeze_of, is_of_the_sensor
from game.model import TICK_S, Shape, Sound, Wish
from game.scenes import ready_pictures, ways
from game.scenes.answers import Failure, SensorReady
from game.scenes.menu import Menu
from game.scenes.scene import Effect, Effects, Keep, OpenSensor, Press, Scene, Tick, UseCalibration
from game.scenes.setting import Setting, sub_id, to_record
from game.scenes.zeroing import Zeroing
from game.session import unloading
from sensors.calibration import Calibration, Reach
from sensors.measuring import (
    HOLD_S,
    LEAST_REACH_MM,
    along_mm,
    provisional,
    stance_of,
    steady,
)
from sensors.signals import Reading

STAND_S, RESTLESS_S = 3.0, 9.0
"""Seconds of quiet standing, and before any standing will do."""
STILL_MM = 15.0
SETTLE_S = 0.7
"""Stepping on is no standing yet."""
GROWS_MM_S = 3.0
"""A lean that grows faster is still on its way."""
LEAN_S, LONG_ENOUGH_S = 8.0, 1.2
"""The longest lean to wait for, and how long a lean lasts that is far enough."""
DIRECTIONS = {
    "left": (-1, 0),
    "right": (1, 0),
    "front": (0, 1),
    "back": (0, -1),
}
STAGES = ("open", "check", "hold", "zero", "stand", *DIRECTIONS)
ASKING = ("check", "hold")


def needed(setting: Setting) -> bool:
    """Whether anybody must get ready: a recording brings everything along."""
    return setting.sensor is None or setting.sensor.calibration is None


def begin(setting: Setting, offer: Offer, world: str) -> "GetReady":
    """The first stage."""
    return GetReady(setting, offer, world)


@dataclass(frozen=True, slots=True)
class GetReady:
    """One stage after the other; each asks for one thing."""

    setting: Setting
    offer: Offer
    world: str
    stage: str = "open"
    stage_s: float = 0.0
    menu: Menu = Menu(())
    asked: bool = False
    trouble: str = ""
    readings: tuple[Reading, ...] = ()
    zeroing: Zeroing = field(default_factory=Zeroing)
    held: Freeze | None = None
    """Why nothing can be measured now: the sensor is quiet, or bears too much."""
    stance: Calibration | None = None
    lean_mm: float = 0.0
    """How far the child leans now, towards where it was asked."""
    window_mm: tuple[float, ...] = ()
    """The leans of the last HOLD_S."""
    reached_mm: tuple[float, ...] = ()
    """The farthest held lean of each direction so far."""
    held_mm: float = 0.0
    far_s: float = 0.0
    on_s: float = 0.0
    """Seconds since the child stepped on."""
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """One tick of the stage."""
        if Press.BACK in tick.presses:
            return ways.to_games(self.setting), ()
        moved = replace(self, stage_s=self.stage_s + tick.dt_s, t_s=self.t_s + tick.dt_s)
        if self.stage == "open":
            return moved._open(tick)
        if self.stage in ASKING:
            return moved._ask(tick)
        held = _held(tick)
        if held is not None:
            return moved._hold(held, tick)
        if self.held is not None:
            moved = replace(moved, held=None, menu=ready_pictures.menu(self.stage, self.asks_for))
        reading = tick.signals.reading
        if self.stage == "zero":
            return moved._zero(tick)
        if reading is None or not tick.signals.on_board:
            return replace(moved, readings=(), window_mm=(), stage_s=self.stage_s, on_s=0.0), ()
        moved = replace(moved, on_s=self.on_s + tick.dt_s)
        if moved.on_s < SETTLE_S:
            return moved, ()
        return moved._stand(reading, tick) if self.stage == "stand" else moved._lean(reading, tick)

    def _to(self, stage: str) -> "GetReady":
        menu = ready_pictures.menu(stage, self.asks_for)
        return replace(
            self, stage=stage, stage_s=0.0, menu=menu, readings=(), window_mm=(), lean_mm=0.0
        )

    def _hold(self, why: Freeze, tick: Tick) -> tuple[Scene, Effects]:
        """Nothing can be measured now; what was measured before a loss may not hold after it."""
        menu = self.menu if self.held is not None else ready_pictures.menu("trouble")
        menu, chosen, sounds = menu.step(tick.presses, tick.dt_s)
        if chosen:
            return ways.to_sensors(self.setting), sounds
        again = self._to("zero") if why is Freeze.NO_ZERO else self
        effects: Effects = (UseCalibration(None),) if why is Freeze.NO_ZERO else ()
        held = replace(again, held=why, menu=menu, zeroing=self._fresh_zeroing())
        return held, (*sounds, *effects)

    # --- Asking ------------------------------------------------------------------------------
    def _open(self, tick: Tick) -> tuple[Scene, Effects]:
        if not needed(self.setting):
            return ways.to_play(self.setting, self.offer, self.world), ()
        if self.setting.skin_due:
            return ways.to_skin_look(self.setting, self.offer, self.world), ()
        if self.setting.sensor is not None:
            return self._to("hold" if self.setting.checked else "check")._skip_known()
        ready = tick.answer("open", SensorReady)
        if ready is not None:
            setting = replace(self.setting, sensor=ready)
            return replace(self, setting=setting), ()
        failure = tick.answer("open", Failure)
        if failure is not None:
            menu = ready_pictures.menu("trouble")
            return replace(self, trouble=failure.sentence, menu=menu), ()
        if not self.asked:
            return replace(self, asked=True), (OpenSensor("open", self.setting.spec),)
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        return (ways.to_sensors(self.setting) if chosen else replace(self, menu=menu)), sounds

    def _skip_known(self) -> tuple[Scene, Effects]:
        """An adult who looked round, and said what is held, is not asked twice in one sitting,
        unless this level wants something else to be held.
        """
        known = self.asks_for in ("none", self.setting.support)
        return self._measure() if self.setting.checked and known else (self, ())

    @property
    def asks_for(self) -> str:
        """What the level wants to be held; `none` where it says nothing of it."""
        return self.offer.exercise.support

    def _ask(self, tick: Tick) -> tuple[Scene, Effects]:
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if not chosen:
            return replace(self, menu=menu), sounds
        if self.stage == "check":
            return self._to("hold"), sounds
        setting = replace(self.setting, support=chosen, checked=True)
        scene, effects = replace(self, setting=setting)._measure()
        return scene, (*sounds, *effects)

    def _measure(self) -> tuple[Scene, Effects]:
        """On to the empty board; the calibration of before is put aside so long."""
        scene = replace(self._to("zero"), zeroing=self._fresh_zeroing())
        return scene, (UseCalibration(None),)

    def _fresh_zeroing(self) -> Zeroing:
        sensor = self.setting.sensor
        return Zeroing(has_feet=sensor is not None and sensor.has_feet)

    # --- Measuring ---------------------------------------------------------------------------
    def _zero(self, tick: Tick) -> tuple[Scene, Effects]:
        signals = tick.signals
        zeroing = self.zeroing.step(signals.reading, signals.on_board, tick.dt_s)
        scene = replace(self, zeroing=zeroing)
        if not zeroing.done:
            return scene, ()
        absolute = self.setting.sensor is None or self.setting.sensor.absolute
        return scene._to("stand"), (UseCalibration(provisional(zeroing.zero_kg, absolute)),)

    def _stand(self, reading: Reading, tick: Tick) -> tuple[Scene, Effects]:
        readings = (*self.readings, reading)[-round(STAND_S / TICK_S) :]
        scene = replace(self, readings=readings)
        if len(readings) < round(STAND_S / TICK_S):
            return scene, ()
        if not steady(readings, STILL_MM) and self.stage_s < RESTLESS_S:
            return scene, ()
        known = self._known_reach(tick.today.date)
        stance = stance_of(self.zeroing.zero_kg, readings, known or Reach(1.0, 1.0, 1.0, 1.0))
        scene = replace(scene, stance=stance)
        if known is not None:
            return scene._ready(stance, tick)
        return scene._to("left"), (Sound("star"),)

    def _known_reach(self, date: str) -> Reach | None:
        """Today's reach of this child in this gear, if it leaned already today."""
        known = self.setting.calibration
        return known.reach if known is not None and self.setting.calibrated_on == date else None

    def _lean(self, reading: Reading, tick: Tick) -> tuple[Scene, Effects]:
        assert self.stance is not None
        lean_mm = max(0.0, along_mm(self.stance, reading, DIRECTIONS[self.stage]))
        window = (*self.window_mm, lean_mm)[-round(HOLD_S / TICK_S) :]
        full = len(window) == round(HOLD_S / TICK_S)
        held_mm = max(self.held_mm, min(window) if full else 0.0)
        grew = held_mm > self.held_mm + GROWS_MM_S * tick.dt_s
        far = held_mm > LEAST_REACH_MM
        far_s = self.far_s + tick.dt_s if far and not grew else 0.0
        scene = replace(self, lean_mm=lean_mm, window_mm=window, held_mm=held_mm, far_s=far_s)
        if far_s < LONG_ENOUGH_S and self.stage_s < LEAN_S:
            return scene, ()
        reached = (*self.reached_mm, max(LEAST_REACH_MM, held_mm))
        scene = replace(scene, reached_mm=reached, held_mm=0.0, far_s=0.0)
        following = STAGES.index(self.stage) + 1
        if following < len(STAGES):
            return scene._to(STAGES[following]), (Sound("sparkle"),)
        return scene._ready(replace(self.stance, reach=Reach(*reached)), tick)

    def _ready(self, calibration: Calibration, tick: Tick) -> tuple[Scene, Effects]:
        """All is known: keep it, use it, play."""
        setting = replace(self.setting, calibration=calibration, calibrated_on=tick.today.date)
        effects: tuple[Effect, ...] = (Sound("chime"), UseCalibration(calibration))
        if setting.child is not None and setting.sensor is not None:
            id_ = sub_id(setting.child.id, f"calibration {tick.today.at}")
            record = to_record(
                calibration,
                id_,
                setting.child.id,
                setting.gear_id,
                setting.sensor.sensor,
                tick.today.at,
            )
            effects = (*effects, Keep("calibration", record))
        return ways.to_play(setting, self.offer, self.world), effects

    # --- Showing -----------------------------------------------------------------------------
    def view(self) -> Iterator[Shape]:
        """The picture of the stage."""
        return ready_pictures.view(self)

    def wish(self) -> Wish:
        """What the child is asked for."""
        if self.stage in DIRECTIONS:
            x, y = DIRECTIONS[self.stage]
            return Wish(lean_x=float(x), lean_y=float(y), as_far_as_you_like=True)
        if self.stage == "zero":
            return unloading(self.zeroing.unload)
        return Wish(still=self.stage == "stand")


def _held(tick: Tick) -> Freeze | None:
    """Why nothing can be measured in this tick."""
    why = freeze_of(tick.signals)
    return why if why is not None and is_of_the_sensor(why) else None

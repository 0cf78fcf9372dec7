"""Carry out what screens ask for: keep, load, open, sound; and answer them in a later tick."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from game.model import Look, Sound
from game.scenes import answers as told
from game.scenes import scene as ask
from game.scenes.answers import Answer, ChildDay, Failure
from game.scenes.scene import Effect, Today
from game.scenes.setting import to_calibration
from game.shell.audio import Player
from game.shell.body import Body
from game.shell.quiet_checks import QuietChecks
from game.shell.recorder import Recorder
from game.shell.sensor_desk import SensorDesk
from game.shell.sensor_watch import WORSE
from game.shell.sources import kind_of
from profiles.errors import StoreError
from profiles.model import Child, Device, Repetition, Result, Round, SessionRecord, new_id
from profiles.store import Store
from sensors.around import Around


@dataclass(slots=True)
class Outcome:
    """What the last session came to, for the command line."""

    session: SessionRecord | None = None
    result: Result | None = None
    game: str = ""


class Steward:
    """Knows the store, the body and the sound; screens know none of them."""

    def __init__(
        self,
        store: Store,
        body: Body,
        player: Player,
        version: str,
        seed: int,
        recorder: Recorder,
        around: Around | None = None,
    ) -> None:
        """`seed` is that of the first session; each further one has the next.

        Sensors are opened with what is `around`.
        """
        self.sensors = SensorDesk(store, body, around or Around(seed))
        self._session: SessionRecord | None = None
        self._store = store
        self._body = body
        self.player = player
        self._version = version
        self.seed = seed
        self._next_seed = seed
        self._recorder = recorder
        self._checks = QuietChecks(body)
        self._answers: list[Answer] = []
        self._kept: list[Repetition] = []
        self._pending: dict[str, Repetition] = {}
        self._today = Today("", "")
        self._today_at = 0.0
        self.look = Look()
        self.outcome = Outcome()
        self.quitting = False
        self.trouble = ""
        """The latest sentence about something that could not be kept."""
        self._do = self._carriers()

    def _carriers(self) -> dict[type, Callable[[Any], None]]:
        """Who carries out which effect."""
        return {
            Sound: lambda e: self.player.play(e.name),
            ask.Music: lambda e: self.player.music(e.name or None),
            ask.Keep: self._keep,
            ask.LoadChildren: self._children,
            ask.AddChild: self._add_child,
            ask.ChangeChild: self._change_child,
            ask.OpenChild: self._open_child,
            ask.LoadProgress: self._progress,
            ask.LoadUnfinished: self._unfinished,
            ask.FinishInterrupted: self._finish_interrupted,
            ask.FindSensors: self.sensors.find,
            ask.StopFinding: lambda e: self.sensors.stop_finding(),
            ask.ForgetSensor: self.sensors.forget,
            ask.OpenSensor: lambda e: self._answers.append(self.sensors.open(e)),
            ask.UseCalibration: lambda e: self._body.use(e.calibration),
            ask.BeginSession: self._begin,
            ask.Started: self._started,
            ask.MeasureQuiet: self._checks.ask,
            ask.EndSession: self._end,
            ask.UseLook: self._use_look,
            ask.Quit: self._quit,
        }

    def carry_out(self, effect: Effect) -> None:
        """Do what a screen asked for."""
        self._do[type(effect)](effect)

    def answers(self) -> tuple[Answer, ...]:
        """What is to be told in the next tick."""
        for kept in self._store.answers():
            if kept.error:
                self.trouble = kept.error
            elif kept.ticket in self._pending:
                self._kept.append(self._pending.pop(kept.ticket))
        if self._recorder.trouble:
            self.trouble, self._recorder.trouble = self._recorder.trouble, ""
        news = list(self.sensors.news())
        if news:
            self._answers += news
            self._keep_light()
        if not self._answers:
            return ()
        told, self._answers = tuple(self._answers), []
        return told

    def _keep_light(self) -> None:
        """A light that gets worse is kept at once: the session may be cut off."""
        light, session = self.sensors.light, self._session
        if session is not None and WORSE.index(light) > WORSE.index(session.sensor_light):
            self._session = replace(session, sensor_light=light)
            self._store.keep("light", self._session)

    def tell(self, ticket: str, value: object) -> None:
        """Something happened that a screen should know."""
        self._answer(ticket, value)

    def committed(self) -> list[Repetition]:
        """The repetitions that reached the disk since the last call."""
        kept, self._kept = self._kept, []
        return kept

    @property
    def recorded(self) -> Path | None:
        """The folder of the session that was recorded last, if one was recorded to its end."""
        return self._recorder.kept

    def today(self, t_s: float) -> Today:
        """The family's date and time, looked up once a second of the program's time."""
        if not self._today.date or t_s - self._today_at >= 1.0:
            self._today_at = t_s
            now = datetime.now().astimezone()
            self._today = Today(now.date().isoformat(), now.isoformat(timespec="seconds"))
        return self._today

    def _answer(self, ticket: str, value: object) -> None:
        self._answers.append(Answer(ticket, value))

    def _keep(self, effect: ask.Keep) -> None:
        record = effect.record
        if isinstance(record, SessionRecord):
            record = self._session = replace(record, program_version=self._version)
        elif isinstance(record, Device):
            record = self.sensors.as_known(record)
        ticket = effect.ticket
        if isinstance(record, Repetition):
            ticket = f"{record.id} void" if record.void else record.id
            self._pending[ticket] = record
        elif isinstance(record, Round):
            self.outcome.game = record.game
        elif isinstance(record, Result):
            self.outcome.result = record
        self._store.keep(ticket, record)

    def _loaded(self, ticket: str, load: Callable[[], object]) -> None:
        try:
            self._answer(ticket, load())
        except StoreError as error:
            self._answer(ticket, Failure(str(error)))

    def _children(self, effect: ask.LoadChildren) -> None:
        self._loaded(effect.ticket, self._store.children)

    def _add_child(self, effect: ask.AddChild) -> None:
        def add() -> Child:
            return self._store.add_child(effect.nickname, effect.avatar)

        self._loaded(effect.ticket, add)

    def _change_child(self, effect: ask.ChangeChild) -> None:
        def change() -> Child:
            return self._store.update_child(effect.child)

        self._loaded(effect.ticket, change)

    def _open_child(self, effect: ask.OpenChild) -> None:
        def open_child() -> ChildDay:
            return self.child_day(effect.child_id, effect.sensor)

        self._loaded(effect.ticket, open_child)

    def child_day(self, child_id: str, spec: str) -> ChildDay:
        """A child, and what is known of it today; `guest` is made where it is missing."""
        store = self._store
        child = store.guest() if child_id == "guest" else self._child(child_id)
        gear = store.gear_of(child)
        # A guest may be anybody: neither reach nor minutes of the last one are this one's.
        if child.code == "guest":
            return ChildDay(child, gear.id, None, "", 0.0)
        record = store.latest_calibration(child, gear, kind_of(spec))
        date = self.today(self._today_at).date
        played_s = store.played_s_on(child, date)
        calibration = to_calibration(record) if record else None
        made_on = record.made_at[:10] if record else ""
        return ChildDay(child, gear.id, calibration, made_on, played_s)

    def _child(self, child_id: str) -> Child:
        child = self._store.child(child_id)
        if child is None:
            raise StoreError("This child is not here any more. Choose another one.")
        return child

    def _progress(self, effect: ask.LoadProgress) -> None:
        def load() -> object:
            return self._store.progress(self._child(effect.child_id))

        self._loaded(effect.ticket, load)

    def _unfinished(self, effect: ask.LoadUnfinished) -> None:
        self._loaded(effect.ticket, lambda: tuple(self._store.unfinished_sessions()))

    def _finish_interrupted(self, effect: ask.FinishInterrupted) -> None:
        def finish() -> None:
            self._store.finish_interrupted(effect.session_id, keep=effect.keep)

        self._loaded("interrupted", finish)

    def close(self) -> None:
        """Stop whatever goes on beside the screens."""
        self.sensors.stop_finding()

    def _begin(self, effect: ask.BeginSession) -> None:
        self.outcome = Outcome()
        seed, self._next_seed = self._next_seed, self._next_seed + 1
        self._answer(effect.ticket, told.Begun(new_id(), seed, self._check_due(effect)))

    def _check_due(self, effect: ask.BeginSession) -> bool:
        """Whether the child has had no quiet check yet today, in this gear, on this sensor."""
        if not effect.child_id:
            return False
        try:
            child, date = self._child(effect.child_id), self.today(self._today_at).date
            return not self._store.checked_on(
                child, date, self._store.gear_of(child), effect.sensor
            )
        except StoreError:
            return False

    def _started(self, effect: ask.Started) -> None:
        self._body.begin()
        if effect.record:
            self._recorder.start(effect, self._body, self._version)

    def _end(self, effect: ask.EndSession) -> None:
        health = self._body.health
        record = replace(
            effect.record,
            program_version=self._version,
            rate_hz=health.rate_hz,
            dropouts=health.dropouts,
            repeated=health.repeated,
            gaps=health.gaps,
            sensor_light=self.sensors.light,
            sensor_stamp=health.figures,
        )
        self._session = None
        self.outcome.session = record
        self._recorder.stop(self._body)
        self._store.keep(effect.ticket, record)
        check = self._checks.measured(record)
        if check is not None:
            self._store.keep("check", check)

    def _use_look(self, effect: ask.UseLook) -> None:
        self.look = effect.look

    def _quit(self, effect: ask.Quit) -> None:
        self.quitting = True

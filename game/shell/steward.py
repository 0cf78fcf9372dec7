"""Carry out what screens ask for: keep, load, open, sound; and answer them in a later tick."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from game.model import Look, Sound
from game.scenes import answers as told
from game.scenes import scene as ask
from game.scenes.answers import Answer
from game.scenes.scene import Effect, Today
from game.shell.audio import Player, Silence
from game.shell.body import Body
from game.shell.child_desk import ChildDesk, Offers, nothing_offered
from game.shell.desk import Desk
from game.shell.disk_strip import Refused
from game.shell.path_desk import PathDesk
from game.shell.quiet_checks import QuietChecks
from game.shell.recorder import Recorder
from game.shell.sensor_desk import SensorDesk
from game.shell.sensor_watch import WORSE
from profiles.errors import StoreError
from profiles.model import Device, Repetition, Result, Round, SessionRecord, new_id
from profiles.practice_records import LadderStep
from profiles.store import Store
from sensors.around import Around


@dataclass(slots=True)
class Outcome:
    """What the last session came to, for the command line."""

    session: SessionRecord | None = None
    result: Result | None = None
    game: str = ""
    ladder: LadderStep | None = None


class Steward:
    """Knows the store, the body and the sound; screens know none of them."""

    def __init__(
        self,
        store: Store,
        body: Body,
        version: str,
        seed: int,
        recorder: Recorder,
        *,
        around: Around | None = None,
        desks: Sequence[Desk] = (),
        offers: Offers = nothing_offered,
    ) -> None:
        """`seed` is that of the first session; each further one has the next.

        Sensors are opened with what is `around`; `desks` carry out what they say they do, and
        `offers` tells what a child may play.
        """
        self.children = ChildDesk(store, self.today_now, offers)
        self._desks: tuple[Desk, ...] = (self.children, PathDesk(store, self.today_now), *desks)
        self.sensors = SensorDesk(store, body, around or Around(seed))
        self._session: SessionRecord | None = None
        self._store = store
        self._body = body
        self.player: Player = Silence()
        self._version = version
        self.seed = seed
        self._next_seed = seed
        self._recorder = recorder
        self._checks = QuietChecks(body)
        self._answers: list[Answer] = []
        self._kept: list[Repetition] = []
        self._pending: dict[str, Repetition] = {}
        self._today, self._today_at = Today("", ""), 0.0
        self.look = Look()
        self.outcome = Outcome()
        self.quitting = False
        self.trouble = ""
        """The latest sentence about something that could not be kept."""
        self.refused = Refused()
        self._do = self._carriers()

    def _carriers(self) -> dict[type, Callable[[Any], None]]:
        """Who carries out which effect."""
        return {
            Sound: lambda e: self.player.play(e.name),
            ask.Music: lambda e: self.player.music(e.name or None),
            ask.Keep: self._keep,
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
        for desk in self._desks:
            if type(effect) in desk.carriers:
                answer = desk.carriers[type(effect)](effect)
                self._answers += [answer] if answer else []
                return
        self._do[type(effect)](effect)

    def answers(self) -> tuple[Answer, ...]:
        """What is to be told in the next tick."""
        for kept in self._store.answers():
            self.refused.hear(kept)
            if kept.error:
                self.trouble = kept.error
            elif kept.ticket in self._pending:
                self._kept.append(self._pending.pop(kept.ticket))
        if self.refused.asks_again():
            self._store.flush(0.0)  # waits for nothing
        if trouble := self._store.backup_trouble():
            self.trouble = trouble
        if self._recorder.trouble:
            self.trouble, self._recorder.trouble = self._recorder.trouble, ""
        news = list(self.sensors.news())
        if news:
            self._answers += news
            self._keep_light()
        for desk in self._desks:
            self._answers += desk.news()
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

    def today_now(self) -> Today:
        """The family's date and time, as it was told last."""
        return self.today(self._today_at)

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
        elif isinstance(record, LadderStep):
            self.outcome.ladder = record
        self._store.keep(ticket, record)

    def close(self) -> None:
        """Stop whatever goes on beside the screens."""
        self.sensors.stop_finding()
        for desk in self._desks:
            desk.close()

    def _begin(self, effect: ask.BeginSession) -> None:
        self.outcome = Outcome()
        seed, self._next_seed = self._next_seed, self._next_seed + 1
        self._answer(effect.ticket, told.Begun(new_id(), seed, self._check_due(effect)))

    def _check_due(self, effect: ask.BeginSession) -> bool:
        """Whether the child has had no quiet check yet today, in this gear, on this sensor."""
        if not effect.child_id:
            return False
        try:
            child, date = self.children.child(effect.child_id), self.today_now().date
            gear = self._store.gear_of(child)
            return not self._store.checked_on(child, date, gear, effect.sensor)
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
        self._answer(effect.ticket, told.SessionKept(record.sensor_light))
        check = self._checks.measured(record)
        if check is not None:
            self._store.keep("check", check)
        self._store.back_up_soon(self.today_now().date)

    def _use_look(self, effect: ask.UseLook) -> None:
        self.look = effect.look

    def _quit(self, effect: ask.Quit) -> None:
        self.quitting = True

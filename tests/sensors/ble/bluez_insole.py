"""A pressure insole that is not there, behind a fake org.bluez: for bleak's own Linux backend."""

from tests.sensors.ble.bluez_objects import FakeCharacteristic, FakeDevice
from tests.sensors.ble.dialect import PLAIN, Dialect
from tests.sensors.ble.fake_bluez import FakeBlueZ
from tests.sensors.ble.insole import Cells, Insole, standing

__all__ = ["BlueZInsole"]

WRITES = ("write", "write-without-response")
BATTERY_SERVICE = "0000180f-0000-1000-8000-00805f9b34fb"
BATTERY_LEVEL = "00002a19-0000-1000-8000-00805f9b34fb"


class BlueZInsole(Insole):
    """Within reach as soon as it is made. Its methods may be called on any thread but BlueZ's."""

    def __init__(
        self,
        bluez: FakeBlueZ,
        name: str,
        address: str,
        dialect: Dialect = PLAIN,
        *,
        cells: Cells = standing,
        ppm: float = 0.0,
        battery_percent: int | None = 87,
    ) -> None:
        """As a `VirtualInsole`."""
        super().__init__(name, address, dialect, cells, ppm)
        self._bluez = bluez
        self.battery_percent = battery_percent
        self._stream = FakeCharacteristic(
            dialect.stream,
            ("indicate",) if dialect.indicates else ("notify",),
            on_subscription=self._on_subscription,
        )
        self.device = FakeDevice(
            address,
            name,
            self._services(),
            (dialect.service,) if dialect.advertises_service else (),
            dialect.manufacturer,
            on_disconnect=self._wanted.clear,
        )
        bluez.add(self.device)
        bluez.do(self._start())

    def drop(self) -> None:
        """Lose the link; it can be found again at once."""
        self._bluez.drop(self.device)

    def reboot(self) -> None:
        """Lose the link; the sequence and the clock start at 0, and the stream has to be asked."""
        self.drop()
        self._boot()

    def go_away(self) -> None:
        """Lose the link and be found no more."""
        self.device.away = True
        self.drop()

    def come_back(self) -> None:
        """Be found again."""
        self.device.away = False

    def _services(self) -> dict[str, list[FakeCharacteristic]]:
        dialect = self.dialect
        held = {dialect.service: [self._stream]}
        if dialect.command is not None:
            held[dialect.service].append(self._characteristic(dialect.command, WRITES))
        for extra in dialect.extras:
            where = held.setdefault(extra.service or dialect.service, [])
            where.append(self._characteristic(extra.uuid, ("read", *WRITES)))
        if self.battery_percent is not None:
            level = bytes([self.battery_percent])
            held[BATTERY_SERVICE] = [FakeCharacteristic(BATTERY_LEVEL, ("read",), level)]
        return held

    def _characteristic(self, uuid: str, can: tuple[str, ...]) -> FakeCharacteristic:
        def write(value: bytes) -> None:
            self._on_write(uuid, value)
            made.value = value

        made = FakeCharacteristic(uuid, can, self.values.get(uuid, b""), write)
        return made

    async def _start(self) -> None:
        self._bluez.keep(self._run())

    async def _notify(self, data: bytes) -> None:
        self._bluez.notify_now(self._stream, data)

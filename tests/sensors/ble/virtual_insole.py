"""A pressure insole that is not there, on a virtual air: a GATT server which speaks any dialect."""

import asyncio

from bumble import data_types
from bumble.core import UUID, AdvertisingData
from bumble.device import Connection, Device
from bumble.gatt import Characteristic, CharacteristicValue, Service
from bumble.profiles.battery_service import BatteryService

from tests.sensors.ble.air import VirtualAir, hang_up
from tests.sensors.ble.dialect import PLAIN, Dialect
from tests.sensors.ble.insole import Cells, Insole, standing

__all__ = ["VirtualInsole"]

ADVERTISES_EACH_MS = 20
UUID_16_BYTES = 2
PROPERTIES = Characteristic.Properties
READS = PROPERTIES.READ
WRITES = PROPERTIES.WRITE | PROPERTIES.WRITE_WITHOUT_RESPONSE
Flags = AdvertisingData.Flags


class VirtualInsole(Insole):
    """Switched on as soon as it is made. Its methods may be called on any thread but the air's."""

    def __init__(
        self,
        air: VirtualAir,
        name: str,
        address: str,
        dialect: Dialect = PLAIN,
        *,
        cells: Cells = standing,
        ppm: float = 0.0,
        battery_percent: int | None = 87,
    ) -> None:
        """`ppm` is how much faster its clock is; without a `battery_percent` it has no battery."""
        super().__init__(name, address, dialect, cells, ppm)
        self.battery_percent = battery_percent
        self.breaks_after_s: float | None = None
        """Where it is set, how long each new link lasts, by the air's own clock."""
        self._air = air
        self._connection: Connection | None = None
        air.do(self._make())

    # --- What happens to it ----------------------------------------------------------------------
    @property
    def connected(self) -> bool:
        """Whether somebody holds a link to it."""
        return self._connection is not None

    def drop(self) -> None:
        """Lose the link, as out of reach; it can be found again at once."""
        self._air.do(self._drop())

    def reboot(self) -> None:
        """Lose the link; the sequence and the clock start at 0, and the stream has to be asked."""
        self._air.do(self._reboot())

    def go_away(self) -> None:
        """Lose the link and be found no more, as out of reach or with an empty battery."""
        self._air.do(self._go_away())

    def come_back(self) -> None:
        """Be found again."""
        self._air.do(self._advertise())

    def power(self, on: bool) -> None:
        """Switched off it is gone; switched on it starts anew and can be found."""
        if on:
            self._boot()
            self.come_back()
        else:
            self.go_away()

    # --- On the air's thread ---------------------------------------------------------------------
    async def _make(self) -> None:
        self._device: Device = self._air.device(self.name, self.address)
        self._device.add_services(self._services())
        self._device.advertising_data = self._advertisement()
        await self._device.power_on()
        self._device.on(Device.EVENT_CONNECTION, self._on_connection)
        self._boot()
        await self._advertise()
        self._air.keep(self._run())

    def _services(self) -> list[Service]:
        dialect = self.dialect
        kind = PROPERTIES.INDICATE if dialect.indicates else PROPERTIES.NOTIFY
        self._stream = Characteristic(dialect.stream, kind, Characteristic.READABLE, b"")
        self._stream.on(Characteristic.EVENT_SUBSCRIPTION, self._on_notifying)
        held = {dialect.service: [self._stream]}
        if dialect.command is not None:
            held[dialect.service].append(self._characteristic(dialect.command, WRITES))
        for extra in dialect.extras:
            where = held.setdefault(extra.service or dialect.service, [])
            where.append(self._characteristic(extra.uuid, READS | WRITES))
        services = [Service(UUID(uuid), inside) for uuid, inside in held.items()]
        if self.battery_percent is not None:
            services.append(BatteryService(lambda _: self.battery_percent or 0))
        return services

    def _characteristic(self, uuid: str, can: PROPERTIES) -> Characteristic:
        def read(_connection: Connection) -> bytes:
            return self.values[uuid]

        def write(_connection: Connection, written: bytes) -> None:
            self._on_write(uuid, bytes(written))

        rights = Characteristic.READABLE | Characteristic.WRITEABLE
        return Characteristic(uuid, can, rights, CharacteristicValue(read=read, write=write))

    def _advertisement(self) -> bytes:
        # Bumble sends the same again as scan response, so that the name has to be in here.
        dialect = self.dialect
        parts = [
            data_types.Flags(Flags.LE_GENERAL_DISCOVERABLE_MODE | Flags.BR_EDR_NOT_SUPPORTED),
            data_types.CompleteLocalName(self.name),
        ]
        if dialect.advertises_service:
            parts.append(_list_of(UUID(dialect.service)))
        if dialect.manufacturer is not None:
            parts.append(data_types.ManufacturerSpecificData(*dialect.manufacturer))
        return bytes(AdvertisingData(parts))

    async def _advertise(self) -> None:
        each_ms = ADVERTISES_EACH_MS
        await self._device.start_advertising(
            auto_restart=True, advertising_interval_min=each_ms, advertising_interval_max=each_ms
        )

    async def _drop(self) -> None:
        if self._connection is not None:
            await hang_up(self._connection)

    async def _reboot(self) -> None:
        await self._drop()
        self._boot()

    async def _go_away(self) -> None:
        await self._drop()
        await self._device.stop_advertising()

    def _on_connection(self, connection: Connection) -> None:
        self._connection = connection
        connection.on(Connection.EVENT_DISCONNECTION, self._on_disconnection)
        if self.breaks_after_s is not None:
            self._air.keep(self._break_after(self.breaks_after_s))

    async def _break_after(self, wait_s: float) -> None:
        await asyncio.sleep(wait_s)
        await self._drop()

    def _on_disconnection(self, _reason: int) -> None:
        self._connection = None
        self._wanted.clear()

    def _on_notifying(self, _connection: Connection, notify: bool, indicate: bool) -> None:
        self._on_subscription(notify or indicate)

    async def _notify(self, data: bytes) -> None:
        connection = self._connection
        if connection is None:
            return
        if self.dialect.indicates:
            await self._device.indicate_subscriber(connection, self._stream, data)
        else:
            await self._device.notify_subscriber(connection, self._stream, data)


def _list_of(service: UUID) -> data_types.ListOfServiceUUIDs:
    if len(service.uuid_bytes) == UUID_16_BYTES:
        return data_types.CompleteListOf16BitServiceUUIDs([service])
    return data_types.CompleteListOf128BitServiceUUIDs([service])

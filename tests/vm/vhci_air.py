"""A radio with one end in the kernel: its adapter is emulated, and so are devices around it."""

import asyncio

from bumble.controller import Controller
from bumble.core import PhysicalTransport
from bumble.device import Device
from bumble.hci import Address, LeFeatureMask
from bumble.host import Host
from bumble.link import LocalLink
from bumble.transport import open_transport
from bumble.transport.common import AsyncPipeSink

from tests.sensors.ble.loop_thread import LoopThread

__all__ = ["VhciAir"]

ADAPTER = "F6:F7:F8:F9:FA:FB"
TOO_MUCH = LeFeatureMask.LL_PRIVACY | LeFeatureMask.LE_EXTENDED_ADVERTISING
"""Bumble 0.0.236 says that it can do these, and never sends the event which the kernel then waits
for when it connects: each connection takes 4 s, and the kernel will never end it."""


class VhciAir(LoopThread):
    """A context manager; while it is entered, the kernel has an adapter, hci0."""

    def __init__(self) -> None:
        """Nothing is switched on."""
        super().__init__("air")

    async def _open(self) -> None:
        self._transport = await open_transport("vhci")
        self._link = _Link()
        self._adapter = Controller(
            "hci0",
            host_source=self._transport.source,
            host_sink=self._transport.sink,
            link=self._link,
            public_address=ADAPTER,
        )
        self._adapter.le_features &= ~TOO_MUCH

    async def _close(self) -> None:
        await self._transport.close()

    def device(self, name: str, address: str) -> Device:
        """A device of Bumble within reach, not yet switched on; only on the air's own thread."""
        controller = Controller(name, link=self._link, public_address=address)
        host = Host(controller, AsyncPipeSink(controller))
        return Device(name=name, address=Address(address), host=host)


class _Link(LocalLink):
    """Hands over what is sent under the address that the receiver knows.

    Bumble 0.0.236 takes the sender's random one for all; BlueZ connects with its public one, and
    its words would never arrive.
    """

    def send_acl_data(
        self,
        sender_controller: Controller,
        destination_address: Address,
        transport: PhysicalTransport,
        data: bytes,
    ) -> None:
        receiver = self.find_le_controller(destination_address)
        known = receiver.le_connections if receiver else {}
        sender = sender_controller.public_address
        if transport is not PhysicalTransport.LE or receiver is None or sender not in known:
            super().send_acl_data(sender_controller, destination_address, transport, data)
            return
        loop = asyncio.get_running_loop()
        loop.call_soon(receiver.on_link_acl_data, sender, transport, data)

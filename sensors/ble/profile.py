"""A device profile: all that is known of one kind of board or insoles, frozen and checked."""

from pydantic import model_validator

from sensors.ble.fields import MisfitError, check_one, described
from sensors.ble.profile_checks import breaches
from sensors.ble.profile_sheet import ProfileSheet

__all__ = ["DeviceProfile"]


@described
class DeviceProfile(ProfileSheet):
    """One kind of device. `insole` is one device a foot, two of which make the sensor;
    `insole_pair` is one device that gives both feet."""

    @model_validator(mode="after")
    def _fits(self) -> "DeviceProfile":
        check_one(self, self.ONE_OF, "a device sends frames or text; describe one of them")
        if found := tuple(breaches(self)):
            raise MisfitError(*found)
        return self

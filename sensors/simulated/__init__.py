"""A child made of numbers: abilities and a Wish in, samples out. A driver like any other."""

from sensors.simulated.child import SimulatedChild, simulated

__all__ = ["SimulatedChild", "simulated"]

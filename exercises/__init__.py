"""Exercises: what a therapist sets, written in YAML."""

from exercises.exercise import Exercise
from exercises.level import Level, Origin
from exercises.loader import LevelError, load, read
from exercises.offer import Offer

__all__ = ["Exercise", "Level", "LevelError", "Offer", "Origin", "load", "read"]

"""Exercises: what a therapist sets, written in YAML."""

from exercises.exercise import Exercise
from exercises.loader import LevelError, load

__all__ = ["Exercise", "LevelError", "load"]

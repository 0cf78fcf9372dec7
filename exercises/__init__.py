"""Exercises: what a therapist sets, written in YAML."""

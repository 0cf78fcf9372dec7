"""Boards and insoles that speak Bluetooth Low Energy, each described by a profile in YAML."""

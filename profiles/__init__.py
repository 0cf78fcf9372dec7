"""Children's profiles: gear, calibration, sessions and progress."""

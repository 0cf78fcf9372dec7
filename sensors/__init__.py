"""What the child's body does: devices, their samples, and the signals that games read."""

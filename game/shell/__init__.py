"""The shell: the only part that touches the machine — window, sound, files and clock."""

"""Every mini-game, one line each."""

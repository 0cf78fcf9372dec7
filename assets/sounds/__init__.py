"""Every sound of the game, and the script that makes them; nothing here runs in play."""

"""The games: rules, scenes and the shell that shows them."""

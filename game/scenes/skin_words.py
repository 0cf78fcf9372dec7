"""How an adult is asked about the skin under a prosthesis or a splint, before and after play."""

from game.model import msg

ASK = msg("For the grown-up: how is the skin?")
ANSWERS = (
    ("fine", "skin_ok", msg("The skin is fine")),
    ("red", "skin_red", msg("It is red or sore")),
)
"""(id, picture, caption); what is fine has the focus."""

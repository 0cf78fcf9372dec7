"""How pages with the faces of all children are laid out."""

from game.model import msg

NOBODY = msg("There is no child here yet. On the first screen, press Play, and then New child.")
COLUMNS, ROWS = 5, 2
X, Y, W, H, GAP = 63.0, 156.0, 210.0, 220.0, 26.0
PICTURE_SCALE = 0.82

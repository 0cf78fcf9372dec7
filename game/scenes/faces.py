"""The faces that a child can choose from."""

from game.scenes.grown_up_page import BACK
from game.scenes.menu import Tile

AVATARS = (
    "otter",
    "owl",
    "fox",
    "flamingo",
    "bear",
    "hare",
    "turtle",
    "cat",
    "frog",
    "penguin",
    "dragon",
)


def face_tiles() -> tuple[Tile, ...]:
    """A face of each kind, and the way back."""
    w, h, gap, columns = 180, 178, 20, 6
    left = (1280 - columns * w - (columns - 1) * gap) / 2
    faces = tuple(
        Tile(
            f"face-{name}",
            f"avatar_{name}",
            "",
            left + n % columns * (w + gap),
            220 + n // columns * (h + gap),
            w,
            h,
        )
        for n, name in enumerate(AVATARS)
    )
    return (*faces, BACK)

"""One table of colours and one of sizes, for every widget; `high` is the high-contrast look."""

Colour = tuple[int, int, int]

NAVY: Colour = (16, 36, 62)
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
YELLOW: Colour = (240, 228, 66)

# role: (usual, high contrast). Okabe-Ito colours on navy, cream and white (requirements UI-06/07).
INKS: dict[str, tuple[Colour, Colour]] = {
    "ink": (NAVY, WHITE),
    "ink_soft": ((64, 80, 104), WHITE),
    "ink_light": (WHITE, WHITE),
    "ink_title": ((92, 52, 22), YELLOW),
    "ink_board": ((92, 52, 22), (92, 52, 22)),
    "ink_accent": ((0, 92, 146), YELLOW),
    "panel": ((255, 249, 236), BLACK),
    "panel_soft": ((241, 233, 214), (24, 24, 24)),
    "panel_dark": (NAVY, BLACK),
    "tile": (WHITE, BLACK),
    "tile_edge": ((214, 200, 170), WHITE),
    "focus": ((230, 120, 0), YELLOW),
    "stop": ((196, 32, 38), (220, 0, 0)),
    "fill": ((0, 158, 115), YELLOW),
    "fill_light": (YELLOW, YELLOW),
    "track": ((196, 204, 214), (90, 90, 90)),
    "good": ((0, 120, 88), YELLOW),
    "star": (YELLOW, YELLOW),
    "sky": ((86, 180, 233), (86, 180, 233)),
    "orange": ((230, 159, 0), (230, 159, 0)),
    "purple": ((204, 121, 167), (204, 121, 167)),
}

SRGB_KNEE = 0.04045
"""Below this an sRGB channel is linear (IEC 61966-2-1)."""
SMALL_PX, BODY_PX, CHILD_PX, TITLE_PX = 20, 24, 30, 54
"""Text sizes on the 1280x720 canvas: nothing under 18, what a child reads at least 27."""
LEAST_PX = 18


def ink(role: str, high_contrast: bool) -> Colour:
    """The colour of `role`; KeyError for a role that is not in the table."""
    return INKS[role][high_contrast]


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2 contrast ratio of two sRGB colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Colour) -> float:
    """WCAG 2 relative luminance of an sRGB colour, 0 to 1."""
    r, g, b = (
        part / 12.92 if part <= SRGB_KNEE else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b

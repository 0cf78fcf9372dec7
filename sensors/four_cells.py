"""What a board with four cells at its corners reads when a load stands on one point of it."""

from sensors.layout import WII_BOARD

WII_HALF_X_MM = WII_BOARD.cells[1].x_mm
WII_HALF_Y_MM = WII_BOARD.cells[1].y_mm
"""How far the cells of a Wii board are from its middle: its edges, for a centre of pressure."""


def corners(
    load_kg: float, x_mm: float, y_mm: float, half_x_mm: float, half_y_mm: float
) -> tuple[float, float, float, float]:
    """The cells tl, tr, bl, br at (+-half_x_mm, +-half_y_mm), in kg.

    Their sum is `load_kg` and their centre of pressure (x_mm, y_mm), both exactly; no cell pulls
    as long as the point is between them.
    """
    right, front = x_mm / half_x_mm, y_mm / half_y_mm
    quarter = load_kg / 4
    return (
        quarter * (1 - right) * (1 + front),
        quarter * (1 + right) * (1 + front),
        quarter * (1 - right) * (1 - front),
        quarter * (1 + right) * (1 - front),
    )

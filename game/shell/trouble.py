"""What is told to people: one sentence that says what to do, and an exit status."""


class Trouble(Exception):  # noqa: N818  # it is told to people, who know troubles and no errors
    """Something that was asked for cannot be done; the message is a whole sentence."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        """`status` 1: what was asked for did not hold; 2: wrong use."""
        super().__init__(sentence)
        self.status = status

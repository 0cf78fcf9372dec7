"""Why something is not measured: a sentence, in the place of a number that would mislead."""


class Refused(ValueError):  # noqa: N818  # a refusal is an answer, and no error of anybody
    """It cannot be given; the message is one sentence that says why, for an adult."""

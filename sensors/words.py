"""Words for people, marked for the catalogs of translators."""

__all__ = ["msg"]


def msg(english: str) -> str:
    """Mark a message for the catalogs; it is translated where it is drawn."""
    return english

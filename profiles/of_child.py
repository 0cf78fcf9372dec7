"""Parts of queries about one child: what is kept of it, and in which order it happened."""

from profiles.practice_records import Assignment
from profiles.rows import columns

__all__ = ["KEPT", "OLDEST_FIRST", "PLANS"]

KEPT = "WHERE session.child_id = ? AND session.trashed_at IS NULL"
"""The sessions of a child, without the trash."""
# julianday compares moments, where the text of a time would compare clocks.
OLDEST_FIRST = "ORDER BY julianday(session.started_at), session.rowid"
PLANS = f"""
    SELECT {columns(Assignment)} FROM assignment WHERE child_id = ?
    ORDER BY julianday(assigned_at), rowid
"""
"""The plans that a child was given."""

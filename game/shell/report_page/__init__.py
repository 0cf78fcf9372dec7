"""`stepling report`: a child's report as one page, and the same numbers as a table."""

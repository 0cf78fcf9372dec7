"""`stepling measure --plot`: what was measured, on one page."""

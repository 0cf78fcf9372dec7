"""What adults are shown: numbers with a unit, a filter and a source, or the reason why not."""

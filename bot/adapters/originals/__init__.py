"""Plain-text originals, read from exported web pages into passages."""

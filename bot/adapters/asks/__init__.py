"""The classifier of asks: words and vectors to numbers, a small network over both, and how it is trained."""

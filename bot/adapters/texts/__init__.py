"""Readers of prompts/: each file checked when it is read, and every mistake in it named."""

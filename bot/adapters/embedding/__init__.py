"""Turning text into vectors, once per text and embedder."""

"""Measurements over cases and outside data."""

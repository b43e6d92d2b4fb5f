"""Drafts to measure the check with, and a grammar of breaches."""

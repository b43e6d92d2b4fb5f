"""The sieve of the patterns by which figures are read: most texts hold the words of a few."""

from bot.reading.sieve import Sieve, Sifted

FIGURES = Sieve()
"""Who serves long makes it `ready`."""


def sifted(source: str) -> Sifted:
    """The pattern of one of our own sources, compiled when a text first holds a word that it needs."""
    return FIGURES.pattern(source, ours=True)

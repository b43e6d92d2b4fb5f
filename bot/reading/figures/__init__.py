"""Figures in French and English text: amounts, percentages, quantities, delays and dates."""

from bot.reading.figures.reader import read_figures

__all__ = ["read_figures"]

"""Tenir Bon: a negotiation coach that is firm and kind in every reply."""

__version__ = "0.1.0"

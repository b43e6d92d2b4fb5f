"""How what an ask speaks of is usually called: words that the signs of a company's clauses are written in."""

PRICE_OF_MORE = "appliquer le palier . price break without"
"""The price of a larger quantity, for a smaller one."""

IN_PARTS = "en plusieurs fois . instalments"
"""Payment in parts."""

NEW_ADDRESS = "nouvelle adresse . new address"
"""Goods that go elsewhere than was planned."""

INVOICED = "déjà facturée . already invoiced"
"""Money off an order that was invoiced before."""

OTHERS_TERMS = "other clients pay . autres clients paient"
"""The usual names of what another client pays, which is told to nobody."""

RUSH_FEE_OFF = "supplément d'urgence . rush fee"
"""A charge for hurry that is to come off."""

ANOTHERS_PLACE = "passer devant . ahead of others"
"""The place of another client, to be taken."""

"""The values of a negotiation: frozen, JSON-serialisable, free of any input or output."""

"""Real things behind the ports."""

"""The coach on Telegram: an update comes in, one answer goes out, to its user only."""

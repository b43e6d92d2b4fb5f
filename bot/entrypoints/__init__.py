"""The doors: the command line and Telegram."""

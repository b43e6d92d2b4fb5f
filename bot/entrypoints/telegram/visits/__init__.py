"""What each thing a user does leads to: words and presses in, messages out. Nothing here knows the Bot API."""

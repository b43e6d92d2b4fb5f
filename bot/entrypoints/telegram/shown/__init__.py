"""What the bot says, and how Telegram shows it: lines, answers, buttons, lengths."""

"""What a client wishes, told back: heard is not granted."""

from bot.coach.check.lexicon import Lexicon
from bot.coach.check.page import Page, Span


def only_written_down(page: Page, lexicon: Lexicon, clause: Span, following: Span) -> bool:
    """Whether a wish told back is only said to be heard: "you would like two years of it, I have noted that"."""
    if not lexicon.find("wish_told", page.voiced, clause.start, clause.end):
        return False
    heard = lexicon.find("written_down", page.voiced, following.start, following.end)
    return heard is not None and not any(
        m.start() >= heard.end() or m.end() <= heard.start()
        for m in lexicon.all("granted_back", page.voiced, following.start, following.end)
    )

"""A client by what they call theirs: goods of theirs that they count, a buyer or other suppliers of their own."""

from collections.abc import Sequence

from bot.coach.understand.cues import Cues, found_in
from bot.coach.understand.plain import Plain


def of_their_own(sentences: Sequence[Plain], cues: Cues, *, goods: bool) -> bool:
    """Whether the writer is a client by their own words, though they address nobody.

    They greet, and speak of a buyer or of other suppliers of theirs; or count as theirs `goods` that we sell.
    A seller's words of a client, or of a stock, tell otherwise.
    """
    texts = [p.text for p in sentences]
    if not texts or any(found_in(cues.advice["sellers"], t) for t in texts):
        return False
    greeted = found_in(cues.advice["greeted"], texts[0]) is not None
    if greeted and any(found_in(cues.advice["buyers"], t) for t in texts):
        return True
    return goods and any(found_in(cues.advice["our_goods"], t) for t in texts)

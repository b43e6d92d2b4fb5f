"""What a request is about where it cannot be told back: "the deposit", "exclusivity", "the price"."""

import re
from collections.abc import Collection, Sequence

from bot.coach.compose.case import Case
from bot.domain.phrases import Sign
from bot.reading.requests import Requested
from bot.reading.signs import sign_in, words_of

_SHARE = re.compile(r"(?<![\d.,])[1-4]?\d ?(?:%|pour ?cent\b|per ?cent\b)")
# The same thing by other topics: whoever was answered on one was answered on it.
_KIN = {
    "price": frozenset({"match", "break", "invoiced", "gesture", "question-price", "quality", "checks"}),
    "payment": frozenset({"instalments", "question-payment"}),
    "instalments": frozenset({"payment", "question-payment"}),
    "deposit": frozenset({"question-payment"}),
    "gift": frozenset({"free-work"}),
    "shipping": frozenset({"question-shipping"}),
    "samples": frozenset({"question-samples"}),
    "quality": frozenset({"checks"}),
    "checks": frozenset({"quality"}),
    "minimum": frozenset({"question-minimum"}),
}


def theme_of(text: str, case: Case) -> str | None:
    """The topic that a text bargains over, by name; None where it tells of none."""
    found = _sign(text, case)
    return None if found is None else found.id


def theme(text: str, case: Case, spoken: Collection[str] = ()) -> str | None:
    """What a text bargains over, as a noun phrase of ours; None for none, or where a topic in `spoken` is of it."""
    found = _sign(text, case)
    if found is None or alike(found.id, spoken):
        return None
    return found.says[0].fill({}, familiar=case.voice.familiar)


def alike(one: str, spoken: Collection[str]) -> bool:
    """Whether a topic, or another name of it, is among those spoken of."""
    return one in spoken or not _KIN.get(one, frozenset()).isdisjoint(spoken)


def _sign(text: str, case: Case) -> Sign | None:
    words, themes = words_of(text), case.voice.book.themes
    found = next((t for t in themes if any(sign_in(w, words) for w in t.words)), None)
    if found is None and _SHARE.search(text) is not None:
        # "The same 7 %" speaks of a price, whatever its words.
        found = next((t for t in themes if t.id == "price"), None)
    return found


_BULLET = re.compile(r"^[ \t]*(?:[-•*–—]|\(?\d{1,2}[.)/°]|\(?[a-z]\))[ \t]+(?P<item>\S.*)$", re.MULTILINE)
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s,;:]))\(?[1-9]\)\s*(?P<item>.+?)(?=[\s,;]+(?:and |et )?\(?[1-9]\)|[.?!](?:\s|$)|$)"
)
_FEW = 2


def listed(text: str, asked: Sequence[Requested]) -> tuple[Requested, ...]:
    """The items of a list in `text` in which no request of `asked` stands; none where there are fewer than two."""
    for pattern in (_BULLET, _NUMBERED):
        items = [(m.start("item"), m.end("item")) for m in pattern.finditer(text)]
        if len(items) >= _FEW:
            free = [(s, e) for s, e in items if not any(one.start < e and one.end > s for one in asked)]
            return tuple(Requested(text[s:e].rstrip(), s, s + len(text[s:e].rstrip())) for s, e in free)
    return ()

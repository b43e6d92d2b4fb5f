"""What a request is about where it cannot be told back: "the deposit", "exclusivity", "the price"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.coach.compose.case import Case
from bot.domain.inquiry import Subject
from bot.domain.phrases import Sign
from bot.reading.requests import Requested
from bot.reading.signs import sign_in, words_of

_SHARE = re.compile(r"(?<![\d.,])[1-4]?\d ?(?:%|pour ?cent\b|per ?cent\b)")
# The same thing by other topics: whoever was answered on one was answered on it.
_KIN = {
    "price": frozenset({"match", "break", "invoiced", "gesture", "question-price", "quality", "checks"}),
    "payment": frozenset({"instalments", "question-payment", "bill"}),
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
    if found.id == _PRESENT and any(i.subject is Subject.SUGGESTION for i in case.situation.inquiries):
        # The presents that are looked for are none of ours to give.
        return None
    return found.says[0].fill({}, familiar=case.voice.familiar)


_PRESENT = "gift"


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


def listed(asked: Sequence[Requested], case: Case) -> tuple[tuple[Requested, ...], tuple[Requested, ...]]:
    """The requests of `asked` that span no list of the message, and the items of lists in which none of them stands.

    Items are lines or numbered points, at least two of them, or what a request bargains over in a row.
    """
    text = case.situation.message.text
    for pattern in (_BULLET, _NUMBERED):
        items = [_item(text, m.start("item"), m.end("item")) for m in pattern.finditer(text)]
        if len(items) >= _FEW:
            apart = tuple(one for one in asked if sum(_holds(one, item) for item in items) < _FEW)
            free = (i for i in items if not any(one.start < i.end and one.end > i.start for one in apart))
            return apart, tuple(free)
    rows = {one: tuple(i for i in _in_a_row(one) if theme_of(i.quote, case) is not None) for one in asked}
    return tuple(_begun(one, row) for one, row in rows.items()), tuple(item for row in rows.values() for item in row)


def _begun(one: Requested, row: tuple[Requested, ...]) -> Requested:
    """A request without what it names in a row."""
    if not row:
        return one
    said = one.quote[: row[0].start - one.start].rstrip(", ")
    return replace(one, quote=said, end=one.start + len(said))


def _item(text: str, start: int, end: int) -> Requested:
    said = text[start:end].rstrip()
    return Requested(said, start, start + len(said))


def _holds(one: Requested, item: Requested) -> bool:
    return one.start <= item.start and one.end >= item.end


def _in_a_row(one: Requested) -> tuple[Requested, ...]:
    """The further things of a request that names several in a row: "your best rates, delivery to …, payment …"."""
    places = [m.end() for m in _COMMA.finditer(one.quote)]
    if len(places) < _FEW:
        return ()
    ends = [*(one.quote.rindex(",", 0, at) for at in places[1:]), len(one.quote)]
    spans = zip(places, ends, strict=True)
    return tuple(
        Requested(one.quote[s:e].strip(), one.start + s, one.start + e) for s, e in spans if _short(one.quote[s:e])
    )


_COMMA = re.compile(r",\s+(?:(?:and|et) )?")
_SHORT = 12


def _short(said: str) -> bool:
    return 0 < len(said.split()) <= _SHORT

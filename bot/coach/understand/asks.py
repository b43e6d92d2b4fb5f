"""The asks of a message: what its sentences show and the classifier's score, weighed together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from bot.coach.understand.bargaining import by_delivery
from bot.coach.understand.belonging import Run, measured, quoted, widened
from bot.coach.understand.cues import Cues
from bot.coach.understand.guesses import keep_likeliest, likeliest, not_silent
from bot.coach.understand.implied import Priced
from bot.coach.understand.plain import Plain
from bot.coach.understand.plainly_said import lowered, of_more, priced_alike, told_apart
from bot.coach.understand.reread import asks_the_best, reread
from bot.coach.understand.settle import NEGOTIATED, Found, prefer_goodwill, settle
from bot.coach.understand.shown import Shown, read_shown
from bot.coach.understand.signs import Signs
from bot.coach.understand.topics import names_in
from bot.coach.understand.unmade import called_off, mended_before_made
from bot.coach.understand.weighing import log_odds
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.reading.instalments import in_parts
from bot.reading.usual_names import IN_PARTS, PRICE_OF_MORE

_SAID = 0.5
"""A share from which an ask is likelier there than not."""

_CERTAIN = 9.0
"""The log-odds of an ask that a turn of phrase makes."""

_TOLD, _PLAIN, _PLAINEST = 0.3, 0.25, 0.04
"""Shares below which words, plain words, and plain words with their figure are an idiom: few mean the ask."""

_TELLING = 7
"""Words from which a question beside another ask has a subject of its own ("can you do anything?" has none)."""


_SURELY_NOT, _SURELY = 0.05, 0.8
"""Scores beyond which no turn of phrase outranks the classifier."""

_DELAYED = (AskKind.RUSH, AskKind.PAYMENT_TERMS)
"""Kinds that a delay alone may mean."""

_NO_AMOUNTS: Mapping[int, Priced] = MappingProxyType({})

_ORDER = {kind: i for i, kind in enumerate(AskKind)}


def find_asks(
    sentences: tuple[Plain, ...],
    text: str,
    cues: Cues,
    scores: Mapping[AskKind, float] | None,
    signs: Signs = (),
    amounts: Mapping[int, Priced] = _NO_AMOUNTS,
    today: date | None = None,
    granted: frozenset[Decimal] = frozenset(),
    near: frozenset[int] = frozenset(),
) -> tuple[Ask, ...]:
    """The asks in `sentences` (parts of `text`), one a kind, in the order of their words; never AskKind.ABUSE.

    Each quote is a stretch of whole sentences of `text`, with the neighbouring one where the
    ask's figure stands there. A question that carries another ask is not also a plain question.
    `amounts` tells, by sentence, how its amounts stand to our prices; by `today` a date is past.
    `granted` are discounts given before, in percent; `near` are the sentences with a day too near for our usual time.
    """
    first = read_shown(sentences, cues, signs, amounts, near)
    shown = _unopposed(reread(first, sentences, today, granted), first, scores)
    where = {kind: seen.where for kind, seen in shown.items()}
    shares = cues.weighing.shares({kind: seen.signs for kind, seen in shown.items()}, where, scores)
    found: Found = {
        kind: (
            seen.telling or [likeliest(seen, sentences)],
            _CERTAIN if "meant" in seen.signs else log_odds(shares[kind]),
        )
        for kind, seen in shown.items()
        if sentences
        and ("denied" not in seen.signs or seen.told)
        and (
            "meant" in seen.signs
            or cues.weighing.enough(kind, shares[kind], scores)
            or _plain(kind, seen, sentences, shares[kind])
        )
    }
    agreed = found.get(AskKind.ACCEPTANCE, ([], 0.0))[0]
    if agreed and not shown[AskKind.ACCEPTANCE].told and all(sentences[i].text.rstrip().endswith("?") for i in agreed):
        # nobody agrees in the words of a question
        del found[AskKind.ACCEPTANCE]
    not_silent(found, shown, shares, sentences)
    _without_the_denied(found, shown)
    keep_likeliest(found, shown, shares)
    about = [k for k in found if k in NEGOTIATED]
    asking = found.get(AskKind.PLAIN_QUESTION, ([], 0.0))[0]
    asked = [sentences[i].text for i in asking if sentences[i].text.rstrip().endswith("?")]
    brief = all(len(text.split()) < _TELLING for text in asked or [sentences[i].text for i in asking])
    if AskKind.COMPLAINT in about or (about and (brief or not shown[AskKind.PLAIN_QUESTION].plainly)):
        # "what can you do about it?" belongs to what it is about
        found.pop(AskKind.PLAIN_QUESTION, None)
    if shown[AskKind.ACCEPTANCE].plainly and not shown[AskKind.PRICE_CUT].plainly:
        # an agreement names its price: a quantity at an amount, or a share raised by it, is no request
        found.pop(AskKind.PRICE_CUT, None)
    if _closed(found, shown, sentences):
        found.pop(AskKind.PRICE_CUT, None)
    if not shown[AskKind.PRICE_CUT].told and _only_asks_the_price(sentences):
        found.pop(AskKind.PRICE_CUT, None)
    likely = shares[AskKind.PRICE_CUT] >= _SAID
    if AskKind.SPEC_DOWNGRADE in found and AskKind.PRICE_CUT in found and not likely and not _figured(sentences):
        # the saving is why something simpler is wanted
        del found[AskKind.PRICE_CUT]
    prefer_goodwill(found, shown, shares)
    for one, other in (_DELAYED, _DELAYED[::-1]):
        if shown[one].told and other in found and not shown[other].told:
            # a bare delay belongs to the ask that words show
            del found[other]
    settle(found)
    runs = {kind: _run_of(indices) for kind, (indices, _) in found.items()}
    asks = [
        Ask(
            kind,
            *quoted(kind, _wide(kind, runs, sentences), sentences, text),
            beside=_beside(kind, runs, sentences, text, cues),
        )
        for kind in runs
    ]
    if AskKind.SCOPE_CHANGE not in found:
        asks = [replace(a, kind=mended_before_made(a.kind, a.quote, sentences)) for a in asks]
    asks = _as_said(asks, sentences)
    if AskKind.SPECIAL_FAVOUR not in found:
        asks = [replace(a, kind=called_off(a.kind, sentences)) for a in asks]
    return tuple(sorted(asks, key=lambda a: (text.find(a.quote), _ORDER[a.kind])))


def _unopposed(
    again: Mapping[AskKind, Shown], first: Mapping[AskKind, Shown], scores: Mapping[AskKind, float] | None
) -> dict[AskKind, Shown]:
    """What is shown once turns of phrase are read, save where the classifier is all but sure of the contrary.

    A small thing asked in passing is no message's matter, and the classifier seldom hears it: there the turn stands.
    """
    return {
        kind: first[kind]
        if scores is not None
        and kind in scores
        and kind is not AskKind.GOODWILL
        and (
            ("meant" in seen.signs and scores[kind] < _SURELY_NOT)
            or ("denied" in seen.signs and scores[kind] > _SURELY)
        )
        else seen
        for kind, seen in again.items()
    }


def _as_said(asks: list[Ask], sentences: Sequence[Plain]) -> list[Ask]:
    """The asks, one read in a sentence whose turn says that it is another as that other; twice the same is one."""
    meant: dict[AskKind, Ask] = {}
    for ask in asks:
        own = [p.text for p in sentences if p.sentence.text.strip() and p.sentence.text.strip() in ask.quote]
        told = [t for text in own if (t := told_apart(text)) is not None]
        kind = ask.kind
        if told and len(told) == len(own) and all(t.get(kind) is False for t in told):
            other = next((k for t in told for k, yes in t.items() if yes), None)
            if other is None and len(asks) > 1:
                continue
            kind = other or AskKind.PLAIN_QUESTION
        meant.setdefault(kind, replace(ask, kind=kind))
    agreed = next((p for p in sentences if (told_apart(p.text) or {}).get(AskKind.ACCEPTANCE)), None)
    if agreed is not None and not meant.keys() & (NEGOTIATED | {AskKind.ACCEPTANCE}):
        meant[AskKind.ACCEPTANCE] = Ask(AskKind.ACCEPTANCE, agreed.sentence.text)
    if AskKind.COMPLAINT in meant and any(told_apart(p.text) for p in sentences):
        # What is asked beside it is about it.
        meant.pop(AskKind.PLAIN_QUESTION, None)
    return list(meant.values())


def _plain(kind: AskKind, seen: Shown, sentences: tuple[Plain, ...], share: float) -> bool:
    """Whether plain words stand for the ask: less than enough will do, as much text about something else hides them.

    The figure that the kind comes with makes them all the plainer ("a discount of 5%").
    """
    if share >= _TOLD and seen.told:
        return True
    if not seen.plainly or share < _PLAINEST:
        return False
    return share >= _PLAIN or any(
        "strong" in signs and measured(kind, sentences[i]) for i, signs in enumerate(seen.by_sentence)
    )


_DENIABLE = frozenset(
    {AskKind.ACCEPTANCE, AskKind.SCOPE_CHANGE, AskKind.SPEC_DOWNGRADE, AskKind.PAYMENT_TERMS, AskKind.RUSH}
)
"""Kinds that no score alone brings back where every sentence of theirs was taken back."""


def _without_the_denied(found: Found, shown: Mapping[AskKind, Shown]) -> None:
    """Take away the kinds whose words are all taken back, where words tell plainly of another ask."""
    if not any(shown[k].plainly for k in found if k in NEGOTIATED):
        return
    for kind in _DENIABLE & found.keys():
        if "against" in shown[kind].signs and not shown[kind].told:
            del found[kind]


_NEAR = 3
"""How many sentences away words still bear on an ask."""

_AROUND = frozenset({AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE, AskKind.ULTIMATUM, AskKind.COMPLAINT})
"""Kinds whose words may bear on another ask all the same."""


def _beside(kind: AskKind, runs: Mapping[AskKind, Run], sentences: tuple[Plain, ...], text: str, cues: Cues) -> str:
    """The words that no other ask quotes, and the usual names of what they and the ask's own speak of."""
    taken = {
        i for k, run in runs.items() if k is not kind and k not in _AROUND for i in range(run[0], run[1] + 1)
    } - set(range(runs[kind][0], runs[kind][1] + 1))
    near = range(runs[kind][0] - _NEAR, runs[kind][1] + _NEAR + 1)
    free = tuple(p for i, p in enumerate(sentences) if i in near and i not in taken)
    # who asks for the best price of a quantity asks for no price of a larger one
    bargained = (asks_the_best, lowered, priced_alike)
    named = tuple(p for p in free if kind is not AskKind.PRICE_CUT or not any(of(p.text) for of in bargained))
    said = [text[p.sentence.start : p.sentence.end] for p in free]
    names = names_in(kind, named, cues.topics)
    if kind is AskKind.PRICE_CUT and not any(_other_break(p.text) for p in free):
        # A price for one quantity is the price of no larger one.
        names = " . ".join(n for n in names.split(" . ") if n not in _OF_A_BREAK)
    parts = (
        (IN_PARTS,) if kind is AskKind.PAYMENT_TERMS and any(in_parts(p.text) or _shared_out(p) for p in free) else ()
    )
    if kind is AskKind.PRICE_CUT and any(by_delivery(p.text) or of_more(p.text) for p in free):
        parts = (PRICE_OF_MORE,)
    return " . ".join((*said, names, *parts))


_OF_A_BREAK = frozenset({"au prix des 1000", "at the 1000 price", "same price for fewer", "meme prix pour moins"})
_BREAK = re.compile(
    r"\b(?:paliers?|breaks?|tiers?|brackets?|bulk|superieur|suivant|d'au-dessus|next|above|higher|mille|thousand|short)\b"
)


def _other_break(text: str) -> bool:
    """Whether words speak of the price of another quantity than the one ordered."""
    counts = text.count("#q") + text.count("#n")
    return counts > 1 or _BREAK.search(text) is not None or of_more(text) or by_delivery(text)


def _shared_out(plain: Plain) -> bool:
    """Whether percentages that make up a whole are named: "50 % now, 50 % later"."""
    shares = [f.number for _, f in plain.figures if f.unit is Unit.PERCENT]
    return len(shares) > 1 and sum(shares) == _WHOLE


_WHOLE = 100
_PRICE_ASKED = re.compile(
    r"\b(?:combien|quels? (?:est|sont|serait)? ?(?:le |les |votre |vos )?(?:prix|tarifs?)|how much"
    r"|what(?:'s| is| are| would| do)?(?: \w+){0,4} (?:cost|price|rate)s?|prix pour|price for"
    r"|chiffr\w*|devis(?:er)?|quote)\b"
)


def _figured(sentences: tuple[Plain, ...]) -> bool:
    """Whether a percentage or an amount is named."""
    return any(f.unit is Unit.PERCENT or f.unit.is_money or f.per is not None for p in sentences for _, f in p.figures)


def _only_asks_the_price(sentences: tuple[Plain, ...]) -> bool:
    """Whether a price is asked and no figure says which one is wanted."""
    return not _figured(sentences) and any(_PRICE_ASKED.search(p.text) for p in sentences)


_OPEN_AGAIN = re.compile(r"\?|\b(?:si|if|mais|but|sauf|unless|a condition|provided|sinon|or else|otherwise)\b")


def _closed(found: Found, shown: Mapping[AskKind, Shown], sentences: tuple[Plain, ...]) -> bool:
    """Whether the client repeats terms to agree to them: nothing is asked and nothing is conditional."""
    if not shown[AskKind.ACCEPTANCE].plainly or AskKind.PRICE_CUT not in found:
        return False
    indices = {*found[AskKind.PRICE_CUT][0], *found.get(AskKind.ACCEPTANCE, ([], 0))[0]}
    return set(found[AskKind.PRICE_CUT][0]) <= set(found.get(AskKind.ACCEPTANCE, ([], 0))[0]) and not any(
        _OPEN_AGAIN.search(sentences[i].text) for i in indices
    )


def _run_of(indices: list[int]) -> Run:
    """First and last of the longest run of neighbouring sentences; the first such run."""
    best = run = (indices[0], indices[0])
    for i in indices[1:]:
        run = (run[0], i) if i == run[1] + 1 else (i, i)
        if run[1] - run[0] > best[1] - best[0]:
            best = run
    return best


def _wide(kind: AskKind, runs: Mapping[AskKind, Run], sentences: tuple[Plain, ...]) -> Run:
    """The kind's run, with the neighbour that holds its figure where no other ask quotes it."""
    taken = frozenset(
        i
        for other, run in runs.items()
        if other not in (kind, AskKind.PLAIN_QUESTION)
        for i in range(run[0], run[1] + 1)
    )
    return widened(kind, runs[kind], sentences, taken)

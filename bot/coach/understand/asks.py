"""The asks of a message: what its sentences show and the classifier's score, weighed together."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from bot.coach.understand.addresses import given_address, new_address
from bot.coach.understand.bargaining import by_delivery
from bot.coach.understand.belonging import Run, longest_run, measured, quoted, widened
from bot.coach.understand.cues import Cues
from bot.coach.understand.guesses import keep_likeliest, likeliest, without_a_silence_broken, without_the_outdone
from bot.coach.understand.implied import Priced
from bot.coach.understand.one_breath import by_sentence, scattered
from bot.coach.understand.plain import Plain
from bot.coach.understand.plainly_said import lowered, of_more, priced_alike
from bot.coach.understand.reread import asks_the_best, reread
from bot.coach.understand.scored import agreed_in, shown_in_scores, strongest
from bot.coach.understand.settle import NEGOTIATED, Found, settle
from bot.coach.understand.shown import Shown, read_shown
from bot.coach.understand.signs import Signs
from bot.coach.understand.topics import names_in
from bot.coach.understand.weighing import log_odds
from bot.coach.understand.words_alone import as_said, certainty, meant, tell_apart, undone
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.reading.anew import bargains_anew
from bot.reading.anothers_place import takes_anothers_place
from bot.reading.folding import fold
from bot.reading.instalments import in_parts
from bot.reading.usual_names import ANOTHERS_PLACE, IN_PARTS, NEW_ADDRESS, PRICE_OF_MORE

_TOLD, _PLAIN, _PLAINEST = 0.3, 0.25, 0.04
"""Shares below which words, plain words, and plain words with their figure are an idiom: few mean the ask."""


_NO_AMOUNTS: Mapping[int, Priced] = MappingProxyType({})

_ORDER = {kind: i for i, kind in enumerate(AskKind)}


def find_asks(
    sentences: tuple[Plain, ...],
    text: str,
    cues: Cues,
    heard: Sequence[Mapping[str, float]] | None,
    signs: Signs = (),
    amounts: Mapping[int, Priced] = _NO_AMOUNTS,
    today: date | None = None,
    granted: frozenset[Decimal] = frozenset(),
    near: frozenset[int] = frozenset(),
) -> tuple[Ask, ...]:
    """The asks in `sentences` (parts of `text`), one a kind, in the order of their words; never AskKind.ABUSE.

    Each quote is a stretch of whole sentences of `text`, with the neighbouring one where the
    ask's figure stands there. A question that carries another ask is not also a plain question.
    `heard` are the classifier's shares, a sentence each.
    `amounts` tells, by sentence, how its amounts stand to our prices; by `today` a date is past.
    `granted` are discounts given before, in percent; `near` are the sentences with a day too near for our usual time.
    """
    scores = None if heard is None else strongest(heard)
    shown = read_shown(sentences, cues, signs, amounts, near)
    if scores is None:
        shown = reread(shown, sentences, today, granted)
    where = {kind: seen.where for kind, seen in shown.items()}
    shares = cues.weighing.shares({kind: seen.signs for kind, seen in shown.items()}, where, scores)

    def made_at(share: Mapping[AskKind, float]) -> list[AskKind]:
        return [k for k, seen in shown.items() if meant(seen) or _made(k, seen, share[k], sentences, cues, scores)]

    made = [k for k in made_at(shares) if sentences and not undone(shown[k])]
    each = by_sentence(shown, heard or (), cues.weighing)
    if len(made) > 1 and (alone := strongest(each)):
        apart = scattered(made, made_at({k: min(share, alone[k]) for k, share in shares.items()}))
        made = [k for k in made if k not in apart]
    found: Found = {
        k: (_telling(k, shown[k], heard, each) or [likeliest(shown[k], sentences)], certainty(shown[k], shares[k]))
        for k in made
    }
    if scores is None:
        tell_apart(found, shown, shares, sentences)
    else:
        _with_the_plainest(found, shown, shares)
        without_the_outdone(found, shown, heard or ())
        keep_likeliest(found, shown, shares)
        without_a_silence_broken(found, shown)
        _without_its_question(found, sentences)
        _with_its_address(found, sentences)
    if bargains_anew(fold(text)):
        found.pop(AskKind.ACCEPTANCE, None)
    settle(found, agreed_in(heard))
    runs = {
        kind: longest_run(indices, sentences, kind if kind in _TERMS else None) for kind, (indices, _) in found.items()
    }
    asks = [
        Ask(
            kind,
            *quoted(kind, _wide(kind, runs, sentences), sentences, text),
            beside=_beside(kind, runs, sentences, text, cues),
            heard=_heard(kind, runs[kind], sentences, heard),
        )
        for kind in runs
    ]
    asks = as_said(asks, sentences, alone=scores is None)
    return tuple(sorted(asks, key=lambda a: (text.find(a.quote), _ORDER[a.kind])))


_FAINT = 0.1
"""A score below which plain words are about something else that the message asks for."""

_SHOWN = 0.5
"""A share from which a sentence shows an ask."""

_BRIEF = 6
"""Words below which a question has no subject of its own."""

_BY_FIGURES = frozenset({AskKind.PRICE_CUT, AskKind.RUSH, AskKind.PAYMENT_TERMS})
"""Kinds whose plain words are half a figure, which may be of anything."""


_TERMS = _BY_FIGURES - {AskKind.PRICE_CUT}
"""Kinds told by a rule of the client's in one sentence and by the figure of it in another."""


def _with_the_plainest(found: Found, shown: Mapping[AskKind, Shown], shares: Mapping[AskKind, float]) -> None:
    """Where nothing else is asked for, plain words stand for their ask however unsure the classifier is."""
    if found.keys() & (NEGOTIATED | {AskKind.GOODWILL, AskKind.ACCEPTANCE}):
        return
    plainly = [k for k in NEGOTIATED - _BY_FIGURES if k in shown and shown[k].plainly and shares[k] >= _PLAINEST]
    if plainly:
        kind = max(plainly, key=lambda k: shares[k])
        found[kind] = (shown[kind].telling, log_odds(shares[kind]))


def _without_its_question(found: Found, sentences: tuple[Plain, ...]) -> None:
    """Without a few words like "what do we do?" beside a complaint: they are about it."""
    asking = found.get(AskKind.PLAIN_QUESTION, ([], 0.0))[0]
    if AskKind.COMPLAINT in found and asking and all(len(sentences[i].text.split()) < _BRIEF for i in asking):
        del found[AskKind.PLAIN_QUESTION]


def _heard(
    kind: AskKind, run: Run, sentences: tuple[Plain, ...], heard: Sequence[Mapping[str, float]] | None
) -> tuple[str, ...]:
    """The sentences beside the ask's own that show it too."""
    if heard is None:
        return ()
    return tuple(
        p.sentence.text
        for i, p in enumerate(sentences)
        if not run[0] <= i <= run[1] and heard[i].get(kind, 0.0) >= _SHOWN
    )


def _with_its_address(found: Found, sentences: tuple[Plain, ...]) -> None:
    """An order's go-ahead that says where it goes changes nothing: the address is a small thing to note."""
    told = [i for i, p in enumerate(sentences) if given_address(p.text)]
    if AskKind.ACCEPTANCE not in found or not set(told) - set(found[AskKind.ACCEPTANCE][0]):
        return
    changed = found.get(AskKind.SCOPE_CHANGE, ([], 0.0))
    if set(changed[0]) <= set(told):
        found.pop(AskKind.SCOPE_CHANGE, None)
        found.setdefault(AskKind.GOODWILL, (told, changed[1]))


def _made(
    kind: AskKind,
    seen: Shown,
    share: float,
    sentences: tuple[Plain, ...],
    cues: Cues,
    scores: Mapping[str, float] | None,
) -> bool:
    """Whether a share is enough for the ask to be made, or plain words stand for it."""
    faint = (scores or {}).get(kind, 1.0) < _FAINT
    return cues.weighing.enough(kind, share, scores) or _plain(kind, seen, sentences, share, faint=faint)


def _telling(
    kind: AskKind,
    seen: Shown,
    heard: Sequence[Mapping[str, float]] | None,
    each: Sequence[Mapping[str, float]],
) -> list[int]:
    """The sentences that tell of an ask: where the classifier hears it, with their words, else by their words."""
    if heard is None or max((one.get(kind, 0.0) for one in heard), default=0.0) < _FAINT:
        return seen.telling
    surely = {i for i, one in enumerate(heard) if one.get(kind, 0.0) >= _SHOWN}
    if surely and kind not in _TERMS:
        return sorted(surely)
    return sorted(surely.union(shown_in_scores(kind, each)))


def _plain(kind: AskKind, seen: Shown, sentences: tuple[Plain, ...], share: float, *, faint: bool) -> bool:
    """Whether plain words stand for the ask: less than enough will do, as much text about something else hides them.

    The figure that the kind comes with makes them all the plainer ("a discount of 5%"): without it they stand for
    nothing where the classifier hears but a `faint` sign.
    """
    if share >= _TOLD and seen.told and not faint:
        return True
    if not seen.plainly or share < _PLAINEST:
        return False
    return (share >= _PLAIN and not faint) or any(
        "strong" in signs and measured(kind, sentences[i]) for i, signs in enumerate(seen.by_sentence)
    )


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
    if kind is AskKind.GOODWILL:
        # what else is asked about says nothing of a small thing
        own = sentences[runs[kind][0] : runs[kind][1] + 1]
        free = tuple(p for p in free if p in own or not p.text.rstrip().endswith("?"))
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
    own = sentences[runs[kind][0] : runs[kind][1] + 1]
    if kind is AskKind.SCOPE_CHANGE and any(new_address(p.text) for p in own):
        parts = (NEW_ADDRESS,)
    if kind is AskKind.SPECIAL_FAVOUR and any(takes_anothers_place(fold(p.sentence.text)) for p in (*own, *free)):
        parts = (ANOTHERS_PLACE,)
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


def _wide(kind: AskKind, runs: Mapping[AskKind, Run], sentences: tuple[Plain, ...]) -> Run:
    """The kind's run, with the neighbour that holds its figure where no other ask quotes it."""
    taken = frozenset(
        i
        for other, run in runs.items()
        if other not in (kind, AskKind.PLAIN_QUESTION)
        for i in range(run[0], run[1] + 1)
    )
    return widened(kind, runs[kind], sentences, taken)

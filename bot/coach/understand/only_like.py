"""Asks that words only sound like, and nothing heard bears out: a price, a favour, a wrong, an agreement."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.points import said_in
from bot.coach.understand.shares import HARDLY, LIKELY, PLAINLY, RATHER, TOLD
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.domain.points import OF_COUNT, Point, Stage
from bot.domain.wrongs import Wrong, WrongKind
from bot.reading.folding import fold
from bot.reading.requests import requests
from bot.reading.sent_again import quoted_before


def with_the_price_asked(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks, a lower price that names no figure as the question it is, where the price alone is heard asked.

    "All I want is a price for 75 of them" bargains over nothing.
    """
    return tuple(replace(a, kind=AskKind.PLAIN_QUESTION) if _only_asks(a, points) else a for a in asks)


def _only_asks(ask: Ask, points: Sequence[Point]) -> bool:
    if ask.kind is not AskKind.PRICE_CUT or any(f.unit.is_money or f.unit is Unit.PERCENT for f in ask.figures):
        return False
    own = [p for p in points if said_in(p, ask)]
    if _WOULD_IT.search(fold(ask.quote)) and any(p.inquiry is Subject.PRICE and p.share >= LIKELY for p in own):
        # What leaving something out would save is a price.
        return True
    bargains = any(ask.kind in p.asks and p.share >= HARDLY for p in own)
    return not bargains and any(p.inquiry is Subject.PRICE and p.share >= LIKELY for p in own)


_WOULD_IT = re.compile(
    r"^\W*(?:and |et )?(?:would|will) (?:it|that|this|they) (?:then )?(?:be (?:any )?(?:cheaper|less)|cost less)\b"
    r"|^\W*(?:et )?(?:est-ce que )?(?:ce|ca|cela) (?:serait|sera|couterait|reviendrait)(?:-il)? moins cher"
)


def without_a_faint_yes(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without an agreement beside another ask whose sentence is not heard to agree to anything.

    "It is for the 200 notebooks we ordered last week" says which order is meant.
    """
    if not points or len(asks) < 2:
        return tuple(asks)
    return tuple(
        a for a in asks if a.kind is not AskKind.ACCEPTANCE or (_agrees(a, points) and not _still_to_come(a, points))
    )


def _still_to_come(ask: Ask, points: Sequence[Point]) -> bool:
    """Whether another sentence says that the yes is still to come ("before we sign, …"), and its own orders nothing."""
    waits = any(_BEFORE_YES.search(fold(p.quote)) for p in points if not said_in(p, ask))
    return waits and _ORDERS.search(fold(ask.quote)) is None


_BEFORE_YES = re.compile(
    r"^\W*(?:but |mais |so |and |et |just |juste )?(?:before (?:we|i)(?:'d)? (?:can )?"
    r"(?:sign|confirm|commit|place|go ahead|give|order|say yes|finali[sz]e|send (?:the|you))"
    r"|avant (?:de|que (?:je|nous|l'on) ne|que (?:je|nous|l'on)) (?:(?:vous|le|la|les|nous) )?"
    r"(?:sign\w+|valid\w+|confirm\w+|command\w+|donn\w+|lanc\w+|pass\w+|engag\w+))\b"
)
_ORDERS = re.compile(
    r"\b(?:(?:please|do) (?:go ahead|proceed)|go ahead|we accept|we confirm|i confirm|let's go|bon pour accord|lancez"
    r"|(?:on|nous|je) (?:valid|confirm|accept|command)\w+|c'est (?:bon|ok|d'accord|parti))\b"
)


def _agrees(ask: Ask, points: Sequence[Point]) -> bool:
    told = _PLACED.search(fold(ask.quote)) is None
    return told or any(p.name in _YESES and p.share >= TOLD and said_in(p, ask) for p in points)


_YESES = frozenset({"go_ahead", "accepts_offer", "approves_proof", "new_order"})
_PLACED = re.compile(
    r"\b(?:commande|passe)e?s? (?:la semaine derniere|hier|lundi|mardi|mercredi|jeudi|vendredi|le|en|ce mois|il y a)\b"
    r"|\b(?:ordered|placed)\b[^.?!]{0,15}\b(?:last|yesterday|on|in|earlier|ago)\b"
)


def without_the_counted(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without a lower price that names none, where its sentence surely changes how many and bargains for none.

    "We've had a budget cut: can we go from 500 to 350?"
    """
    counts = [p for p in points if p.name in OF_COUNT and p.share >= PLAINLY]
    return tuple(
        a
        for a in asks
        if a.kind is not AskKind.PRICE_CUT
        or any(f.unit.is_money or f.unit is Unit.PERCENT for f in a.figures)
        or not any(said_in(p, a) for p in counts)
        or any(a.kind in p.asks and p.share >= HARDLY and said_in(p, a) for p in points)
    )


def without_the_bill_corrected(asks: Sequence[Ask], wrongs: Sequence[Wrong]) -> tuple[Ask, ...]:
    """The asks without a change or a paper that is only the bill put right: "could you send a corrected one?"."""
    if not any(w.kind is WrongKind.BILLED for w in wrongs) or not any(a.kind is AskKind.COMPLAINT for a in asks):
        return tuple(asks)
    return tuple(
        a
        for a in asks
        if a.kind not in (AskKind.SCOPE_CHANGE, AskKind.GOODWILL)
        or _PUT_RIGHT.search(fold(a.quote)) is None
        or _DRAWN.search(fold(a.quote)) is not None
    )


_PUT_RIGHT = re.compile(r"\b(?:corrig\w+|correct\w*|rectifi\w+|avoir|credit note|amended?|revised)\b")
_DRAWN = re.compile(
    r"\b(?:proofs?|artwork|epreuves?|bat|maquettes?|logos?|visuels?|adresse|address|po|siret|tva|vat)\b"
)


def with_the_quote_again(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks, a question for a quote that is there already as the small favour it is: nothing is to be priced."""
    return tuple(
        replace(a, kind=AskKind.GOODWILL)
        if a.kind is AskKind.PLAIN_QUESTION
        and quoted_before(fold(a.quote))
        and not any(p.inquiry is not None and p.share >= TOLD and said_in(p, a) for p in points)
        else a
        for a in asks
    )


def without_what_turns(asks: Sequence[Ask], text: str) -> tuple[Ask, ...]:
    """The asks without an agreement that lies behind and is turned against: "we approved it, but would like…"."""
    if not any(a.kind is AskKind.SCOPE_CHANGE for a in asks):
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.ACCEPTANCE or not _turned(a.quote, text))


def _turned(quote: str, text: str) -> bool:
    after = text.partition(quote)[2]
    return _BEFORE_NOW.search(fold(quote)) is not None and _BUT.match(fold(after)) is not None


_BEFORE_NOW = re.compile(
    r"\b(?:we|i)(?:'ve| have| had|'d)?(?: already)? (?:approved|signed|okayed|accepted)\b"
    r"|\b(?:avons|ai|a|avions|avait) (?:deja |bien )?(?:valide|approuve|signe|accepte)\w*"
)
_BUT = re.compile(r"[\s,]*(?:but|mais|sauf que|except that)\b")


def without_the_idle(asks: Sequence[Ask], points: Sequence[Point], language: Language) -> tuple[Ask, ...]:
    """The asks without a favour beside another, where its sentence asks for nothing and names none.

    "I trust that you will be as flexible as the others" flatters, and says not for what.
    """
    if not points or len(asks) < 2:
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.SPECIAL_FAVOUR or not _idle(a, points, language))


def _idle(ask: Ask, points: Sequence[Point], language: Language) -> bool:
    told = ask.figures or any(ask.kind in p.asks and p.share >= LIKELY and said_in(p, ask) for p in points)
    return not told and "?" not in ask.quote and not requests(ask.quote, language)


def without_a_quiet_wrong(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without a complaint beside what is bargained for, where no sentence of the message tells of a wrong."""
    bargained = any(a.kind in _BARGAINED for a in asks)
    if not points or not bargained or any(AskKind.COMPLAINT in p.asks for p in points):
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.COMPLAINT)


_BARGAINED = frozenset({AskKind.PRICE_CUT, AskKind.PAYMENT_TERMS, AskKind.FREE_EXTRA, AskKind.SPEC_DOWNGRADE})


def without_what_we_are_asked(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """The asks without an agreement read where ours is asked for, beside another: "is that OK for you?"."""
    if len(asks) < 2:
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.ACCEPTANCE or not _OK_FOR_YOU.search(fold(a.quote)))


_OK_FOR_YOU = re.compile(
    r"\b(?:ok|okay|d'accord|possible|bon|fine|alright|all right|acceptable|workable|faisable|convient|suit\w*"
    r"|work\w*)\b"
    r"[^.!]{0,20}\b(?:vous|toi|you|your side|votre cote|ton cote)\b[^.!]*\?"
)


def with_the_return_asked(asks: Sequence[Ask], points: Sequence[Point], stage: Stage | None) -> tuple[Ask, ...]:
    """The asks, a question whether goods that came are taken back as the return that it asks for."""
    if stage is not Stage.DELIVERED or any(a.kind is AskKind.RETURN_OR_WARRANTY for a in asks):
        return tuple(asks)
    back = AskKind.RETURN_OR_WARRANTY
    return tuple(replace(a, kind=back) if _taken_back(a, points) else a for a in asks)


def _taken_back(ask: Ask, points: Sequence[Point]) -> bool:
    heard = any(p.name in _RETURNED and p.share >= TOLD and said_in(p, ask) for p in points)
    return heard and ask.kind is AskKind.PLAIN_QUESTION and _TAKEN_BACK.search(fold(ask.quote)) is not None


_RETURNED = frozenset({"refund", "return_goods", "exchange", "q_returns"})
_TAKEN_BACK = re.compile(
    r"\btak(?:e|ing) (?:(?:some|any|all|most|part|a few|half|the rest|\d+)(?: of)? ?(?:them|these|those|it)?"
    r"|them|these|those|it|the \w+) back\b"
    r"|\b(?:reprendre|reprenez|reprendriez|reprise)\b[^?.!]{0,40}"
    r"\b(?:les|des|une partie|invendus|restants?|surplus|quelques)"
)


def without_a_change_agreed(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without a change read in a go-ahead: "please go ahead with the navy cover, as on the proof"."""
    if not any(a.kind is AskKind.ACCEPTANCE for a in asks):
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.SCOPE_CHANGE or not _only_agreed(a, points))


def _only_agreed(ask: Ask, points: Sequence[Point]) -> bool:
    own = [p for p in points if said_in(p, ask)]
    agreed = any(p.name in _YESES and p.share >= RATHER for p in own)
    return agreed and not any(ask.kind in p.asks and p.share >= LIKELY for p in own)


def without_the_move(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """The asks without a hurry read in the day on which the client moves house: "on déménage le 1er décembre"."""
    return tuple(a for a in asks if a.kind is not AskKind.RUSH or len(asks) < 2 or _MOVES.search(fold(a.quote)) is None)


_MOVES = re.compile(
    r"\b(?:demenag\w*|emmenag\w*|changeons d'adresse|change d'adresse"
    r"|moving (?:house|office|offices|premises|to|out|on)"
    r"|(?:we|i) (?:are |'re )?mov(?:e|ing)\b)"
)


def with_our_doing(asks: Sequence[Ask], stage: Stage | None) -> tuple[Ask, ...]:
    """The asks, goods that we made otherwise than they should be as the complaint that they are, and no change.

    "You printed our name with one L instead of two": what came cannot be changed, it went wrong.
    """
    if stage is not Stage.DELIVERED or any(a.kind is AskKind.COMPLAINT for a in asks):
        return tuple(asks)
    wrong = AskKind.COMPLAINT
    return tuple(
        replace(a, kind=wrong) if a.kind is AskKind.SCOPE_CHANGE and _MADE_AMISS.search(fold(a.quote)) else a
        for a in asks
    )


_MADE_AMISS = re.compile(
    r"\b(?:you|vous)(?: (?:have|had|avez|aviez)|'ve|'d)? (?:\w+ )?(?:print\w*|put|sent|deliver\w*|made|engrav\w*|used"
    r"|imprim\w*|mis|envoy\w*|livr\w*|grav\w*|utilis\w*|fait)\b[^.?!]*"
    r"\b(?:instead of|rather than|au lieu de|a la place de|alors que|whereas"
    r"|with (?:the wrong|one|only one))\b"
)

"""The user's own words beside a message: facts of the client and the order, and tidings of the matter in hand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.coach.understand.context import read_context, with_counts
from bot.coach.understand.cues import Cues
from bot.coach.understand.our_price import quoted
from bot.coach.understand.people import doubted
from bot.coach.understand.plain import plain_sentences
from bot.coach.understand.tidings import read_tidings
from bot.domain.asks import Ask, AskKind, Claim, ClaimKind, Language
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.figures import Unit
from bot.domain.policy import Product
from bot.domain.tidings import Tiding, TidingKind, Who, following
from bot.reading.breaks import resized
from bot.reading.farewells import gone
from bot.reading.figures import read_figures
from bot.reading.folding import fold
from bot.reading.language import detect_language
from bot.reading.sentences import sentences as cut
from bot.reading.sieve import Sifted


@dataclass(frozen=True, slots=True)
class Added:
    """What the user said beside the message; `known` are its tidings and those of earlier messages that still hold."""

    facts: Facts = field(default_factory=Facts)
    tidings: tuple[Tiding, ...] = ()
    known: tuple[Tiding, ...] = ()


def read_added(
    added: str,
    language: Language,
    today: date,
    currency: Unit,
    *,
    cues: Cues,
    products: tuple[Product, ...],
    tiers: tuple[str, ...],
    order: tuple[Fact, ...],
    news: tuple[Tiding, ...],
) -> Added:
    """What the user's own words tell; nothing where they said nothing.

    `order` are the goods that the client names, `news` the tidings of earlier notes.
    """
    if not added.strip():
        return Added(known=following((), news, today))
    figures = with_counts(added, read_figures(added, detect_language(added, language), today, currency))
    sentences = plain_sentences(cut(added), figures, cues.forms)
    facts = Facts(read_context(sentences, figures, cues, products, tiers, today))
    if not any(f.name in QUOTES for f in facts):
        named = frozenset(str(f.value) for f in facts if f.name is FactName.PRODUCT)
        facts = facts.plus(*quoted(sentences, products, named, Origin.CONTEXT))
    tidings = read_tidings(sentences, cues.heralds, today)
    facts = _sure(doubted(_of_today(facts, order), added), tidings)
    return Added(facts, tidings, following(tidings, news, today))


def _sure(told: Facts, tidings: tuple[Tiding, ...]) -> Facts:
    """The facts, less those that tidings of the same words take back.

    A misuse that is only suspected is no fault of the client's; an answer promised for a day promises nothing more.
    """
    suspected = any(t.kind is TidingKind.MISUSE for t in tidings)
    due = {t.quote for t in tidings if t.kind is TidingKind.ANSWER_DUE and not _GIVEN.search(t.quote)}
    return Facts(
        tuple(
            f
            for f in told
            if not (suspected and f.name is FactName.CLIENT_FAULT)
            and not (f.name is FactName.PROMISE_BY_US and f.quote in due)
        )
    )


_GIVEN = re.compile(r"[%€$£]|\d+ ?(?:percent|pour ?cent)")


def asked_by_note(asks: tuple[Ask, ...], beside: Added, text: str) -> tuple[Ask, ...]:
    """The asks; goods that the note says were missing, handed over or under way are complained of, however read."""
    waited = any(t.kind in _MISSED for t in beside.tidings)
    known = any(beside.facts.text(n) for n in (FactName.LEAVES_ON, FactName.ARRIVES_ON))
    late = beside.facts.flag(FactName.OUR_FAULT) is True or _NOT_HERE.search(fold(text)) is not None
    waited = waited or (known and late)
    if known and not late and _STILL.search(fold(text)):
        # Whether a day holds that the note knows of asks for no hurry.
        return tuple(replace(a, kind=AskKind.PLAIN_QUESTION) if a.kind is AskKind.RUSH else a for a in asks)
    if not waited or any(a.kind is AskKind.COMPLAINT for a in asks):
        return asks
    first = next((a for a in asks if a.kind in (AskKind.RUSH, AskKind.PLAIN_QUESTION)), None)
    return tuple(replace(a, kind=AskKind.COMPLAINT) if a is first else a for a in asks)


def not_done_yet(
    claims: tuple[Claim, ...], tidings: tuple[Tiding, ...], things: Mapping[str, Sifted]
) -> tuple[Claim, ...]:
    """The claims, less promises of what the note says was sent since: nothing is left to verify of them."""
    sent = [things[t.what] for t in tidings if t.kind is TidingKind.SENT and t.who is Who.US and t.what in things]
    return tuple(c for c in claims if c.kind is not ClaimKind.PROMISE or not any(s.search(fold(c.quote)) for s in sent))


def of_an_order_placed(asks: tuple[Ask, ...], text: str) -> tuple[Ask, ...]:
    """The asks, less what words about an order placed before only sound like.

    An agreement told as given is none to a change of it; what put the client's own plans back is no complaint.
    """
    kinds, said = {a.kind for a in asks}, fold(text)
    changed = AskKind.SCOPE_CHANGE in kinds and _GIVEN_BEFORE.search(said) is not None
    # goods left over from an order before are not changed any more, whatever was changed since
    over = AskKind.RETURN_OR_WARRANTY in kinds and _LEFT_OVER.search(said) is not None
    leaving = gone(said)
    own = len(kinds) > 1 and _LATER.search(said) is not None
    # who leaves and asks about samples had before returns no goods
    asks = tuple(
        replace(a, kind=AskKind.PLAIN_QUESTION)
        if leaving and a.kind is AskKind.RETURN_OR_WARRANTY and _SAMPLES.search(fold(a.quote))
        else a
        for a in asks
    )
    return tuple(
        a
        for a in asks
        if not (changed and a.kind is AskKind.ACCEPTANCE)
        and not (over and a.kind is AskKind.SCOPE_CHANGE)
        and not (a.kind is AskKind.SCOPE_CHANGE and AskKind.COMPLAINT in kinds and _PICTURED.search(fold(a.quote)))
        and not (own and a.kind is AskKind.COMPLAINT and _THEIR_DELAY.search(fold(a.quote)))
    )


_LEFT_OVER = re.compile(
    r"\b(?:reste|restent|left over|left with|still have|stuck with|surplus)\b[^.?!]{0,60}"
    r"\b(?:commande|order|livre\w*|deliver\w*|cartons?|boxes|stock|ancien\w*|old)\b"
)
_GIVEN_BEFORE = re.compile(
    r"\b(?:confirmed|placed|approved|signed|agreed|ordered|confirmee?|passee?|validee?|signee?)(?: [\w']+){0,3}"
    r" (?:last|yesterday|on (?:monday|tuesday|wednesday|thursday|friday)|(?:la semaine|le mois|l'an)"
    r" (?:derniere?|passee?)|hier|(?:lundi|mardi|mercredi|jeudi|vendredi)(?: dernier)?|\w+ (?:ago|week|month))\b"
)
_SAMPLES = re.compile(r"\b(?:samples?|specimens?|echantillons?|them|les (?:r?envoyer|rendre|retourner))\b")
_PICTURED = re.compile(
    r"^\W*(?:je|on|nous|i|we)(?:'ll| will| can|'m)? ?(?:vous |t')?(?:envo\w+|transmet\w*|joins?|send\w*|attach\w*)"
    r"(?: \w+){0,3} (?:photos?|pictures?|pics|images?)\b"
)
_LATER = re.compile(
    r"\b(?:decal\w*|report(?:er|ez|ee?|ons)|repouss\w*|differ(?:er|ez)|plus tard|postpon\w*|push\w* back|put back|delay"
    r"|later|move)\b"
)
_THEIR_DELAY = re.compile(
    r"\b(?:travaux|chantier|magasin|boutique|ouverture|salon|evenement|demenagement|projet|works?|building|store|shop"
    r"|opening|fair|event|launch|move|project)\b[^.?!]{0,40}\b(?:retard\w*|decal\w*|reporte\w*|repousse\w*|slip\w*"
    r"|delay\w*|late|pushed|put back|postponed|behind)\b"
)


_STILL = re.compile(
    r"\b(?:still (?:fine|ok|okay|good|on|valid|holds?)|on (?:track|time|schedule)"
    r"|toujours (?:bon|ok|valable|d'actualite|prevu\w*)"
    r"|(?:ca|cela|date) tient|tenue?|maintenue?|bien (?:pour|prevu\w*)|confirm\w*)\b[^.!]*\?"
)
_NOT_HERE = re.compile(
    r"\b(?:(?:pas|toujours|jamais|rien)(?: \w+)? (?:la|ici|recue?s?|livree?s?|arrivee?s?|venue?s?)"
    r"|(?:not|never|n't) (?:here|arrived|come|turned up|with us|been delivered)|still (?:waiting|nothing|no|not)"
    r"|where (?:on earth |the hell |exactly )?(?:is|are)|ou (?:est|sont)|n'(?:a|ai|avons) (?:toujours )?rien)\b"
)
_MISSED = frozenset({TidingKind.FOUND, TidingKind.DELIVERED, TidingKind.ANNOUNCED})


_ORDERED = frozenset({FactName.QUANTITY, FactName.PRODUCT})
_PAST = re.compile(
    r"\b(?:first|last|previous|earlier|past|was|were|delivered|bought|premiere|derniere?s?|precedente?s?|livre\w*"
    r"|etait"
    r"|etaient|achete\w*|l'an (?:dernier|passe)|last year|so far|ago)\b"
)


def _of_today(told: Facts, order: tuple[Fact, ...]) -> Facts:
    """The user's facts without the goods of an earlier order, where the client names those of this one."""
    named = {f.name for f in order} & _ORDERED
    offered = told.number(FactName.QUANTITY_OFFERED)
    # what the client makes it now stands for what was ordered
    changed = {FactName.QUANTITY} if any(resized(f.quote) for f in order if f.name is FactName.QUANTITY) else set()
    return Facts(
        tuple(
            f
            for f in told
            if not (f.name in named and (f.name in changed or _PAST.search(fold(f.quote))))
            # "a quote of 2,100" is an amount where the message says how many
            and not (f.name is FactName.QUANTITY and f.name in named and _QUOTED.search(fold(f.quote)))
            # what would be ordered is an offer, not the order as it stands
            and not (f.name is FactName.QUANTITY and f.value == offered)
        )
    )


_QUOTED = re.compile(
    r"\b(?:devis|quote|offre|offer) (?:de|of|a|at) [0-9][0-9 .,]*"
    r"(?:$| (?:sent|envoye|emis|made|du|le|on|from)\b)"
)
QUOTES = frozenset({FactName.QUOTED_UNIT_PRICE, FactName.QUOTED_TOTAL})
"""What tells the price of a quote."""

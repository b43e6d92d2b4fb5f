"""What the public clauses say of tax, print, proofs, warranty, carriage and payment."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.ruled import carriage_of, clause_of, clause_text, open_clauses, spoken_sentences, tax_of
from bot.coach.compose.sold import ordered
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.facts import FactName
from bot.domain.inquiry import Inquiry, Subject
from bot.domain.policy import Authority, Clause, Comparison, Measure
from bot.reading.folding import fold
from bot.reading.format import say_figure

_MANY_COLOURS = re.compile(
    r"\b(?:[2-9]|deux|trois|quatre|plusieurs|two|three|four|several|multi|second|extra|additional|deuxi[eè]me"
    r"|seconde)"
    r"[ -](?:colou?r|couleur)"
    r"|\b(?:2|deux|both|two|chaque|each) (?:c[oô]t[ée]s?|faces?|sides?)|recto|double[- ]sided|quadri"
)


def taxed(case: Case) -> str | None:
    """Whether the prices are before tax, where a public clause says so."""
    key = tax_of(case)
    return None if key is None else sentence(case.voice.say(f"answer_{key}"))


def many_colours(inquiry: Inquiry) -> bool:
    """Whether a print in more than one colour, or on more than one side, is asked about."""
    return _MANY_COLOURS.search(_OF_CLOTH.sub(" ", inquiry.quote.lower())) is not None


def printed_in_many(case: Case) -> bool:
    """Whether the message describes its print as of more than one colour: "with our logo (2 colours)"."""
    text = _OF_CLOTH.sub(" ", case.situation.message.text.lower())
    return any(_MANY_COLOURS.search(one) and _PRINT.search(one) for one in _SENTENCE.split(text))


_PRINT = re.compile(r"\b(?:logos?|print\w*|imprim\w*|marqu\w*|visuels?|artwork|s[ée]rigraphi\w*|brod\w*)\b")
_SENTENCE = re.compile(r"(?<=[.?!])\s+|\n+")


def of_cloth(inquiry: Inquiry) -> bool:
    """Whether several colours of the goods themselves are asked about."""
    return _OF_CLOTH.search(inquiry.quote.lower()) is not None


_OF_CLOTH = re.compile(r"(?:\w+|\d) (?:couleurs?|colou?rs?) (?:de (?:toile|tissu|coton)|of (?:fabric|cloth|canopy))")
"""Colours of the goods, not of what is printed on them."""


_SPECIAL = re.compile(
    r"\b(?:logo|marquage|print(?:ed|ing)?|impression|nom|name|lettrage|lettering)\b[^.?!]{0,20}"
    r"\b(?:dore\w*|argente\w*|brode\w*|grave\w*|relief|gold|silver|foil\w*|embroider\w*|engrav\w*|embossed)\b"
    r"|\b(?:dorure|broderie|gravure|gold|silver|foil|embroidered|engraved|embossed) (?:logo|print|lettering|name)\b"
)


_EACH_OWN = re.compile(
    r"\b(?:prenoms?|noms?|initiales) (?:de chaque|de chacun\w*|individuel\w*|de nos|des (?:salaries|employes"
    r"|collaborateurs))\b"
    r"|\b(?:each|every) (?:\w+ )?(?:\w+'s|person's|one's) (?:first )?name\b"
    r"|\bindividual(?:ly)? (?:names?|named|personalised)\b"
)


def special_print(case: Case) -> bool:
    """Whether the message wants another print than ink of one drawing: what it costs is found out."""
    text = fold(case.situation.message.text)
    return _SPECIAL.search(text) is not None or _EACH_OWN.search(text) is not None


def printed(case: Case) -> str | None:
    """Whether the price holds the print, where a public clause says so: in one colour, where that is what it says."""
    marks = case.voice.book.marks
    if any(holds(marks["one_colour"], clause_text(c, case) or "") for c in open_clauses(case)):
        return sentence(case.voice.say("print_one"))
    for clause in open_clauses(case):
        for one in spoken_sentences(clause, case):
            if holds(marks["print"], one) and holds(marks["included"], one):
                said = case.voice.said_of_pack(one)
                if said is not None:
                    return sentence(said)
    return None


def included(case: Case) -> str | None:
    """What the price includes, as a public clause tells it."""
    marks = case.voice.book.marks
    telling = (c for c in open_clauses(case) if holds(marks["included"], clause_text(c, case) or ""))
    priced = next((c for c in telling if any(holds(marks["price"], s) for s in spoken_sentences(c, case))), None)
    if priced is None:
        return None
    if not any(i.subject is Subject.TAX for i in case.situation.inquiries):
        return clause_text(priced, case)
    # The tax has its own answer.
    kept = (s for s in spoken_sentences(priced, case) if not holds((*marks["tax_out"], *marks["tax_in"]), s))
    return " ".join(sentence(said) for s in kept if (said := case.voice.said_of_pack(s)) is not None) or None


def proofs(inquiry: Inquiry, case: Case) -> str | None:
    """How many proofs are included, and what one more costs where the question is of cost."""
    own = [c for c in open_clauses(case, Measure.REVISIONS) if c.authority is Authority.SALESPERSON]
    free = [t for c in own if not c.counterparts and (t := clause_text(c, case)) is not None]
    paid = [t for c in own if c.counterparts and (t := clause_text(c, case)) is not None]
    if not free:
        return None
    return " ".join([*free[:1], *(paid[:1] if holds(case.voice.book.marks["cost_asked"], inquiry.quote) else ())])


def carriage(inquiry: Inquiry, case: Case) -> str | None:
    """Who pays the carrier, from which value of order on, and what that makes of the goods asked about."""
    goods = ordered(inquiry, case)
    known = [p.unit_price(n) * n for p, n in goods if n is not None and n >= p.prices[0].from_quantity]
    # One product at several numbers is asked about for either, not for all of them.
    either = len({p.id for p, _ in goods}) < len(goods)
    # Whoever looks for what fits their budget has ordered none of what they name: the rule is told.
    sought = any(i.subject is Subject.SUGGESTION for i in case.situation.inquiries)
    total = sum(known, Decimal(0)) if known and len(known) == len(goods) and not either and not sought else None
    return carriage_of(case, total)


_RECEIVED = re.compile(
    r"\b(?:(?:re)?[çc]u(?:e|s|es)?|livr[ée]e?s?|received|delivered|arrived|arriv[ée]e?s?)\b", re.IGNORECASE
)


_AT_FIRST = re.compile(r"\b(?:acompte|avance|arrhes|deposit|up ?front|down ?payment)\b", re.IGNORECASE)


def of_a_deposit(inquiry: Inquiry) -> bool:
    """Whether a question of payment is about what is paid before."""
    return _AT_FIRST.search(inquiry.quote) is not None


def payment(inquiry: Inquiry, case: Case) -> str | None:
    """The terms of payment open to this client: those that nothing known of them rules out.

    None to whoever has received goods already: what holds for their invoice is looked up.
    """
    if _RECEIVED.search(case.situation.message.text) and case.situation.facts.get(FactName.ORDERS) is None:
        return None
    said = []
    for clause in open_clauses(case, Measure.DEPOSIT, Measure.PAYMENT_DELAY):
        own = clause.authority is Authority.SALESPERSON and not clause.counterparts
        if own and not _ruled_out(clause, case) and (text := clause_text(clause, case)) is not None:
            said.append(text)
    return " ".join(said[: 1 if _AT_FIRST.search(inquiry.quote) else 2]) or None


def warranty(case: Case) -> str | None:
    """What the warranty covers; to whoever supposes a fault, also what may be had for a while after it."""
    own = clause_of(Measure.WARRANTY, case)
    if own is None or not holds(case.voice.book.marks["supposing"], case.situation.message.text):
        return own
    for clause in case.pack.in_force(case.today):
        limit = clause.limit
        later = limit is not None and limit.measure is Measure.WARRANTY and clause.authority is Authority.MANAGER
        given = case.voice.clause_words(clause.concession) if later and public(clause) is not None else None
        if limit is not None and given is not None:
            until, who = say_figure(limit.value, limit.unit, case.language), case.voice.say("who_manager")
            return f"{own} {sentence(case.voice.say('warranty_after', figure=until, who=who, concession=given))}"
    return own


def _ruled_out(clause: Clause, case: Case) -> bool:
    """Whether a known fact is against a condition of the clause, or a tier it is kept for is not the client's."""
    facts = case.situation.facts
    tier = facts.text(FactName.TIER)
    if clause.scope.tiers and tier is not None and tier not in clause.scope.tiers:
        return True
    for condition in clause.conditions:
        known = facts.get(condition.fact)
        if known is None:
            continue
        if condition.comparison is Comparison.IS:
            if known != condition.value:
                return True
        elif isinstance(known, Decimal) and isinstance(condition.value, Decimal):
            least = condition.comparison is Comparison.AT_LEAST
            if (known < condition.value) if least else (known > condition.value):
                return True
    return False

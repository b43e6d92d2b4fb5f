"""P1 without a figure: things given free, delivery on us, a rush fee left out."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bot.coach.check.carriage import shipping
from bot.coach.check.case import Case
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.made_good import makes_good, repairs
from bot.coach.check.page import Span
from bot.coach.check.presents import a_small_present
from bot.coach.check.scope import clauses_for
from bot.coach.check.shelf import stems
from bot.coach.check.terms import conditions_met, holds_or_said
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause, CounterpartKind, Measure
from bot.domain.verdict import Finding
from bot.reading.figures.number_words import spelled_numbers

_TWO = 2
_BRIEF = 3
_NOT = re.compile(r"(?<!\w)(?:pas|plus|rien|not|won't|never|don't)(?!\w)")
_ONE_OR_TWO = re.compile(r"(?<!\w)(?:un|une|deux|a|one|two|1|2)(?!\w)")
_FEW = re.compile(r"(?<!\w)(?:un|une|deux|a|an|one|two|1|2)\s+(?:\w+\s+){0,3}(?:echantillons?|samples?|specimens?)")
_THINGS = ("shipping", "tax", "revisions")


def check_favours(case: Case) -> Iterator[Finding]:
    """Findings for what is given free: things, delivery, the rush fee."""
    lexicon, page = case.context.lexicon, case.page
    told: set[int] = set()
    for match in lexicon.all("free", page.folded):
        start, end = match.span()
        clause = page.clause_at(start)
        if clause.start in told or case.told_verbatim(start) or not case.given(start, end):
            continue
        words = page.of(clause)
        if any(m.start() <= start - clause.start < m.end() for m in lexicon.all("free_exempt", words)):
            continue
        if lexicon.find("not_given", page.folded, start, end):
            continue
        broken = gift(case, clause, start)
        if broken is not None:
            told.add(clause.start)
            yield broken


def gift(case: Case, clause: Span, start: int) -> Finding | None:
    """The finding for something given free at `start`; None where a clause, the facts or another rule cover it."""
    lexicon, page = case.context.lexicon, case.page
    words = page.of(clause)
    sentence = page.sentence_at(start)
    figures = page.figures_in(clause)
    if sentence.start == clause.start and not figures and len(words.split()) <= _BRIEF:
        sentence = Span(page.sentences[max(0, sentence.sentence - 1)].start, sentence.end, sentence.sentence)
    words_here = page.of(sentence)
    if lexicon.find("owed_if", words_here) and any(c.owed for c in case.context.pack.in_force(case.context.today)):
        return None
    if _under_warranty(case, sentence):
        return None
    if lexicon.any(("pick_up", "kept_as_is"), words_here) or _answers_whose(case, words):
        return None
    if _printed_sample(case, sentence):
        return _uncovered(case, clause, start)
    if a_small_present(case, sentence):
        return None
    before = Span(page.sentences[max(0, sentence.sentence - 1)].start, sentence.end, sentence.sentence)
    if _few_plain(case, sentence) or _usual_time(case, clause) or (not figures and _few_plain(case, before)):
        return None
    thing = _thing(case, clause, sentence, start)
    if thing == "revisions" and _beyond_included(case, sentence):
        return _uncovered(case, clause, start)
    if thing == "tax":
        return _uncovered(case, clause, start)
    if thing == "shipping" and not lexicon.find("rush_word", words):
        return shipping(case, clause, sentence, start)
    if lexicon.find("surcharge_free", words):
        return _rush_waived(case, clause, sentence, start)
    if not figures and not lexicon.find("samples", words) and repairs(case):
        return None
    made_good = makes_good(case, sentence) and not lexicon.find("out_of_terms", page.of(sentence))
    if made_good and _owed(case, sentence):
        return None
    if any(f.unit is Unit.PIECES for f in figures):
        judged = any(
            p.measure is Measure.FREE_UNITS and clause.start <= p.figure.start < clause.end for p in case.promises
        )
        return None if judged or lexicon.find("samples", words) else _uncovered(case, clause, start)
    if any(f.unit.is_money for f in figures):
        fees = {m for t in case.shelf.told if t.clause.counterparts for m in t.money}
        waived = any(f.unit.is_money and f.number in fees for f in figures) and _NOT.search(words)
        return _uncovered(case, clause, start) if waived else None
    if lexicon.find("samples", words) or (len(words.split()) <= _BRIEF and lexicon.find("samples", words_here)):
        return None if _FEW.search(words_here) else _uncovered(case, clause, start)
    return None if _covered(case, sentence, start) else _uncovered(case, clause, start)


def _under_warranty(case: Case, sentence: Span) -> bool:
    """Whether a sentence says for how long a defect is ours to put right: the limits judge that time."""
    timed = any(
        p.measure is Measure.WARRANTY and sentence.start <= p.figure.start < sentence.end for p in case.promises
    )
    return timed and case.context.lexicon.find("a_defect", case.page.of(sentence)) is not None


def _answers_whose(case: Case, words: str) -> bool:
    """Whether the clause only answers the client who asks on whom a fault is: "On us."."""
    asked = case.asked.folded if case.asked is not None else ""
    return len(words.split()) <= _TWO and case.context.lexicon.find("whose_is_it", asked) is not None


def _printed_sample(case: Case, sentence: Span) -> bool:
    """Whether one piece is printed for the client, and neither its fee nor a repair is spoken of."""
    lexicon, words = case.context.lexicon, case.page.of(sentence)
    return (
        lexicon.find("printed_piece", words) is not None
        and not lexicon.any(("states_custom_made", "made_good", "refund"), words)
        and not any(f.unit.is_money for f in case.page.figures_in(sentence))
        and any(c.kind is CounterpartKind.FEE for t in case.shelf.told for c in t.clause.counterparts)
    )


def _usual_time(case: Case, clause: Span) -> bool:
    """Whether what costs nothing more is the usual lead time: "twenty days at no extra cost", "the 18th"."""
    lexicon, words = case.context.lexicon, case.page.of(clause)
    usual = {p.lead_days for p in case.context.pack.products if p.lead_days}
    sentence = case.page.sentence_at(clause.start)
    since = sentence.start if words.rstrip().endswith("?") else clause.start
    named = [p.lead_days for p in case.context.pack.products if p.id in case.products and p.lead_days] or [max(usual)]
    days = [f for f in case.page.figures if f.unit is Unit.DATE and since <= f.start < clause.end]
    if any(isinstance(f.value, date) and (f.value - case.context.today).days >= min(named) for f in days):
        return True
    told = [f for f in case.page.figures_in(clause) if f.unit in (Unit.DAYS, Unit.NUMBER)]
    return any(f.number in usual for f in told) and not lexicon.any(("surcharge", "surcharge_free"), words)


def _few_plain(case: Case, sentence: Span) -> bool:
    """Whether one or two unprinted pieces are sent, and no more are counted: samples by another name."""
    lexicon, page = case.context.lexicon, case.page
    words = page.of(sentence)
    before = page.sentences[max(0, sentence.sentence - 1)]
    shown = lexicon.find("to_look_at", page.folded, before.start, sentence.end)
    plain = lexicon.find("states_custom_made", words) or (shown and not lexicon.find("printed_piece", words))
    counted = {w.value for w in spelled_numbers(words)}
    return (
        bool(plain and _ONE_OR_TWO.search(words))
        and max(counted, default=0) <= _TWO
        and not any(f.unit in (Unit.PIECES, Unit.NUMBER) and f.number > _TWO for f in page.figures_in(sentence))
    )


def _owed(case: Case, sentence: Span) -> bool:
    """Whether a clause that owes a remedy holds here: by the facts, or by what the draft says was verified."""
    today = case.context.today
    before = case.page.sentences[max(0, sentence.sentence - 1)]
    said = case.page.folded[before.start : sentence.end]
    return any(
        clause.owed and clause.conditions and all(holds_or_said(case, c, said) for c in clause.conditions)
        for clause in case.context.pack.in_force(today)
    )


def _thing(case: Case, clause: Span, sentence: Span, start: int) -> str | None:
    """What is given up, where it has its own rule: named in the clause, else before it, for a pronoun stands here."""
    lexicon, page = case.context.lexicon, case.page
    before = page.sentences[max(0, sentence.sentence - 1)]
    for words in (page.of(clause), page.folded[sentence.start : start]):
        for cue in _THINGS:
            if lexicon.find(cue, words):
                return cue
    if lexicon.find("pronoun", page.of(clause)) and lexicon.find("shipping", page.of(before)):
        return "shipping"
    return None


def _beyond_included(case: Case, sentence: Span) -> bool:
    """Whether rounds are given beyond those the price includes: the words say so, or those were used."""
    limits = [
        c.limit.value
        for c in clauses_for(case, Measure.REVISIONS)
        if c.limit and not c.counterparts and c.authority is not Authority.NOBODY
    ]
    done = case.context.known.number(FactName.REVISIONS_DONE)
    if done is not None and limits and done >= max(limits):
        return True
    before = case.page.sentences[max(0, sentence.sentence - 1)]
    return case.context.lexicon.find("more_rounds", case.page.folded, before.start, sentence.end) is not None


def _uncovered(case: Case, clause: Span, start: int) -> Finding:
    return finding(case.context, case.page, "P1", "uncovered", clause, mend=taken_out(case.page, start))


def _covered(case: Case, sentence: Span, start: int) -> bool:
    """Whether a public clause that gives something free speaks of the same thing."""
    lexicon = case.context.lexicon
    words = case.page.of(sentence)
    if lexicon.find("out_of_terms", words):
        return False
    here = stems(lexicon.cues["any_trade"].sub(" ", words))
    for told in case.shelf.told:
        clause = told.clause
        if clause.authority is Authority.NOBODY or not clause.authority.within(case.context.speaker):
            continue
        if not conditions_met(case, clause, case.page.clause_at(start)):
            continue
        if _too_many(case, clause, sentence):
            continue
        if any(sign in words for sign in told.signs) or len(here & told.stems) >= 2:
            spoken = " ".join(w.of(case.page.language) for w in (clause.text, clause.concession) if w).lower()
            if lexicon.find("free", spoken) or lexicon.find("included", spoken):
                return True
    return False


def _too_many(case: Case, clause: Clause, sentence: Span) -> bool:
    """Whether the sentence counts more than the pieces a clause gives: "a dozen of them"."""
    limit = clause.limit
    if limit is None or limit.measure is not Measure.FREE_UNITS:
        return False
    counted = [f for f in case.page.figures_in(sentence) if f.unit in (Unit.PIECES, Unit.NUMBER)]
    return any(not limit.allows(abs(f.number)) for f in counted)


def own_days(case: Case) -> list[Decimal]:
    """The usual lead times of the products spoken of."""
    return [Decimal(p.lead_days) for p in case.context.pack.products if p.id in case.products and p.lead_days]


def _rush_waived(case: Case, clause: Span, sentence: Span, start: int) -> Finding | None:
    """A surcharge may be left out only where none is due: at the usual lead time."""
    usual = [
        c.limit.value
        for c in clauses_for(case, Measure.LEAD_TIME)
        if c.limit and not c.counterparts and c.authority is not Authority.NOBODY and not c.conditions
    ]
    before = case.page.sentences[max(0, sentence.sentence - 1)]
    timed = [p for p in case.promises if p.measure is Measure.LEAD_TIME]
    own_leads = [p.value for p in timed if sentence.start <= p.figure.start < sentence.end]
    leads = own_leads or [p.value for p in timed if before.start <= p.figure.start < sentence.end]
    rushed = case.context.lexicon.find("rush_word", case.page.of(clause))
    days = [
        Decimal((f.value - case.context.today).days)
        for f in case.page.figures_in(sentence)
        if isinstance(f.value, date) and f.start >= clause.start
    ]
    if days and usual and not own_leads and min(days) >= min(own_days(case) or [max(usual)]):
        return None
    own = own_days(case)
    told = [f.number for f in case.page.figures if f.unit is Unit.DAYS and before.start <= f.start < sentence.end]
    if (
        told
        and usual
        and not case.context.lexicon.find("rush_fee_named", case.page.of(clause))
        and min(told) >= min(own or [max(usual)])
    ):
        return None
    if rushed is None and (not leads or (usual and min(leads) >= min(own or [max(usual)]))):
        return None
    rule = next(iter(clauses_for(case, Measure.RUSH_FEE)), None)
    return finding(case.context, case.page, "P1", "uncovered", clause, clause=rule, mend=taken_out(case.page, start))

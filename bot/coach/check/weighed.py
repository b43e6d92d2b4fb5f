"""Findings weighed by how the sentence sounds as a whole: doubtful ones warn, and what no rule heard may stop."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from bot.coach.check.acts import Act
from bot.coach.check.carriage import shipping
from bot.coach.check.case import Case
from bot.coach.check.days import paper_leaves
from bot.coach.check.deeds import closes, deeds, gives_something, if_a_manager
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.likeness import Likeness
from bot.coach.check.made_good import at_list, makes_good, repairs
from bot.coach.check.margins import a_reserve, of_a_margin
from bot.coach.check.marks import marks
from bot.coach.check.page import Span
from bot.coach.check.presents import a_small_present
from bot.coach.check.promise import Money
from bot.coach.check.signs import sign, signed
from bot.domain.draft import DraftOrigin
from bot.domain.policy import Measure
from bot.domain.verdict import Finding, Severity

_DOUBTFUL = 0.15
"""A finding in a sentence that scores less warns: what it quotes is most likely refused, explained or told back."""

_DOUBTFUL_IN_WORDS = 0.3
"""The same for a finding that no clause and no price bears out: it was heard in the words alone."""

_DOUBTFUL_OF_PEOPLE = 0.15
"""The same for what is said of or to a person, or of our own accounts: its words are rare, and seldom heard amiss."""

_OF_PEOPLE = frozenset({"P5", "P6", "K3", "K6"})

_FORGED = frozenset({"P8"})
"""Rules about the text itself, which needs no clause."""

_TERSE = 7
"""A sentence of fewer words leaves no doubt."""

_FEW = 3
"""A text of fewer sentences speaks of little else than what it promises."""

_DOUBTED_OF_TWO = 0.5
"""How much of a doubt is left in a text of two sentences; one of a single sentence leaves none."""

_LIKELY, _LIKELY_ALONE = 0.55, 0.7
"""A sentence that scores more stops by itself; in a text of few sentences nothing beside it tells what it does."""

_LIKELY_SAID, _LIKELY_SAID_ALONE, _NEVER = 0.5, 0.73, 2.0
"""The same for a sentence that gives nothing of the trade: what is said of a person, of others, of our own accounts."""

_LIKELY_COMPARED = 0.88
"""The same for a sentence whose figure the rules compared with the limits, and found nothing."""

_ITS_WORDS = 0.2
"""What its words alone must score for a sentence to stop a text of few: little beside it bears out the rest."""

_HOLDING = (Act.REFUSE, Act.ESCALATE)

_UNLIKELY = 0.05
"""Of sentences whose words alone score less, none was made likely by what it does."""

_SURE = frozenset({"P3", "H2"})
"""Rules that no wording makes doubtful: a decision that had to go up, a text with nothing in it."""


def weighed(case: Case, findings: Iterable[Finding], sure: Collection[tuple[str, str]] = ()) -> Iterator[Finding]:
    """The findings, those in doubt as warnings, and one for each sentence that is likely a breach by itself.

    Of a language model's draft no finding is doubted: a fair sound is what a model is good at, and the
    composer's draft stands ready in its place. `sure` holds the rule and the quote of findings that nothing makes
    doubtful.
    """
    likeness = case.context.lexicon.likeness
    found = list(findings)
    if likeness is None:
        yield from found
        return
    page = case.page
    quoted = [one.quote for one in found if one.quote]
    composed = case.draft.origin is DraftOrigin.COMPOSER
    sentences = [(s, page.quote(s)) for s in page.sentences]
    if composed:
        # the house's own words stop nothing by their sound: only a finding is weighed
        sentences = [(s, words) for s, words in sentences if any(q in words or words in q for q in quoted)]
    shares = [(s, words, _share(case, likeness, s, quoted)) for s, words in sentences]
    heard: set[str] = set()
    weighable = len(page.sentences) > 1 and case.draft.origin is not DraftOrigin.MODEL
    doubted = 1.0 if len(page.sentences) >= _FEW else _DOUBTED_OF_TWO
    for one in found:
        its = [(words, share) for _, words, share in shares if one.quote and (one.quote in words or words in one.quote)]
        doubtful = weighable and bool(its) and all(share < doubted * _doubt(case, words, one) for words, share in its)
        if one.severity is Severity.BLOCK:
            heard |= {words for words, _ in its}
        if one.severity is not Severity.BLOCK or not doubtful or _sure(case, one, sure):
            yield one
        elif not composed:
            # of the house's own words, written from the clauses, a doubt would only trouble the reader
            yield replace(one, severity=Severity.WARN)
    alone = len(page.sentences) <= _FEW
    for span, words, share in () if composed else shares:
        if words in heard or share < _likely_from(case, span, alone=alone) or _cleared(case, span):
            continue
        if share < _LIKELY_COMPARED and _compared(case, span):
            continue
        if not alone or likeness.share(signed(case, span)) >= _ITS_WORDS:
            yield _likely(case, span)


def _likely_from(case: Case, span: Span, *, alone: bool) -> float:
    """The score from which a sentence stops by itself.

    Where nothing of the trade is given, a greeting, a question, a refusal and an own failing owned up to never do.
    """
    if gives_something(case, span):
        return _LIKELY_ALONE if alone else _LIKELY
    words = case.page.of(span)
    holds = any(d.act in _HOLDING for d in deeds(case, span)) or case.context.lexicon.find("own_failing", words)
    if holds or closes(case, span) or "?" in words or len(words.split()) < _TERSE:
        return _NEVER
    return _LIKELY_SAID_ALONE if alone else _LIKELY_SAID


def _sure(case: Case, one: Finding, sure: Collection[tuple[str, str]]) -> bool:
    """Whether no sound makes a finding doubtful: what it gives was compared with the limits, or an amount shows it."""
    return one.rule in _SURE or (one.rule, one.quote) in sure or _outright(case, one)


def _outright(case: Case, one: Finding) -> bool:
    """Whether a figure that was compared with the limits is given in the first person and the present or the future."""
    return any(
        p.act is Act.GRANT
        and isinstance(p.measure, Measure)
        and _GIVEN.search(case.page.folded, p.span.start, p.figure.start) is not None
        and ((said := case.page.quote(p.span)) in one.quote or one.quote in said)
        for p in case.promises
    )


_GIVEN = re.compile(
    r"\b(?:i|we|i'll|we'll|i'm|we're|je|nous|on)(?: can| will| am| are| shall| would)?(?: be| vous| te| gladly| happily"
    r"| volontiers)* (?:give|giving|offer|offering|grant|granting|apply|applying|accord\w+|offr\w+|appliqu\w+|octroi\w+"
    r"|deliver|delivering|dispatch|dispatching|ship|shipping|livr\w+|expedi\w+"
    r"|concede\w*|(?:peux|pouvons|vais|allons) (?:vous |te )?"
    r"(?:accorder|offrir|appliquer|proposer|octroyer|conceder|livrer|expedier))\b"
    r"|\b(?:(?:and|can|please|just|then) take|prenez|prends)\b"
    r"|\b(?:vous|te|t') ?(?:est|sont|sera|seront) (?:\w+ )?(?:consenti|accord|ouvert|offert|octroy|acquis)\w*\b"
)


def _doubt(case: Case, words: str, one: Finding) -> float:
    """The score under which what a finding quotes is doubtful: a figure compared late, what is of people latest."""
    if len(words.split()) < _TERSE:
        return 0.0
    priced = any(isinstance(p.measure, Money) and case.page.quote(p.span) in one.quote for p in case.promises)
    compared = one.clause is not None or priced or one.rule in _FORGED
    if compared:
        return _DOUBTFUL
    return _DOUBTFUL_OF_PEOPLE if one.rule in _OF_PEOPLE else _DOUBTFUL_IN_WORDS


def _share(case: Case, likeness: Likeness, span: Span, quoted: list[str]) -> float:
    """How likely a sentence is a breach: by its words, and where these leave it open by what it does."""
    words, text = case.page.quote(span), signed(case, span)
    alone = likeness.share(text)
    if alone < _UNLIKELY and not any(q in words or words in q for q in quoted):
        return alone
    return likeness.share(text, marks(case, span))


def _compared(case: Case, span: Span) -> bool:
    """Whether the rules compared what the sentence gives with the limits.

    A figure within its limit may still be given without what it is given for, or beside something that no figure tells.
    """
    return any(
        p.act is Act.GRANT and isinstance(p.measure, Measure) and span.start <= p.figure.start < span.end
        for p in case.promises
    )


def _cleared(case: Case, span: Span) -> bool:
    """Whether the words are the house's own, agree to what the rules judge, or are known to give nothing."""
    agreed = case.context.lexicon.find("agree", case.page.folded, span.start, span.end) is not None
    return agreed or case.told_verbatim(span.start) or _told_apart(case, span)


def _told_apart(case: Case, span: Span) -> bool:
    """Whether the rules know it to be no concession: a paper, a reserve, goods fetched, a yes still to come."""
    page, context = case.page, case.context
    sized = any(paper_leaves(page, context, f) or of_a_margin(page, context, f) for f in page.figures_in(span))
    fetched = context.lexicon.find("pick_up", page.folded, span.start, span.end) is not None
    reserve = sized or fetched or _sums_up(case, span) or a_reserve(page, context, span.start, span.end)
    present = context.lexicon.find("free", page.folded, span.start, span.end) is not None and a_small_present(
        case, span
    )
    return (
        reserve
        or present
        or at_list(case, span)
        or _carried(case, span)
        or if_a_manager(case, span)
        or (repairs(case) and makes_good(case, span))
    )


def _carried(case: Case, span: Span) -> bool:
    """Whether the sentence only tells that carriage is on us, and the order reaches the value from which it is."""
    page, lexicon = case.page, case.context.lexicon
    free = lexicon.find("free", page.folded, span.start, span.end)
    if free is None or not lexicon.find("shipping", page.of(span)):
        return False
    return shipping(case, page.clause_at(free.start()), span, free.start()) is None


def _sums_up(case: Case, span: Span) -> bool:
    """Whether a sentence only names amounts that follow from the list, with what they are for."""
    signs = [sign(case, figure) for figure in case.page.figures_in(span)]
    amounts = [word for word in signs if word.startswith("zm")]
    told = all(word.startswith("zml") for word in amounts) and not any(word.startswith(("zp", "zt")) for word in signs)
    given = [deed for deed in deeds(case, span) if deed.thing]
    return bool(amounts) and told and all(case.page.figures_in(deed.span) for deed in given)


def _likely(case: Case, span: Span) -> Finding:
    return finding(case.context, case.page, "P1", "likely", span, mend=taken_out(case.page, span.start))

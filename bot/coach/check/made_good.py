"""Whether a draft repairs a fault of ours, or what the warranty covers: then nothing is a favour in it."""

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.page import Span
from bot.domain.facts import FactName


def our_fault(case: Case) -> bool:
    """Whether the fault is ours: by the facts or, where they say nothing, by what the draft owns up to."""
    known = case.context.known.flag(FactName.OUR_FAULT)
    if known is not None:
        return known
    page, lexicon = case.page, case.context.lexicon
    for match in lexicon.all("own_fault", page.folded):
        if case.act(match.start(), match.end()) not in (Act.HYPOTHETICAL, Act.QUOTE) and not lexicon.find(
            "condition", page.folded, page.clause_at(match.start()).start, match.start()
        ):
            return True
    return False


def warranted(case: Case) -> bool:
    """Whether the draft mends or replaces under the warranty, and does not go beyond it."""
    lexicon, words = case.context.lexicon, case.page.folded
    if case.context.known.flag(FactName.IN_WARRANTY) is False or lexicon.find("out_of_terms", words):
        return False
    if not any(c.owed for c in case.context.pack.in_force(case.context.today)):
        return False
    held = case.context.known.flag(FactName.IN_WARRANTY) or lexicon.find("warranty", words)
    return bool(held) and lexicon.find("made_good", words) is not None


def repairs(case: Case) -> bool:
    """Whether the draft puts right what is ours to put right."""
    mended = case.context.lexicon.any(("made_good", "refund", "rush_word"), case.page.folded)
    return (our_fault(case) and mended) or warranted(case)


def makes_good(case: Case, span: Span) -> bool:
    """Whether a sentence makes, mends or replaces again what was delivered."""
    return case.context.lexicon.find("made_good", case.page.of(span)) is not None


def at_list(case: Case, span: Span) -> bool:
    """Whether what is made again in a sentence is paid at the list: then nothing is given by it."""
    lexicon, words = case.context.lexicon, case.page.of(span)
    return (
        lexicon.find("at_list_price", words) is not None
        and makes_good(case, span)
        and not lexicon.any(("free", "refund"), words)
    )

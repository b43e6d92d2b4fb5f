"""Who does what about which thing: the clauses of a sentence, with their acts and things of the trade."""

from dataclasses import dataclass

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.page import Span

_CLOSING = 4
_LAST = 4
_GIVING = (Act.GRANT, Act.LIMIT)


@dataclass(frozen=True, slots=True)
class Deed:
    """One clause: its span, what it does, and whether it names a figure or a thing that a policy could bound."""

    span: Span
    act: Act
    thing: bool


def deeds(case: Case, sentence: Span) -> tuple[Deed, ...]:
    """The acts of a sentence, clause by clause."""
    page, lexicon = case.page, case.context.lexicon
    return tuple(
        Deed(
            clause,
            case.act(clause.start, clause.end),
            bool(page.figures_in(clause)) or lexicon.find("thing", page.folded, clause.start, clause.end) is not None,
        )
        for clause in page.clauses
        if clause.sentence == sentence.sentence
    )


def gives_something(case: Case, sentence: Span) -> bool:
    """Whether a clause gives, or may give, something that a policy could bound; a greeting or a closing never does."""
    return not closes(case, sentence) and any(d.thing and d.act in _GIVING for d in deeds(case, sentence))


def closes(case: Case, sentence: Span) -> bool:
    """Whether a line only greets or takes leave: a few words up to a comma or a name, and no figure."""
    page = case.page
    words = page.of(sentence).strip()
    if len(words.split()) > _CLOSING or page.figures_in(sentence):
        return False
    alone = page.folded[sentence.end - 1 : sentence.end] == "\n" or sentence.end == len(page.folded)
    last = len(page.sentences) - sentence.sentence <= _LAST
    return alone and (words.endswith(",") or (last and words[-1:].isalpha()))

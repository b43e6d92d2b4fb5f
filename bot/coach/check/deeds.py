"""Who does what about which thing, and how: the clauses of a sentence read with their parts together."""

from dataclasses import dataclass
from enum import StrEnum

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.page import Span


class Doer(StrEnum):
    """Who a clause is about."""

    WE = "we"
    YOU = "you"
    BOTH = "both"
    ORDERED = "ordered"  # "pay when you like": the client, told to
    OTHER = "other"


class Mood(StrEnum):
    """How a clause says it: as a condition, imagined, to come, possible, done, or as it stands."""

    IF = "if"
    WOULD = "would"
    WILL = "will"
    MAY = "may"
    DONE = "done"
    IS = "is"


_CLOSING = 4
_LAST = 4
_GIVING = (Act.GRANT, Act.LIMIT)
_SAID = (Mood.WOULD, Mood.WILL, Mood.MAY, Mood.DONE)


@dataclass(frozen=True, slots=True)
class Deed:
    """One clause: what it does, who and how, and whether it names a figure or a thing that a policy could bound."""

    span: Span
    act: Act
    thing: bool
    doer: Doer
    mood: Mood


def deeds(case: Case, sentence: Span) -> tuple[Deed, ...]:
    """The acts of a sentence, clause by clause; read once a draft."""
    key = (case.draft, "deeds", sentence.start)
    known: tuple[Deed, ...] | None = case.context.readings.get(key)
    if known is None:
        clauses = [c for c in case.page.clauses if c.sentence == sentence.sentence]
        known = case.context.readings[key] = tuple(_read(case, clause) for clause in clauses)
    return known


def _read(case: Case, clause: Span) -> Deed:
    page, lexicon = case.page, case.context.lexicon
    thing = bool(page.figures_in(clause)) or lexicon.find("thing", page.folded, clause.start, clause.end) is not None
    return Deed(clause, case.act(clause.start, clause.end), thing, _doer(case, clause), _mood(case, clause))


def _doer(case: Case, clause: Span) -> Doer:
    lexicon, words = case.context.lexicon, case.page.of(clause)
    ours, yours = lexicon.find("doer_we", words), lexicon.find("doer_you", words)
    if ours and yours:
        return Doer.BOTH
    if ours or yours:
        return Doer.WE if ours else Doer.YOU
    ordered = lexicon.find("told_to", words)
    return Doer.ORDERED if ordered and ordered.start() == 0 else Doer.OTHER


def _mood(case: Case, clause: Span) -> Mood:
    lexicon, words = case.context.lexicon, case.page.of(clause)
    condition = lexicon.find("mood_if", words)
    if condition and condition.start() == 0:
        return Mood.IF
    return next((mood for mood in _SAID if lexicon.find(f"mood_{mood.value}", words)), Mood.IS)


def gives_something(case: Case, sentence: Span) -> bool:
    """Whether a clause gives, or may give, something that a policy could bound; a greeting or a closing never does."""
    return not closes(case, sentence) and any(d.thing and d.act in _GIVING for d in deeds(case, sentence))


def if_a_manager(case: Case, sentence: Span) -> bool:
    """Whether a sentence leaves what it says to a manager's yes: "if she agrees" decides nothing yet."""
    lexicon, page = case.context.lexicon, case.page
    return any(
        d.mood is Mood.IF and lexicon.find("boss", page.of(d.span)) and lexicon.find("their_yes", page.of(d.span))
        for d in deeds(case, sentence)
    )


def closes(case: Case, sentence: Span) -> bool:
    """Whether a line only greets or takes leave: a few words up to a comma or a name, and no figure."""
    page = case.page
    words = page.of(sentence).strip()
    if len(words.split()) > _CLOSING or page.figures_in(sentence):
        return False
    alone = page.folded[sentence.end - 1 : sentence.end] == "\n" or sentence.end == len(page.folded)
    last = len(page.sentences) - sentence.sentence <= _LAST
    return alone and (words.endswith(",") or (last and words[-1:].isalpha()))

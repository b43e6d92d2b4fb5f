"""What a day or a duration is of: the stretch of words it belongs to, and what those words do."""

import re
from datetime import date

from bot.coach.check.context import CheckContext
from bot.coach.check.page import Page, Span
from bot.domain.figures import Figure, Unit

_LETTERS = re.compile(r"[a-z']+")
_ACTS = ("approval", "lead", "next_step", "payment", "returns", "warranty", "exclusivity", "validity", "commitment")
_FAR = 3
_AFTER = re.compile(r" (?:after|apres|from|following|before|avant) ")
_SHORT = 0
_WORDLESS = frozenset(
    "le la les l' du de des d' au aux a en sous dans d'ici pour plus tard tot soit donc et ou the on by in at of"
    " this ce cette that so say latest earliest around about environ vers seulement only just meme even then puis"
    " jour jours day days within until jusqu'au jusqu'a avant before after apres from entre between and or midi noon"
    " matin soir morning evening afternoon apres-midi prochain prochaine next coming ouvres working calendaires"
    " calendar lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday"
    " sunday not non pas promis juste pile exactly exactement semaine week".split()
)


def belongs(page: Page, context: CheckContext, figure: Figure) -> Span:
    """The clause around a figure; with those before it (else after) where it holds the figure and nothing else."""
    index = page.clause_index(figure.start)
    clause = page.clauses[index]
    if not _bare(page, clause) and not _counted_from(page, clause, figure):
        return clause
    start, own = clause.start, clause
    for earlier in reversed(page.clauses[max(0, index - _FAR) : index]):
        if earlier.sentence != clause.sentence:
            break
        start = earlier.start
        if not _bare(page, earlier) and context.lexicon.any(_ACTS, page.folded, earlier.start, earlier.end):
            return Span(start, own.end, own.sentence)
    following = page.clauses[index + 1 : index + 2]
    if start == clause.start and following and following[0].sentence == clause.sentence:
        return Span(clause.start, following[0].end, clause.sentence)
    return Span(start, clause.end, clause.sentence)


def _counted_from(page: Page, clause: Span, figure: Figure) -> bool:
    """Whether a clause holds only a duration and the event it is counted from: "ten days after dispatch"."""
    words = _words(page, clause)
    invoiced = any(w.startswith(("factur", "invoic")) for w in words)
    return len(words) == 1 and not invoiced and _AFTER.match(page.folded, figure.end) is not None


def _bare(page: Page, clause: Span) -> bool:
    """Whether a clause holds figures, and beside them only small words."""
    return not _words(page, clause)


def _words(page: Page, clause: Span) -> list[str]:
    """The words of a clause that are neither figures nor small words."""
    words = page.of(clause)
    for figure in reversed(page.figures_in(clause)):
        words = words[: figure.start - clause.start] + " " + words[figure.end - clause.start :]
    return [w for w in _LETTERS.findall(words) if w not in _WORDLESS]


def elliptic(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether a duration stands for itself, so that what is talked of tells what it is of: "60 days, agreed"."""
    lexicon, clause = context.lexicon, page.clause_at(figure.start)
    sentence = page.sentence_at(figure.start)
    rest = page.folded[figure.end : sentence.end]
    if _ORDINAL.match(page.folded, figure.start):
        return False
    if len(_words(page, clause)) <= _SHORT and not _headed(page, figure) and _talked_of(page, context):
        return True
    before = page.voiced[clause.start : figure.end]
    return (
        "\x1f" in page.voiced[clause.start : sentence.end]
        or lexicon.any(("grant", "agree", "own_gift", "theirs_now", "gladly"), page.voiced, clause.start, clause.end)
        or lexicon.any(("granted_back", "agree"), rest)
        or _IT_IS.match(rest) is not None
        or lexicon.any(("surcharge_free", "free"), page.folded, clause.start, clause.end)
        or lexicon.find("makes_it", before) is not None
    ) and not _headed(page, figure)


_IT_IS = re.compile(
    r" (?:it is|then|so be it|c'est (?:ok|bon|entendu|d'accord|parfait|oui)|ca (?:roule|marche|me va))(?!\w)"
)
_ORDINAL = re.compile(r"(?:jour|day) \d")


def _talked_of(page: Page, context: CheckContext) -> bool:
    """Whether the client asks for a time, or nothing else is written."""
    asked = context.client_text.lower()
    if not asked or len(page.sentences) <= _FAR:
        return True
    return context.lexicon.any(("lead", "payment", "rush_word", "paid"), asked)


_HEAD = re.compile(
    r" ?(?:de |d'|of (?:the |your |our )?|'"
    r"|(?:apres|after|following|suivant) (?:la |the )?(?:livraison|reception|delivery|receipt))"
)


def _headed(page: Page, figure: Figure) -> bool:
    """Whether a noun right after says what the time is of: "an hour of artwork help", "trois jours de salon"."""
    return figure.unit is not Unit.DATE and _HEAD.match(page.folded, figure.end) is not None


def begun(page: Page, context: CheckContext, figure: Figure, event: str) -> date | None:
    """The day of an event that a day is counted from, where the draft names one; else None.

    The event is a class of words: the approval for a dispatch, the invoice for a payment.

    It is looked for in the words before, in the same sentence, else in the two sentences before.
    """
    if figure.unit is not Unit.DATE:
        return None
    sentence = page.sentence_at(figure.start)
    for since in (sentence.start, page.sentences[max(0, sentence.sentence - 2)].start):
        days = [
            f.value
            for f in page.figures
            if f.unit is Unit.DATE
            and since <= f.start < figure.start
            and isinstance(f.value, date)
            and is_approval(page, context, f, event)
        ]
        if days:
            return days[-1]
    return None


def is_approval(page: Page, context: CheckContext, figure: Figure, event: str = "approval") -> bool:
    """Whether a day is one of approving or ordering (or of another event): "with a yes on Wednesday"."""
    if figure.unit is not Unit.DATE:
        return False
    span = belongs(page, context, figure)
    found = list(context.lexicon.all(event, page.folded, span.start, span.end))
    if not found:
        return False
    gap = min(max(0, m.start() - figure.end, figure.start - m.end()) for m in found)
    goes = context.lexicon.all("goods_move", page.folded, span.start, span.end)
    return all(gap <= max(0, m.start() - figure.end, figure.start - m.end()) for m in goes)

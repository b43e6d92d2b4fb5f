"""The draft, what the client asked, and what bounds them, read once for every rule."""

from dataclasses import dataclass
from decimal import Decimal

from bot.coach.check.acts import Act, act_at
from bot.coach.check.context import CheckContext
from bot.coach.check.measures import promises
from bot.coach.check.page import Page, Span, read_page
from bot.coach.check.promise import Promise
from bot.coach.check.shelf import Shelf, shelf_of
from bot.domain.draft import Draft
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Unit
from bot.reading.figures.number_words import spelled_numbers

_A_FEW = 5
_MANY = 20
_YOURS = ("vos ", "your ")


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a rule reads. `asked` is the client's message read like a draft, or None."""

    draft: Draft
    context: CheckContext
    page: Page
    asked: Page | None
    shelf: Shelf
    promises: tuple[Promise, ...]
    quantities: frozenset[Decimal]  # pieces the order may hold, from the facts, the draft and the message
    products: tuple[str, ...]
    exempt: tuple[tuple[int, int], ...]  # where the pack's own public phrases stand

    def act(self, start: int, end: int) -> Act:
        """What the sentence does with a stretch of the draft."""
        return act_at(self.page, self.context.lexicon, start, end)

    def given(self, start: int, end: int) -> bool:
        """Whether a stretch of the draft is given, and no "without" or "rather than" stands before it.

        A refusal within the stretch belongs to it: "no deposit is needed" gives the deposit up.
        """
        clause = self.page.clause_at(start)
        if self.context.lexicon.find("avoid", self.page.voiced, clause.start, start):
            return False
        act = self.act(start, end)
        if act is Act.REFUSE:
            refusal = self.context.lexicon.find("refuse", self.page.voiced, clause.start, clause.end)
            return refusal is not None and start <= refusal.start() < end
        if act is Act.QUOTE:
            return not self.context.lexicon.find("quote", self.page.voiced, self.page.sentence_at(start).start, start)
        return act is Act.GRANT

    def told_verbatim(self, start: int) -> bool:
        """Whether the pack's own public phrase covers an offset."""
        return any(s <= start < e for s, e in self.exempt)

    def span(self, start: int, end: int) -> Span:
        """A stretch of the draft as a span."""
        return Span(start, end, 0)


def _beside_a_product(shelf: Shelf, page: Page, figure: Figure) -> bool:
    """Whether a bare number counts a product of the list, or what the client takes: "250 Storm", "your 300 are"."""
    after = page.folded[figure.end : figure.end + 24]
    whole = figure.unit is Unit.NUMBER and figure.number == figure.number.to_integral_value()
    if not whole or figure.number < _A_FEW:
        return False
    theirs = figure.number >= _MANY and page.folded[: figure.start].endswith(_YOURS) and after[1:2].isalpha()
    return theirs or bool(shelf.products_in(after))


def _orderable(counts: set[Decimal], context: CheckContext) -> set[Decimal]:
    """The counts that may be an order: the few pieces of a sample or a comparison are not."""
    least = min((p.prices[0].from_quantity for p in context.pack.products), default=1)
    return {c for c in counts if c >= least} or {c for c in counts if c >= least / _A_FEW}


def _spelt(page: Page, shelf: Shelf, context: CheckContext) -> set[Decimal]:
    """The counts in letters before the goods, where the list begins at one piece: "two sites"."""
    if min((p.prices[0].from_quantity for p in context.pack.products), default=2) > 1:
        return set()
    found: set[Decimal] = set()
    for word in spelled_numbers(page.folded):
        after = page.folded[word.end : word.end + 24].lstrip()
        goods = context.lexicon.find("goods", after)
        if word.value > 1 and ((goods and goods.start() == 0) or shelf.products_in(after)):
            found.add(Decimal(word.value))
    return found


def read_case(draft: Draft, context: CheckContext) -> Case:
    """Read a draft and what it answers; each once in a context."""
    case: Case | None = context.readings.get(draft)
    if case is None:
        case = context.readings[draft] = _read(draft, context)
    return case


def _asked(draft: Draft, context: CheckContext) -> Page | None:
    """The client's message read like a draft."""
    text = context.client_text
    if not text:
        return None
    language = context.situation.message.language if context.situation else draft.language
    page: Page | None = context.readings.get((text, language))
    if page is None:
        currency = context.pack.company.currency
        page = context.readings[text, language] = read_page(text, context.lexicon, language, context.today, currency)
    return page


def _read(draft: Draft, context: CheckContext) -> Case:
    text = f"{draft.subject}\n{draft.text}" if draft.subject else draft.text
    page = read_page(text, context.lexicon, draft.language, context.today, context.pack.company.currency)
    asked = _asked(draft, context)
    shelf = shelf_of(context.pack, context.today)
    known = context.known
    product = known.text(FactName.PRODUCT)
    named = (
        shelf.products_in(page.folded)
        or ((product,) if product else ())
        or (shelf.products_in(asked.folded) if asked else ())
    )
    counts = {
        f.number
        for p in (page, asked)
        if p
        for f in p.figures
        if (f.unit is Unit.PIECES or _beside_a_product(shelf, p, f))
        and not context.lexicon.find("additional", p.folded[f.start : f.end + 16])
    }
    counts |= {n for name in (FactName.QUANTITY, FactName.QUANTITY_OFFERED) if (n := known.number(name)) is not None}
    counts = _orderable(counts, context) | _spelt(page, shelf, context)
    return Case(
        draft,
        context,
        page,
        asked,
        shelf,
        promises(page, context, asked),
        frozenset(counts),
        named,
        shelf.verbatim(page.folded),
    )

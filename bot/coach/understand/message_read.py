"""A client's message as its words stand: its sentences, those of the client's own, and the goods and counts named."""

from dataclasses import dataclass
from datetime import date

from bot.coach.understand.attempts import find_attempts
from bot.coach.understand.budgets import budgeted
from bot.coach.understand.context import with_counts
from bot.coach.understand.cues import Cues
from bot.coach.understand.goods import counted, find_order, today_first
from bot.coach.understand.plain import Plain, plain_sentences
from bot.domain.asks import Language
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.message import ClientMessage
from bot.domain.policy import Product
from bot.reading.figures import read_figures
from bot.reading.foreign import foreign_model, of_products
from bot.reading.parts import read_parts
from bot.reading.sentences import sentences


@dataclass(frozen=True, slots=True)
class Read:
    """A message's sentences, those of the client's own among them, what it tried on us, and the goods it names.

    `counts` are the counts of the whole text, `figures` those of every kind in the client's own sentences.
    """

    message: ClientMessage
    whole: tuple[Plain, ...]
    own: tuple[Plain, ...]
    attempts: tuple[str, ...]
    order: tuple[Fact, ...]
    counts: tuple[Figure, ...]
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        """The words as they were sent."""
        return self.message.text

    @property
    def language(self) -> Language:
        """The language of the words."""
        return self.message.language


def read_message(
    message: ClientMessage, cues: Cues, today: date, currency: Unit, products: tuple[Product, ...]
) -> Read:
    """The words of a message; what it tried on us is none of the client's own."""
    text = message.text
    figures = counted(text, budgeted(text, read_figures(text, message.language, today, currency), currency), products)
    said, parts = sentences(text), read_parts(text, message.language)
    uncut = plain_sentences(said, figures, cues.forms)
    whole = uncut if parts == said else plain_sentences(parts, figures, cues.forms)
    # an order to a program counts whole, wherever its sentence could be cut
    attempts = find_attempts(uncut, text, cues)
    own = tuple(p for p in whole if not any(p.sentence.text in a or a in p.sentence.text for a in attempts))
    counts = with_counts(text, figures)
    order = today_first(find_order(own, counts, products, Origin.MESSAGE))
    if foreign_model(text, *of_products(products)) is not None:
        order = tuple(f for f in order if f.name is not FactName.PRODUCT)
    return Read(message, whole, own, attempts, order, counts, tuple(f for p in own for _, f in p.figures))

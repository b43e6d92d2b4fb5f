"""What a sentence asks in return for its limit: an order so large, a commitment so long, payment with the order."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.adapters.packs.limit_cues import LimitCues
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Counterpart, CounterpartKind, Words

MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}


def brought(figure: Figure, folded: str, cues: LimitCues) -> bool:
    """Whether a figure can be something the client brings: pieces, money spent, months of a commitment."""
    if figure.unit in MONTHS:
        return cues.commitment.search(folded) is not None
    return figure.unit is Unit.PIECES or figure.unit.is_money


def counterparts_in(folded: str, conditions: Sequence[Figure], limit: Figure, cues: LimitCues) -> Iterator[Counterpart]:
    """The counterparts that a folded sentence names: of `conditions`, its figures but the limit's own, and in words."""
    for figure in conditions:
        if figure is limit:
            continue
        number = f"{figure.number:f}" if figure.unit is not Unit.DATE else ""
        if figure.unit is Unit.PIECES:
            words = Words(f"une commande d'au moins {number} pièces", f"an order of at least {number} pieces")
            yield Counterpart(CounterpartKind.QUANTITY, words, figure.number, Unit.PIECES)
        elif figure.unit in MONTHS:
            yield _commitment(figure.number * MONTHS[figure.unit])
    if cues.yearly.search(folded) and not any(f.unit in MONTHS for f in conditions):
        yield _commitment(Decimal(12))
    if cues.prepayment.search(folded):
        yield Counterpart(CounterpartKind.PREPAYMENT, Words("le règlement à la commande", "payment with the order"))


def _commitment(months: Decimal) -> Counterpart:
    words = Words(f"un engagement sur {months:f} mois", f"a commitment of {months:f} months")
    return Counterpart(CounterpartKind.COMMITMENT, words, months, Unit.MONTHS)

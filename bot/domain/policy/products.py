"""What the company sells, and at which prices."""

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.policy.words import Words


@dataclass(frozen=True, slots=True)
class PriceBreak:
    """The public price of one piece from a quantity on."""

    from_quantity: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the price list. `floor_price` is internal and never told."""

    id: str
    name: Words
    aliases: tuple[str, ...]
    prices: tuple[PriceBreak, ...]
    lead_days: int | None = None
    floor_price: Decimal | None = None
    source: str = "price-list"  # file stem of the pack
    asked: tuple[Words, ...] = ()

    @property
    def passage_id(self) -> str:
        """The id under which the product's public prices are cited and indexed."""
        return f"policies/{self.source}#{self.id}"

    def unit_price(self, quantity: int | None) -> Decimal:
        """The list price of one piece at `quantity` (the first break when unknown or below it)."""
        reached = [b.unit_price for b in self.prices if quantity is not None and quantity >= b.from_quantity]
        return reached[-1] if reached else self.prices[0].unit_price

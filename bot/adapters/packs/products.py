"""The price list: products with their public prices and their internal floor."""

from bot.adapters.packs.document import Block
from bot.adapters.packs.fields import Fields, number
from bot.adapters.packs.mistakes import FilePen
from bot.adapters.packs.texts import Said
from bot.adapters.packs.tree import Rows, Table, read_yaml
from bot.domain.policy import PriceBreak, Product

_FORM = "the products block must be a list, each as `- id: storm` with its name and prices"


def read_products(block: Block, source: str, pen: FilePen) -> list[tuple[str, int, Product | None, tuple[Said, ...]]]:
    """Read the id, line, product (None when it has mistakes) and public words of each product in `block`."""
    node = read_yaml(block.text, block.line, pen)
    if node is None:
        return []
    if not isinstance(node, Rows):
        pen.at(block.line, _FORM)
        return []
    found = []
    for item in node.items:
        if isinstance(item, Table):
            found.append(_product(item, source, pen))
        else:
            pen.at(item.line, _FORM)
    return found


def _product(table: Table, source: str, pen: FilePen) -> tuple[str, int, Product | None, tuple[Said, ...]]:
    before = pen.count
    fields = Fields(table, pen, "a product", ("id", "name", "prices"), ("aliases", "lead_days", "floor_price", "asked"))
    product_id, name = fields.id("id"), fields.words("name")
    aliases = tuple(s.text for s in fields.scalars("aliases"))
    lead_days, floor = fields.whole("lead_days"), fields.number("floor_price")
    prices = _prices(fields)
    lowest = min((p.unit_price for p in prices), default=None)
    if floor is not None and lowest is not None and lowest < floor:
        pen.at(fields.line("prices"), f"the list price {lowest} is below the floor price {floor}")
    said = tuple(Said("name", n, fields.line("name")) for n in ((name.fr, name.en) if name else ()))
    said += tuple(Said("aliases", a, fields.line("aliases")) for a in aliases)
    asked = fields.pairs("asked")
    said += tuple(Said("asked", w, fields.line("asked")) for a in asked for w in (a.fr, a.en))
    product = None
    if pen.count == before and product_id and name and prices:
        product = Product(product_id, name, aliases, prices, lead_days, floor, source, asked)
    return product_id or "", table.line, product, said


def _prices(fields: Fields) -> tuple[PriceBreak, ...]:
    node = fields.node("prices")
    if node is None:
        return ()
    if not isinstance(node, Table) or not node.entries:
        fields.pen.at(node.line, "`prices` must give a price for each quantity, as {50: 16.90, 250: 14.90}")
        return ()
    breaks: list[PriceBreak] = []
    for key, value in node.entries:
        quantity = number(key.text, "quantity", key.line, fields.pen)
        text = getattr(value, "text", "")
        if not text:  # "20,00" is read as a price of 20 and a quantity of 00
            fields.pen.at(key.line, f"no price stands after {key.text}; write decimals with a point, as 20.00")
            continue
        price = number(text, f"price from {key.text}", value.line, fields.pen)
        if quantity is None or price is None:
            continue
        if quantity != quantity.to_integral_value() or quantity < 1:
            fields.pen.at(key.line, f"a quantity of {quantity} must be a whole number, 1 at least")
        elif breaks and quantity <= breaks[-1].from_quantity:
            fields.pen.at(key.line, f"the break from {quantity} must come in rising order, once")
        elif breaks and price > breaks[-1].unit_price:
            fields.pen.at(
                value.line,
                f"the price rises to {price} from {quantity} pieces on; it was {breaks[-1].unit_price} before",
            )
        else:
            breaks.append(PriceBreak(int(quantity), price))
    return tuple(breaks)

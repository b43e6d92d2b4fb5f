"""Products read out of a company's own price list, and written into the pack's once a manager confirms them."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.domain.asks import Language
from bot.domain.figures import Unit
from bot.domain.knowledge import Passage
from bot.domain.policy import Pack, PriceBreak, Product, Words
from bot.reading.figures import read_figures
from bot.reading.folding import fold

_FILE = "policies/price-list.md"
_STARTER = "example"
"""The product that a new pack begins with; products of the company's own take its place."""

_NAME = re.compile(r"designation|produit|article|libelle|modele|item|product|description|name|nom\b")
_CODE = re.compile(r"ref|sku|code")
_LEAD = re.compile(r"delai|lead|production|fabrication")
_ONE = re.compile(r"^(?:prix|tarif|price|p\.?u\.?|unit)(?!.*(?:ttc|incl|promo|sold|total))")
_COUNT = r"(?:pieces?|pcs|ex\w*|unites?|units?|u)"
_STEP = re.compile(
    rf"^(?:a partir de|des|de|from|par|qte|quantite|qty|quantity|>=?|≥)?\s*(\d[\d ]*?)"
    rf"(?:\s*(?:-|–|a|to)\s*\d[\d ]*?)?\s*{_COUNT}?\.?\s*(?:(?:et|ou) plus|(?:and|or) (?:more|up)|(?:et )?\+)?$"
)
_SIGN = r"(?:€|\$|£|eur\w*|usd|gbp|chf|cad)"
_AMOUNT = re.compile(rf"^{_SIGN}?\s*(\d+(?:[ .,]\d{{3}})*(?:[.,]\d{{1,2}})?)\s*{_SIGN}?(?: ht)?$")
_SIGNS = {
    "€": Unit.EUR,
    "eur": Unit.EUR,
    "$": Unit.USD,
    "usd": Unit.USD,
    "£": Unit.GBP,
    "gbp": Unit.GBP,
    "chf": Unit.CHF,
    "cad": Unit.CAD,
}
_LONGEST = 40
_BLOCK = re.compile(r"^```[ ]?yaml products[^\n]*\n(.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)
_HEAD = """\
---
id: price-list
title: {fr: Tarif, en: Price list}
---

**fr** Prix publics à la pièce, hors taxes.

**en** Public prices of one piece, taxes excluded.
"""


def products_in(passages: Sequence[Passage], currency: Unit, pack: Pack) -> tuple[Product, ...]:
    """The products that rows of tables tell with their prices, in order, each once; what stands so already is left out.

    A row counts where it names something, its prices are in the company's currency and never rise with the quantity.
    """
    found: dict[str, Product] = {}
    for line in (line for passage in passages for line in passage.text.splitlines()):
        product = _product(line, currency) if line.startswith("- ") and " ; " in line else None
        if product is not None:
            found.setdefault(product.id, product)
    held = {p.id: (p.prices, p.lead_days) for p in pack.products}
    return tuple(
        p
        for p in _called(tuple(found.values()))
        if p.id not in held or held[p.id] != (p.prices, p.lead_days or held[p.id][1])
    )


def _called(products: tuple[Product, ...]) -> tuple[Product, ...]:
    """The products under the names that people say, without "190 g" or "(blue)", where that tells them apart."""
    short = [re.split(r"\s+(?=\d)|\s*[,(]", p.name.fr)[0].strip() for p in products]
    once = Counter(fold(name) for name in short)
    return tuple(
        product
        if name == product.name.fr or once[fold(name)] > 1 or not (slug := _slug(name))
        else replace(product, id=slug, name=Words(name, name), aliases=(product.name.fr, *product.aliases))
        for product, name in zip(products, short, strict=True)
    )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_LONGEST].strip("-")


def tells_prices(row: str, currency: Unit) -> bool:
    """Whether a row of a table is a product with its prices, and no rule."""
    return _product(f"- {row}", currency) is not None


def with_products(files: Mapping[str, bytes], products: Sequence[Product], pack: Pack) -> dict[str, bytes]:
    """The pack's files with these products in the price list, in place of those of the same id and of the starter's."""
    name = next((f"policies/{p.source}.md" for p in pack.products), _FILE)
    text = files.get(name, _HEAD.encode()).decode("utf-8").replace("\r\n", "\n")
    held, fresh = {p.id: p for p in pack.products}, {p.id for p in products}
    block = _BLOCK.search(text)
    kept = [entry for entry in _entries(block[1] if block else "") if _id(entry) not in {*fresh, _STARTER}]
    rows = "".join([*kept, *(_entry(product, held.get(product.id)) for product in products)])
    told = f"```yaml products\n{rows}```"
    if block:
        return {**files, name: f"{text[: block.start()]}{told}{text[block.end() :]}".encode()}
    first = re.search(r"^## ", text, re.MULTILINE)
    at = first.start() if first else len(text)
    return {**files, name: f"{text[:at].rstrip()}\n\n{told}\n\n{text[at:]}".encode()}


def _product(line: str, currency: Unit) -> Product | None:
    """The product of one row; None where the row tells none."""
    steps: dict[int, Decimal] = {}
    name = code = ""
    lead: int | None = None
    for cell in line[2:].split(" ; "):
        title, _, said = cell.partition(" : ")
        head, value = _plain(title), said.strip()
        step, price = _STEP.match(head), _price(value, currency)
        if price is not None and (step or _ONE.match(head)):
            steps[int(step[1].replace(" ", "")) if step else 1] = price
        elif value and _CODE.search(head):
            code = code or value
        elif value and _NAME.search(head):
            name = name or value
        elif _LEAD.search(head):
            lead = _days(value)
    name, code = (name, code) if name else (code, "")
    prices = tuple(PriceBreak(quantity, steps[quantity]) for quantity in sorted(steps) if quantity >= 1)
    falls = all(a.unit_price >= b.unit_price for a, b in pairwise(prices))
    slug = _slug(name)
    if not slug or not prices or not falls:
        return None
    return Product(slug, Words(name, name), (code,) if code else (), prices, lead)


def _plain(text: str) -> str:
    return " ".join(fold(text).replace("\u00a0", " ").replace("\u202f", " ").split())


def _price(value: str, currency: Unit) -> Decimal | None:
    """The amount of a cell that holds nothing else; None where it is in another currency."""
    plain = _plain(value)
    found = _AMOUNT.match(plain)
    sign = next((unit for mark, unit in _SIGNS.items() if mark in plain), currency)
    if found is None or sign is not currency:
        return None
    digits = found[1].replace(" ", "")
    cents = re.search(r"[.,](\d{1,2})$", digits)  # three digits after a mark are thousands
    whole = re.sub(r"[.,]", "", digits[: cents.start()] if cents else digits)
    return Decimal(f"{whole}.{cents[1] if cents else '0'}").quantize(Decimal("0.01"))


def _days(value: str) -> int | None:
    """The calendar days of a cell, the longer end of a range."""
    scale = {Unit.DAYS: Decimal(1), Unit.WORKING_DAYS: Decimal("1.4")}
    for figure in read_figures(value, Language.FR):
        if figure.unit in scale and isinstance(figure.top, Decimal):
            return int((figure.top * scale[figure.unit]).to_integral_value())
    return None


def _entries(block: str) -> list[str]:
    """The products of a block as they are written, each with its lines; remarks before the first are dropped."""
    return re.findall(r"^- .*\n(?:(?!- ).*\n)*", block, re.MULTILINE)


def _id(entry: str) -> str:
    found = re.search(r"\bid:\s*[\"']?([a-z0-9-]+)", entry)
    return found[1] if found else ""


def _entry(product: Product, held: Product | None) -> str:
    """A product as the pack writes it; names, floor price and the like of one that was there stay."""
    known = held or product
    french, english = (json.dumps(said, ensure_ascii=False) for said in (known.name.fr, known.name.en))
    aliases = ", ".join(json.dumps(a, ensure_ascii=False) for a in dict.fromkeys((*known.aliases, *product.aliases)))
    prices = ", ".join(f"{step.from_quantity}: {step.unit_price}" for step in product.prices)
    lead = product.lead_days or known.lead_days
    asked = [json.dumps([w.of(one) for w in known.asked], ensure_ascii=False) for one in (Language.FR, Language.EN)]
    lines = [
        f"- id: {product.id}",
        f"  name: {{fr: {french}, en: {english}}}",
        *([f"  aliases: [{aliases}]"] if aliases else []),
        f"  prices: {{{prices}}}",
        *([f"  lead_days: {lead}"] if lead else []),
        *([f"  floor_price: {known.floor_price}"] if known.floor_price is not None else []),
        *([f"  asked: {{fr: {asked[0]}, en: {asked[1]}}}"] if known.asked else []),
    ]
    return "\n".join(lines) + "\n"

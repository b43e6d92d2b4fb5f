"""company.md: whose pack it is."""

from bot.adapters.packs.document import Document
from bot.adapters.packs.fields import ID, Fields
from bot.adapters.packs.mistakes import FilePen, meant
from bot.domain.figures import Unit
from bot.domain.policy import Company

_REQUIRED = ("company", "name", "currency", "trade")
_CURRENCIES = tuple(u.value for u in Unit if u.is_money)


def read_company(document: Document, pen: FilePen) -> Company | None:
    """Read the company; None after noting what is wrong."""
    before = pen.count
    for section in document.sections:
        pen.at(section.line, "company.md holds no clause; move it to a file of its own")
    for block in document.introduction.blocks:
        pen.at(block.line - 1, "company.md holds no fenced block")
    if document.front is None:
        return None
    fields = Fields(document.front, pen, "company.md", _REQUIRED, ("decides_within_days", "tiers", "asked"))
    company_id, name, trade = fields.id("company"), fields.text("name"), fields.words("trade")
    currency = fields.text("currency")
    if currency is not None and currency not in _CURRENCIES:
        pen.at(fields.line("currency"), f"unknown currency `{currency}`{meant(currency, _CURRENCIES)}")
        currency = None
    days = 2 if fields.node("decides_within_days") is None else fields.whole("decides_within_days")
    if days is not None and not 1 <= days <= 60:
        pen.at(fields.line("decides_within_days"), f"`decides_within_days: {days}` must be 1 to 60 working days")
    tiers, asked = fields.scalars("tiers"), fields.pairs("asked")
    for tier in tiers:
        if not ID.fullmatch(tier.text):
            pen.at(tier.line, f"tier `{tier.text}` must be lower-case letters, digits and single hyphens")
    if pen.count != before or not (company_id and name and trade and currency and days):
        return None
    return Company(company_id, name, Unit(currency), trade, days, tuple(t.text for t in tiers), asked)

"""What is sold: the products a question is about, and their names as a list."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.described import Fit, fits_described
from bot.coach.compose.goods import head, plural
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import Language
from bot.domain.facts import FactName
from bot.domain.inquiry import Goods, Inquiry, Subject
from bot.domain.policy import Product
from bot.reading.folding import fold


def ordered(inquiry: Inquiry, case: Case) -> tuple[tuple[Product, int | None], ...]:
    """The goods an inquiry is about: those it names, else those of the message, else the one that is described.

    A count that names no product is of the product in hand; the one count told is that of every product named.
    """
    if case.apart:
        return ()
    fit = chosen(case)
    if len(fit) == 1:
        return ((fit[0].product, counted(inquiry, case)),)
    named = inquiry.goods or tuple(_of_the_case(case))
    alone = len({g.product for g in named if g.product}) <= 1
    counts = {g.quantity for g in named if g.quantity is not None}
    shared = counts.pop() if len(counts) == 1 else None if counts else case.quantity
    found: list[tuple[Product, int | None]] = []
    for goods in named:
        product = case.pack.product(goods.product) or (None if goods.product else case.product)
        if product is not None:
            number = goods.quantity or shared or (case.quantity if alone else None)
            found.append((product, number))
    return tuple(dict.fromkeys(found))


def _of_the_case(case: Case) -> list[Goods]:
    ids = [str(f.value) for f in case.situation.facts if f.name is FactName.PRODUCT]
    number = case.quantity if len(set(ids)) == 1 else None
    return [Goods(one, number) for one in dict.fromkeys(ids)]


def counted(inquiry: Inquiry, case: Case) -> int | None:
    """The pieces asked about where no product is named."""
    return next((g.quantity for g in inquiry.goods if g.quantity is not None), None) or case.quantity


def chosen(case: Case) -> tuple[Fit, ...]:
    """The products that the message describes without naming them, dearest left to the client; often none."""
    return fits_described(case, of_the_kind(case))


def kinds(case: Case) -> tuple[Product, ...]:
    """The products that are described, else those of the kind named ("umbrellas"); all of them where none is."""
    return tuple(dict.fromkeys(fit.product for fit in chosen(case))) or of_the_kind(case)


def of_the_kind(case: Case) -> tuple[Product, ...]:
    """The products of the kind named, however they are described; all of them where none is."""
    asked = _CONTAINER.sub(" ", fold(f"{case.situation.message.text} {case.foreign or ''}"))
    apart = next((asked.find(fold(w)) for w in case.voice.book.marks["apart_from"] if fold(w) in asked), -1)
    named = {p.id for p in case.pack.products if (at := _place(p, asked, case.language)) >= 0 and not 0 <= apart < at}
    left = {p.id for p in case.pack.products if 0 <= apart < _place(p, asked, case.language)}
    holders = " ".join(m[0] for m in _CONTAINER.finditer(fold(case.situation.message.text)))
    if holders and not named:
        # What goes into a bag is no bag.
        left |= {p.id for p in case.pack.products if _place(p, holders, case.language) >= 0}
    kept = tuple(p for p in case.pack.products if (not named or p.id in named) and p.id not in left)
    return kept or case.pack.products


_CONTAINER = re.compile(
    r"\b(?:dans|in|into|inside) (?:un|une|le|la|les|des|nos|vos|ses|leurs?|son|votre|notre|a|an|the"
    r"|their|his|her|your|our|every|chaque)"
    r"(?: (?!et |and )[\w-]+){0,2}? (?:sacs?|bags?|coffrets?|box|boxes)\b(?: a (?:main|dos))?"
)
"""What goods are to fit into is no goods asked for."""


def _place(product: Product, asked: str, language: Language) -> int:
    names = [head(product.name.of(language), language, count) for count in (2, 1)]
    places = [f" {asked} ".replace(",", " ").replace("?", " ").replace(".", " ").find(f" {fold(n)} ") for n in names]
    return max(places)


def usual_days(case: Case) -> int | None:
    """The days that the order's product takes, else those of every product of the kind named; None if unknown."""
    if case.product is not None:
        return case.product.lead_days
    several = kinds(case)
    days = {p.lead_days for p in several}
    return days.pop() if len(days) == 1 and several != case.pack.products else None


def unnamed(case: Case) -> bool:
    """Whether a price or a lead time is asked for without a word on which of the goods."""
    if case.foreign is not None:
        return False
    asked = (i for i in case.situation.inquiries if i.subject in (Subject.PRICE, Subject.LEAD_TIME))
    return (
        len(case.pack.products) > 1 and kinds(case) == case.pack.products and any(not ordered(i, case) for i in asked)
    )


def listed(products: tuple[Product, ...], case: Case, article: str = "") -> str:
    """Products by name, those of one kind together: "parapluies Brise, Averse et Tempête, mugs Faïence".

    `article` goes before each kind.
    """
    groups: dict[str, list[Product]] = {}
    for product in products:
        groups.setdefault(head(product.name.of(case.language), case.language, 1), []).append(product)
    return _joined([article + _together(group, case) for group in groups.values()], case)


def _together(group: list[Product], case: Case) -> str:
    names = [plural(p.name.of(case.language), case.language) for p in group]
    if len(names) == 1:
        return names[0]
    noun = head(group[0].name.of(case.language), case.language, 2)
    french = case.language is Language.FR
    own = [n.removeprefix(f"{noun} ") if french else n.removesuffix(f" {noun}") for n in names]
    return f"{noun} {_joined(own, case)}" if french else f"{_joined(own, case)} {noun}"


def _joined(items: list[str], case: Case) -> str:
    return items[0] if len(items) == 1 else case.voice.say("and").join([", ".join(items[:-1]), items[-1]])


def by_figure(products: tuple[Product, ...], figures: tuple[int, ...], case: Case) -> list[tuple[int, str]]:
    """The products that share a figure, together and by name: (15, "sacs en toile Marché et mugs Faïence")."""
    groups: dict[int, list[Product]] = {}
    for product, figure in zip(products, figures, strict=True):
        groups.setdefault(figure, []).append(product)
    return [(figure, listed(tuple(group), case)) for figure, group in sorted(groups.items())]


def models(inquiry: Inquiry, case: Case) -> str | None:
    """The models there are, of the kind that is asked about."""
    if not case.pack.products or holds(case.voice.book.marks["catalogue"], inquiry.quote):
        return None
    return sentence(case.voice.say("answer_range", range=listed(kinds(case), case)))

"""Passages of a pack: one for each clause, product and introduction, in each language."""

from collections.abc import Sequence

from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind, translated
from bot.domain.policy import Clause, Company, Confidentiality, Product, Words

_LANGUAGES = (Language.FR, Language.EN)


def clause_passages(clause: Clause, file_title: Words, position: int) -> list[Passage]:
    """Cut the clause for people, in French and in English."""
    found = []
    for language in _LANGUAGES:
        text, title = clause.text.of(language), clause.title.of(language)
        parts = [text] if clause.reason is None else [text, clause.reason.of(language)]
        signs = ", ".join(s.of(language).replace("*", "").replace("…", "") for s in clause.signs)
        found.append(
            Passage(
                id=translated(clause.passage_id, language),
                source=file_title.of(language),
                section=title,
                kind=PassageKind.POLICY,
                text="\n\n".join(parts),
                language=language,
                position=position,
                confidentiality=clause.confidentiality,
                effective=clause.effective,
                expires=clause.expires,
                search_text="\n".join(filter(None, (file_title.of(language), title, *parts, signs))),
                asked=_asked(clause.asked, language),
            )
        )
    return found


def product_passages(product: Product, company: Company, file_title: Words, position: int) -> list[Passage]:
    """Put the public prices in a sentence of each language, and the floor price apart, internal."""
    found = []
    for language in _LANGUAGES:
        name = product.name.of(language)
        aliases = ", ".join(product.aliases)
        told = _prices(product, company, language)
        found.append(
            Passage(
                id=translated(product.passage_id, language),
                source=file_title.of(language),
                section=name,
                kind=PassageKind.POLICY,
                text=told,
                language=language,
                position=position,
                search_text="\n".join(filter(None, (file_title.of(language), name, aliases, told))),
                asked=_asked(product.asked, language),
            )
        )
        if product.floor_price is None:
            continue
        floor = money(product.floor_price, company, language)
        found.append(
            Passage(
                id=translated(f"policies/{product.source}#floor-{product.id}", language),
                source=file_title.of(language),
                section=name,
                kind=PassageKind.POLICY,
                text=(
                    f"Prix plancher interne, {name} : {floor} pièce. Ne se dit jamais à un client."
                    if language is Language.FR
                    else f"Internal floor price, {name}: {floor} each. Never told to a client."
                ),
                language=language,
                position=position,
                confidentiality=Confidentiality.INTERNAL,
            )
        )
    return found


def introduction(
    file: str, text: str, language: Language, file_title: Words, internal: Confidentiality, asked: Sequence[Words] = ()
) -> Passage:
    """Cut the free text at the head of a file."""
    return Passage(
        id=translated(f"policies/{file}#introduction", language),
        source=file_title.of(language),
        section=file_title.of(language),
        kind=PassageKind.POLICY,
        text=text,
        language=language,
        position=0,
        confidentiality=internal,
        asked=_asked(asked, language),
    )


def _asked(asked: Sequence[Words], language: Language) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.of(language) for words in asked))


def money(value: object, company: Company, language: Language) -> str:
    """Write an amount as its language writes it: 12,90 EUR or EUR 12.90, with the sign where there is one."""
    sign = {"EUR": "€", "USD": "$", "GBP": "£"}.get(company.currency.value, company.currency.value)
    amount = f"{value:,.2f}"
    if language is Language.FR:
        return f"{amount.replace(',', ' ').replace('.', ',')} {sign}"
    return f"{sign}{amount}" if len(sign) == 1 else f"{sign} {amount}"


def _prices(product: Product, company: Company, language: Language) -> str:
    french = language is Language.FR
    steps = []
    for price in product.prices:
        amount = money(price.unit_price, company, language)
        count = f"{price.from_quantity:,}".replace(",", " ") if french else f"{price.from_quantity:,}"
        steps.append(f"{amount} pièce dès {count} pièces" if french else f"{amount} each from {count} pieces")
    name = product.name.of(language)
    told = f"{name[:1].upper()}{name[1:]}{' :' if french else ':'} {', '.join(steps)}."
    if product.lead_days is None:
        return told
    days = product.lead_days
    lead = f"Délai habituel : {days} jours." if french else f"Usual lead time: {days} days."
    return f"{told} {lead}"

"""What a person should look at in a sound pack; each line says how to mend it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from bot.adapters.packs.confirming import shown
from bot.domain.asks import AskKind, Language
from bot.domain.errors import Mistake
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause, Confidentiality, Measure, Pack, State, Words
from bot.reading.figures import read_figures

_STARTER = "example"
"""The product that `new-company` writes."""

_SOON = timedelta(days=30)
_ANSWERED_ANYWAY = {
    AskKind.ULTIMATUM,
    AskKind.ABUSE,
    AskKind.SILENCE_AFTER_EFFORT,
    AskKind.PLAIN_QUESTION,
    AskKind.ACCEPTANCE,
}
_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}


def doubts_in(pack: Pack, today: date) -> tuple[Mistake, ...]:
    """Contradictions between limits and texts, and between the languages; gaps; clauses about to end."""
    found = [m for clause in pack.clauses for m in _of_clause(clause, pack, today)]
    found += _same_rung(pack.in_force(today))
    found += [
        Mistake(
            f"policies/{product.source}.md",
            1,
            f"the product `{product.id}` is the one the pack began with; put your own in its place",
        )
        for product in pack.products
        if product.id == _STARTER
    ]
    answered = {ask for clause in pack.in_force(today) for ask in clause.asks}
    missing = [ask for ask in AskKind if ask not in answered and ask not in _ANSWERED_ANYWAY]
    for ask in missing:
        found.append(
            Mistake(
                "policies",
                1,
                f"no clause in force answers `{ask}`: such a request is escalated every time; "
                f"add a clause with `asks: [{ask}]`",
            )
        )
    return tuple(found)


def _of_clause(clause: Clause, pack: Pack, today: date) -> Iterator[Mistake]:
    file = f"policies/{clause.source}.md"
    if clause.in_force(today) and clause.expires and clause.expires - today <= _SOON:
        yield Mistake(
            file,
            clause.line,
            f"`{clause.id}` ends on {clause.expires}; give it a later `expires`, or write what follows it",
        )
    if clause.state is State.IN_FORCE and clause.expires and clause.expires < today:
        yield Mistake(
            file,
            clause.line,
            f"`{clause.id}` ended on {clause.expires} and serves no more; give it a later `expires`, "
            "or `state: retired`",
        )
    limit = clause.limit
    gives = limit is not None and limit.measure is Measure.DISCOUNT and clause.authority is not Authority.NOBODY
    if clause.in_force(today) and gives and not (clause.counterparts or clause.conditions or clause.owed):
        yield Mistake(
            file,
            clause.line,
            f"`{clause.id}` gives a discount for nothing; name what the client gives for it under `counterpart`",
        )
    # What a manager decides without a limit is refused by nothing that is written.
    bounded = clause.authority is Authority.NOBODY or clause.limit is not None
    refuses = clause.authority is not Authority.SALESPERSON and bounded and clause.reason is not None
    public = clause.confidentiality is Confidentiality.PUBLIC
    if clause.in_force(today) and refuses and public and not clause.alternatives:
        yield Mistake(
            file,
            clause.line,
            f"`{clause.id}` can refuse and offers nothing instead; add **alternative fr** and **alternative en**",
        )
    yield from _text_against_limit(clause, file, pack)
    yield from _one_language_against_the_other(clause, file, pack)


def _text_against_limit(clause: Clause, file: str, pack: Pack) -> Iterator[Mistake]:
    """A text that tells a figure of the limit's unit, and not the limit."""
    if clause.limit is None:
        return
    own = (clause.limit.value, clause.limit.unit)
    counterparts = {(c.value, c.unit) for c in clause.counterparts}
    for language, text in ((Language.FR, clause.text.fr), (Language.EN, clause.text.en)):
        told = _figures(text, language, pack)
        others = [f for f in told if f[1] is own[1] and f not in counterparts]
        # "beyond 30 days, up to 45": the unit may be said once
        if others and own not in told and (own[0], Unit.NUMBER) not in told:
            yield Mistake(
                file,
                clause.line,
                f"`{clause.id}`: its limit is {shown(clause.limit, language)}, its {language} text tells "
                f"{', '.join(f'{v:f} {u}' for v, u in others)}; correct the one that is wrong",
            )
        for value, unit in counterparts:
            if unit is not None and (same := [f for f in told if f[1] is unit]) and (value, unit) not in same:
                yield Mistake(
                    file,
                    clause.line,
                    f"`{clause.id}`: it asks for {value:f} {unit}, its {language} text tells "
                    f"{', '.join(f'{v:f} {u}' for v, u in same)}; correct the one that is wrong",
                )


def _one_language_against_the_other(clause: Clause, file: str, pack: Pack) -> Iterator[Mistake]:
    pairs: list[tuple[str, Words]] = [("text", clause.text)]
    pairs += [(name, words) for name in ("reason", "concession") if (words := getattr(clause, name)) is not None]
    for name, words in pairs:
        french, english = _figures(words.fr, Language.FR, pack), _figures(words.en, Language.EN, pack)
        told = {v for v, u in french if _sure(u)}, {v for v, u in english if _sure(u)}
        if all(told) and told[0] != told[1]:
            yield Mistake(
                file,
                clause.line,
                f"`{clause.id}`: its {name} tells other figures in French ({_listed(french)}) than in English "
                f"({_listed(english)}); make them the same",
            )


def _same_rung(clauses: Sequence[Clause]) -> Iterator[Mistake]:
    """Two clauses in force that say different figures to the same person in the same place."""
    seen: dict[object, Clause] = {}
    for clause in clauses:
        if clause.limit is None:
            continue
        rung = (
            clause.limit.measure, clause.authority, clause.scope, clause.conditions, clause.signs,
            tuple(c.kind for c in clause.counterparts), clause.asks,
        )  # fmt: skip
        other = seen.setdefault(rung, clause)
        if other is not clause and other.limit != clause.limit and other.counterparts == clause.counterparts:
            yield Mistake(
                f"policies/{clause.source}.md",
                clause.line,
                f"`{clause.id}` and `{other.id}` bound the same thing for the same person with other figures; "
                "keep one, or tell by `scope`, `when` or `signs` where each applies",
            )


def _figures(text: str, language: Language, pack: Pack) -> list[tuple[object, Unit]]:
    """Every figure, both ends of a range, months for years."""
    read = [f for f in read_figures(text, language, currency=pack.company.currency) if f.unit is not Unit.DATE]
    return [pair for f in read for pair in dict.fromkeys((_common(f.number, f.unit), _common(f.top, f.unit)))]


def _common(value: Decimal | date, unit: Unit) -> tuple[object, Unit]:
    return (value * _MONTHS[unit], Unit.MONTHS) if unit in _MONTHS and isinstance(value, Decimal) else (value, unit)


def _sure(unit: Unit) -> bool:
    """Whether a figure of this unit is read the same in both languages, however it is said."""
    return unit is Unit.PERCENT or unit.is_money


def _listed(figures: Iterable[tuple[object, Unit]]) -> str:
    return ", ".join(f"{v} {u}" for v, u in figures if _sure(u)) or "none"

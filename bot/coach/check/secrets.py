"""P5: floor prices, margins, costs, internal notes and other clients' business, told or hinted."""

import re
from collections.abc import Iterator

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.margins import a_reserve
from bot.domain.figures import Figure, Unit
from bot.domain.verdict import Finding

_REACH = 26
_TIMES = (Unit.DAYS, Unit.WORKING_DAYS, Unit.DATE)
_VERB_REACH = 22
_SPELT = 13
"""A number in words below it counts things: "we stop at two"."""
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_FIRM = re.compile(
    r"(?:(?:[Ll]es|[Ll]a|[Ll]e|[Uu]ne?) |[Ll]['’])(?P<kind>h[ôo]tel|mairie|banque|ville|groupe|agence|[ée]cole|lyc[ée]e"
    r"|clinique|soci[ée]t[ée]|restaurant|mus[ée]e|chambre|boutique|association)s?"
    r" (?:(?:de|du|des|d'|de la) )?[A-ZÉÈÀ]\w+|"
    r"(?:(?<=[.!?:,] )|(?<=\n)|^|(?<=et )|(?<=and )|(?<=que ))?"
    r"(?P<name>(?:(?:[Ll]es|[Ll]a|[Ll]e|[Tt]he) |[Ll]['’])?[A-ZÉÈÀ][\w'’éèêàç&-]+"
    r"(?: (?:de|des|du|d'|la|of|and|et|&))*(?: [A-ZÉÈÀ][\w'’éèêàç&-]+)+)"
)
_NAMED = re.compile(
    r"(?:^|[\s'])(?:à|a|au|aux|pour|to|chez) (?:(?:la|le|les|l'|l’|the) ?)?(?:\w+ )?[A-ZÉÈÀ][\wéèêàç&-]+"
)


def check_secrets(case: Case) -> Iterator[Finding]:
    """Findings for what never leaves the house."""
    told: set[int] = set()
    for broken, sentence in (*_floors(case), *_words(case), *_others(case)):
        if sentence not in told:
            told.add(sentence)
            yield broken


def _made(case: Case, start: int, code: str = "internal") -> tuple[Finding, int]:
    sentence = case.page.sentence_at(start)
    made = finding(case.context, case.page, "P5", code, sentence, mend=taken_out(case.page, start))
    return made, sentence.start


def _is_price(figure: Figure) -> bool:
    return figure.unit.is_money or figure.unit is Unit.NUMBER


def _floors(case: Case) -> Iterator[tuple[Finding, int]]:
    """A floor price itself, or a figure said to be a bottom."""
    lexicon, page, shelf = case.context.lexicon, case.page, case.shelf
    asked = {abs(f.number) for f in case.asked.figures if _is_price(f)} if case.asked else set()
    for figure in page.figures:
        if not _is_price(figure) or case.told_verbatim(figure.start) or _counted_otherwise(case, figure):
            continue
        values = {abs(v) for v in (figure.number, figure.high) if v is not None and not hasattr(v, "year")}
        act = case.act(figure.start, figure.end)
        if (
            values & (shelf.floors - shelf.prices)
            and figure.unit.is_money
            and not (values & asked and act is not Act.GRANT)
        ):
            yield _made(case, figure.start)
            continue
        if values & shelf.prices or act is Act.QUOTE:
            continue
        clause = page.clause_at(figure.start)
        back = max(clause.start, figure.start - _REACH - 22)
        lead = any(
            figure.start - m.end() <= _REACH and not lexicon.find("paid", page.folded, m.end(), figure.start)
            for m in lexicon.all("floor_figure", page.folded, back, figure.start)
        )
        tail = lexicon.find("floor_tail", page.folded, figure.end, min(clause.end, figure.end + _REACH))
        if (lead or tail) and not _other_thing(case, figure) and not elsewhere(case, figure.start):
            yield _made(case, figure.start)


def _counted_otherwise(case: Case, figure: Figure) -> bool:
    """Whether a bare number has a noun of its own: an hour, a room, a telephone, people."""
    if figure.unit is not Unit.NUMBER:
        return False
    if _of_days(case, figure):
        return True
    if figure.number < _SPELT and not any(c.isdigit() for c in case.page.folded[figure.start : figure.end]):
        return True
    return case.context.lexicon.find("own_noun", case.page.folded, figure.start, figure.end + 22) is not None


def _of_days(case: Case, figure: Figure) -> bool:
    """Whether days are spoken of beside a bare number, and no amount: "20 days, or 12, and never under 8"."""
    sentence = case.page.sentence_at(figure.start)
    since = case.page.sentences[max(0, sentence.sentence - 1)].start
    beside = [f for f in case.page.figures if since <= f.start < sentence.end]
    return any(f.unit in _TIMES for f in beside) and not any(f.unit.is_money for f in beside)


def _other_thing(case: Case, figure: Figure) -> bool:
    """Whether the bottom is of an order, of shipping or of a number that no price could be."""
    clause = case.page.clause_at(figure.start)
    words = case.page.of(clause)
    told = any(abs(figure.number) in t.money for t in case.shelf.told)
    return told or case.context.lexicon.any(("shipping", "not_a_price"), words)


def _words(case: Case) -> Iterator[tuple[Finding, int]]:
    lexicon, page = case.context.lexicon, case.page
    for match in lexicon.all("floor", page.folded):
        start = match.start()
        if case.told_verbatim(start) or _kept(case, start, match.end()) or elsewhere(case, start):
            continue
        if _turned(case, start) or a_reserve(page, case.context, start, match.end()):
            continue
        if not _of_money(case, start):
            continue
        yield _made(case, start)
    for match in lexicon.all("internal_doc", page.folded):
        if case.told_verbatim(match.start()) or _kept(case, match.start(), match.end()):
            continue
        if _turned(case, match.start()):
            continue
        yield _made(case, match.start())


def _of_money(case: Case, start: int) -> bool:
    """Whether the sentence names money, a client or a paper: else what is lost there may be a signal."""
    page = case.page
    sentence = page.sentence_at(start)
    named = case.context.lexicon.find("money_thing", page.of(sentence)) is not None
    return named or any(f.unit.is_money or f.unit is Unit.PERCENT for f in page.figures_in(sentence))


def _turned(case: Case, start: int) -> bool:
    """Whether the sentence says that it is kept, and tells no price of its own."""
    sentence = case.page.sentence_at(start)
    told = any(
        (f.unit.is_money or f.unit is Unit.PERCENT) and abs(f.number) not in case.shelf.prices
        for f in case.page.figures_in(sentence)
    )
    return not told and case.context.lexicon.turned("leak", case.page.of(sentence))


def elsewhere(case: Case, start: int) -> bool:
    """Whether the word is of a page, a building or a drawing: "5 mm of margin", "on the third floor"."""
    sentence = case.page.sentence_at(start)
    figures = case.page.figures_in(sentence)
    timed = any(f.unit in _TIMES for f in figures) and not any(
        f.unit.is_money or f.unit is Unit.PERCENT for f in figures
    )
    return timed or case.context.lexicon.find("not_secret", case.page.of(sentence)) is not None


def _kept(case: Case, start: int, end: int) -> bool:
    """Whether the sentence says that it stays in the house, and shows no figure."""
    lexicon, page = case.context.lexicon, case.page
    sentence = page.sentence_at(start)
    figures = [
        f
        for f in page.figures_in(sentence)
        if (_is_price(f) or f.unit is Unit.PERCENT) and abs(f.number) not in case.shelf.prices
    ]
    if figures and not all(case.act(f.start, f.end) in (Act.QUOTE, Act.REFUSE) for f in figures):
        return False
    if lexicon.find("kept", page.folded, sentence.start, sentence.end):
        return True
    act = case.act(start, end)
    if act is Act.REFUSE and lexicon.find("tell", page.folded, sentence.start, sentence.end):
        return True
    return act is Act.QUOTE and not figures


def _named_firms(case: Case) -> Iterator[tuple[Finding, int]]:
    """A firm told by its name, with what it took and the figure it got."""
    page, lexicon = case.page, case.context.lexicon
    own = {w for p in case.context.pack.products for n in (p.name.fr, p.name.en, *p.aliases) for w in n.lower().split()}
    own |= set(case.context.pack.company.name.lower().split())
    for match in _FIRM.finditer(page.plain.text):
        name = match.group("name") or ""
        if {w.lower() for w in name.split()} & own or name in _DAYS:
            continue
        sentence = page.sentence_at(match.start())
        verb = lexicon.find("they_have", page.folded, match.end(), min(sentence.end, match.end() + _VERB_REACH))
        figures = [f for f in page.figures_in(sentence) if f.unit is Unit.PERCENT or f.unit.is_money]
        told = [f for f in figures if f.start > match.end() and case.act(f.start, f.end) is not Act.QUOTE]
        if verb and told and verb.start() - match.end() <= 2 and "?" not in page.of(sentence):
            yield _made(case, match.start(), "other_client")


def _others(case: Case) -> Iterator[tuple[Finding, int]]:
    lexicon, page = case.context.lexicon, case.page
    for match in lexicon.all("other_client", page.folded):
        if case.act(match.start(), match.end()) in (Act.REFUSE, Act.QUOTE) and lexicon.any(
            ("tell", "kept", "claim_distance", "quote"), page.of(page.sentence_at(match.start()))
        ):
            continue
        if not _turned(case, match.start()):
            yield _made(case, match.start(), "other_client")
    yield from _named_firms(case)
    for match in lexicon.all("other_client_named", page.folded):
        clause = page.clause_at(match.start())
        said = page.plain.text[match.end() : clause.end]
        if _NAMED.search(said) and any(f.unit is Unit.PERCENT or _is_price(f) for f in page.figures_in(clause)):
            yield _made(case, match.start(), "other_client")

"""A confirmed proposal written into the files of a pack: a new clause, or the figure of one that stands."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bot.adapters.packs.limit_cues import LimitCues
from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Bound, Clause, Counterpart, Limit, Pack
from bot.domain.proposal import Proposal
from bot.reading.format import say_money, say_number

FILE = "policies/confirmed.md"
_HEAD = """\
---
id: confirmed
title: {fr: Règles confirmées, en: Confirmed rules}
---

**fr** Règles lues dans les documents de la maison et confirmées par un responsable.

**en** Rules read from the company's documents and confirmed by a manager.
"""
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\s+")
"""The number of an article, which the clause has no more."""

_UNITS = {
    Unit.PERCENT: ("{} %", "{}%"),
    Unit.DAYS: ("{} jours", "{} days"),
    Unit.MONTHS: ("{} mois", "{} months"),
    Unit.PIECES: ("{} pièces", "{} pieces"),
    Unit.TIMES: ("{}", "{}"),
}


def written(
    files: Mapping[str, bytes], proposal: Proposal, pack: Pack, cues: LimitCues, today: date
) -> tuple[dict[str, bytes], str]:
    """The pack's files with the proposal in force from `today`, and the id of its clause; raises BadInput."""
    changed = dict(files)
    held = pack.clause(proposal.changes) if proposal.changes else None
    later = proposal.effective is not None and proposal.effective > today
    if held is not None and later:
        name = f"policies/{held.source}.md"
        if proposal.expires is None:  # what is for a time only stands beside what goes on
            assert proposal.effective is not None
            changed[name] = _ended(files[name].decode("utf-8"), held, proposal.effective - timedelta(days=1)).encode()
    elif held is not None:
        name = f"policies/{held.source}.md"
        changed[name] = _replaced(files[name].decode("utf-8"), held, proposal, cues, today).encode()
        return changed, held.id
    clause_id = _new_id(proposal, pack)
    before = changed.get(FILE, _HEAD.encode()).decode("utf-8")
    changed[FILE] = f"{before.rstrip()}\n\n{_section(clause_id, proposal, cues, today)}".encode()
    return changed, clause_id


def shown(limit: Limit, language: Language) -> str:
    """A limit's figure as its language writes it, for people."""
    french = language is Language.FR
    if limit.unit in _UNITS:
        return _UNITS[limit.unit][not french].format(say_number(limit.value, language))
    return say_money(limit.value, limit.unit, language)


def _plainly(limit: Limit, language: Language) -> str:
    """The same as somebody types it, with no special spaces and no mark between thousands."""
    said = shown(limit, language).replace("\u202f", "").replace("\u00a0", " ")
    return said.replace(",", "") if language is Language.EN else said


def _texts(proposal: Proposal, row: Mapping[str, Any], cues: LimitCues) -> tuple[str, str]:
    """The clause's text: the document's own sentence in its language, ours in the other."""
    said = {
        language: ", ".join(
            (
                row["says"][language.value].format(figure=shown(proposal.limit, language)).rstrip("."),
                *(cues.cases[fact].says.of(language) for fact in proposal.cases),
            )
        )
        + "."
        for language in (Language.FR, Language.EN)
    }
    if proposal.language in said:
        said[proposal.language] = _NUMBER.sub("", _plain(proposal.sentence))
    return said[Language.FR], said[Language.EN]


def _plain(sentence: str) -> str:
    """A sentence of a document as one line that no reader of packs takes for a mark, a heading or a block."""
    return re.sub(r"^[#>*`\-\s]+", "", " ".join(sentence.replace("```", "'''").split())).replace("**", "")


def _section(clause_id: str, proposal: Proposal, cues: LimitCues, today: date) -> str:
    row = cues.measures[proposal.limit.measure]
    french, english = _texts(proposal, row, cues)
    place = proposal.place.removeprefix(proposal.document).strip(", ")
    source = _plain(", ".join(filter(None, (proposal.document, place))))
    lines = [
        f"## {clause_id}: {row['title']['fr']}",
        "```yaml",
        f"title_en: {row['title']['en']}",
        "version: 1",
        "state: in force",
        f"effective: {max(today, proposal.effective or today).isoformat()}",
        *([f"expires: {proposal.expires.isoformat()}"] if proposal.expires else []),
        f"asks: [{', '.join(ask.value for ask in proposal.asks)}]",
        f"limit: {_limit(proposal.limit)}",
        f"authority: {proposal.authority}",
        *(["counterpart:", *map(_counterpart, proposal.counterparts)] if proposal.counterparts else []),
        *([f"when: {{{', '.join(f'{fact}: yes' for fact in proposal.cases)}}}"] if proposal.cases else []),
        *(["owed: yes"] if proposal.owed else []),
        f"principle: {row['principle']}",
        f"# from: {source}",
        "```",
        f"**fr** {french}",
        "",
        f"**en** {english}",
        "",
        f"**reason fr** {row['reason']['fr']}",
        "",
        f"**reason en** {row['reason']['en']}",
        "",
    ]
    return "\n".join(lines)


def _limit(limit: Limit) -> str:
    return f"{{measure: {limit.measure}, {limit.bound}: {limit.value.normalize():f}, unit: {limit.unit.value}}}"


def _counterpart(counterpart: Counterpart) -> str:
    figure = ""
    if counterpart.value is not None and counterpart.unit is not None:
        figure = f"at_least: {counterpart.value.normalize():f}, unit: {counterpart.unit.value}, "
    french, english = (json.dumps(said, ensure_ascii=False) for said in (counterpart.words.fr, counterpart.words.en))
    return f"  - {{kind: {counterpart.kind}, {figure}fr: {french}, en: {english}}}"


def _asking(section: str, clause: Clause, proposal: Proposal) -> str:
    """The section with what the proposal asks for in return, in place of the same kinds of the clause's own."""
    if not proposal.counterparts:
        return section
    kinds = {c.kind for c in proposal.counterparts}
    wanted = [*proposal.counterparts, *(c for c in clause.counterparts if c.kind not in kinds)]
    rows = "\n".join(["counterpart:", *map(_counterpart, wanted)])
    return re.sub(r"^counterpart:.*\n(?:[ \t]+.*\n)*", lambda _: f"{rows}\n", section, count=1, flags=re.MULTILINE)


def _ended(text: str, clause: Clause, last: date) -> str:
    """The file with the clause's last day; raises BadInput where the clause is not found."""
    begin, end = _place(text, clause)
    section = re.sub(r"^expires:.*\n", "", text[begin:end], count=1, flags=re.MULTILINE)
    section = re.sub(r"^(state:.*\n)", rf"\g<1>expires: {last.isoformat()}\n", section, count=1, flags=re.MULTILINE)
    return text[:begin] + section + text[end:]


def _place(text: str, clause: Clause) -> tuple[int, int]:
    """Where a clause's section begins and ends in its file."""
    begin = re.search(rf"^## {re.escape(clause.id)}:.*$", text, re.MULTILINE)
    if begin is None:
        raise BadInput(f"the clause {clause.id} is not where it was; run: tenirbon knowledge check")
    after = re.search(r"^## ", text[begin.end() :], re.MULTILINE)
    return begin.start(), begin.end() + after.start() if after else len(text)


def _replaced(text: str, clause: Clause, proposal: Proposal, cues: LimitCues, today: date) -> str:
    """The file with the clause's figure, version, first day and texts replaced; the rest stands as it was."""
    begin, end = _place(text, clause)
    section = _asking(text[begin:end], clause, proposal)
    bound = "at_most" if proposal.limit.bound is Bound.AT_MOST else "at_least"
    section, count = re.subn(
        rf"^(limit:.*?\b{bound}:\s*)[\d.]+", rf"\g<1>{proposal.limit.value.normalize():f}", section, flags=re.MULTILINE
    )
    if count != 1:
        raise BadInput(f"the limit of {clause.id} is not written on one line; edit policies/{clause.source}.md by hand")
    section = re.sub(r"^version: \d+", f"version: {clause.version + 1}", section, count=1, flags=re.MULTILINE)
    section = re.sub(r"^effective: \S+", f"effective: {today.isoformat()}", section, count=1, flags=re.MULTILINE)
    assert clause.limit is not None
    for language in (Language.FR, Language.EN):  # the concession and the like tell the figure too
        for figure in (shown(clause.limit, language), _plainly(clause.limit, language)):
            section = section.replace(figure, shown(proposal.limit, language))
    section = _with_articles(section, shown(proposal.limit, Language.EN))
    french, english = _texts(proposal, cues.measures[proposal.limit.measure], cues)
    for mark, said in (("fr", french), ("en", english)):
        old = re.search(rf"^\*\*{mark}\*\* .*?(?=\n\s*\n|\Z)", section, re.MULTILINE | re.DOTALL)
        if old is not None:
            section = f"{section[: old.start()]}**{mark}** {said}{section[old.end() :]}"
    return text[:begin] + section + text[end:]


def _with_articles(text: str, figure: str) -> str:
    """The text with "a" or "an" before the English figure as it is read aloud: "an 8%", "a 4%"."""
    digits = re.sub(r"\D.*", "", figure.lstrip("€$£"))
    vowel = digits.startswith("8") or (digits[:2] in ("11", "18") and len(digits) % 3 == 2)
    return re.sub(rf"\b([Aa])n?(?= {re.escape(figure)}(?![\d%]))", r"\1n" if vowel else r"\1", text)


def _new_id(proposal: Proposal, pack: Pack) -> str:
    start = f"{proposal.limit.measure.value.replace('_', '-')}-{proposal.authority}-confirmed"
    used = {c.id for c in pack.clauses}
    return next(name for n in range(1, 1000) if (name := start if n == 1 else f"{start}-{n}") not in used)


def edited(proposal: Proposal, value: Decimal | None, authority: Authority | None) -> Proposal:
    """The proposal with the manager's own figure or authority; the text then tells the figure in our words."""
    if value is None and authority is None:
        return proposal
    limit = proposal.limit if value is None else replace(proposal.limit, value=value)
    language = proposal.language if value in (None, proposal.limit.value) else Language.OTHER
    return replace(proposal, limit=limit, authority=authority or proposal.authority, language=language)

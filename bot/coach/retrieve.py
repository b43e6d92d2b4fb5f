"""The passages a verdict may cite: clauses and principles both, by what the case is about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind, translated
from bot.domain.situation import Situation
from bot.domain.stance import Ruling, Stance
from bot.ports import Library, Query, Vectors

_POLICIES, _ESSAYS, _DOCUMENTS = 4, 3, 2
# Wide enough to hold every section of five essays, so that the principle of the verdict is always found.
_ESSAYS_SEEN = 80


def retrieve(
    situation: Situation, library: Library, vector: Vectors, expansion: str, today: date, *, internal: bool
) -> tuple[Passage, ...]:
    """Candidate passages, best first within each kind.

    `vector` is the message's own embedding; `expansion` names the asks for the lexical half. Only
    what is in force on `today` is found.
    Internal passages are only looked at for a user who may read them.
    """
    query = Query(situation.message.text, expansion=expansion, vector=vector, internal=internal, today=today)
    policies = library.search(replace(query, kinds=(PassageKind.POLICY,), limit=_POLICIES))
    essays = library.search(replace(query, kinds=(PassageKind.ESSAY,), limit=_ESSAYS_SEEN))
    documents = library.search(replace(query, kinds=(PassageKind.DOCUMENT,), limit=_DOCUMENTS))
    return (*policies, *essays, *documents)


def cite(
    stance: Stance,
    found: tuple[Passage, ...],
    library: Library,
    sections: Mapping[str, Mapping[str, str]],
    language: Language,
) -> tuple[Passage, ...]:
    """The passages that stand behind the verdict: its clauses, its principles' essays, then the best found.

    `sections` names the section of a principle's essay by the ruling's reason or by ask; where
    an essay has no such section, the passage of it found nearest to the message serves.
    """
    known = {p.id: p for p in found}
    clauses = [
        p
        for r in stance.rulings
        if r.clause is not None and (p := library.passage(translated(r.clause.passage_id, language)))
    ]
    principles = [
        p for r in stance.rulings if (p := _essay(r, found, library, sections.get(r.principle, {}))) is not None
    ]
    essays = [p for p in found if p.kind is PassageKind.ESSAY][:_ESSAYS]
    others = [p for p in found if p.kind is not PassageKind.ESSAY]
    cited: dict[str, Passage] = {}
    for passage in (*clauses, *principles, *others, *essays):
        # A clause is cited once, in the language it came in first.
        cited.setdefault(translated(passage.id, Language.FR), known.get(passage.id, passage))
    return tuple(cited.values())[: _POLICIES + _ESSAYS + _DOCUMENTS]


def _essay(ruling: Ruling, found: tuple[Passage, ...], library: Library, sections: Mapping[str, str]) -> Passage | None:
    named = (sections.get(key) for key in (ruling.why, ruling.ask.kind.value, "otherwise"))
    section = next((s for s in named if s), None)
    start = f"essays/{ruling.principle}#"
    passage = library.passage(start + section) if section is not None else None
    return passage or next((p for p in found if p.id.startswith(start)), None)

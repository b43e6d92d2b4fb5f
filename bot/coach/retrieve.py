"""The passages a verdict may cite: clauses and principles both, by what the case is about."""

from dataclasses import replace

from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind, translated
from bot.domain.situation import Situation
from bot.domain.stance import Stance
from bot.ports import Library, Query, Vectors

_POLICIES, _ESSAYS, _DOCUMENTS = 4, 3, 2
# Wide enough to hold every section of five essays, so that the principle of the verdict is always found.
_ESSAYS_SEEN = 80


def retrieve(situation: Situation, library: Library, vector: Vectors, expansion: str, *, internal: bool) -> tuple[Passage, ...]:
    """Candidate passages, best first within each kind.

    `vector` is the message's own embedding; `expansion` names the asks for the lexical half.
    Internal passages are only looked at for a user who may read them.
    """
    query = Query(situation.message.text, expansion=expansion, vector=vector, internal=internal)
    policies = library.search(replace(query, kinds=(PassageKind.POLICY,), limit=_POLICIES))
    essays = library.search(replace(query, kinds=(PassageKind.ESSAY,), limit=_ESSAYS_SEEN))
    documents = library.search(replace(query, kinds=(PassageKind.DOCUMENT,), limit=_DOCUMENTS))
    return (*policies, *essays, *documents)


def cite(stance: Stance, found: tuple[Passage, ...], library: Library, language: Language) -> tuple[Passage, ...]:
    """The passages that stand behind the verdict: its clauses and its principle's essay first, then the best found."""
    clauses = [p for r in stance.rulings if r.clause is not None and (p := library.passage(translated(r.clause.passage_id, language)))]
    essays = [p for p in found if p.kind is PassageKind.ESSAY]
    principles = [
        best
        for name in dict.fromkeys(r.principle for r in stance.rulings)
        if (best := next((p for p in essays if p.id.startswith(f"essays/{name}#")), None)) is not None
    ]
    others = [p for p in found if p.kind is not PassageKind.ESSAY] + essays[:_ESSAYS]
    known = {p.id: p for p in found}
    cited = {p.id: known.get(p.id, p) for p in (*clauses, *principles, *others)}
    return tuple(cited.values())[: _POLICIES + _ESSAYS + _DOCUMENTS]

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
    # the practice that a verdict stands on is in the digests: their originals come beside them
    query = Query(situation.message.text, expansion, vector=vector, internal=internal, today=today, digests=True)
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
    an essay has no such section, the passage of it found nearest to the message serves. A section
    that stands in both languages is cited in `language`.
    """
    known = {p.id: p for p in found}
    clauses = [
        p
        for r in stance.rulings
        if r.clause is not None and (p := library.passage(translated(r.clause.passage_id, language)))
    ]
    principles = [
        p
        for r in stance.rulings
        if (p := _essay(r, found, library, sections.get(r.principle, {}), language)) is not None
    ]
    essays = [known.get(spoken(p.id, language), p) for p in found if p.kind is PassageKind.ESSAY][:_ESSAYS]
    others = [_said(p, known, library, language) for p in found if p.kind is not PassageKind.ESSAY]
    cited: dict[str, Passage] = {}
    for passage in (*clauses, *principles, *others, *essays):
        # A clause is cited once, in the language it came in first.
        cited.setdefault(translated(passage.id, Language.FR), known.get(passage.id, passage))
    return tuple(cited.values())[: _POLICIES + _ESSAYS + _DOCUMENTS]


def _said(passage: Passage, known: Mapping[str, Passage], library: Library, language: Language) -> Passage:
    """A clause as it stands in `language`, whichever language it was found in; a document stands in its own alone."""
    wanted = translated(passage.id, language)
    return known.get(wanted) or (library.passage(wanted) if wanted != passage.id else None) or passage


def spoken(passage_id: str, language: Language) -> str:
    """The id under which a section of an essay or a clause stands in `language`, if it stands in it at all."""
    plain = passage_id.removesuffix("@en")
    return plain if language is Language.FR else f"{plain}@en"


def _essay(
    ruling: Ruling, found: tuple[Passage, ...], library: Library, sections: Mapping[str, str], language: Language
) -> Passage | None:
    keys = (ruling.why, ruling.ask.kind.value, "otherwise")
    section = next((s for key in keys if (s := sections.get(key))), None)
    start = f"essays/{ruling.principle}#"
    if section is not None and (named := _either(library, start + section, language)) is not None:
        return named
    nearest = next((p for p in found if p.id.startswith(start)), None)
    wanted = spoken(nearest.id, language) if nearest is not None else None
    return next((p for p in found if p.id == wanted), nearest)


def _either(library: Library, passage_id: str, language: Language) -> Passage | None:
    """The passage in `language`, else as it was written."""
    return library.passage(spoken(passage_id, language)) or library.passage(passage_id)

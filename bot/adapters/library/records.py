"""A passage as the index keeps it, and back."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.policy import Confidentiality

_TWIN = re.compile(r"[@.:](?:fr|en|other)$")


@dataclass(frozen=True, slots=True)
class Record:
    """One row: `key` names it in its collection; `looks` changes with what is embedded, `hash` with anything."""

    key: str
    group: str
    passage: Passage
    looks: str
    hash: str


def record(group: str, passage: Passage) -> Record:
    """The row of a passage; its score is not kept."""
    fields = _fields(passage)
    return Record(
        key=f"{group}/{passage.id}@{passage.language}" + (f"~{passage.told}" if passage.told else ""),
        group=group,
        passage=passage,
        looks=_sha("\0".join(embedded_texts(passage))),
        hash=_sha(json.dumps([group, fields, passage.text], ensure_ascii=False, sort_keys=True)),
    )


def embedded_texts(passage: Passage) -> tuple[str, ...]:
    """What the embedder reads of a passage, one text or more, whose vectors are added.

    The heading says what the text is about. Where there is more to search than the text, its first
    paragraph is read by itself too: a long reading blurs what a short question asks for. So is each
    of the ways in which it is asked for. A copy that is searched as a digest is has the digest's texts alone.
    """
    if not passage.search_text:
        return (f"{passage.section}\n{passage.text}".strip(), *passage.asked)
    if passage.told:
        return (passage.search_text, *passage.asked)
    first = passage.text.split("\n\n", 1)[0]
    return tuple(dict.fromkeys((passage.search_text, f"{passage.section}. {first}", *passage.asked)))


def digest_of(passages: Iterable[Passage]) -> str:
    """The hash that `Library.digest` gives for a group which holds exactly these passages."""
    lines = sorted(json.dumps([_fields(p), p.text], ensure_ascii=False, sort_keys=True) for p in passages)
    return _sha("\n".join(lines))


def twin(passage_id: str) -> str:
    """The id without a mark of language: the same for a clause in French and in English."""
    return _TWIN.sub("", passage_id)


def metadata(row: Record) -> dict[str, Any]:
    """What is stored beside the text; plain values only."""
    return {**_fields(row.passage), "group": row.group, "looks": row.looks, "hash": row.hash}


def passage_from(data: Mapping[str, Any], text: str, score: float = 0.0) -> Passage:
    """The passage that a row holds: `data` its fields, `score` how near it came to a question (0 to 1)."""
    return Passage(
        id=str(data["id"]),
        source=str(data["source"]),
        section=str(data["section"]),
        kind=PassageKind(data["kind"]),
        text=text,
        language=Language(data["language"]),
        position=int(data["position"]),
        confidentiality=Confidentiality(data["confidentiality"]),
        comment=bool(data["comment"]),
        search_text=str(data["search_text"]),
        score=score,
        page=int(data.get("page", 0)),
        effective=_day(data.get("effective", "")),
        expires=_day(data.get("expires", "")),
        asked=tuple(filter(None, str(data.get("asked", "")).split("\n"))),
        told=str(data.get("told", "")),
    )


def _fields(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "source": passage.source,
        "section": passage.section,
        "kind": str(passage.kind),
        "language": str(passage.language),
        "position": passage.position,
        "confidentiality": str(passage.confidentiality),
        "comment": passage.comment,
        "search_text": passage.search_text,
        "page": passage.page,
        "effective": passage.effective.isoformat() if passage.effective else "",
        "expires": passage.expires.isoformat() if passage.expires else "",
        # only where there are some: the hashes of all other rows stay what they were
        **({"asked": "\n".join(passage.asked)} if passage.asked else {}),
        **({"told": passage.told} if passage.told else {}),
    }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]

"""An essay digest: its principle and its passages."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.adapters.packs.document import Document, Section, paragraphs
from bot.adapters.packs.fields import ID, Fields
from bot.adapters.packs.mistakes import FilePen, meant
from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind, Principle

_REMARK = re.compile(r"^<!--\s*([a-z_]+)\s*:\s*(.*?)\s*-->\s*$")
_REMARKS = ("id", "answers", "comment", "heading_en", "text_en", "asked", "asked_en")


def read_essay(document: Document, pen: FilePen) -> tuple[Principle | None, list[Passage]]:
    """Read the principle of an essay and one passage for each of its sections."""
    if document.front is None:
        return None, []
    required = ("id", "title", "title_en", "language", "principle_fr", "principle_en")
    fields = Fields(document.front, pen, "the front matter of an essay", required, ("original",))
    essay, title = fields.id("id"), fields.text("title")
    language = fields.choice("language", Language) or Language.FR
    french, english = fields.text("principle_fr"), fields.text("principle_en")
    for block in document.introduction.blocks:
        pen.at(block.line - 1, "an essay holds no fenced block")
    if not document.sections:
        pen.at(1, "the essay has no section; start one with `## Heading` and `<!-- id: its-id -->`")
    passages: list[Passage] = []
    seen: dict[str, int] = {}
    for position, section in enumerate(document.sections):
        remarks, text = _remarks(section, pen)
        passage = _passage(
            section, remarks, text, pen, essay=essay or "", title=title or "", language=language, at=position
        )
        if passage is None:
            continue
        if passage.id in seen:
            pen.at(section.line, f"`{passage.id}` already stands on line {seen[passage.id]}; ids are used once")
        seen.setdefault(passage.id, section.line)
        passages.append(passage)
        if english_text := remarks.get("text_en"):
            passages.append(
                replace(
                    _in_english(passage, fields.text("title_en") or "", remarks.get("heading_en", ""), english_text),
                    asked=_listed(remarks.get("asked_en", "")),
                )
            )
    if not (essay and title and french and english):
        return None, passages
    return Principle(essay, title, french, english), passages


def _remarks(section: Section, pen: FilePen) -> tuple[dict[str, str], str]:
    """The hidden remarks of a section, and the text without them."""
    remarks: dict[str, str] = {}
    for block in section.blocks:
        pen.at(block.line - 1, "an essay holds no fenced block")
    rows = []
    for row in section.rows:
        remark = _REMARK.match(row.text)
        if remark is None:
            rows.append(row)
            continue
        if remark[1] not in _REMARKS:
            pen.at(row.line, f"unknown remark `{remark[1]}`{meant(remark[1], _REMARKS)}")
        remarks[remark[1]] = remark[2]
    return remarks, paragraphs(rows)


def _in_english(passage: Passage, title: str, heading: str, text: str) -> Passage:
    """The same section as English readers find it; its id ends in `@en`, as a clause's does."""
    return replace(
        passage,
        id=f"{passage.id}@en",
        source=title or passage.source,
        section=heading or passage.section,
        text=text,
        language=Language.EN,
        search_text="",
    )


def _passage(
    section: Section,
    remarks: Mapping[str, str],
    text: str,
    pen: FilePen,
    *,
    essay: str,
    title: str,
    language: Language,
    at: int,
) -> Passage | None:
    section_id = remarks.get("id", "")
    if not section.heading:
        pen.at(section.line, "a section needs a heading after `##`")
    if not ID.fullmatch(section_id):
        pen.at(section.line, "a section needs `<!-- id: its-id -->` under its heading, in a-z, 0-9 and hyphens")
        return None
    if not text:
        pen.at(section.line, f"section `{section_id}` has no text")
    return Passage(
        id=f"essays/{essay}#{section_id}",
        source=title,
        section=section.heading,
        kind=PassageKind.ESSAY,
        text=text,
        language=language,
        position=at,
        comment=remarks.get("comment", "") == "yes",
        search_text="\n".join(filter(None, (section.heading, remarks.get("answers", ""), text))),
        asked=_listed(remarks.get("asked", "")),
    )


def _listed(remark: str) -> tuple[str, ...]:
    """The parts of a remark, set apart by bars."""
    return tuple(part.strip() for part in remark.split("|") if part.strip())

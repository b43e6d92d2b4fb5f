"""Cutting a text into passages: whole paragraphs, lists with their lead-in, headings as sections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.adapters.originals.formats.layout import is_heading
from bot.adapters.originals.furniture import is_bullet

_LEAST = 60
_MOST = 150
_ORPHAN = 30
_HEADING_WORDS = 12
_PARAGRAPH_WORDS = 18
_NAME_WORDS = 5
"""Words of a heading that nothing but its place marks."""
_LEAST_SAID = 4
_SENTENCE = re.compile(r"(?<=[.!?…»\"])\s+(?=[\w«“\"(])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage to be: the heading it stands under ("" before the first) and its words."""

    section: str
    text: str


def title_and_rest(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The title, when the first line reads as one, and the other lines; "" when there is none."""
    rows = list(lines)
    while rows and not rows[0].strip():
        rows.pop(0)
    if not rows:
        return "", []
    first = rows[0].strip()
    if _depth(first.lstrip("# ")):  # an article's heading is no document's title
        return "", rows
    marked = re.match(r"#\s+(.+)", first)
    if marked:
        return _bare(marked[1]), rows[1:]
    rest = [row for row in rows[1:] if row.strip()]
    if (
        rest
        and len(first.split()) <= 15
        and first[-1] not in ".,;:…"
        and not is_bullet(first)
        and first[0] not in '«“"'
    ):
        return _bare(first), rows[1:]
    return "", rows


def pieces(lines: Sequence[str]) -> list[Piece]:
    """The passages of a text of about 60 to 150 words each, in order; nothing is lost but headings' marks."""
    cut: list[Piece] = []
    for section, paragraphs in _sections(_unwrapped(lines)):
        cut += [Piece(section, text) for text in _packed(_led_in(paragraphs))]
    return cut


def _sections(rows: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Headings with what stands under them; one with nothing of its own goes before those that follow it."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for at, row in enumerate(rows):
        if _is_heading(rows, at):
            sections.append((_bare(re.sub(r"^#+\s*", "", row)), []))
        else:
            sections[-1][1].append(row)
    parent = ""
    told: list[tuple[str, list[str]]] = []
    for heading, paragraphs in sections:
        if paragraphs:
            told.append((" – ".join(filter(None, (parent, heading))), paragraphs))
        else:
            parent = heading
    return told


def _is_heading(rows: Sequence[str], at: int) -> bool:
    """A marked or numbered heading, or a short line without a sentence's end above a full paragraph."""
    row = rows[at]
    if re.match(r"#{1,6}\s+\S", row) or (at + 1 < len(rows) and _is_numbered_heading(row, rows[at + 1])):
        return True
    if at + 1 >= len(rows) or is_bullet(row) or not row[0].isupper() or len(row.split()) > _HEADING_WORDS:
        return False
    above = at == 0 or len(rows[at - 1].split()) >= _PARAGRAPH_WORDS or is_bullet(rows[at - 1])
    return row[-1] not in '.,;:…»"—–-' and above and len(rows[at + 1].split()) >= _PARAGRAPH_WORDS


def _is_numbered_heading(row: str, after: str) -> bool:
    """Whether a row is an article's number and name above what it says; an entry of a numbered list is none."""
    depth, below = _depth(row), _depth(after)
    return depth > 0 and below != depth and is_heading(row, after)


def _depth(row: str) -> int:
    """How many numbers a row begins with: 1 for "2. Prix" and "Article 2", 2 for "2.1"; 0 for none."""
    if re.match(r"(?:article|art\.|clause|section|chapitre|chapter|annexe|appendix|§)\s*\d", row, re.IGNORECASE):
        return 1
    numbers = re.match(r"\d{1,2}(?:\.\d{1,2})*(?=[\s.)–-])", row)
    return numbers[0].count(".") + 1 if numbers else 0


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """One row for each paragraph or entry: lines broken at a page's width are joined again."""
    rows: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
        elif block:
            if _heads(block):
                rows.append(f"## {block.pop(0).strip()}")
            rows += _joined(block)
            block = []
    return rows


def _heads(block: Sequence[str]) -> bool:
    """Whether a block's first line is the heading of what stands right under it: a few words that end nothing."""
    if len(block) < 2:
        return False
    first, second = block[0].strip(), block[1].strip()
    name = first[0].isupper() and len(first.split()) <= _NAME_WORDS and first[-1].isalpha()
    tells = is_bullet(second) or (len(second.split()) >= _LEAST_SAID and second[-1] in ".!?")
    return name and not any(c.isdigit() for c in first) and tells


def _joined(block: list[str]) -> list[str]:
    body = block[:-1]
    widest = max(len(line) for line in block)
    wrapped = (
        len(block) > 1
        and 50 <= widest <= 110
        and sum(len(line) >= 0.7 * widest for line in body) >= 0.7 * len(body)
        and sum(line.rstrip()[-1] in ".!?:;" for line in body) <= 0.5 * len(body)
    )
    rows: list[str] = []
    for line in block:
        hangs = rows and is_bullet(rows[-1]) and line[:2] == "  " and not is_bullet(line)
        starts = is_bullet(line) or line.lstrip().startswith("#")
        if rows and not starts and (hangs or (wrapped and not rows[-1].startswith("#"))):
            rows[-1] += " " + line.strip()
        else:
            rows.append(line.strip())
    return rows


def _led_in(rows: Sequence[str]) -> list[list[str]]:
    """Rows that must stay together: a list with its entries and the line that leads in to it."""
    groups: list[list[str]] = []
    for row in rows:
        open_ended = bool(groups) and groups[-1][-1][-1] in ":…,;—"
        quoted = bool(groups) and row[0] in "«“" and groups[-1][-1][-1] in ":»”"
        in_list = bool(groups) and is_bullet(row) and (is_bullet(groups[-1][-1]) or len(groups[-1]) == 1)
        if groups and (open_ended or quoted or in_list) and _count(groups[-1]) < _MOST:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _packed(groups: Sequence[Sequence[str]]) -> list[str]:
    packed: list[list[str]] = []
    for group in (part for whole in groups for part in _split(whole)):
        size = _count(packed[-1]) if packed else _MOST
        if packed and size < _LEAST and size + _count(group) <= _MOST:
            packed[-1] += group
        else:
            packed.append(list(group))
    if len(packed) > 1 and _count(packed[-1]) < _ORPHAN and _count(packed[-2]) + _count(packed[-1]) <= _MOST + _ORPHAN:
        last = packed.pop()
        packed[-1] += last
    return ["\n".join(rows) for rows in packed]


def _split(group: Sequence[str]) -> list[list[str]]:
    """A group, or where it is far too long, its rows and sentences in fitting parts."""
    if _count(group) <= _MOST + _ORPHAN:
        return [list(group)]
    parts: list[list[str]] = [[]]
    for row in group:
        sentences = _SENTENCE.split(row) if len(row.split()) > _MOST else [row]
        for i, sentence in enumerate(part for whole in sentences for part in _chopped(whole)):
            if parts[-1] and _count(parts[-1]) + len(sentence.split()) > _MOST:
                parts.append([])
            if i and parts[-1]:
                parts[-1][-1] += " " + sentence
            else:
                parts[-1].append(sentence)
    return parts


def _chopped(sentence: str) -> list[str]:
    words = sentence.split()
    if len(words) <= _MOST:
        return [sentence]
    return [" ".join(words[at : at + _MOST]) for at in range(0, len(words), _MOST)]


def _count(rows: Sequence[str]) -> int:
    return sum(len(row.split()) for row in rows)


def _bare(heading: str) -> str:
    return re.sub(r"[*_`]+", "", heading).strip(" #:")

"""The texts of a clause: what stands after **fr**, **reason en** and their like."""

import re
from dataclasses import dataclass

from bot.adapters.packs.document import Row, paragraphs
from bot.adapters.packs.mistakes import FilePen, meant
from bot.domain.policy import Words

_MARK = re.compile(r"^\*\*([a-z][a-z ]*)\*\*[ \t]*(.*)$")
_SINGLE = ("", "reason", "concession")
_ALLOWED = ("fr", "en", *(f"{n} {x}" for n in ("reason", "concession", "alternative") for x in ("fr", "en")))


@dataclass(frozen=True, slots=True)
class Said:
    """One text as written, and the line of its marker."""

    mark: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Texts:
    """What a section says, in both languages; None for a part that is absent or wrong."""

    text: Words | None
    reason: Words | None
    concession: Words | None
    alternatives: tuple[Words, ...]
    said: tuple[Said, ...]


def read_texts(rows: tuple[Row, ...], line: int, pen: FilePen) -> Texts:
    """Read the texts of a clause whose heading stands on `line`."""
    said = marked(rows, pen, loose=False)
    by_mark: dict[str, Said] = {}
    for one in said:
        if not one.text:
            pen.at(one.line, f"**{one.mark}** has no text after it")
        if one.mark in by_mark and not one.mark.startswith("alternative"):
            pen.at(one.line, f"**{one.mark}** stands twice in this clause; keep one")
        by_mark.setdefault(one.mark, one)
    pairs = {name: _pair(name, by_mark, pen) for name in _SINGLE}
    if "fr" not in by_mark and "en" not in by_mark:
        pen.at(line, "the clause has no text; write **fr** and **en**")
    return Texts(pairs[""], pairs["reason"], pairs["concession"], _alternatives(said, pen), tuple(said))


def marked(rows: tuple[Row, ...], pen: FilePen, *, loose: bool) -> list[Said]:
    """Cut the texts after their markers; `loose` lets text stand before the first, under the mark ""."""
    found: list[tuple[str, int, list[Row]]] = []
    before: list[Row] = []
    for row in rows:
        mark = _MARK.match(row.text)
        if mark and mark[1] not in _ALLOWED:
            pen.at(row.line, f"unknown marker **{mark[1]}**{meant(mark[1], _ALLOWED)}")
        if mark:
            found.append((mark[1], row.line, [Row(row.line, mark[2])]))
        elif found:
            found[-1][2].append(row)
        elif row.text.strip():
            before.append(row)
    if before and loose:
        found.insert(0, ("", before[0].line, [r for r in rows if not found or r.line < found[0][1]]))
    elif before:
        pen.at(before[0].line, "text before the first marker; put it after **fr** or **en**")
    return [Said(mark, paragraphs(lines), line) for mark, line, lines in found]


def _pair(name: str, by_mark: dict[str, Said], pen: FilePen) -> Words | None:
    french, english = by_mark.get(f"{name} fr".strip()), by_mark.get(f"{name} en".strip())
    present = french or english
    if present is None:
        return None
    if french is None or english is None:
        wanted = f"{name} {'fr' if french is None else 'en'}".strip()
        pen.at(present.line, f"**{present.mark}** without **{wanted}**: every text stands in both languages")
        return None
    return Words(french.text, english.text) if french.text and english.text else None


def _alternatives(said: list[Said], pen: FilePen) -> tuple[Words, ...]:
    pairs: list[Words] = []
    open_one: Said | None = None
    for one in said:
        if not one.mark.startswith("alternative"):
            continue
        if open_one is not None and open_one.mark != one.mark:
            french, english = (open_one, one) if one.mark.endswith("en") else (one, open_one)
            pairs.append(Words(french.text, english.text))
            open_one = None
            continue
        if open_one is not None:
            _lonely(open_one, pen)
        open_one = one
    if open_one is not None:
        _lonely(open_one, pen)
    return tuple(pairs)


def _lonely(one: Said, pen: FilePen) -> None:
    other = "alternative fr" if one.mark.endswith("en") else "alternative en"
    pen.at(one.line, f"**{one.mark}** without its pair **{other}** beside it")

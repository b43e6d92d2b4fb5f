"""What a reader of one format hands on: lines in one plain convention, whatever the format was."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.reading.folding import fold

_LABEL = 4
"""Words of the longest label in a table's first column."""

LARGEST_TEXT = 3_000_000
"""Characters of text taken from one file."""


@dataclass(frozen=True, slots=True)
class Told:
    """The text of a file. `# ` and `## ` mark headings, `- ` entries and rows, an empty line ends a paragraph.

    `pages` gives the page of each line, counted from 1; empty where the format has none. `web` says
    that menus and forms may stand around the text. `notes` tell a person what was not read.
    """

    lines: tuple[str, ...]
    title: str = ""
    pages: tuple[int, ...] = ()
    web: bool = False
    notes: tuple[str, ...] = ()


def row(names: tuple[str, ...], cells: tuple[str, ...]) -> str:
    """A row of a table as an entry: each filled cell after its column's name; "" when all are empty.

    A sentence alone in the first column, as under many price lists, is a remark and stands for itself.
    """
    if len(names) > 2 and cells[0] and not any(cells[1:]) and len(cells[0].split()) > _LABEL:
        return f"- {cells[0]}"
    said = []
    for at, cell in enumerate(cells):
        name = names[at] if at < len(names) else ""
        if cell:
            said.append(f"{name} : {cell}" if name and name != cell else cell)
    return f"- {' ; '.join(said)}" if said else ""


def table(rows: list[tuple[str, ...]]) -> list[str]:
    """The rows of a table as entries under the names of the first row, where that one looks like names.

    Two columns of names and their values have no such row: each row stands for itself.
    """
    filled = [r for r in rows if any(r)]
    if not filled:
        return []
    if _of_values(filled):
        return [f"- {name} : {value}" if name and value else f"- {name or value}" for name, value in filled]
    head = filled[0]
    named = len(filled) > 1 and all(head) and len(set(head)) == len(head) and not _of_figures(head)
    return [line for r in (filled[1:] if named else filled) if (line := row(head if named else (), r))]


_NAMING = re.compile(r"\b(?:designation|produit|article|libelle|modele|item|product|description|name|nom|ref|sku|code)")
_QUANTITY = re.compile(r"(\d+)(?:\s*(?:-|–|à|a|to)\s*\d+)?\s*(?:\+|et \+)?")

_MEASURED = re.compile(
    r"\d\s*(?:(?P<percent>%|pour cent|percent)|(?P<money>€|\$|£|euros?\b|EUR\b|USD\b|GBP\b|CHF\b)"
    r"|(?P<time>jours?\b|days?\b|semaines?\b|weeks?\b|mois\b|months?\b|ans?\b|years?\b|h(?:eures?)?\b|hours?\b))"
    r"|(?P<sum>[€$£])\s?\d",
    re.IGNORECASE,
)
"""A figure and what it counts; a quantity may well be the name of a column of prices."""


def _of_values(rows: list[tuple[str, ...]]) -> bool:
    """Whether two columns are names and values: a value in the first row, or values of several kinds below it."""
    if any(len(r) != 2 for r in rows) or _MEASURED.search(rows[0][0]):
        return False
    kinds = {m.lastgroup for _, value in rows[1:] if (m := _MEASURED.search(value))}
    return _MEASURED.search(rows[0][1]) is not None or len(kinds) > 1


def _of_figures(head: tuple[str, ...]) -> bool:
    """Whether a first row holds figures, other than the quantities from which on the prices of named things hold."""
    figures = [cell for cell in head if _figure(cell)]
    if not figures or not _NAMING.search(fold(head[0])):
        return bool(figures)
    steps = [int(found[1]) if (found := _QUANTITY.fullmatch(cell.strip())) else 0 for cell in figures]
    return not (steps[0] > 0 and all(a < b for a, b in pairwise(steps)))


def _figure(cell: str) -> bool:
    """Whether a cell is a figure rather than a name."""
    return sum(c.isdigit() for c in cell) * 2 > len(cell.replace(" ", ""))

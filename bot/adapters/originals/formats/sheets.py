"""Price lists: XLSX through openpyxl, and CSV. Every row is told whole, each figure after its column's name."""

import csv
import io
import warnings
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from bot.adapters.originals.archive import checked
from bot.adapters.originals.formats.plain import decoded
from bot.adapters.originals.told import Told, table
from bot.domain.errors import BadFile, BadInput, FileFault

_ROWS, _COLUMNS = 20_000, 80
_HEAD = 6
"""In how many of the first rows the names of the columns are looked for."""


def read_xlsx(data: bytes) -> Told:
    """Every sheet that is shown; raises BadInput for what is protected, damaged, empty, huge or harmful."""
    checked(data, ("[Content_Types].xml", "xl/workbook.xml"))
    import openpyxl

    lines: list[str] = []
    notes: list[str] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts it does not keep: none of them is text
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                notes.append(f"the hidden sheet {sheet.title}: not read")
                continue
            rows = _bounded(([_shown(cell) for cell in row] for row in sheet.iter_rows(max_col=_COLUMNS)), sheet.title)
            if told := _told(rows):
                lines += ["", f"## {sheet.title}", "", *told]
        book.close()
    except BadInput:
        raise
    except Exception as error:
        raise BadFile(FileFault.DAMAGED, "it cannot be read as an Excel file; save it again as .xlsx") from error
    return Told(tuple(lines), notes=tuple(notes))


def read_csv(data: bytes) -> Told:
    """The rows of a file with commas, semicolons or tabs, in UTF-8 or as Excel writes it; raises BadInput."""
    text, notes = decoded(data, "a CSV file")
    first = [line for line in text.splitlines()[:20] if line.strip()]
    marks = {mark: min((line.count(mark) for line in first), default=0) for mark in ";\t,|"}
    mark = max(marks, key=lambda m: marks[m])
    try:
        rows = _bounded(([c.strip() for c in r] for r in csv.reader(io.StringIO(text, newline=""), delimiter=mark)), "")
    except csv.Error as error:
        raise BadFile(
            FileFault.DAMAGED, f"it cannot be read as a CSV file ({error}); save it again as CSV UTF-8"
        ) from error
    return Told(tuple(_told(rows)), notes=notes)


def _told(rows: list[tuple[str, ...]]) -> list[str]:
    """What stands above the table as text, then the table."""
    head = next(
        (at for at, r in enumerate(rows[:_HEAD]) if sum(map(bool, r)) >= max(2, 0.6 * max(map(_filled, rows)))), 0
    )
    above = [" ".join(filter(None, r)) for r in rows[:head]]
    width = max((_filled(r) for r in rows[head:]), default=0)
    return [*(line for text in above for line in (text, "")), *table([r[:width] for r in rows[head:]])]


def _filled(row: tuple[str, ...]) -> int:
    """How many columns a row reaches."""
    return max((at + 1 for at, cell in enumerate(row) if cell), default=0)


def _bounded(rows: Iterable[list[str]], sheet: str) -> list[tuple[str, ...]]:
    kept: list[tuple[str, ...]] = []
    for at, cells in enumerate(rows):
        if at > _ROWS:
            where = f"the sheet {sheet}" if sheet else "it"
            raise BadFile(FileFault.LARGE, f"{where} has more than {_ROWS} rows; keep those that salespeople need")
        if any(cells):
            kept.append(tuple(" ".join(cell.split()) for cell in cells[:_COLUMNS]))
    return kept


def _shown(cell: Any) -> str:
    """A cell as a person sees it: percentages and amounts with their sign, no figure invented."""
    value, form = cell.value, str(getattr(cell, "number_format", "") or "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime | date):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, int | float):
        if "%" in form:
            return f"{_plain(value * 100)} %"
        sign = next((s for s in "€$£" if s in form), "")
        decimals = 2 if sign and value != int(value) else None
        return f"{_plain(value, decimals)} {sign}".strip()
    return str(value)


def _plain(value: float, decimals: int | None = None) -> str:
    text = f"{value:.{decimals}f}" if decimals is not None else f"{round(value, 6):f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")

"""From the lines of printed pages to paragraphs: lines joined, words mended, headings marked."""

import re
from collections.abc import Sequence

_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_ENTRY = re.compile(r"^(?:[•◦▪‣·●○■□–—*-]|\(?[a-z0-9]{1,2}[.)])\s+")
_ARTICLE = re.compile(
    r"^(?:article|art\.|clause|section|chapitre|chapter|annexe|appendix|§|titre)\s*(?:\d{1,3}|[ivxlc]{1,6}\b|premier|1er)"
    r"[\w.]*(?:\s*[-–—:.]\s*|\s+|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:\d{1,2}\.){1,4}\d{0,2}\s+[A-ZÀ-ÖØ-Þ]")
_PLAIN_NUMBERED = re.compile(r"^\d{1,2}\s*[.)–-]\s+[A-ZÀ-ÖØ-Þ]")
_KEPT_BEFORE = frozenset(
    """
    peut sous sur vice après avant celui celle ceux celles demi contre non semi quasi vingt trente quarante cinquante
    soixante quatre c'est rendez porte savoir sans mi bien auto self co e on off well long short half pre post first
""".split()
)
_KEPT_AFTER = frozenset("ci là même mêmes vous nous moi toi lui leur il elle ils elles on je tu t ce en y".split())
_HEADING_WORDS = 14


def paragraphs(pages: Sequence[Sequence[str]]) -> tuple[list[str], list[int]]:
    """Lines in the convention of `Told`, one for each paragraph, and the page on which each begins."""
    rows = [
        (line.translate(_LIGATURES).replace("\u00ad", "-"), at) for at, page in enumerate(pages, 1) for line in page
    ]
    widest = _usual_width([line for line, _ in rows])
    known = {word.lower() for line, _ in rows for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)}
    out: list[str] = []
    numbers: list[int] = []
    before = ""  # the last printed line of the paragraph that is open
    for at, (line, page) in enumerate(rows):
        if not line:
            # a page may break in the middle of a sentence
            before = before if _open_ended(before) and _continues(rows[at + 1 :]) else ""
            continue
        if is_heading(line, _following(rows, at)):
            out += ["", f"## {line}", ""]
            numbers += [page] * 3
            before = ""
        elif before and not _ENTRY.match(line) and _joins(before, line, widest):
            out[-1] = _mended(out[-1], line, known)
            before = line
        else:
            entry = _ENTRY.match(line)
            bulleted = entry is not None and not line[0].isalnum()
            if not bulleted and not (entry and out and out[-1].startswith("- ")):
                out.append("")
                numbers.append(page)
            out.append(f"- {line[entry.end() :]}" if bulleted and entry else line)
            numbers.append(page)
            before = line
    return out, numbers


def is_heading(line: str, after: str) -> bool:
    """Whether a printed line is a heading: an article's number, or short capitals, above something to read."""
    words = line.split()
    if not after or len(words) > _HEADING_WORDS or len(line) > 110:
        return False
    if _ARTICLE.match(line):
        return line[-1] not in ",;" and not (line.endswith(".") and len(words) > 9)
    letters = [c for c in line if c.isalpha()]
    if len(letters) >= 4 and all(c.isupper() for c in letters) and line[-1] not in ".,;":
        return True
    numbered = _NUMBERED.match(line) or _PLAIN_NUMBERED.match(line)
    return bool(numbered) and line[-1] not in ".,;:" and len(words) <= 10 and len(after.split()) >= 5


def _usual_width(lines: Sequence[str]) -> int:
    lengths = sorted(len(line) for line in lines if len(line) > 25)
    return lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0


def _joins(before: str, line: str, widest: int) -> bool:
    """Whether a printed line goes on with the one before: that one was full, or stopped in mid-sentence."""
    if before.endswith("-") and line[:1].islower():
        return True
    if before[-1] in ".!?:;…»":
        return len(before) >= 0.85 * widest and not (before[-1] == ":" or (line[:1].isupper() and len(before) < widest))
    return len(before) >= 0.6 * widest or line[:1].islower()


def _mended(text: str, line: str, known: set[str]) -> str:
    broken = re.search(r"([^\W\d_'’]+)-$", text)
    rest = re.match(r"[^\W\d_]+", line)
    if broken is None or rest is None or not line[0].islower():
        return f"{text} {line}"
    left, right = broken[1].lower(), rest[0].lower()
    whole = f"{left}-{right}" in known or (
        f"{left}{right}" not in known and (left in _KEPT_BEFORE or right in _KEPT_AFTER)
    )
    return text + line if whole else text[:-1] + line


def _open_ended(before: str) -> bool:
    return bool(before) and before[-1] not in ".!?:;…»"


def _continues(rows: Sequence[tuple[str, int]]) -> bool:
    after = next((line for line, _ in rows if line), "")
    return after[:1].islower()


def _following(rows: Sequence[tuple[str, int]], at: int) -> str:
    return next((line for line, _ in rows[at + 1 : at + 6] if line), "")

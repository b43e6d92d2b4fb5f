"""What a web page puts around a text, told apart from the text."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.adapters.originals.marks import CALL, COMMENTS, DATE, LABELS, NOTICE, TAIL
from bot.reading import folding


class Part(StrEnum):
    """What a line belongs to."""

    BODY = "body"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Line:
    """A line worth keeping; an empty `text` separates paragraphs. `entry` numbers the reader's comment."""

    text: str
    part: Part = Part.BODY
    entry: int = 0


_BULLET = re.compile(r"^\s*(?:[•◦▪‣·*–—-]|\d{1,2}[.)])\s+")
_CALL_AT_MOST = 60
_LONG_PARAGRAPH = 30


def folded(text: str) -> str:
    """Lower case without accents, straight apostrophes, single spaces; a trail's » stays a mark of its own."""
    return " ".join(folding.fold(text.replace("»", "›")).split())


def is_bullet(line: str) -> bool:
    """Whether the line is an entry of a list."""
    return _BULLET.match(line) is not None


def without_furniture(text: str) -> list[Line]:
    """The lines of a text and of its readers' comments, without menus, forms, notices and teasers.

    A heading such as "related articles" ends the text only when no long paragraph follows before
    the comments: a box in the middle of a text costs its own lines, not the rest of the text.
    """
    lines = [cleaned(line) for line in text.splitlines()]
    folds = [folded(line) for line in lines]
    contents = _repeated_later(folds)
    kept: list[Line] = []
    mode, entry = "body", 0
    for at, (line, fold) in enumerate(zip(lines, folds, strict=True)):
        if COMMENTS.match(fold) and _short(fold) and _comments_follow(folds, at):
            mode = "comments"
        elif TAIL.match(fold) and _short(fold) and (mode == "comments" or not _text_follows(folds, at)):
            mode = "tail"
        elif mode == "comments" and (DATE.match(fold) or _author(folds, at)):
            entry += _author(folds, at) or not _named_before(folds, at)
        elif mode == "tail" or at in contents or (fold and _is_furniture(fold)):
            continue
        elif mode == "comments":
            kept.append(Line(line, Part.COMMENT, entry))
        else:
            kept.append(Line(line))
    return _without_dangling(kept)


def cleaned(line: str) -> str:
    """The line without hidden characters, its no-break spaces plain."""
    visible = "".join(c for c in line if unicodedata.category(c) != "Cf")
    return re.sub(r"[ \t\u00a0\u202f]+$", "", visible).replace("\u00a0", " ").replace("\u202f", " ")


def _is_furniture(fold: str) -> bool:
    bare = fold.strip(" .:!?…*#|>»«-–—•+()[]0123456789")
    if bare in LABELS or DATE.match(fold):
        return True
    parts = [part.strip(" .:!?…") for part in re.split(r"\s*[|>»›/·•]\s*", fold) if part.strip()]
    if len(parts) > 1 and sum(part in LABELS for part in parts) * 2 >= len(parts) and len(fold.split()) <= 25:
        return True
    words = len(fold.split())
    if CALL.search(fold) and words <= _CALL_AT_MOST:
        return True
    return bool((NOTICE.match(fold) and words <= 40) or (TAIL.match(fold) and _short(fold)))


def _short(fold: str) -> bool:
    return len(fold.split()) <= 14


def _text_follows(folds: Sequence[str], at: int) -> bool:
    for fold in folds[at + 1 :]:
        if COMMENTS.match(fold) and _short(fold):
            return False
        if len(fold.split()) >= _LONG_PARAGRAPH and not _is_furniture(fold):
            return True
    return False


def _comments_follow(folds: Sequence[str], at: int) -> bool:
    """Whether what follows looks like comments: dates or answer buttons, soon."""
    after = [fold for fold in folds[at + 1 :] if fold][:8]
    return any(DATE.match(fold) or re.match(r"^\W*(?:reply|repondre)\b", fold) for fold in after)


def _author(folds: Sequence[str], at: int) -> bool:
    """Whether a line is the name over a comment: a few words, then a date or a button."""
    fold = folds[at]
    if not fold or len(fold.split()) > 6 or fold[-1] in "!?…":
        return False
    if fold[-1] == "." and len(fold.split()[-1]) > 2:  # an initial ends with a stop, as a sentence does
        return False
    after = next((later for later in folds[at + 1 :] if later), "")
    return bool(DATE.match(after) or re.match(r"^\W*(?:reply|repondre)(?:\W|$)", after)) and not DATE.match(fold)


def _named_before(folds: Sequence[str], at: int) -> bool:
    before = [i for i in range(at) if folds[i]]
    return bool(before) and _author(folds, before[-1])


def _repeated_later(folds: Sequence[str]) -> set[int]:
    """The entries of a table of contents: short lines after its heading that come again as headings."""
    entries: set[int] = set()
    for at, fold in enumerate(folds):
        if fold.strip(" :.#*") not in {"table des matieres", "sommaire", "table of contents", "contents"}:
            continue
        for next_at in range(at + 1, len(folds)):
            entry = re.sub(r"^[\W\d]+", "", folds[next_at])
            if not entry:
                continue
            if not any(re.sub(r"^[\W\d]+", "", later) == entry for later in folds[next_at + 1 :]):
                break
            entries.add(next_at)
    return entries


def _without_dangling(lines: list[Line]) -> list[Line]:
    """Drop a last line that leads in to something which did not come along."""
    while lines and (not lines[-1].text.strip() or (lines[-1].text.endswith(":") and lines[-1].part is Part.BODY)):
        lines.pop()
    return lines

"""Reading what a language model answered, whole or while it is still being written."""

import json
import re

_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_TEXT = re.compile(r'"text"\s*:\s*"((?:[^"\\]|\\.)*)', re.DOTALL)
_SENTENCE = re.compile(r"[.!?…][\"'»”)]*(?=\s)|\n")

_BLANK = re.compile(
    r"\[[^\]\n\d][^\]\n]{1,40}\]|<[a-zà-ÿ_][a-zà-ÿ_ ]{0,38}[a-zà-ÿ_]>|\{\{?\w[^}\n]{0,40}\}|\b[XY_]{3,}\b",
    re.IGNORECASE,
)


class Unreadable(ValueError):
    """The answer holds no draft; the message says what is wanted."""


def read_reply(reply: str) -> tuple[str | None, str]:
    """The subject and text of a JSON answer, fenced or not; raises Unreadable on anything else."""
    found = _OBJECT.search(reply)
    try:
        data = json.loads(found.group(0), strict=False) if found else None
    except (ValueError, RecursionError):
        data = None
    text = data.get("text") if isinstance(data, dict) else None
    if not isinstance(text, str) or not _whole(text):
        raise Unreadable('not one JSON object with "subject" and "text"')
    subject = data.get("subject") if isinstance(data, dict) else None
    return (_whole(subject) if isinstance(subject, str) and subject.strip() else None), _whole(text)


def text_so_far(raw: str) -> str:
    """The whole sentences of the text in an answer that is still being written."""
    found = _TEXT.search(raw)
    if found is None:
        return ""
    told = found[1]
    for cut in range(6):  # an escape may be cut in two
        try:
            text: str = json.loads(f'"{told[: len(told) - cut]}"', strict=False)
            break
        except ValueError:
            continue
    else:
        return ""
    if raw[found.end() : found.end() + 1] == '"':
        return _whole(text)
    ends = [m.end() for m in _SENTENCE.finditer(text)]
    return _whole(text[: ends[-1]]) if ends else ""


def blank_in(text: str) -> str | None:
    """The first blank that somebody would have to fill in, such as [Your Name], or None."""
    found = _BLANK.search(text)
    return found.group() if found else None


def _whole(text: str) -> str:
    """The text without what no channel can carry: JSON may hold halves of characters, and NUL."""
    return text.encode("utf-8", "ignore").decode().replace("\0", "").strip()

"""Instructions aimed at the coach itself inside a client's text: quoted, never obeyed, never read as asks."""

import base64
import binascii
import re

from bot.coach.understand.cues import Cues, found_in
from bot.coach.understand.plain import Plain

_HIDDEN = re.compile(
    r"<!--(.*?)-->|"
    r"<(\w+)[^>]*(?:display:\s*none|font-size:\s*0|color:\s*(?:white|#fff\w*))[^>]*>(.*?)</\2>",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"[\U000e0020-\U000e007e]{4,}")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]{6,}")
_SPACED = re.compile(r"\b(?:\w[ .\-_*]){5,}\w\b")
_CODED = re.compile(r"\b[A-Za-z0-9+/]{20,}={0,2}(?![\w=])")


def find_attempts(sentences: tuple[Plain, ...], text: str, cues: Cues) -> tuple[str, ...]:
    """The sentences and hidden passages of `text` that instruct a program, verbatim, without repeats."""
    found = [p.sentence.text for p in sentences if _instructs(p, cues)]
    found += [m.group() for m in _HIDDEN.finditer(text) if (m[1] or m[3] or "").strip()]
    found += [m.group() for rx in (_TAGS, _INVISIBLE) for m in rx.finditer(text)]
    return tuple(dict.fromkeys(found))


def _instructs(plain: Plain, cues: Cues) -> bool:
    return any(found_in(cues.attempts, text) for text in (plain.text, *_undisguised(plain.sentence.text)))


def _undisguised(text: str) -> tuple[str, ...]:
    """Spaced-out letters closed up, and text that hides in base64."""
    plain = []
    if _SPACED.search(text):
        plain.append(_closed(text))
    for m in _CODED.finditer(text):
        try:
            plain.append(base64.b64decode(m.group() + "=" * (-len(m.group()) % 4)).decode("ascii").lower())
        except (binascii.Error, UnicodeDecodeError, ValueError):
            continue
    return tuple(plain)


def _closed(text: str) -> str:
    def word(m: re.Match[str]) -> str:
        run = m.group()
        mark = run[1]
        parts = re.split(r"\s+", run) if mark != " " else [run]
        return " ".join(re.sub(r"[ .\-_*]", "", part) for part in parts)

    return _SPACED.sub(word, text).lower()

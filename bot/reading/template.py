"""The small notation of the composer's phrase files."""

import re

from bot.domain.phrases import Either, Perhaps, Phrase, Said, Slot

_TOKEN = re.compile(r"\{([a-z_]+)\}|([\[\]<>|])|([{}])|([^\[\]<>|{}]+)")


class BadPhrase(ValueError):
    """A phrase is not written in the notation; the message says where."""


def parse_phrase(source: str) -> Phrase:
    """Read one phrase.

    `{name}` is a variable, `[a|b]` the formal and the familiar form, `<…>` words left out when a
    variable inside them is unknown; forms and optional words may hold variables. Raises BadPhrase.
    """
    parts, end, stop = _read(source, 0, "")
    if stop:
        msg = f"{source!r}: {stop!r} closes nothing"
        raise BadPhrase(msg)
    assert end == len(source)
    return Phrase(parts, source)


def _read(source: str, at: int, closers: str) -> tuple[tuple[Said | Slot | Either | Perhaps, ...], int, str]:
    """Parts from `at` to the first closer, where they end, and the closer met ("" at the end of the text)."""
    parts: list[Said | Slot | Either | Perhaps] = []
    while at < len(source):
        token = _TOKEN.match(source, at)
        assert token is not None
        slot, mark, brace, text = token.groups()
        begin, at = at, token.end()
        if brace:
            msg = f"{source!r}: a variable is written {{name}}, in small letters"
            raise BadPhrase(msg)
        if slot:
            parts.append(Slot(slot))
        elif text:
            parts.append(Said(text))
        elif mark == "[":
            formal, at = _inside(source, at, "|", begin)
            familiar, at = _inside(source, at, "]", begin)
            parts.append(Either(formal, familiar))
        elif mark == "<":
            inner, at = _inside(source, at, ">", begin)
            parts.append(Perhaps(inner))
        elif mark in closers:
            return tuple(parts), at, mark
        else:
            msg = f"{source!r}: {mark!r} at {begin} closes nothing"
            raise BadPhrase(msg)
    return tuple(parts), at, ""


def _inside(source: str, at: int, closer: str, opened: int) -> tuple[Phrase, int]:
    """The phrase from `at` to `closer`, and where what follows begins."""
    parts, end, met = _read(source, at, closer)
    if met != closer:
        msg = f"{source!r}: what opens at {opened} lacks its {closer!r}"
        raise BadPhrase(msg)
    return Phrase(parts, source[at : end - 1]), end

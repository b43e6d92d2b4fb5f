"""Which words a text must hold for a pattern to match it: most patterns need not be tried, nor even compiled.

Reads the syntax that our prompt files use. What it does not know it takes for something that may
match anything: an answer is then less useful, never wrong.
"""

import re
from collections.abc import Iterator
from itertools import product

Needs = frozenset[str] | None
"""At least one of these stands in every text that matches; None: nothing is known."""

_EXACT = 24
"""How many whole wordings of a stretch are followed at once."""
_MOST = 160
"""A longer list of needs would cost as much as the pattern."""

_TOKEN = re.compile(
    r"[^\\\[(){|}.^$*+?]{2,}(?![*+?{])|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?(?:<[=!]|[:=!])|\(\?.|[()|.^$]|[*+?][?+]?|\{\d*,?\d*\}\??|[^\\\[(){|.^$*+?]|\{",
    re.DOTALL,
)
_COUNT = re.compile(r"\{(\d*)(?:,(\d*))?\}")
_CLASS = re.compile(r"\[([^\^\-\\\]][^\-\\\]]{0,5})\]")


class _Part:
    """What is known of a piece of a pattern: all the strings it can be, where few, and what it needs."""

    __slots__ = ("exact", "needs")

    def __init__(self, exact: Needs, needs: Needs) -> None:
        self.exact, self.needs = exact, needs


_ANYTHING = _Part(None, None)
_NOTHING = _Part(frozenset({""}), None)


def needed(source: str) -> Needs:
    """The words of which one has to stand in a text that `source` matches; None where that cannot be told."""
    tokens = _TOKEN.findall(source)
    if "".join(tokens) != source or any(t.startswith("(?") and not _plain_group(t) for t in tokens):
        return None
    part, rest = _alternatives(tokens, 0)
    if rest != len(tokens):
        return None
    return _useful(part.needs if part.exact is None else _better(part.exact, part.needs))


def _plain_group(token: str) -> bool:
    return token in {"(?:", "(?=", "(?!", "(?<=", "(?<!"} or token.startswith("(?P<")


def _alternatives(tokens: list[str], at: int) -> tuple[_Part, int]:
    """The part that ends before a closing bracket or the end, and where it ends."""
    branches: list[_Part] = []
    while True:
        branch, at = _sequence(tokens, at)
        branches.append(branch)
        if at >= len(tokens) or tokens[at] != "|":
            return (branches[0] if len(branches) == 1 else _either(branches)), at
        at += 1


def _either(branches: list[_Part]) -> _Part:
    exact = _union(b.exact for b in branches)
    needs = _union(b.exact if b.exact is not None else b.needs for b in branches)
    return _Part(exact if exact is not None and len(exact) <= _EXACT else None, _useful(needs))


def _union(sets: Iterator[Needs]) -> Needs:
    found: set[str] = set()
    for one in sets:
        if one is None:
            return None
        found |= one
    return frozenset(found)


def _sequence(tokens: list[str], at: int) -> tuple[_Part, int]:
    run: frozenset[str] = frozenset({""})
    needs: Needs = None
    whole = True
    while at < len(tokens) and tokens[at] not in {"|", ")"}:
        part, at = _piece(tokens, at)
        if part.exact is not None and len(run) * len(part.exact) <= _EXACT:
            run = frozenset(map("".join, product(run, part.exact)))
            continue
        whole = False
        needs = _better(_better(needs, run), part.needs if part.exact is None else part.exact)
        run = part.exact if part.exact is not None else frozenset({""})
    return _Part(run if whole else None, _better(needs, run)), at


def _piece(tokens: list[str], at: int) -> tuple[_Part, int]:
    """One thing and how often it stands there."""
    token = tokens[at]
    if token.startswith("("):
        inside, at = _alternatives(tokens, at + 1)
        part = _NOTHING if token in {"(?=", "(?!", "(?<=", "(?<!"} else inside
    else:
        part = _one(token)
    at += 1
    if at < len(tokens) and tokens[at][0] in "*+?{" and (often := tokens[at]) != "{":
        part, at = _repeated(part, often), at + 1
    return part, at


def _one(piece: str) -> _Part:
    if piece in {"^", "$", r"\b", r"\A", r"\Z"}:
        return _NOTHING
    if piece[0] == "\\":
        return _Part(frozenset({piece[1]}), None) if not piece[1].isalnum() else _ANYTHING
    if piece[0] == "[":
        letters = _CLASS.fullmatch(piece)
        return _Part(frozenset(letters[1]), None) if letters else _ANYTHING
    return _ANYTHING if piece == "." else _Part(frozenset({piece}), None)


def _repeated(part: _Part, often: str) -> _Part:
    count = _COUNT.match(often)
    least = int(count[1] or 0) if count else int(often[0] == "+")
    if often[0] == "?":
        return _Part(part.exact | {""}, None) if part.exact is not None and len(part.exact) < _EXACT else _ANYTHING
    if least == 0:
        return _ANYTHING
    if often == "{1}":
        return part
    return _Part(None, part.exact if part.exact is not None else part.needs)


def _better(one: Needs, other: Needs) -> Needs:
    """The rarer of two needs that both hold: longer words first, then fewer of them."""
    one, other = _useful(one), _useful(other)
    if one is None or other is None:
        return other if one is None else one
    return max(one, other, key=lambda needs: (min(*map(len, needs), 6), -len(needs)))


def _useful(needs: Needs) -> Needs:
    """The same needs without those that another one says already; None where they would sort nothing out."""
    if needs is None or not needs or "" in needs or len(needs) > _MOST:
        return None
    if len(needs) == 1:
        return needs
    kept: list[str] = []
    for word in sorted(needs, key=lambda w: (len(w), w)):
        if not any(k in word for k in kept):
            kept.append(word)
    return frozenset(kept)

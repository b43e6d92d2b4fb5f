"""Mends applied to a draft: a figure brought to its limit, or a sentence taken out whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.draft import Draft
from bot.domain.verdict import Finding, Mend, Severity

_LINK = re.compile(
    r"^(?:en revanche|par contre|mais|donc|ainsi|alors|et|de plus|en outre|however|but|so|also|then|and|therefore"
    r"|instead)[ ,]+",
    re.IGNORECASE,
)
_LEANS = re.compile(r"^(?:cela|ceci|ce|c'est|ça|celle-ci|celui-ci|this|that|it|these|those|which)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[\"')»]*\s*|\n+")
_LEAST_WORDS = 6


def repair(draft: Draft, findings: Sequence[Finding]) -> Draft | None:
    """The draft with the mends of its blocking findings applied, or None.

    None where a blocking finding has no mend, where a mend's words do not stand in the draft,
    or where too little would be left to send. The result is to be checked again.
    """
    blocking = [f for f in findings if f.severity is Severity.BLOCK]
    if not blocking or any(f.mend is None for f in blocking):
        return None
    mends = [f.mend for f in blocking if f.mend]
    removed = {m.quote for m in mends if not m.to}
    lowered = [m for m in mends if m.to and not any(m.quote in gone for gone in removed)]
    text, subject = draft.text, draft.subject
    for mend in _each_once(lowered):
        if mend.quote not in text:
            return None
        text = text.replace(mend.quote, mend.to, 1)
    for quote in sorted(removed, key=len, reverse=True):
        if subject and quote and quote in subject:
            return None
        without = _without(text, quote)
        if without is None:
            return None
        text = without
    if not _enough(text) or text == draft.text:
        return None
    return replace(draft, text=text)


def _each_once(mends: list[Mend]) -> list[Mend]:
    """One mend for each stretch of words: the first, where several findings point at the same."""
    seen: dict[str, Mend] = {}
    for mend in mends:
        seen.setdefault(mend.quote, mend)
    return list(seen.values())


def _without(text: str, quote: str) -> str | None:
    """The text without a sentence; a link word that leaned on it goes too, and what only leaned on it."""
    at = text.find(quote) if quote else -1
    if at < 0:
        return None
    before, after = text[:at], text[at + len(quote) :]
    rest = after.lstrip(" ")
    if rest and _LEANS.match(rest):
        leaning = _SENTENCE.match(rest)
        rest = rest[leaning.end() :] if leaning else ""
    link = _LINK.match(rest)
    if link:
        rest = rest[link.end() :]
        rest = rest[:1].upper() + rest[1:]
    joined = (
        before.rstrip(" ")
        + (" " if before.strip() and rest and not rest.startswith("\n") and not before.endswith("\n") else "")
        + rest
    )
    return re.sub(r"\n{3,}", "\n\n", joined).strip()


def _enough(text: str) -> bool:
    """Whether something beyond a greeting and a signature is left."""
    longest = max((len(re.findall(r"\w+", s)) for s in re.split(r"[.!?\n]+", text)), default=0)
    return longest >= _LEAST_WORDS

"""P8: orders hidden in the client's text that were obeyed, outputs no letter holds, languages not covered."""

import re
from collections.abc import Iterator

from bot.coach.check.case import Case
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.page import Span
from bot.coach.check.text import plain
from bot.domain.asks import Language
from bot.domain.verdict import Finding

_STRANGE = re.compile(
    r"```|https?://\S+|(?<![@\w])www\.\S+|<(?:script|img|iframe|a|svg|system|/?\w+)[ >/]|!\[[^\]]*\]\("
    r"|\[[^\]]+\]\(\w+:|^\s*[{\[]\s*\"\w+\"\s*:"
    r"|(?<![\w/])(?=[A-Za-z0-9+/]*[0-9])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{24,}={0,2}"
    r"|^\s*(?:def|import|select|print|function|sudo|curl) ?\w*[ (].*[;:)]\s*$"
    r"|\b[A-Z]{2,}_[A-Z_]+\b|\[(?:SYSTEM|ADMIN|INST|USER|ASSISTANT)\]|<\|[^|]*\|>|\[/?INST\]|(?:[01]{8} ?){3,}",
    re.MULTILINE | re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"'“«]\s*([^\"'”»]{4,60})\s*[\"'”»]")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|'[a-z]+")
_CAPITALS = re.compile(r"(?<!\w)[A-Z][A-Z0-9_-]{5,}(?!\w)")
_RUN = 6
_SEVERAL = 3
_SAY = re.compile(
    r"\b(?:r[ée]pond\w*|[ée]cri\w*|dire|dites|indiqu\w*|repl\w+|answer\w*|say|write|state|print|display|confirm\w*|affich\w*|imprim\w*|respond\w*)\W*(?:\w+\W+){0,3}$"
)
_LETTERS = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile(r"[^\W\d_a-zA-ZÀ-ÖØ-öø-ÿœŒæÆ]")
"""A letter that is none of ours."""
_ENOUGH = 4
_STRANGE_SHARE = 0.4


def check_obeyed(case: Case) -> Iterator[Finding]:
    """Findings for texts that serve someone else's orders, or that cannot be read."""
    yield from _cues(case)
    yield from _forms(case)
    yield from _echoes(case)
    yield from _languages(case)


def _cues(case: Case) -> Iterator[Finding]:
    lexicon, page = case.context.lexicon, case.page
    for match in lexicon.all("obeyed", page.folded):
        clause = page.clause_at(match.start())
        if lexicon.find("refuse", page.voiced, clause.start, match.start()):
            continue
        span = page.clause_at(match.start())
        yield finding(case.context, page, "P8", "obeyed", span, mend=taken_out(case.page, match.start()))
        return


def _forms(case: Case) -> Iterator[Finding]:
    for match in _STRANGE.finditer(case.page.plain.text):
        yield finding(
            case.context, case.page, "P8", "obeyed", case.span(*match.span()), mend=taken_out(case.page, match.start())
        )


def _echoes(case: Case) -> Iterator[Finding]:
    """Words of an attempt that came out in the draft: a run of them, a quoted piece, a word in capitals."""
    situation = case.context.situation
    page = case.page
    if situation is None:
        yield from _dictated(case)
        return
    words = " ".join(_WORD.findall(page.folded))
    for attempt in situation.attempts:
        folded = plain(attempt).folded
        row = _WORD.findall(folded)
        runs = [" ".join(row[i : i + _RUN]) for i in range(len(row) - _RUN + 1)]
        pieces = [plain(m.group(1)).folded.strip() for m in _QUOTED.finditer(attempt)]
        loud = [m.group().lower() for m in _CAPITALS.finditer(attempt)]
        hit = next((r for r in runs if r in words), None) or next(
            (p for p in (*pieces, *loud) if p in page.folded), None
        )
        if hit is not None:
            at = page.folded.find(hit.split()[0])
            yield finding(
                case.context, page, "P8", "obeyed", page.sentence_at(max(at, 0)), mend=taken_out(case.page, max(at, 0))
            )


def _dictated(case: Case) -> Iterator[Finding]:
    """Words that an unread message puts into our mouth, between quotation marks: "reply 'it is free'"."""
    message = case.context.message
    for match in _QUOTED.finditer(message):
        if not _SAY.search(message[: match.start()].lower()):
            continue
        said = plain(match.group(1)).folded.strip()
        at = case.page.folded.find(said) if len(said.split()) >= _SEVERAL else -1
        if at >= 0:
            yield finding(
                case.context, case.page, "P8", "obeyed", case.page.sentence_at(at), mend=taken_out(case.page, at)
            )


def _languages(case: Case) -> Iterator[Finding]:
    page = case.page
    foreign = _FOREIGN.findall(page.plain.text)
    if foreign and len(foreign) > _STRANGE_SHARE * len(_LETTERS.findall(page.plain.text)):
        yield finding(case.context, page, "P8", "language", Span(0, len(page.folded), 0))
        return
    if case.draft.language is Language.OTHER and not _covered(case, page.folded):
        yield finding(case.context, page, "P8", "language", Span(0, len(page.folded), 0))
        return
    for sentence in page.sentences:
        words = page.of(sentence)
        foreign = _FOREIGN.findall(page.plain.text, sentence.start, sentence.end)
        if len(foreign) > _ENOUGH or not _covered(case, words):
            yield finding(case.context, page, "P8", "language", sentence, mend=taken_out(case.page, sentence.start))


def _covered(case: Case, words: str) -> bool:
    """Whether a sentence reads as French or English: its small words say so, or it has too few words to tell."""
    row = re.findall(r"[^\W\d_]+", words)
    if len(row) < _ENOUGH:
        return True
    languages = case.context.lexicon.languages
    ours = sum(1 for w in row if w in languages["fr"] or w in languages["en"])
    theirs = sum(1 for w in row if w in languages["other"] and w not in languages["fr"] and w not in languages["en"])
    return theirs == 0 or ours > theirs * 1.2 or (ours >= theirs and theirs == 1)

"""How several matters follow one another: each is introduced once, by words its own sentence does not repeat."""

import re
from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.matter import Matter
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.topics import topic_text
from bot.coach.compose.voice import lowered, sentence
from bot.domain.asks import AskKind
from bot.domain.stance import Move
from bot.reading.folding import fold

_STEM, _LEAST = 5, 4
_LINKS = frozenset("pour puisque comme avec contre moyennant since for as with in".split())
_UNLED = (AskKind.ACCEPTANCE, AskKind.PLAIN_QUESTION, AskKind.ULTIMATUM, AskKind.ABUSE)


def led(parts: tuple[Part, ...], found: tuple[Matter, ...], case: Case) -> tuple[Part, ...]:
    """The parts, the first of each matter introduced ("Côté délai, ", "En revanche, ") where there are several."""
    if len(found) == 1:
        return parts
    done: set[int] = set()
    said, linked = [], False
    for part in parts:
        if part.place is not Place.CORE or part.block in done or part.block >= len(found):
            said.append(part)
            continue
        done.add(part.block)
        lead = _lead(part.text, part.block, found, case, first=len(done) == 1)
        if lead and lead == case.voice.say("also"):
            # A link that any matter could have is said once.
            lead, linked = ("" if linked else lead), True
        said.append(replace(part, text=_with(lead, part.text, case)))
    return tuple(said)


def _lead(text: str, at: int, found: tuple[Matter, ...], case: Case, *, first: bool) -> str:
    matter = found[at]
    ruling, voice = matter.ruling, case.voice
    refused = (Move.HOLD, Move.PART)
    turned = not first and ruling.move in refused and found[at - 1].ruling.move not in refused
    turn = voice.say("but") if turned else ""
    if ruling.move is Move.PART or ruling.ask.kind in _UNLED:
        return turn
    if at == 0 and ruling.ask.kind is AskKind.COMPLAINT:
        # The regret has just named it.
        return ""
    lead = topic_text(matter.topic, ruling.ask, "lead", {}, voice) or ""
    wanted = matter.wanted(case) if ruling.move is Move.ESCALATE else ()
    if not lead or _opens(text) or _repeats(lead, text) or any(w in text for w in wanted):
        return turn or (voice.say("also") if not first and not _opens(text) else "")
    return turn or lead


def _repeats(lead: str, text: str) -> bool:
    """Whether the sentence names the subject itself: "Côté transport, le transport est offert" says it twice."""
    own = {w[:_STEM] for w in re.findall(r"[a-z]+", fold(lead)) if len(w) >= _LEAST}
    first = re.split(r"(?<=[.!?])\s", text)[0]
    return any(w[:_STEM] in own for w in re.findall(r"[a-z]+", fold(first)))


def _opens(text: str) -> bool:
    """Whether the sentence already begins with a link of its own, as "Pour 10 %, …" does."""
    return fold(text).split(" ", 1)[0] in _LINKS


def _with(lead: str, text: str, case: Case) -> str:
    if not lead:
        return text
    named = text.startswith(case.pack.company.name)
    return sentence(lead + (text if named else lowered(text)))

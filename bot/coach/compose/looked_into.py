"""How what is still to be found out is told: in one sentence, with the day or after it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.retold import Retold
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind

OPEN = ("check", "also")
"""The parts that tell what is still to be found out."""
_LEFT_OPEN = (*OPEN, "left")
_AFTER = 91
_MOST_THINGS, _MOST_QUESTIONS = 3, 2


def told_beside(back: Sequence[Retold], parts: tuple[Part, ...], case: Case, *, only: bool = False) -> tuple[Part, ...]:
    """The parts with what is told back: in place of a sentence that names nothing, else beside what is checked.

    `only` leaves them as they are where no sentence names nothing.
    """
    general = general_checks(case)
    for at, part in enumerate(parts):
        empty = next((g for g in general if g in part.text), None)
        if empty is not None and not back:
            return parts
        if empty is not None:
            text = _gathered(back, " ".join(p.text for p in parts[:at]), case)
            return (*parts[:at], replace(part, text=part.text.replace(empty, text)), *parts[at + 1 :])
    if only:
        return parts
    before = " ".join(p.text for p in parts)
    checked = max((i for i, p in enumerate(parts) if p.name in OPEN), default=None)
    if checked is not None:
        part = parts[checked]
        more = replace(part, text=f"{part.text} {_gathered(back, before, case, beside=True)}")
        return (*parts[:checked], more, *parts[checked + 1 :])
    if any(p.place is Place.CLOSING for p in parts):
        # The question and the day before it are of what was ruled on.
        return (*parts, Part("left", _gathered(back, before, case), Place.CLOSING, 0, _AFTER))
    return (*parts, Part("left", _gathered(back, before, case), Place.WAYS, 0, _AFTER))


_GENERAL = ("check_also", "check_back", "look_into")
"""The texts that, without a question, only say that something is looked into."""


def _gathered(told: Sequence[Retold], before: str, case: Case, *, beside: bool = False) -> str:
    """One sentence on the things and the questions, another on the instructions; briefer `beside` another check."""
    voice = case.voice
    things = [t.thing for t in told if t.thing][:_MOST_THINGS]
    asked = [t.question for t in told if t.question][:_MOST_QUESTIONS]
    orders = [t.order for t in told if t.order][:_MOST_QUESTIONS]
    dated = case.next_day in before or case.decided_day in before
    if not told:
        return sentence(voice.say("check_also" if dated else "check_back", next=case.next_day))
    how = "_more" if beside else "_also" if dated else ""
    values = {"next": case.next_day, "things": _list(things, case), "question": _list(asked, case)}
    said: list[str] = []
    if things and asked:
        said.append(voice.say(f"left_both{how}", **values))
    elif things:
        said.append(voice.say(f"left_things{how}", **values))
    elif asked:
        key = "left_asked_more" if beside else "check_also" if dated else "check_back"
        said.append(voice.say(key, **values))
    if orders:
        said.append(voice.say("left_order", us=_list(orders, case)))
    return " ".join(map(sentence, said))


def _list(words: Sequence[str], case: Case) -> str:
    return case.voice.say("and").join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def general_checks(case: Case) -> tuple[str, ...]:
    """Every sentence that says that something is looked into, and not what."""
    return tuple(sentence(one) for key in _GENERAL for one in case.voice.every(key, {"next": case.next_day}))


def unchecked(parts: tuple[Part, ...], case: Case) -> tuple[Part, ...]:
    """The parts without a check of nothing in particular: another part speaks of what it would be."""
    general = general_checks(case)
    return tuple(p for p in parts if p.name not in OPEN or p.text not in general) or parts


def without_the_vague(parts: tuple[Part, ...], case: Case) -> tuple[Part, ...]:
    """The parts without "on your other question, I will check" beside an answer of substance: it names nothing."""
    ruled = any(r.clause is not None and r.ask.kind is not AskKind.PLAIN_QUESTION for r in case.stance.rulings)
    if not ruled and not case.situation.inquiries:
        return parts
    vague = [sentence(one) for one in case.voice.every("check_also", {"next": case.next_day})]
    left: list[Part] = []
    for part in parts:
        text = part.text
        for one in vague:
            text = text.replace(one, "").strip()
        if text:
            left.append(replace(part, text=text))
    return tuple(left)


def dated_first(parts: tuple[Part, ...], case: Case) -> tuple[Part, ...]:
    """The parts, what is answered "at the same time" after the sentence that says when."""
    days = (case.next_day, case.decided_day)
    for at, part in enumerate(parts):
        if part.name not in OPEN or any(d in p.text for p in parts[: at + 1] for d in days):
            continue
        if any(d in p.text for p in parts[at + 1 :] for d in days):
            return (*parts[:at], *parts[at + 1 :], replace(part, place=Place.CLOSING, block=_AFTER))
    if any(d in p.text for p in parts for d in days):
        return parts
    # what was to tell the day found no room: "at the same time" would be the time of nothing
    same, by = case.voice.say("same_time"), case.voice.say("by_next", next=case.next_day)
    return tuple(replace(p, text=p.text.replace(same, by)) if p.name in _LEFT_OPEN else p for p in parts)

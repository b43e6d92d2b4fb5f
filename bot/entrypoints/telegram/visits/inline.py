"""`@bot …` in any chat: drafts to insert, made for whoever types and kept nowhere."""

from dataclasses import dataclass, replace

from bot.domain.draft import Tone
from bot.domain.errors import TenirBonError
from bot.domain.request import CoachRequest
from bot.entrypoints.telegram.shown.utf16 import LONGEST, length, shortened
from bot.entrypoints.telegram.visits import consulting
from bot.entrypoints.telegram.visits.tools import Visit

_LEAST = 8
"""Letters typed before the coach is asked."""

_TONES = (Tone.PLAIN, Tone.FIRMER, Tone.KINDER)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A draft to insert; `title` is the verdict and the tone, `hint` how it begins."""

    title: str
    hint: str
    text: str


def suggestions(visit: Visit, words: str) -> tuple[Suggestion, ...]:
    """Up to three drafts in answer to what is typed; none for too few words, or where none may go out."""
    if len(words.strip()) < _LEAST:
        return ()
    person = visit.person
    request = CoachRequest(
        words,
        today=visit.tools.clock.today(),
        role=person.role,
        language=person.language,
        register=consulting.register_for(visit, words),
        signature=person.preferences.signature,
        quick=True,  # Telegram forgets the question in ten seconds
    )
    found: dict[str, Suggestion] = {}
    for tone in _TONES:
        try:
            answer = visit.tools.coach.answer(replace(request, tone=tone))
        except TenirBonError:
            return ()
        draft = answer.draft
        if draft is None or length(draft.text) > LONGEST:
            continue
        verdict = visit.tools.lines.say(f"verdict.{answer.stance.move}", visit.language)
        label = visit.tools.lines.say(f"inline.{tone}", visit.language, text=verdict)
        hint = shortened(" ".join(draft.text.split()), 90)
        found.setdefault(draft.text, Suggestion(shortened(label, 60), hint, draft.text))
    return tuple(found.values())

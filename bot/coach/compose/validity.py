"""How long a quote holds: until when the one the client speaks of did, and what follows after that day."""

import re
from datetime import date, timedelta

from bot.coach.compose.case import Case
from bot.coach.compose.days import named_days
from bot.coach.compose.due import due_told
from bot.coach.compose.ruled import clause_of, open_clauses
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.facts import Origin
from bot.domain.figures import Figure
from bot.domain.policy import Measure
from bot.reading.figures import read_figures
from bot.reading.folding import fold
from bot.reading.format import say_date
from bot.reading.sentences import sentence_at

# "The quote you did on 2 October", "devis envoyé le 12": the day it was made, not the day it is to hold until.
_MADE_ON = re.compile(r"\b(?:du|le|on|of|from|dated)(?: the)? (?:\w+day )?$|\b(?:lun|mar|mercre|jeu|vendre)di $")
_UNTIL = re.compile(r"\b(?:until|till|to|by|before|jusqu\w*(?: au)?|avant|d'ici)(?: the| le)? $")
_NEARLY_OVER = 3
"""So few days left read as a threat: the quote is then only said to hold."""


def validity(case: Case) -> str | None:
    """How long a quote holds, and whether theirs still does; a fresh one, or one later on, where it does not."""
    told = clause_of(Measure.QUOTE_VALIDITY, case)
    limits = (c.limit.value for c in open_clauses(case, Measure.QUOTE_VALIDITY) if c.limit is not None)
    days = next(iter(limits), None)
    if told is None or days is None:
        return told
    text = case.situation.message.text
    due = due_told(case) or max(named_days(text, case.today), default=None)
    made = quoted_on(case)
    later = holds(case.voice.book.marks["later_on"], text)
    if made is None:
        beyond = later or (due is not None and (due - case.today).days > days)
        return f"{told} {sentence(case.voice.say('validity_after'))}" if beyond else told
    end = made + timedelta(days=int(days))
    said = {"day": say_date(made, case.language, with_weekday=False)}
    if end >= case.today and (end - case.today).days > _NEARLY_OVER:
        said["leave"] = say_date(end, case.language, with_weekday=False)
    elif end < case.today:
        said |= {"leave": say_date(end, case.language, with_weekday=False), "next": case.next_day}
    key = "quote_holds" if end >= case.today else "quote_lapsed_later" if later else "quote_lapsed"
    after = f" {sentence(case.voice.say('validity_after'))}" if later and end >= case.today else ""
    return f"{told} {sentence(case.voice.say(key, **said))}{after}"


def quoted_on(case: Case) -> date | None:
    """The day the quote was made, as the client or the note tells it; None where neither does."""
    message = case.situation.message.text
    found = _made(message, case.situation.figures, case)
    notes = [f.quote for f in case.situation.facts if f.origin is Origin.CONTEXT]
    notes += [t.quote for t in case.situation.tidings]
    for note in notes:
        found = found or _made(note, read_figures(note, case.language, case.today, case.pack.company.currency), case)
    return found


def _made(text: str, figures: tuple[Figure, ...], case: Case) -> date | None:
    for one in figures:
        if not isinstance(one.top, date) or not holds(
            case.voice.book.marks["quote_made"], sentence_at(text, one.start)
        ):
            continue
        before = fold(text[: one.start])
        if _MADE_ON.search(before) and not _UNTIL.search(before):
            # A day told without its year is the last one that was.
            day = one.top
            return day if day <= case.today else _year_before(day)
    return None


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None

"""What is still to be found out, told back as the client asked it: "whether we deliver to Belgium"."""

from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.changed import in_place
from bot.coach.compose.retold import retold
from bot.coach.compose.told_back import told_back
from bot.coach.compose.too_late import changed_in_time, too_late
from bot.domain.stance import Ruling
from bot.reading.requests import requests


def told_open(missing: tuple[str, ...], ruling: Ruling, case: Case) -> dict[str, str]:
    """What is to be found out, as the client asked it ("whether we deliver to Belgium"); empty where it cannot be."""
    if len(missing) <= 1:
        # The words of an inquiry have their own phrase.
        texts = missing if case.situation.inquiries else (*missing, ruling.ask.quote)
        texts = tuple(t for t in texts if not (too_late(t) and changed_in_time(case)))
        told = (_told(text, ruling, case) or in_place(text, case) for text in texts)
        return next(({"question": one} for one in told if one is not None), {})
    each = [_told(text, ruling, case) for text in missing]
    found = tuple(dict.fromkeys(one for one in each if one is not None))
    # One of several told back would leave the others out.
    if not found:
        return {"question": case.voice.say("the_rest")}
    if None in each or len(each) > _TELLABLE:
        found = (*found[:_TELLABLE], case.voice.say("the_rest"))
    return {"question": case.voice.say("and").join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)}


def _told(text: str, ruling: Ruling, case: Case) -> str | None:
    marked = text if text.rstrip().endswith(("?", ".", "!")) else f"{text}?"
    said = told_back(replace(ruling.ask, quote=marked), case).get("question")
    if said is None and not case.untold:
        tu = case.voice.book.feminine if case.voice.familiar else None
        back = (retold(one, case.language, tu) for one in requests(marked, case.language))
        said = next((t.question or t.thing for t in back if t is not None and (t.question or t.thing)), None)
    return said


_TELLABLE = 3
"""Open questions beyond this many are not told back one by one."""


def both(unsaid: str, told: dict[str, str], case: Case) -> dict[str, str]:
    """What the pack does not tell, and the question told back beside it, as one."""
    said = list(filter(None, [unsaid, told.get("question", "")]))
    return {"question": case.voice.say("and").join(said)} if said else {}

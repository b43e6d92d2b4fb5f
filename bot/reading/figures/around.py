"""Days told by their distance to another one: "la veille du 5 décembre", "three days before the 12th"."""

import re
from datetime import date, timedelta

_HELD = r"(?:(?:l'|notre |votre |son |our |your )?[a-z'-]+ (?:du |de |le |on |of ))?(?:le |the )?"
_OF = rf"(?:de |du |d'|des |of )?(?:le |la |the |notre |our )?{_HELD}"
_EVE = re.compile(
    rf"\b(?:(?P<two>(?:l')?avant-?veille {_OF}|(?:the )?two days before {_OF})"
    rf"|(?P<eve>(?:la )?veille (?:au soir )?{_OF}|(?:the )?(?:eve of|(?:day|night) before|day prior to) {_OF}))"
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r",? (?:le |the )?)?$"
)
_WEEKEND = re.compile(r"\b(?:avant|before) (?:le |the )?(?:week-?end|we) (?:du |of (?:the )?)$")
_WEEK = re.compile(r"\b(?:avant|before) (?:la |the )?(?:semaine|week) (?:du |of (?:the )?)$")
_NUMBERS = {
    **{str(n): n for n in range(1, 31)},
    **dict(zip("un deux trois quatre cinq six sept huit neuf dix".split(), range(1, 11), strict=True)),
    **dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)),
    "une": 1, "a": 1, "quinze": 15,
}  # fmt: skip
_AHEAD = re.compile(
    r"(?<![0-9.,])\b(?P<number>" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r") "
    r"(?P<unit>jours?|semaines?|days?|weeks?) (?:avant|before|ahead of|prior to) (?:le |la |the |notre |our )?"
    rf"{_HELD}$"
)
_FRIDAY, _WEEK_LONG = 4, 7


def told_from(before: str, day: date) -> tuple[date, int]:
    """The day meant by folded words `before` another `day`, and where those words begin; `day` itself without any.

    "Avant le week-end du 12" and "before the week of the 14th" mean the Friday before.
    """
    if m := _EVE.search(before):
        return day - timedelta(days=2 if m["two"] else 1), m.start()
    if m := _WEEKEND.search(before):
        return day - timedelta(days=max(day.weekday() - _FRIDAY, 0)), m.start()
    if m := _WEEK.search(before):
        return day - timedelta(days=day.weekday() + _WEEK_LONG - _FRIDAY), m.start()
    if m := _AHEAD.search(before):
        return day - timedelta(days=_NUMBERS[m["number"]] * (1 if m["unit"][0] in "jd" else _WEEK_LONG)), m.start()
    return day, len(before)

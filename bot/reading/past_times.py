"""Times of the past as words leave them open: the first and the last day of a month, a season, a part of a year."""

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PastTime:
    """Where a time stands in folded words, and the first and the last day that it may mean."""

    start: int
    end: int
    first: date
    last: date


_MONTHS: Mapping[str, int] = {
    name: month
    for month, names in enumerate(
        (
            "janvier|january|jan", "fevrier|february|feb", "mars|march", "avril|april", "mai|may", "juin|june",
            "juillet|july", "aout|august|aug", "septembre|september|sept", "octobre|october|oct",
            "novembre|november|nov", "decembre|december|dec|noel|christmas",
        ),
        1,
    )
    for name in names.split("|")
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SEASONS: Mapping[str, tuple[int, int]] = {
    "printemps": (3, 6), "spring": (3, 6), "ete": (6, 9), "summer": (6, 9), "automne": (9, 12), "autumn": (9, 12),
    "hiver": (12, 15), "winter": (12, 15),
}  # fmt: skip
"""The first and the last month of each season; a winter runs into the year behind its own."""
_SEASON = "|".join(_SEASONS)
_PARTS: Mapping[str, tuple[int, int]] = {
    **dict.fromkeys(("early", "beginning of", "start of", "debut", "first half of"), (1, 6)),
    **dict.fromkeys(("mid", "middle of", "mi", "milieu"), (4, 9)),
    **dict.fromkeys(("late", "end of", "fin", "second half of"), (7, 12)),
}
"""The months that a part of a year may mean, widely."""
_NUMBERS: Mapping[str, int] = {
    "un": 1, "une": 1, "one": 1, "a": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4,
    "cinq": 5, "five": 5, "six": 6,
}  # fmt: skip
_NUMBER = rf"(?P<n>[1-9]|{'|'.join(_NUMBERS)})"
_YEAR = r"(?P<year>20\d\d)"

_OF_DAY = re.compile(rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th|er)? (?:of )?(?P<month>{_MONTH})\b,? {_YEAR}\b")
_OF_DAY_EN = re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>[0-3]?\d)(?:st|nd|rd|th)?,? {_YEAR}\b")
_IN_FIGURES = re.compile(rf"\b(?P<day>[0-3]?\d)[/.](?P<month>[01]?\d)[/.]{_YEAR}\b")
_OF_MONTH = re.compile(
    rf"\b(?:(?P<before>last) )?(?P<month>{_MONTH})\b(?:,? (?:(?:of|de) )?{_YEAR}\b| (?P<after>dernier)\b)?"
)
_OF_SEASON = re.compile(
    rf"\b(?:(?P<before>last|this past|this|cet) )?(?P<season>{_SEASON})\b"
    rf"(?:,? (?:(?:of|de) )?{_YEAR}\b| (?P<after>dernier|passe)\b)?"
)
_SEASONS_AGO = re.compile(
    rf"\b(?:il y a {_NUMBER} (?P<season>{_SEASON}|noel)s?|{_NUMBER.replace('<n>', '<m>')} "
    rf"(?P<season_en>{_SEASON}|christmas)(?:e?s)? (?:ago|back))\b"
)
_YEARS_AGO = re.compile(
    rf"\b(?:(?:il y a|ca fait) {_NUMBER} ans?|{_NUMBER.replace('<n>', '<m>')} years? (?:ago|back)),?"
    rf" (?:(?:in|last|en|ce) )?(?P<month>{_MONTH})\b(?! ?20)"
)
_OF_YEAR = re.compile(rf"\b(?:(?P<part>{'|'.join(_PARTS)})[ -](?:of )?)?{_YEAR}\b(?![/.]\d)")
_LAST_YEAR = re.compile(r"\b(?:(?P<two>the year before last)|last year|l'an(?:nee)? (?:dernier|derniere|passee?))\b")


def past_times(said: str, today: date) -> Iterator[PastTime]:
    """The times not yet to come that folded words name, the closest reading of a place first."""
    for start, end, (first, last) in _read(said, today):
        if first <= today:
            yield PastTime(start, end, first, min(last, today))


def month_named(name: str) -> int:
    """The number of a month by its folded name."""
    return _MONTHS[name]


def whole_month(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return _months(year, month, month)


MONTH_NAMES = _MONTH
"""The names of the months, for a pattern."""


def _read(said: str, today: date) -> Iterator[tuple[int, int, tuple[date, date]]]:
    for pattern in (_OF_DAY, _OF_DAY_EN, _IN_FIGURES):
        for m in pattern.finditer(said):
            month = _MONTHS.get(m["month"]) or int(m["month"])
            if 0 < month <= _DECEMBER and 0 < int(m["day"]) <= calendar.monthrange(int(m["year"]), month)[1]:
                day = date(int(m["year"]), month, int(m["day"]))
                yield *m.span(), (day, day)
    for m in _SEASONS_AGO.finditer(said):
        # "two summers ago" said in a year whose summer is over: the one before it, or the one before that
        name, count = m["season"] or m["season_en"], _count(m["n"] or m["m"])
        year = _latest(name, today) - count
        yield *m.span(), (_season(name, year)[0], _season(name, year + 1)[1])
    for m in _YEARS_AGO.finditer(said):
        # "two years ago in October": that month of the year so many years back
        month, back = _MONTHS[m["month"]], _count(m["n"] or m["m"])
        yield *m.span(), _months(today.year - back, month, month)
    for m in _OF_MONTH.finditer(said):
        month = _MONTHS[m["month"]]
        if m["year"]:
            yield *m.span(), _months(int(m["year"]), month, month)
        elif m["before"] or m["after"]:
            yield *m.span(), _months(today.year - (month >= today.month), month, month)
    for m in _OF_SEASON.finditer(said):
        name = m["season"]
        if m["year"]:
            year = int(m["year"])
            winter = _SEASONS[name][0] == _DECEMBER
            yield *m.span(), (_season(name, year - 1 if winter else year)[0], _season(name, year)[1])
        elif m["before"] or m["after"]:
            yield *m.span(), _season(name, _latest(name, today))
    for m in _OF_YEAR.finditer(said):
        yield *m.span(), _months(int(m["year"]), *(_PARTS[m["part"]] if m["part"] else (1, _DECEMBER)))
    for m in _LAST_YEAR.finditer(said):
        yield *m.span(), _months(today.year - (2 if m["two"] else 1), 1, _DECEMBER)


_DECEMBER = 12


def _count(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first day of a month to the last of another, a month beyond December in the next year."""
    end = date(year + (last - 1) // _DECEMBER, (last - 1) % _DECEMBER + 1, 1)
    return date(year, first, 1), end.replace(day=calendar.monthrange(end.year, end.month)[1])


def _season(name: str, year: int) -> tuple[date, date]:
    return _months(year, *_SEASONS.get(name, (_DECEMBER, _DECEMBER)))


def _latest(name: str, today: date) -> int:
    """The year of the latest such season that has begun."""
    return today.year - (_season(name, today.year)[0] > today)

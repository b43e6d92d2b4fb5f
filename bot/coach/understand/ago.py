"""How long ago something was, where no delay says so: "last spring", "le mois dernier", "livré le 3 mars"."""

import re
from datetime import date

_MONTHS = (
    "janvier|january|jan", "fevrier|february|feb", "mars|march", "avril|april", "mai|may", "juin|june",
    "juillet|july", "aout|august|aug", "septembre|september|sept", "octobre|october|oct", "novembre|november|nov",
    "decembre|december|dec",
)  # fmt: skip
_IN_MONTH = tuple(
    re.compile(rf"\b(?:en|in|since|depuis|last|de|of|fin|debut|mi)[ -](?:early |late |mid-?|debut |fin )?(?:{m})\b")
    for m in _MONTHS
)
_YEAR = re.compile(r" (20\d\d)\b")
_SEASONS = (
    (re.compile(r"\b(?:printemps|spring)\b"), 4),
    (re.compile(r"\b(?:ete|summer)\b(?! (?:livre|recu|delivered))"), 7),
    (re.compile(r"\b(?:automne|autumn)\b"), 10),
    (re.compile(r"\b(?:hiver|winter)\b"), 1),
)
_DAYS = (
    (re.compile(r"\b(?:avant-hier|the day before yesterday)\b"), 2),
    (re.compile(r"\b(?:hier|yesterday|last night)\b"), 1),
    (re.compile(r"\b(?:ce matin|this morning|aujourd'hui|today)\b"), 0),
    (re.compile(r"\b(?:la semaine (?:derniere|passee)|last week)\b"), 7),
    (re.compile(r"\b(?:le mois (?:dernier|passe)|last month)\b"), 30),
    (re.compile(r"\b(?:l'an(?:nee)? (?:dernier|derniere|passee?)|last year)\b"), 365),
)


def days_ago(words: str, today: date) -> int | None:
    """The days since the past time that folded `words` name, or None; a season or a month counts from its middle."""
    for pattern, days in _DAYS:
        if pattern.search(words):
            return days
    for month, pattern in enumerate(_IN_MONTH, 1):
        if found := pattern.search(words):
            year = _YEAR.match(words, found.end())
            if year and (named := date(int(year[1]), month, 15)) <= today:
                return (today - named).days
            return (today - _latest(month, 15, today)).days
    for pattern, month in _SEASONS:
        if found := pattern.search(words):
            year = _YEAR.match(words, found.end())
            if year and (named := date(int(year[1]), month, 30)) <= today:
                return (today - named).days
            return (today - _latest(month, 30 if month != 1 else 31, today)).days
    return None


def days_since(day: date, today: date) -> int:
    """The days since the latest past day of the same date: a date without a year was not meant as a future one."""
    while day > today:
        try:
            day = day.replace(year=day.year - 1)
        except ValueError:  # 29 February
            day = day.replace(year=day.year - 1, day=28)
    return (today - day).days


def _latest(month: int, day: int, today: date) -> date:
    """The latest such day that is not in the future."""
    found = date(today.year, month, day)
    return found if found <= today else found.replace(year=today.year - 1)

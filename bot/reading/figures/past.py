"""Days of the past: a day without a year, after words for what was done, is not one to come."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

_BETWEEN = r"(?: (?!pour\b|for\b|before\b|avant\b|by\b|d'ici\b|until\b|jusqu)[\w']+){0,4}? ?(?:le|on|du|the|of|,)? ?$"
_DONE_EN = (
    r"(?:ordered|bought|purchased|delivered|received|sent|signed|wrote|written|called|rang|paid|approved|shipped"
    r"|arrived|invoiced|debited|charged|collected|opened|cancelled|dated|placed|came|got|met|spoke|asked"
    r"|confirmed|accepted|complained|returned|reported|emailed)"
)
_DONE_FR = (
    r"(?:commande|achete|recu|livre|signe|envoye|ecrit|appele|valide|paye|regle|expedie|arrive|passe|demande|confirme"
    r"|accepte|preleve|debite|encaisse|verse|deballe|annule|retourne|signale|relance|eu|vu|fait|rencontre"
    r"|facture)(?:e|s|es)?"
)
_DONE = re.compile(
    rf"\b(?:{_DONE_EN}{_BETWEEN}"
    r"|(?:j'ai|ai|a|as|avons|avez|ont|avais|avait|avions|aviez|avaient|suis|est|sont|sommes|etes|etait|etaient|ete)"
    rf"(?: \w+){{0,2}} {_DONE_FR}{_BETWEEN}"
    r"|(?:depuis|since)(?: le| the)? ?$"
    r"|(?:facture|devis|mail|e-?mail|courriel|courrier|message|lettre|appel|livraison|reunion|visite|epreuve|bat"
    r"|invoice|quote|letter|call|delivery|meeting|visit|proof|order|commande) (?:du|of|from|dated(?: the)?) ?$)"
)
_TO_COME = re.compile(
    r"\b(?:be|get|will|'ll|must|to have|have (?:it|them)|want|need|would|could|can|should|hope|sera|seront|etre|soit"
    r"|soient|serait|seraient|doit|doivent|faut|faudrait|voul\w+|souhait\w+|peu\w+|pou\w+|aimerai\w*|besoin)\b"
)
_PROMISED = re.compile(
    r"\b(?:promis\w*|promised|due|prevue?s?|attendue?s?|expected|annoncee?s?|announced|scheduled|planned|agreed"
    r"|convenue?s?|(?:meant|supposed) to [\w ]{2,20}|devai\w*(?: \w+){1,3}|should have [\w ]{2,20}"
    r"|would (?:ship|leave|arrive|come|be (?:here|shipped|sent|delivered))|guaranteed"
    r"|confirmee?s?"
    r"|garantie?s?)(?: [\w']+){0,3}? ?(?:le|on|for|by|the|pour|au|du|before|avant)?(?: le| the)? ?$"
)
_BARE = re.compile(rf"\b{_DONE_FR}{_BETWEEN}")
"""A participle alone: done, or to be done."""

_BEFORE = 90


def when_told(before: str, following: date, latest: date, today: date) -> date:
    """The day that folded words `before` it mean: `following`, the next from `today` on, or `latest`, the last one.

    Words for what was done mean the latest such day, words for what was promised the nearer one.
    """
    lead = re.split(r"[.;!?\n]", before[-_BEFORE:])[-1]
    if following <= today:
        return following
    done, bare = _DONE.search(lead), _BARE.search(lead)
    if done and not _to_come(lead, done):
        return latest
    nearer = _PROMISED.search(lead) or (bare and not _to_come(lead, bare))
    if nearer and today - latest < following - today:
        return latest
    return following


def _to_come(lead: str, done: re.Match[str]) -> bool:
    """Whether words just before make what was done a wish or a plan."""
    return _TO_COME.search(lead[max(0, done.start() - 30) :]) is not None


def year_before(day: date) -> date:
    """The same day of the year before; of a 29 February the 28th."""
    year = day.year - 1
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def month_before(day: date) -> date:
    """The same day of the month before, or its last."""
    year, month = (day.year - 1, 12) if day.month == 1 else (day.year, day.month - 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def latest_past(told: str, day: date, today: date) -> date:
    """The latest day behind that words meant which were read as `day`: of the week, of the month, or of the year."""
    if not any(c.isdigit() for c in told):
        # Whoever means this very day does not name it by the week.
        return day - timedelta(days=7 * max(0, (day - today).days // 7 + 1))
    if day <= today:
        return day
    return month_before(day) if _OF_THE_MONTH.fullmatch(told.strip().casefold()) else year_before(day)


_OF_THE_MONTH = re.compile(r"(?:le |the )?\d{1,2}(?:st|nd|rd|th|er)?")


def days_of_the_month(folded: str, today: date) -> Iterator[date]:
    """The days behind that folded words name by their number alone: "validated on the 17", "valide le 17"."""
    for match in _NUMBERED.finditer(folded):
        try:
            day = today.replace(day=int(match["day"]))
        except ValueError:
            continue
        yield day if day <= today else month_before(day)


_NUMBERED = re.compile(r"\b(?:le|on the|the) (?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?(?= ?(?:$|[,;.()]))")

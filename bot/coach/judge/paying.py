"""What an ask about payment comes to: a deposit to be left out or lowered, or the days after the invoice."""

import re
from datetime import date
from decimal import Decimal

from bot.coach.judge.request import Request
from bot.coach.judge.spans import DAYS_IN_MONTH, as_days
from bot.domain.asks import Ask
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure
from bot.reading.folding import fold
from bot.reading.instalments import in_parts, thirds

_NO_DEPOSIT = re.compile(
    r"\b(?:sans|pas d'|pas de|aucune?|zero|ni|without(?: a| any| the)?|no|skip(?: the| your)?|waive(?: the| your)?"
    r"|(?:drop|forgo|lose|scrap|ditch|remove|dispense with|do without|get rid of|leave out)(?: the| your| this"
    r"| that)?"
    r"|supprim\w*|saut\w*|dispens\w*|enlev\w*|retir\w*|oubli\w*|annul\w*)"
    r" ?(?:verser |payer |paying |un |une |d'|l'|the |any |de |votre |your )*"
    r"(?:acompte|avance|arrhes|deposit|down ?payment|upfront|up front)\b"
    r"|\b(?:ne|n')(?: ?\w+){0,4}(?: jamais| rien| pas)+(?: \w+){0,3} (?:d'avance|avance|acompte)\b"
    r"|\b(?:rien|nothing|not a cent|pas un (?:euro|sou|centime))(?: \w+){0,3} "
    r"(?:d'avance|en avance|up ?front|in advance|before)\b"
    r"|\b(?:never|don't|do not|doesn't|does not|won't|cannot|can't)(?: \w+){0,2} "
    r"(?:prepay|pay(?: \w+){0,2} (?:up ?front|in advance|before)"
    r"|(?:pay|put|leave|make|place|give|wire|do|offer)(?: \w+){0,2} ?(?:deposits?|down payments?"
    r"|advances?|up ?front(?: payments?)?|prepayments?))\b"
    r"|\bwithout paying\b"
    r"|\bpas (?:verser|payer|donner|laisser|mettre|avancer) (?:d'|de |un |l')?(?:acompte|avance|arrhes)\b"
    r"|\b(?:pas|jamais|rien)(?: (?:de|d'|a|encore))? ?(?:payer|regler|verser|paye|paie|paient|payons|reglons)"
    r"(?: \w+){0,2} (?:avant|d'avance|a l'avance)\b"
    r"|\bnot (?:allowed|able|permitted) to (?:pay|prepay)(?: \w+){0,2} (?:before|up ?front|in advance)\b"
    r"|\b(?:rather|prefer|would like|like) not to (?:pay|put|leave|make|give)(?: \w+){0,3} "
    r"(?:deposit|down ?payment|up ?front|in advance)\b"
    r"|\b(?:instead of|rather than|au lieu d[e']|plutot qu[e'])(?: \w+){0,3} ?(?:d'|l')?"
    r"(?:up ?front|in advance|deposit|acompte|avance|with the order|a la commande)\b"
    r"|\b(?:avoid|skip|eviter|eviter de verser|se passer)(?: \w+){0,2} ?(?:d'|l')?"
    r"(?:deposit|acompte|avance|down ?payment)\b"
)
_RATHER = re.compile(
    r"\b(\d{1,2}) ?(?:%|percent|per cent|pour cent)?,? (?:and not|instead of|rather than|not"
    r"|au lieu d[e'] ?|plutot qu[e'] ?"
    r"|et non(?: pas)?|pas) ?(?:the |les |your |vos |your usual )?\d{1,2} ?(?:%|percent|per cent|pour cent)"
)
_THANKS = re.compile(r"\b(?:merci|remerci\w*)(?: \w+)? d'avance|d'avance(?:,)? merci|thank\w*(?: you)? in advance\b")
_DEPOSIT = ("acompte", "deposit", "upfront", "up front", "down payment", "arrhes", "avance")


_HALF, _WHOLE = 50, 100
_USUAL_DELAYS = frozenset({Decimal(30), Decimal(45), Decimal(60), Decimal(75), Decimal(90), Decimal(120)})


def payment_asked(ask: Ask, today: date) -> Request:
    """The deposit asked for, in percent, or the delay, in days; without a figure where payment goes in parts."""
    words = _THANKS.sub("", fold(ask.quote))
    in_days = any(f.unit in (Unit.DAYS, Unit.WORKING_DAYS) for f in ask.figures)
    halves = [f.number for f in ask.figures if f.unit is Unit.PERCENT]
    if len(halves) > 1 and halves[0] >= _HALF and sum(halves) == _WHOLE and not in_days:
        # A half with the order and the rest after is payment in parts, whatever deposit there is.
        return Request(None)
    if in_parts(words) and (thirds(words) or not in_days):
        # What is spread over months, or paid by such a day, is counted in parts: no delay says how many.
        return Request(None)
    percent = next((f for f in ask.figures if f.unit is Unit.PERCENT), None)
    shares = {f.number for f in ask.figures if f.unit is Unit.PERCENT}
    if (rather := _RATHER.search(words)) is not None and any(w in words for w in (*_DEPOSIT, "advance")):
        # "30 and not 40 percent": the unit stands behind the second alone
        return Request(Measure.DEPOSIT, Decimal(rather[1]), Unit.PERCENT)
    if len(shares) < 2 and _NO_DEPOSIT.search(words):
        # "The deposit is 40 %, and we never pay in advance": the share told is ours.
        return Request(Measure.DEPOSIT, Decimal(0), Unit.PERCENT)
    if percent is not None and any(w in words for w in _DEPOSIT):
        # "40 % is steep, we could wire 30": the least is what is asked.
        return Request(Measure.DEPOSIT, min(f.number for f in ask.figures if f.unit is Unit.PERCENT), Unit.PERCENT)
    days = [f.number for f in ask.figures if f.unit is Unit.DAYS]
    usual = [f.number for f in ask.figures if f.unit is Unit.NUMBER and f.number in _USUAL_DELAYS]
    if days and usual:
        # "Your 30 days, where our standard is 60": the bare number is of days too.
        return Request(Measure.PAYMENT_DELAY, max(*usual, *days), Unit.DAYS)
    # Months beside days are the commitment offered for them.
    told = [f for f in ask.figures if f.unit is not Unit.MONTHS] or list(ask.figures)
    delays = [d + _to_month_end(f, words) for f in told if (d := as_days(f, today)) is not None]
    if delays:
        return Request(Measure.PAYMENT_DELAY, max(delays), Unit.DAYS)
    if any(w in words for w in _DEPOSIT):
        return Request(Measure.DEPOSIT)
    return Request(Measure.PAYMENT_DELAY)


_MONTH_END = re.compile(r"\b(?:fin de mois|fdm|end of (?:the )?month|eom)\b")


def _to_month_end(figure: Figure, words: str) -> Decimal:
    """The days that "fin de mois" may add to a delay: those of the month in which it ends."""
    ends = figure.unit is Unit.DAYS and _MONTH_END.search(
        fold(figure.text) + " " + words.partition(fold(figure.text))[2]
    )
    return DAYS_IN_MONTH if ends else Decimal(0)


_PART = re.compile(
    r"\b(?:soldes?|le reste|le restant|balance|the rest|remainder|moitie|half|tiers|third|quart|quarter)\b"
)


_WHETHER_ONE = re.compile(
    r"\b(?:(?:do|would|will) you (?:need|want|require|ask|take|expect|have to)"
    r"|(?:faut-il|demandez-vous|exigez-vous|prenez-vous|voulez-vous|faudra-t-il|faudrait-il)"
    r"|est-ce (?:que vous|qu'il faut)|(?:is|est-ce)(?: there)? an? (?=deposit))[^?.]*"
)
"""A question whether a part is wanted before: who asks has offered none."""


def names_a_part(ask: Ask) -> bool:
    """Whether a payment ask speaks of a part paid before, or of what is left once it is."""
    words = _WHETHER_ONE.sub("", _THANKS.sub("", fold(ask.quote)))
    return _PART.search(words) is not None or any(w in words for w in _DEPOSIT)

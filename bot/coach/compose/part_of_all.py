"""The pieces that a message sets against all of them: those lacking, bad, or left over."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.estimates import ABOUT, as_noted, estimated
from bot.coach.compose.nouns_counted import COUNTS, PACKED, counted_goods, noun_behind
from bot.coach.compose.theirs import goods_noun
from bot.domain.figures import Unit
from bot.reading.figures.number_words import spelled_numbers
from bot.reading.folding import fold
from bot.reading.format import say_figure, say_number


def spare_pieces(case: Case) -> str | None:
    """The pieces that are too many, as the message counts them ("il en reste 150", "100 too many"); None without."""
    text = fold(case.situation.message.text)
    found = _LEFT.search(text)
    if found is None:
        return None
    number = Decimal(re.sub(r"\D", "", found["n"] or found["m"]))
    figure = next((f for f in case.situation.figures if f.top == number), None)
    if figure is None or number <= 1:
        return None
    return counted_goods(number, figure, case)


def left_uncounted(case: Case) -> bool:
    """Whether pieces are left over of which the message gives no count but an estimate ("une trentaine")."""
    return spare_pieces(case) is None and _ABOUT_LEFT.search(fold(case.situation.message.text)) is not None


_ABOUT_LEFT = re.compile(
    r"\b(?:reste|restent|left with|still have|stuck with)(?: (?:encore|nous|nearly|almost|pres d'))?"
    r" (?:une? \w+aine\b|quelques|plusieurs|a few|some\b|a couple|around|about|environ|plus d'une)"
)
_LEFT = re.compile(
    r"\b(?:reste|restent|left with|still have|extra|surplus(?: of)?|stuck with)(?: (?:encore|about|environ|the"
    r"|some|les))? "
    r"(?P<n>\d[\d  ,]*)(?![\d.,]| ?[%€])"
    r"|(?<![\d.,])(?P<m>\d[\d  ,]*) (?:[a-z'-]+ ){0,2}(?:en trop|de trop|left|spare|too many|extra|remaining"
    r"|unused|inutilise\w*)\b"
)


def part_of_all(case: Case) -> str | None:
    """The pieces lacking or bad, where the message sets them against all of them ("30 of the 250", "only 220 of 250").

    Those that came, where that is what is counted, leave the others.
    """
    text = _in_digits(case)
    found = _OF_ALL.search(text)
    if found is None:
        return _of_all_first(fold(case.situation.message.text), case)
    some, everything = (Decimal(re.sub(r"\D", "", found[g])) for g in ("some", "all"))
    if not 0 < some < everything:
        return None
    come = _CAME_ONLY.search(text[: found.start()][-_BEFORE:]) or _CAME_ONLY.search(found["between"])
    # what is said of the others in the sentence behind tells nothing of these
    lacking = _LACKING.search(text[: found.start()][-_BEFORE:]) or _LACKING.search(
        _STOP.split(text[found.start() :])[0]
    )
    if found["way"] in _INSTEAD and not come:
        return None
    number = everything - some if come and (found["way"] in _INSTEAD or not lacking) else some
    figure = next(
        (f for f in case.situation.figures if f.top in (some, everything) and noun_behind(f, case) is not None), None
    )
    return counted_goods(number, figure, case)


def _in_digits(case: Case) -> str:
    """The plain form of the message, its numbers in words as digits ("8 of the 200"); estimates stay in words."""
    text = fold(case.situation.message.text)
    for one in sorted(spelled_numbers(text), key=lambda one: one.start, reverse=True):
        if one.value > 1 and not ABOUT.search(text[: one.start]):
            text = f"{text[: one.start]}{one.value}{text[one.end :]}"
    return text


def _of_all_first(text: str, case: Case) -> str | None:
    """The part told behind the whole ("sur 250, une quarantaine …"); None where nothing is told so."""
    found = _ALL_FIRST.search(text)
    if found is None:
        return None
    everything, end = Decimal(re.sub(r"\D", "", found["all"])), found.end()
    message = case.situation.message.text
    inside = (
        f
        for f in case.situation.figures
        if found.end("all") <= f.start < end and f.unit in COUNTS and not PACKED.match(fold(message[f.end :]))
    )
    some = next((f.top for f in inside if isinstance(f.top, Decimal) and 1 < f.top < everything), None)
    rough = next((f for f in case.situation.figures if f.top == some and estimated(f, case)), None)
    if some is not None and rough is not None and as_noted(some, case) == some:
        return None
    if some is None or _LACKING_OR_BAD.search(text[found.end("all") :]) is None:
        return None
    noun = goods_noun(case) if case.product is not None else None
    return say_figure(some, Unit.PIECES, case.language) if noun is None else f"{say_number(some, case.language)} {noun}"


_ALL_FIRST = re.compile(
    r"\b(?:sur|out of|of) (?:les |nos |mes |the |our |my )?(?P<all>\d[\d  ]*)\b(?![.,]?\d| ?[%€])[^.?!]{0,60}"
)

_LACKING_OR_BAD = re.compile(
    r"\b(?:ont|sont|avec|ou le|dont|have|has|are|is|with|came|where|manqu\w*|missing)\b|\bpart\w*\b"
)

_OF_ALL = re.compile(
    r"(?<![\d.,])(?P<some>\d[\d  ]*)\b(?P<between>(?: [a-z'-]+){0,4}?) (?P<way>sur|out of|of|des|au lieu de"
    r"|au lieu des|instead of"
    r"|rather than)"
    r" (?:les |nos |mes |the |our |my |des )?(?P<all>\d[\d  ,]*\d)\b(?![.,]?\d| ?[%€])"
)

_STOP = re.compile(r"[.!?;\n]")

_INSTEAD = ("au lieu de", "au lieu des", "instead of", "rather than")

_CAME_ONLY = re.compile(
    r"\b(?:only|just|seulement|que|recu\w*|received|got|arrived|arrive\w*|livre\w*|delivered|counted|compte\w*)\b"
)

_LACKING = re.compile(
    r"\b(?:manqu\w*|missing|short|cass\w*|bro[kc]\w*|chip\w*|crack\w*|abim\w*|damag\w*|defect\w*|defaut\w*"
    r"|faulty|torn|tach\w*"
    r"|stain\w*|raye\w*|scratch\w*|wrong|mauvais\w*|flou\w*|blur\w*|crooked|travers|envers|ebrech\w*|fele\w*"
    r"|fendu\w*|bent"
    r"|tordu\w*|smudg\w*|dechir\w*|decousu\w*|peel\w*|efface\w*|upside)\b"
)

_BEFORE = 40

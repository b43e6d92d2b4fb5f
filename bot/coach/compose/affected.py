"""How many pieces a complaint or a return is about, and what they are: "42 mugs", "80 notebooks"."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.goods import head
from bot.coach.compose.theirs import goods_noun
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.facts import FactName, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.wrongs import WrongKind
from bot.reading.figures.number_words import spelled_numbers
from bot.reading.folding import fold
from bot.reading.format import say_figure, say_number

_COUNTS = (Unit.PIECES, Unit.NUMBER)
_NEAR = 3
"""A noun this many words after a number is what it counts."""


def affected(ask: Ask, case: Case) -> str | None:
    """The pieces that went wrong or are to come back, counted; None where the message does not tell how many.

    The ask's own words are read first, then those of any other trouble, then the whole message.
    """
    back = ask.kind is AskKind.RETURN_OR_WARRANTY
    if uncounted(case):
        return None
    if (part := (_spare(case) if back else None) or _part_of(case)) is not None:
        return part
    others = [f for a in case.situation.asks if a.kind not in TROUBLES and a is not ask for f in a.figures]
    troubled = [f for a in case.situation.asks if a.kind in TROUBLES for f in a.figures]
    whole = [f for f in case.situation.figures if f not in others and _noun(f, case) is not None]
    for figures in (ask.figures, troubled, whole):
        found = {f.number: f for f in figures if _counts(f, ask, case)}
        if len(found) == 1:
            number, figure = found.popitem()
            counted = _verified(number, case)
            # an estimate that nobody has checked is no number to promise
            return None if counted == number and estimated(figure, case) else _told(counted, figure, case)
    return None


def estimated(figure: Figure, case: Case) -> bool:
    """Whether a count is told as an estimate: "une trentaine", "about 40", "a good dozen"."""
    before = fold(case.situation.message.text[: figure.start])
    return _ROUNDED.search(fold(figure.text)) is not None or _ABOUT.search(before) is not None


_ROUNDED = re.compile(r"\b(?:(?:diz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aines?|dozens|scores?)\b")
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|at least|probably|maybe|perhaps|over|approximately|environ"
    r"|a peu pres|pres de|presque|au moins|peut-etre|autour de|dans les|grosso modo|plus de) (?:une |a |an )?$"
)


def uncounted(case: Case) -> bool:
    """Whether it is not plain how many pieces are spoilt: several counts, or a few of them in no figure."""
    spoilt = tuple(w.quote for w in case.situation.wrongs if w.kind is WrongKind.SPOILT)
    figures = [fold(f.text) for f in case.situation.figures if f.unit in _COUNTS]
    few = (m[1] for quote in spoilt for m in _A_FEW.finditer(fold(quote)))
    both = case.situation.told(WrongKind.SPOILT) and case.situation.told(WrongKind.SHORT)
    numbered = any(_LIST.search(fold(w.quote)) for w in case.situation.wrongs)
    text = case.situation.message.text
    places = [(at, at + len(q)) for q in spoilt if (at := text.find(q)) >= 0]
    counted = {
        f.top
        for f in case.situation.figures
        if f.unit in _COUNTS
        and any(a <= f.start < b for a, b in places)
        # of how many they are
        and f.top != case.quantity
        and _OF_SO_MANY.search(fold(text[: f.start])) is None
    }
    both = both or len(counted) > 1
    return both or numbered or any(not any(word in figure for figure in figures) for word in few)


_OF_SO_MANY = re.compile(r"\b(?:sur|of|parmi|among)(?: (?:les|nos|mes|the|our|my))?\s*$")
_DAY_BEFORE = re.compile(r"\b(?:le|du|au|the|on|since|depuis(?: le)?|until)\s*$")
"""Words before the number of a day of the month."""
_LIST = re.compile(r"(?:^|\n)\s*\(?\d[).]|\bn[°o] ?\d")
"""A number that counts nothing: of a list, of a box."""
_A_FEW = re.compile(
    r"\b(deux|trois|quatre|cinq|plusieurs|certaine?s|quelques|two|three|four|five|some|several|a few|a couple"
    r"|une partie|part of|half|la moitie|une poignee|a handful)\b(?! (?:ans|mois|jours|semaines|fois|years?|months?"
    r"|weeks?|days?|times|cartons?|boxes|photos|pictures|points?|things|choses|colou?rs|couleurs))"
)
_CLOSE = Decimal("0.25")
"""The share by which a client's estimate may be off what the user has counted."""


def _verified(number: Decimal, case: Case) -> Decimal:
    """The count that the user's own note gives where the client's is an estimate of it ("une quarantaine": 44)."""
    noted = (f.value for f in case.situation.facts if f.name is FactName.QUANTITY and f.origin is Origin.CONTEXT)
    near = (n for n in noted if isinstance(n, Decimal) and abs(n - number) <= _CLOSE * number)
    return next(near, number)


def _spare(case: Case) -> str | None:
    """The pieces that are too many, as the message counts them ("il en reste 150", "100 too many"); None without."""
    text = fold(case.situation.message.text)
    found = _LEFT.search(text)
    if found is None:
        return None
    number = Decimal(re.sub(r"\D", "", found["n"] or found["m"]))
    figure = next((f for f in case.situation.figures if f.top == number), None)
    if figure is None or number <= 1:
        return None
    return _told(number, figure, case)


_LEFT = re.compile(
    r"\b(?:reste|restent|left with|still have|extra|surplus(?: of)?|stuck with)(?: (?:encore|about|environ|the"
    r"|some|les))? "
    r"(?P<n>\d[\d  ,]*)(?![\d.,]| ?[%€])"
    r"|(?<![\d.,])(?P<m>\d[\d  ,]*) (?:[a-z'-]+ ){0,2}(?:en trop|de trop|left|spare|too many|extra|remaining"
    r"|unused|inutilise\w*)\b"
)


def _part_of(case: Case) -> str | None:
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
        (f for f in case.situation.figures if f.top in (some, everything) and _noun(f, case) is not None), None
    )
    noun = None if figure is None else _noun(figure, case)
    if noun is None and case.product is not None and not case.several:
        noun = head(case.product.name.of(case.language), case.language, int(number))
    if noun is None:
        return say_figure(number, Unit.PIECES, case.language)
    return f"{say_number(number, case.language)} {noun}"


def _in_digits(case: Case) -> str:
    """The plain form of the message, its numbers in words as digits ("8 of the 200"); estimates stay in words."""
    text = fold(case.situation.message.text)
    for one in sorted(spelled_numbers(text), key=lambda one: one.start, reverse=True):
        if one.value > 1 and not _ABOUT.search(text[: one.start]):
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
        if found.end("all") <= f.start < end and f.unit in _COUNTS and not _PACKED.match(fold(message[f.end :]))
    )
    some = next((f.top for f in inside if isinstance(f.top, Decimal) and 1 < f.top < everything), None)
    rough = next((f for f in case.situation.figures if f.top == some and estimated(f, case)), None)
    if some is not None and rough is not None and _verified(some, case) == some:
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


def _counts(figure: Figure, ask: Ask, case: Case) -> bool:
    """Whether a figure is a count of several pieces, fewer than were ordered unless sound goods are to come back."""
    top = figure.top
    if figure.unit not in _COUNTS or not isinstance(top, Decimal) or top % 1 or top <= 1:
        return False
    if _PACKED.match(fold(case.situation.message.text[figure.end :])):
        # "Two boxes came broken": nobody knows how many pieces were in them.
        return False
    if not of_goods_at_all(figure, case) or _DAY_BEFORE.search(fold(case.situation.message.text[: figure.start])):
        return False
    facts = case.situation.facts
    sound = facts.flag(FactName.DEFECT) is not True and facts.flag(FactName.OUR_FAULT) is not True
    if top == case.quantity and ask.kind is AskKind.RETURN_OR_WARRANTY and sound:
        return _noun(figure, case) is not None
    if case.quantity is not None:
        whole = top == case.quantity and _ALL_OF_THEM.search(fold(case.situation.message.text)) is not None
        return top < case.quantity or whole
    return figure.unit is Unit.PIECES or _noun(figure, case) is not None


def of_goods_at_all(figure: Figure, case: Case) -> bool:
    """Whether the word that a figure counts may be goods: calls and messages are none."""
    after = re.match(r"\W*(\w+)", case.situation.message.text[figure.end :])
    own = re.search(r"(\w+)\W*$", figure.text)
    return not any(m is not None and fold(m[1]) in _COUNTED_NOT for m in (after, own))


_PACKED = re.compile(
    r"\W*(?:cartons?|colis|boites?|caisses?|palettes?|paquets?|boxes|box|parcels?|pallets?|packages?)\b"
)


def _told(number: Decimal, figure: Figure, case: Case) -> str:
    noun = _noun(figure, case)
    if noun is None and case.product is not None and not case.several:
        noun = head(case.product.name.of(case.language), case.language, int(number))
    if noun is None:
        return say_figure(number, Unit.PIECES, case.language)
    return f"{say_number(number, case.language)} {noun}"


def named_goods(figure: Figure, case: Case) -> str | None:
    """The count with the head noun of our goods that follows it in the message: "20 umbrellas"; None without one."""
    noun = _noun(figure, case)
    return None if noun is None or not isinstance(figure.top, Decimal) else _told(figure.top, figure, case)


def _noun(figure: Figure, case: Case) -> str | None:
    """The head noun of our goods that follows the figure in the message."""
    text = case.situation.message.text
    digits = re.match(r"\d[\d\s\u00a0\u202f.,]*", figure.text)
    written = re.escape((digits.group() if digits else figure.text).strip())
    after = re.search(rf"(?<![\w.,]){written}(?![\d])((?:\W+\w+){{1,{_NEAR}}})", text)
    if after is None:
        return None
    said = re.findall(r"\w+", fold(after[1]))
    for product in case.pack.products:
        many = head(product.name.of(case.language), case.language, 2)
        if fold(many) in said:
            return many
    sold = {fold(w) for w in case.voice.book.marks["other_goods"]}
    words = re.findall(r"\w+", after[1])
    own = None if case.product is not None else next((w for w in words if _may_count(w) and fold(w) in sold), None)
    return own.lower() if own is not None and fold(own) in said[:_NEAR] else None


def _may_count(word: str) -> bool:
    """Whether a word may be the plural of goods that the pack does not name ("80 gourdes", "100 pens")."""
    return re.fullmatch(r"[^\W\d_]{3,}[sx]", word) is not None and fold(word) not in _NO_GOODS


_ALL_OF_THEM = re.compile(
    r"\b(?:(?:ont|sont) (?:tous|toutes)|tous les|toutes les|all of (?:them|the)"
    r"|every (?:one|single)|are all|have all)\b"
)
_COUNTED_NOT = frozenset(
    "lavages lavage washes usages usage utilisations uses points problemes problems soucis issues fautes "
    "mistakes errors"
    " erreurs defauts appels calls mails emails messages relances reminders livraisons deliveries factures invoices"
    " invoice facture voicemails voicemail messages vocaux people personnes invites guests"
    " boxes cartons palettes pallets colis parcels times fois".split()
)
_NO_GOODS = frozenset(
    "pieces pcs jours days semaines weeks mois ans years heures hours minutes euros eur fois times pour-cent"
    " percent dans sans sous"
    " nous vous plus moins this was has its les des mes nos vos ses ces cas pas tres trois deux six dix cartons"
    " boxes colis"
    " parcels personnes people guests invites collegues colleagues clients customers cents boites commandes"
    " orders us is".split()
)

"""What a message speaks of by name: the paper asked for, the fault told by the client or by the user's note."""

import re
from functools import lru_cache
from itertools import islice

from bot.coach.compose.came_instead import received
from bot.coach.compose.cartons import less_the_carton
from bot.coach.compose.case import Case
from bot.coach.compose.goods import head
from bot.coach.compose.once import once
from bot.coach.compose.topics import holds, topic_of
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.phrases import Sign
from bot.domain.policy import Clause
from bot.domain.wrongs import WrongKind
from bot.reading.bills import billed_otherwise
from bot.reading.folding import fold
from bot.reading.identity import Same
from bot.reading.signed import signature
from bot.reading.signs import SignIndex, words_of

_OF_A_FAULT = (FactName.OUR_FAULT, FactName.DEFECT, FactName.NOTE)


def told_of_trouble(ask: Ask, case: Case) -> tuple[str, ...]:
    """Where a fault may be told, nearest first: the ask's words, the user's note, the whole message."""
    notes = [f.quote or str(f.value) for f in case.situation.facts if f.name in _OF_A_FAULT]
    return (ask.quote, " ".join(notes), case.situation.message.text)


@once
def fault(ask: Ask, case: Case) -> str | None:
    """What went wrong, as a noun phrase; None where nothing that we can name."""
    if case.situation.facts.flag(FactName.DEFECT) is False:
        # The user knows the goods to be sound.
        return None
    if any(r.ask == ask and of_sound_goods(r.clause) for r in case.stance.rulings):
        return None
    if ask.kind not in TROUBLES and not any(f.name is FactName.OUR_FAULT for f in case.situation.facts):
        return None
    own, *rest = told_of_trouble(ask, case)
    # A complaint tells of all that went wrong, in its own words or in the message around them.
    whole = _without_the_sound(case) if ask.kind is AskKind.COMPLAINT else own
    found = next((f for t in (whole, own, *rest) if (f := _faults(_less_goods(t, case), case))), ())
    missing = _called(_COUNT, case)
    if ask.kind is AskKind.COMPLAINT and not found and billed_otherwise(fold(case.situation.message.text)):
        found = tuple(filter(None, (_called(_BILLED, case),)))
    if ask.kind is AskKind.COMPLAINT and not found and (differs(case.situation.message.text) or received(case)):
        found = tuple(filter(None, (_called(_DIFFER, case),)))
    billed = only_billed(case)
    if missing and ask.kind is AskKind.COMPLAINT and missing not in found and not billed and fewer_than_due(case):
        found = (missing, *found)[:_MOST]
    if billed:
        found = tuple(f for f in found if missing is None or f.partition(" / ")[0] != missing.partition(" / ")[0])
    alone = singular(ask, case)
    said = (one if one and alone else many for many, _, one in (f.partition(" / ") for f in found))
    return case.voice.say("and").join(said) or None


def of_sound_goods(clause: Clause | None) -> bool:
    """Whether a clause is about goods without a defect."""
    return clause is not None and any(k.fact is FactName.DEFECT and k.value is False for k in clause.conditions)


def _without_the_sound(case: Case) -> str:
    """The message, less what is said of goods that are to come back and are sound: "left over, with our old logo"."""
    text = case.situation.message.text
    for ruling in case.stance.rulings:
        if ruling.ask.kind is AskKind.RETURN_OR_WARRANTY and of_sound_goods(ruling.clause):
            text = text.replace(ruling.ask.quote, " ")
    return text


def told_apart(ask: Ask, case: Case) -> bool:
    """Whether a fault is told, in words that are not themselves what is asked ("could you move the delivery?")."""
    stretches = _STRETCHES.findall(case.situation.message.text)
    said = " . ".join(p for p in stretches if not p.endswith("?") and not _HOPED.search(fold(p)))
    known = any(f.name in (FactName.OUR_FAULT, FactName.DEFECT) and f.value is True for f in case.situation.facts)
    return fault(ask, case) is not None and (known or bool(_faults(_less_goods(said, case), case)))


_HOPED = re.compile(
    r"\b(?:could (?:we|i|you)|can (?:we|i|you)|may (?:we|i)|would (?:like|prefer)|(?:pourr|voudr|souhait"
    r"|aimer|prefer)\w+"
    r"|peut-on|on peut|next (?:order|time)|prochaine? (?:commande|fois))\b"
)
"""Words of a wish: what is wanted otherwise went wrong with nobody."""
_STRETCHES = re.compile(r"[^.;:!?,\n]+[.;:!?,\n]?")


def _faults(text: str, case: Case) -> tuple[str, ...]:
    """The faults that `text` tells, two at most, in its order; a general word only where nothing more precise is said.

    Each stretch between two stops is read for itself, so that two faults of one message are both told.
    """
    signs, text = case.voice.book.faults, _unnamed(less_the_carton(text), case)
    read = (_found(signs, stretch, case) for stretch in _STRETCH.split(text))
    each = tuple(dict.fromkeys(f for f in read if f is not None))
    general = case.voice.book.marks["general_faults"]
    precise = tuple(f for f in each if not holds(general, f))
    first = _found(signs, text, case)
    if first is not None and first not in precise and not (precise and holds(general, first)):
        # Its words stand on both sides of a stop.
        precise = (first, *precise)
    return _without_the_bill(precise or each, case)[:_MOST]


_OF_MONEY = ("bill", "debited", "paper", "reminder")


def _without_the_bill(found: tuple[str, ...], case: Case) -> tuple[str, ...]:
    """The faults, less one of a bill that no words tell: a share is asked off the invoice of goods gone wrong."""
    if not case.situation.wrongs or case.situation.told(WrongKind.BILLED):
        return found
    book = case.voice.book
    goods = tuple(f for f in found if topic_of(Ask(AskKind.COMPLAINT, f), None, book).id not in _OF_MONEY)
    return goods or found


def _called(word: str, case: Case) -> str:
    """The fault that no words but a turn tells, by the word that stands for it."""
    signs = case.voice.book.faults
    return next((s.says[0].fill({}, familiar=case.voice.familiar) for s in signs if word in s.words), "")


def differs(text: str) -> bool:
    """Whether something else came than was ordered ("we received blank notebooks whereas we ordered lined ones")."""
    return _DIFFERS.search(fold(text)) is not None


_DIFFERS = re.compile(
    r"\b(?:received|got|sent us|sent me|delivered|recu\w*|livre\w*|envoye\w*)\b[^.?!]{3,80}"
    r"\b(?:whereas|instead of|but|while|when|rather than|alors que?|au lieu|mais|tandis que|a la place)\b[^.?!]{0,30}"
    r"\b(?:ordered|asked for|wanted|chose|commande\w*|demande\w*|choisi\w*|voul\w+)\b"
)
_DIFFER, _BILLED = "#differ", "#billed"


_COUNT = "#count"
"""The word of the fault that a count tells: "462, not 500"."""

_INSTEAD = re.compile(
    r"\b(\d[\d,. ]*)\b[^.!?\d]{0,30}\b(?:not|instead of|rather than|out of|(?:when |but |and )?we ordered"
    r"|we paid for|au lieu de|pas|et non|sur)\s+(?:the |les )?(\d[\d,. ]*)\b"
)


_COUNTED = re.compile(
    r"\b(?:only|just|seulement|que|recu\w*|received|got|arrived|arrive\w*|livre\w*|delivered|counted|compte\w*"
    r"|came|there are)\b"
)
_NEAR_COUNT = 60
_HAVING = re.compile(r" ?(?:[\w'-]+ ){0,2}?(?:ont|sont|have|has|are|were|came|with|avec|etaient|qui)\b")


def fewer_than_due(case: Case) -> bool:
    """Whether the message counts fewer pieces than it says were due."""
    for match in _INSTEAD.finditer(case.situation.message.text):
        got, due = (re.sub(r"\D", "", g) for g in match.groups())
        if all(re.fullmatch(r"20[0-4]\d", g) for g in (got, due)):
            # "2025 instead of 2026": a year.
            continue
        part = re.match(r"(?:.*\D)?(?:out of|sur)\b", fold(match.group())) is not None
        if part and _HAVING.match(fold(case.situation.message.text[match.end() :])):
            # "40 of 500 have the logo askew": they are all there.
            continue
        if part and _COUNTED.search(fold(case.situation.message.text[: match.end()][-_NEAR_COUNT:])) is None:
            # "18 of 200 will not close": a part of what came, which is all there.
            continue
        if got and due and _FEWEST <= int(got) < int(due) <= _TIMES * int(got):
            return True
    return False


_FEWEST, _TIMES = 5, 20
_STRETCH = re.compile(r"[.;:!?,\n]+|\b(?:and|plus|while|but|et|mais|puis)\b")
_MOST = 2


def faults(ask: Ask, case: Case) -> tuple[str, ...]:
    """What went wrong, one noun phrase for each kind of trouble that the message tells of."""
    return tuple(faults_by_topic(ask, case).values())


@once
def faults_by_topic(ask: Ask, case: Case) -> dict[str, str]:
    """The same by the topic of each; empty where none is named.

    Two words for one kind of trouble ("cassées", "abîmées") count once.
    """
    apart = {t: k for t, k in _APART.items() if case.situation.told(k)} if ask.kind is AskKind.COMPLAINT else {}
    if fault(ask, case) is None and len(apart) <= 1:
        return {}
    known: dict[str, str] = {}
    for one in _faults(_less_goods(_without_the_sound(case), case), case):
        many = one.partition(" / ")[0]
        known.setdefault(topic_of(Ask(AskKind.COMPLAINT, many), None, case.voice.book).id, many)
    if only_billed(case):
        known.pop("missing", None)
    # What no word of the phrase book names is told by its kind; what it names already is not told once more.
    for topic, kind in apart.items():
        if topic == "wrong" and _one_sentence(case) and any(_OF_THE_PRINT.search(fold(one)) for one in known.values()):
            continue
        known.setdefault(topic, case.voice.say(f"wrong_{kind.value}"))
    return dict(islice(known.items(), _MOST))


def only_billed(case: Case) -> bool:
    """Whether all that is wrong is told of a bill: a count that is wrong there misses no goods."""
    return {w.kind for w in case.situation.wrongs} == {WrongKind.BILLED}


_OF_THE_PRINT = re.compile(
    r"\b(?:logos?|print\w*|impression|marquage|couleurs?|colou?rs?|textes?|texts?|noms?|names?|dates?|visuels?|artwork)\b"
)


def _one_sentence(case: Case) -> bool:
    """Whether all that is wrong with the goods is told in one sentence, whose faults are named one by one."""
    return len({w.quote for w in case.situation.wrongs if w.kind in (WrongKind.OTHER, WrongKind.SPOILT)}) == 1


_APART = {
    "missing": WrongKind.SHORT,
    "damaged": WrongKind.SPOILT,
    "wrong": WrongKind.OTHER,
    "bill": WrongKind.BILLED,
}
"""What is found on goods and bills: two of them are two points to look into."""


def _less_goods(text: str, case: Case) -> str:
    """`text` without the names of our goods, which may be words of other things: a Brise is not broken."""
    names = tuple(n for p in case.pack.products for n in (p.name.fr, p.name.en, *p.aliases))
    return _any_of(names, "(?i)", "s?").sub(" ", text)


def singular(ask: Ask, case: Case) -> bool:
    """Whether the trouble is with one piece alone."""
    counts = [f.number for f in ask.figures if f.unit in (Unit.PIECES, Unit.NUMBER)]
    if counts:
        return counts == [1]
    text = fold(" ".join([case.situation.message.text, *told_of_trouble(ask, case)[:2]]))
    if _ALONE.search(text):
        return True
    product = case.product
    known = case.pack.products if product is None else (product,)
    names = {p.name.of(case.language) for p in known}
    heads = {(head(n, case.language, 1), head(n, case.language, 2)) for n in names}
    return any(_one_alone(one, many, text) for one, many in heads)


def _one_alone(one: str, many: str, text: str) -> bool:
    own = rf"\b(?:a|an|my|the|this|un|une|mon|ma|le|la|ce|cette|votre) (?:\w+ )?{re.escape(fold(one))}\b"
    return re.search(own, text) is not None and re.search(rf"\b{re.escape(fold(many))}\b", text) is None


_ALONE = re.compile(
    r"\b(?:(?:handle|rib|cover|lid|spine|one) of one|one of (?:the|your|my|our|them)|just one|one broke|one snapped"
    r"|one cracked|only one|a single|l'un (?:de|d)|l'une (?:de|d)|l'un des|un des|une des|"
    r"un (?:seul )?de vos|une (?:seule )?de vos|"
    r"un seul|une seule)\b"
)


def thing(text: str, case: Case) -> str | None:
    """The paper or picture that `text` speaks of, as a noun phrase; None without one."""
    return _found(case.voice.book.things, _unnamed(text, case), case)


def occasion(case: Case) -> str | None:
    """The occasion or the house that the message names, as a noun phrase; None without one."""
    voice = case.voice
    found = next((o for o in voice.book.occasions if holds(o.words, case.situation.message.text)), None)
    return None if found is None else found.says[0].fill({}, familiar=voice.familiar)


def resent(text: str, case: Case) -> str | None:
    """The paper that `text` asks us to send, named before the request ("… manquait, pouvez-vous le renvoyer ?")."""
    return thing(text, case) if _SEND.search(fold(text)) else None


def _unnamed(text: str, case: Case) -> str:
    """The text without the proper names of our goods: "la Brise" is no broken piece."""
    signed = signature(text)
    if signed is not None:
        # Nor is Ms Peel a print that comes off.
        text = text.replace(signed, " ")
    own = tuple(
        word
        for product in case.pack.products
        for word in (*product.name.fr.split()[1:], *_english_own(product.name.fr, product.name.en))
        if word[:1].isupper()
    )
    return _any_of(own, "", "").sub(" ", text) if own else text


def _english_own(french: str, english: str) -> list[str]:
    """The proper name in an English name: its first word, unless the name is the French one."""
    return [] if french == english else english.split()[:1]


@lru_cache(maxsize=64)
def _any_of(names: tuple[str, ...], before: str, after: str) -> re.Pattern[str]:
    """The names as whole words, the longer ones first."""
    ranked = sorted(set(names), key=lambda n: (-len(n), n))
    return re.compile(rf"{before}\b(?:{'|'.join(map(re.escape, ranked))}){after}\b")


def numbered(case: Case) -> bool:
    """Whether the message gives the number of an order, an invoice or a quote."""
    return _NUMBERED.search(fold(case.situation.message.text)) is not None


_NUMBERED = re.compile(
    r"\b(?:commandes?|factures?|devis|dossier|references?|ref|numero|orders?|invoices?|quotes?|number)\b[ :.#]*"
    r"(?:(?:n[o°]?|no|num|numero|number|#)[ .:°]*)?[a-z]{0,4}[-_/ ]?\d[\d-]{2,}(?![\d%€]| ?(?:pieces|euros|eur|€))"
    r"|\bn ?[°º] ?[a-z]{0,4}[-_/]?\d{2,}"
)
_SEND = re.compile(
    r"\b(?:(?:r?envoyer|transmettre|r?envoyez|faire parvenir|adresser|r?envoie[sr]?|retrouver)|(?:re)?send|"
    r"resend|forward|email)\b"
)


def _found(signs: tuple[Sign, ...], text: str, case: Case) -> str | None:
    owners, index = _indexed(Same(signs))
    standing = index.standing(words_of(text))
    return owners[standing[0]].says[0].fill({}, familiar=case.voice.familiar) if standing else None


@lru_cache(maxsize=16)
def _indexed(same: Same[tuple[Sign, ...]]) -> tuple[tuple[Sign, ...], SignIndex]:
    """For each word of the signs the sign it belongs to, and where these words stand in a text."""
    pairs = [(sign, word) for sign in same.held for word in sign.words]
    return tuple(sign for sign, _ in pairs), SignIndex(word for _, word in pairs)

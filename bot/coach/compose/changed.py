"""What the client names, told back as they named it: the change they ask for, the models they want to see."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.goods import head
from bot.coach.compose.swapped import HANGING, OURS, PERSONS, TURNED, swapped
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.figures import Unit
from bot.domain.policy import Product
from bot.domain.stance import Move, Ruling
from bot.reading.breaks import resizing
from bot.reading.folding import fold
from bot.reading.format import say_figure
from bot.reading.signs import sign_in, words_of

_COUNT = (
    r"(?:une?|deux|trois|quatre|cinq|six|dix|\d+|le|la|les|du|des|an?|one|two|three|four|five|six|ten|the|all|tout"
    r"|toutes?)"
)
_THING = r"[^\W\d_][\w'’-]*"
# "au lieu du bleu on voudrait du vert"
_INVERTED = re.compile(
    r"\b(?:au lieu d(?:e |'|’|u |es )|instead of )(?P<old>(?:the )?[\w'’-]+),? (?:on|nous|we|i|je) "
    r"(?:voudr\w+|aimer\w+|préfèr\w+|souhait\w+|would (?:like|prefer)|want|need|'d like) (?:du |de la "
    r"|de l'|le |la |les |the |some )?"
    r"(?P<new>[\w'’-]+(?: (?!pour|for|on|sur|avec|with|dans|et|and)[\w'’-]+)?)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    rf"\b(?P<new>(?:en |in )?(?:{_COUNT} )?{_THING}(?: {_THING}){{0,2}})"
    r"(?P<than> (?:au lieu d(?:e |'|’|u |es )|plutôt que |instead of |rather than ))"
    rf"(?P<old>(?:en |in )?(?:{_COUNT}\b ?)?(?:{_THING})?)",
    re.IGNORECASE,
)
# What stands before the thing itself: "we would like navy instead of black".
_BEFORE = re.compile(
    r"^.*\b(?:have|like|want|need|get|be|go|use|to|for|with|on|is|faire|avoir|mettre|passer|veut|voudrait"
    r"|finalement|plutôt"
    r"|souhaite|souhaitons|veulent|voulons|préfère|sont|soit|avec|sur|au|à|en fait|imprimer|print|make it|it)\b ",
    re.IGNORECASE,
)


def change(ask: Ask, case: Case) -> str | None:
    """The change that an ask speaks of: "deux couleurs au lieu d'une", "the new logo"; None where it cannot be told.

    Where its own words name none, those of the message do.
    """
    if ask.kind is not AskKind.SCOPE_CHANGE or case.untold:
        return None
    return _told(ask.quote, case) or _told(case.situation.message.text, case)


def resized_too(case: Case) -> str | None:
    """The pieces that there are to be, where the order is also to be another size: "115 pieces in all"."""
    changes = [a.quote for a in case.situation.asks if a.kind is AskKind.SCOPE_CHANGE]
    sizes = [s.now for quote in changes if len(changes) > 1 and (s := resizing(quote)) is not None]
    if not sizes or sizes[-1] == case.quantity:
        return None
    return case.voice.say("resized_too", pieces=say_figure(Decimal(sizes[-1]), Unit.PIECES, case.language))


def in_place(text: str, case: Case) -> str | None:
    """What is wanted in place of what, as a question to look into; None where nothing is."""
    if case.untold:
        return None
    french = case.language is Language.FR
    if (turned := _INVERTED.search(text)) is not None:
        able, than = ("si nous pouvons passer au", "au lieu du") if french else ("whether we can do", "instead of")
        return f"{able} {turned['new']} {than} {turned['old']}"
    for match in _INSTEAD.finditer(text):
        new, old = _BEFORE.sub("", match["new"].strip()), HANGING.sub("", match["old"].strip())
        if new and old and not PERSONS.search(fold(f"{new} {old}")):
            able = "si nous pouvons passer à" if case.language is Language.FR else "whether we can do"
            return f"{able} {new}{match['than']}{old}"
    return None


def _told(text: str, case: Case) -> str | None:
    if (swap := swapped(text, french=case.language is Language.FR)) is not None:
        return swap
    for match in _INSTEAD.finditer(text):
        new, old = _BEFORE.sub("", match["new"].strip()), HANGING.sub("", match["old"].strip())
        told = f"{_subject(text, match, new)}{new}{match['than']}{old}{_of_how_many(text, match, new)}"
        if new and old and len(new) > 1 and not PERSONS.search(fold(told)):
            others = _signs(text.replace(match[0], " "), case)
            return case.voice.say("and").join([told[:1].lower() + told[1:], *others[:1]])
    if (read := _READS.search(text)) is not None:
        than = " au lieu de " if case.language is Language.FR else " instead of "
        return read["new"] + (f"{than}{read['old']}" if read["old"] else "")
    if (numbered := _NUMBERED.search(text)) is not None:
        than = " au lieu du " if case.language is Language.FR else " instead of "
        return f"{numbered['new']}{than}{numbered['old']}"
    if (wished := _wished(text, case)) is not None:
        own = set(re.findall(r"\w{4,}", fold(wished)))
        others = [o for o in _signs(text, case) if not own & set(re.findall(r"\w{4,}", fold(o)))]
        return case.voice.say("and").join([wished, *others[:1]])
    if (listed := _AFTER_COLON.search(text)) is not None and len(listed["said"].split()) <= _LONGEST:
        said = listed["said"].strip()
        if not PERSONS.search(re.sub(r"\bil (?=manque|faut|y a)", "", fold(said))):
            return said[:1].lower() + said[1:]
    return case.voice.say("and").join(_signs(text, case)[:_MOST]) or None


def _of_how_many(text: str, match: re.Match[str], new: str) -> str:
    """Of how many pieces a change is that is not of all of them: " for 60 of them"; empty where none are counted."""
    before = text[: match.start() + match["new"].find(new)]
    part = _SOME.search(before)
    if part is None:
        return ""
    return f" {'for' if part['of'].startswith('of') else 'pour'} {part['some']} {part['of']}"


_SOME = re.compile(
    r"\b(?P<some>\d+) (?P<of>of them|of these|d'entre (?:eux|elles))\b(?=[^.?!,;]{0,25}$)", re.IGNORECASE
)
"""A part of the pieces, before what they are to become: "switch 60 of them to black"."""

_AFTER_COLON = re.compile(r"\w ?: (?P<said>[^?!.\n:]{8,140})(?=[.!?\n]|$)")
_READS = re.compile(
    r"\b(?:il faut lire|on doit lire|il faut écrire|doit être|should (?:read|say|be))\s*:?\s*"
    r"(?P<new>[«\"“][^»\"”]{1,60}[»\"”])\s*(?:,? ?(?:et non|au lieu de|pas|not|instead of|rather than)(?: pas)?\s*"
    r"(?P<old>[«\"“][^»\"”]{1,60}[»\"”]))?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?P<new>(?:le |la |the )?[A-ZÀ-Ý][\w-]+ \d+)(?:,? et (?:non|pas)|,? and not|,? not"
    r"|,? au lieu d[eu]|,? instead of|,? rather than)"
    r" (?:(?:du|de|le|la|the) )?(?P<old>(?:[A-Z]\w+ )?\d+)"
)
_MUST_BE = re.compile(
    r"(?:^|[:;,.!?]\s+|\b(?:and|but|et|mais) )(?P<wish>(?:the|le|la|les|l'|our|notre) ?(?:\w+[ '-]){0,3}?\w+ "
    r"(?:should|must|needs to|doit|doivent|devrait) [^,.?!;:]+)",
    re.IGNORECASE,
)


_BE = re.compile(r"\b(?:could|can|should|may) (?P<what>the [\w-]+) be $", re.IGNORECASE)


def _subject(text: str, match: re.Match[str], new: str) -> str:
    """What is to be otherwise, where a question names it before: "could the ribbon be green rather than red"."""
    ahead = text[: match.start("than")].removesuffix(new)
    before = _BE.search(ahead) or (_IN_COLOUR.match(new) and _OF_IT.search(ahead))
    return f"{before['what']} " if before else ""


_IN_COLOUR = re.compile(r"(?:in|en) ", re.IGNORECASE)
_OF_IT = re.compile(r"\b(?P<what>(?:the|le|la|les) [\w-]+|l['’][\w-]+) $", re.IGNORECASE)
"""What a colour that is told as one is of: "we would like the logo in green instead of black"."""


def _wished(text: str, case: Case) -> str | None:
    """What a third party wants, in the words that name it: "le slogan passe en anglais", "the logo moved left"."""
    french = case.language is Language.FR
    match = (_WISH_FR if french else _WISH_EN).search(text) or _MUST_BE.search(text)
    match = match or (_DO_FR if french else _DO_EN).search(text)
    if match is not None and (len(match["wish"].split()) < _TELLING or _BARE.search(match["wish"])):
        return None
    if match is None:
        return None
    said = match["wish"].strip()
    for theirs, ours in TURNED:
        said = re.sub(theirs, ours, said, flags=re.IGNORECASE)
    if PERSONS.search(fold(OURS.sub("", said))) or len(said.split()) > _LONGEST:
        return None
    return said[:1].lower() + said[1:]


def _signs(text: str, case: Case) -> list[str]:
    """The changes named by their usual words, in the order of the book; a general one only where it stands alone."""
    words = words_of(text)
    found = [s for s in case.voice.book.changes if any(sign_in(w, words) for w in s.words)]
    heads: list[str] = []
    for sign in found:
        told = sign.says[0].fill({}, familiar=case.voice.familiar)
        nouns = set(re.findall(r"\w{4,}", fold(told)))
        if not any(nouns & set(re.findall(r"\w{4,}", fold(h))) for h in heads):
            heads.append(told)
    return heads


_WISH_FR = re.compile(
    r"\b(?:veut|veulent|voudrait|voudraient|souhaite|souhaitent|préfère|préfèrent|aimerait|aimeraient|demande"
    r"|demandent"
    r"|faudrait|voudrions|souhaitons|voulons|aimerions)(?: finalement| plutôt| maintenant)? que "
    r"(?P<wish>(?:le|la|les|l'|notre|nos) ?[^,.?!;:]+)",
    re.IGNORECASE,
)
_WISH_EN = re.compile(
    r"\b(?:wants?|would like|'d like|needs?|prefers?|would prefer|have|asked for|asking for) "
    r"(?P<wish>(?:the|our|a) [^,.?!;:]+? (?:moved|changed|added|removed|made|printed|replaced|enlarged"
    r"|shifted|in|on|to|bigger"
    r"|smaller|larger|higher|lower)\b[^,.?!;:]*)",
    re.IGNORECASE,
)
_DO_FR = re.compile(
    r"\b(?:changer|modifier|passer|mettre|remplacer|corriger|déplacer|agrandir|réduire|ajouter) "
    r"(?P<wish>(?:le|la|les|l'|notre|nos|un|une) ?(?:(?!\b(?:mais|car|parce|maintenant que|alors que"
    r"|avant|sur la commande"
    r"|pour que|s'il|et que)\b)"
    r"[^,.?!;:])+)",
    re.IGNORECASE,
)
_DO_EN = re.compile(
    r"\b(?:change|update|move|replace|correct|enlarge|make|shift|add) "
    r"(?P<wish>(?:the|our) (?:(?!\b(?:but|because|now that|before|without|so that|if|please|and (?:can|could"
    r"|also))\b)[^,.?!;:])+)",
    re.IGNORECASE,
)
# A thing named alone says less than its usual name: "change the logo" is of a new one.
_BARE = re.compile(r"^(?:the|our|le|la|les|notre|nos) \w+$", re.IGNORECASE)
_TELLING = 3
_LONGEST = 16
_MOST = 2


_MORE_COLOURS = re.compile(
    r"\b(?:deux|trois|two|three|2|3|deuxieme|seconde|second|another|extra|autre"
    r"|additional) (?:print )?(?:colou?r|couleur)s?\b"
)


def more_colours(ask: Ask) -> bool:
    """Whether a change asks for a print in more than one colour."""
    return _MORE_COLOURS.search(fold(ask.quote)) is not None


def models(ruling: Ruling, case: Case) -> str | None:
    """The models asked for, one piece of each: "one Breeze umbrella and one Storm umbrella"; None in any other case."""
    ask = ruling.ask
    if ask.kind is not AskKind.FREE_EXTRA or ruling.move is not Move.YIELD:
        return None
    if (own := _sampled(ask.quote, case)) is not None:
        return own
    words = words_of(f"{ask.beside} {ask.quote}")
    named = [p for p in case.pack.products if any(sign_in(w, words) for w in _names(p, case))]
    counted = {_COUNTS.get(m[0], m[0]) for m in _MORE_THAN_ONE.finditer(fold(ask.quote))}
    if len(named) < _SEVERAL or ruling.requested != len(named) or counted - {str(len(named))}:
        return None
    one = _ONE[case.language]
    said = [f"{one} {p.name.of(case.language)}" for p in named]
    return case.voice.say("and").join([", ".join(said[:-1]), said[-1]])


_MORE_THAN_ONE = re.compile(r"\b(?:[2-9]|two|three|four|deux|trois|quatre|couple|some|quelques)\b")
_COUNTS = {"two": "2", "deux": "2", "couple": "2", "three": "3", "trois": "3", "four": "4", "quatre": "4"}
_SAMPLES = {
    Language.FR: re.compile(
        r"\b(?P<said>(?:une?|deux|trois|\d) (?:échantillon|exemplaire|spécimen)s? (?:du|de la|de l'|des"
        r"|de vos|de votre|d'un|d'une) ?"
        r"(?:(?!\b(?:pour|avant|afin|car|parce|avec|gratuit\w*|svp|s'il)\b)[^?.!,;:\n]){3,60})",
        re.IGNORECASE,
    ),
    Language.EN: re.compile(
        r"\b(?P<said>(?:an?|one|two|three|\d) (?:free |blank |unprinted |plain )?samples? of (?:the |your |an? )?"
        r"(?:(?!\b(?:before|so|to|with|for|because|please|and see)\b)[^?.!,;:()\n]){3,60})",
        re.IGNORECASE,
    ),
}


def _sampled(text: str, case: Case) -> str | None:
    """The samples in the client's own words: "un échantillon du sac Capucine en beige"; None where they name none."""
    match = _SAMPLES[case.language].search(text)
    if match is None or case.untold:
        return None
    said = match["said"].strip()
    for theirs, ours in ((r"\bvotre\b", "notre"), (r"\bvos\b", "nos"), (r"\byour\b", "our")):
        said = re.sub(theirs, ours, re.sub(r"«\s?|\s?»|[\"“”]", "", said), flags=re.IGNORECASE)
    return None if PERSONS.search(fold(_OURS_SAID.sub("", said))) else said[:1].lower() + said[1:]


_OURS_SAID = re.compile(r"\b(?:notre|nos|our)\b", re.IGNORECASE)
_ONE = {Language.FR: "un", Language.EN: "one"}
_SEVERAL = 2


def _names(product: Product, case: Case) -> tuple[str, ...]:
    """The names of a product, its proper name alone among them."""
    name = product.name.of(case.language)
    noun = head(name, case.language, 1)
    own = name.removeprefix(noun) if case.language is Language.FR else name.removesuffix(noun)
    return tuple(fold(n).strip() for n in (name, own, *product.aliases) if n.strip())

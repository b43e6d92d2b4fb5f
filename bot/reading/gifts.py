"""Pieces wanted for nothing, told from pieces ordered: "throw in ten mugs", "20 carnets en plus, cadeau"."""

import re
from collections.abc import Iterator

from bot.reading.folding import fold_keep

_COUNT = (
    r"(?P<count>\d{1,3}|une? (?:dizaine|douzaine|quinzaine|vingtaine)(?: d[e'])?|a dozen|a couple(?: of)?"
    r"|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante"
    r"|two|three|four|five|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)"
)
_THING = (
    r"(?:parapluies?|mugs?|tasses?|sacs?|totes?|tote bags?|cabas|carnets?|coffrets?|pieces?|exemplaires?|unites?"
    r"|umbrellas?|brollies|bags?|notebooks?|boxes|gift boxes|pieces|units|ones|more)\b"
)
_MORE = r"(?:free|extra|spare|complimentary|bonus|additional|petits?|autres?)"
_GIVE = (
    r"\b(?:throw in|chuck in|pop in|toss in|slip(?: us| me)?|stick in|throw us|offr\w+|gliss\w+|r?ajout\w+|mets|mettez"
    r"|mettre)\b"
)
_NOTHING = (
    r"(?:gratuit\w*|offert\w*|en cadeau|cadeaux?|at no c\w+|for free|free of charge|on the house|for nothing"
    r"|sans frais|gracieu\w*)\b"
)
_CARRIAGE = r"port|livraison|transport|envoi|shipping|delivery|carriage|postage|freight|avec|with"
_ORDERED = (
    r"(?<!\bles )(?<!\bthe )(?<!\bsur )(?<!\bfor )(?<!\bpour )(?<!\bon )(?<!\bmes )(?<!\bnos )(?<!\bour )(?<!\bmy )"
)
_GIFTS = (
    # what is thrown in, slipped in, offered: a count of goods follows
    re.compile(rf"{_GIVE}(?:(?!\b(?:{_NOTHING}))[^.?!]){{0,40}}?{_ORDERED}\b{_COUNT} (?:{_MORE} ){{0,2}}{_THING}"),
    # a count of goods, and that nothing is paid for them
    re.compile(
        rf"{_ORDERED}\b{_COUNT} (?:{_MORE} ){{0,2}}{_THING}(?:(?!\b(?:{_CARRIAGE})\b)[^.?!\d]){{0,25}}?\b{_NOTHING}"
    ),
    re.compile(rf"{_ORDERED}\b{_COUNT} (?:free|complimentary|bonus) (?:extra )?{_THING}"),
)
# Somebody who speaks of themselves gives to others, or orders more: "on voudrait offrir 150 sacs".
_THEY_GIVE = re.compile(
    r"\b(?:(?:on|nous|je|j'|we|i)(?:'d)? ?(?:\w+ ){0,2}?(?:voudr|souhait|aimer|veux|veut|voul|pens|compt|envisag|projet"
    r"|prevo|cherch|vais|va\b|allons|like|want|plan)\w*|envie d|idee d)"
    r"(?:(?!\b(?:vous|tu|te|you)\b|\bt')[^.?!,;:]){0,30}$"
)
_TOO = re.compile(r" ?,? ?(?:en plus|de plus|en cadeau|cadeau|on top|extra|for free|free)\b")
_SAMPLES = re.compile(
    r"(?<!avez )(?<!avons )\b(?:send|drop off|drop by|post|mail|envoye[rz]|envoies?|depose[rz]"
    r"|transmet\w+)\b[^.?!]{0,25}?"
    rf"\b{_COUNT} (?:\w+ ){{0,2}}(?:samples|echantillons|specimens)\b"
)
_RIVAL = re.compile(r"\b(?:concurren\w*|confreres?|competitors?|rivals?|other supplier|autre fournisseur)\b")


def gifts_in(text: str, *, any_giver: bool = False) -> Iterator[tuple[int, int]]:
    """Where pieces are asked for as a gift: the start and the end of their count and their name.

    What another supplier throws in is none that is asked of us: it is told only where `any_giver` is meant.
    """
    folded, taken = fold_keep(text), 0
    found = sorted((m for p in _GIFTS for m in p.finditer(folded)), key=lambda m: (m.start("count"), m.start()))
    for match in found:
        before = re.split(r"[.?!]", folded[: match.start()])[-1]
        given = match.start() < match.start("count") and _THEY_GIVE.search(before)
        if match.start("count") < taken or given or (not any_giver and _RIVAL.search(before + match.group())):
            continue
        too = _TOO.match(folded, match.end())
        taken = match.end() if too is None else too.end()
        yield match.start("count"), taken


def samples_in(text: str) -> Iterator[tuple[int, int]]:
    """Where samples are to be sent or dropped off: the start and the end of their count and their name."""
    for match in _SAMPLES.finditer(fold_keep(text)):
        yield match.start("count"), match.end()


_RIVALS = re.compile(
    r"\b(?:throws? in|offr\w+|offers?|gives?|donn\w+|gliss\w+|ajout\w+|includes?)\b[^.?!]*\b(?:free|gratuit\w*"
    r"|offert\w*"
    r"|en plus|extra|for nothing|cadeau)\b"
)


def rival_gift(sentence: str) -> bool:
    """Whether a sentence only tells what another supplier gives for nothing: no price of ours is asked about by it."""
    folded = fold_keep(sentence)
    return _RIVAL.search(folded) is not None and _RIVALS.search(folded) is not None


def given_to_others(text: str) -> bool:
    """Whether the folded words tell of a present of the client's own, to others: nothing is asked of us for nothing."""
    return (_TO_OTHERS.search(text) or _OF_THEIRS.search(text)) is not None and _ASKED_OF_US.search(text) is None


_TO_OTHERS = re.compile(
    r"\b(?:cadeaux?|gifts?|presents?)\b(?: (?!(?:pour|for|to|from) (?:nous|moi|us|me)\b)[^\s,;:.?!]+){0,3} "
    r"(?:pour|a|aux|for|to) (?:(?:tous|all|of|each|chacun de|chaque|every) )?"
    r"(?:(?:nos|mes|leurs|les|ses|our|my|their|the|its) )?(?:\w+ ){0,2}"
    r"(?:collaborateur|collaboratrice|salarie|employe|equipe|client|cliente|invite|participant|adherent|partenaire"
    r"|visiteur|fournisseur|benevole|collegue|retraite|stagiaire|actionnaire|abonne|membre"
    r"|employee|staff|team|customer|guest|member|joiner|attendee|colleague|partner|donor|volunteer|visitor|supplier"
    r"|retiree|speaker|student|delegate)s?\b"
    # whoever they are: "un petit cadeau pour mes habitués", "a gift for our regulars"
    r"|\b(?:cadeaux?|gifts?|presents?)\b(?: [^\s,;:.?!]+){0,3} (?:pour|a|aux|for|to) (?:tous |all |chacun de )?"
    r"(?:mes|nos|my|our) (?:(?:most|plus|best|new|old|meilleur\w*|nouve\w+|fidele\w*|\d+) ){0,2}"
    r"(?!commandes|frais|efforts|ennuis|pieces|pains|troubles|orders|parapluies|sacs|mugs|carnets|coffrets|umbrellas"
    r"|bags|totes|boxes|notebooks)\w+s\b"
)
_OF_THEIRS = re.compile(
    r"\b(?:cadeaux? (?:clients?|d'entreprise|d'affaires|de fin d'annee|de noel|salaries?|collaborateurs?)"
    r"|(?:client|customer|staff|corporate|christmas|year-end|leaving|welcome) (?:gift|present)s?)\b(?! box)"
)
_ASKED_OF_US = re.compile(
    r"\b(?:offr\w*|offer\w*|offert\w*|gratuit\w*|gracieu\w*|free|ajout\w*|add|gliss\w*|thr[eo]w|geste|bonus"
    r"|(?:you|vous|to) inclu\w*)\b"
)

"""One request told back in our own person: the thing it asks for, or what it asks, or what it tells us to do."""

import re
from dataclasses import dataclass, replace

from bot.coach.compose.coverage import stems
from bot.coach.compose.echo import lowered, question, wish
from bot.coach.compose.politeness import plainly_asked
from bot.coach.compose.retold_en import clause_en, order_en, thing_en
from bot.coach.compose.retold_fr import clause_fr, order_fr, thing_fr
from bot.domain.asks import Language
from bot.reading.folding import fold
from bot.reading.requests import Requested


@dataclass(frozen=True, slots=True)
class Retold:
    """A request in our words, one of three: `thing` follows "for", `question` "I check", `order` "noted to"."""

    thing: str = ""
    question: str = ""
    order: str = ""

    @property
    def named(self) -> str:
        """The words that name what is wanted: without the verb of what we do, unless it alone names anything."""
        done = _OUR_VERB.sub("", self.question)
        return self.thing or (done if stems(done) else self.question) or self.order


_OUR_VERB = re.compile(r"^(?:si nous|whether we)(?: can| pouvons)?(?: vous| you| le| la| les)? \w+ (?=\w+)")
# What is bargained for is answered by a ruling or by nothing; an insult is not repeated.
_NEVER = re.compile(
    r"[%€$£]|(?:[\"“«][^\"”»]{36,}[\"”»])|\b(?:free|gratuit\w*|offert\w*|offr(?:ez|ir|es)|discounts?|remises?|rabais"
    r"|gifts?(?! (?:box|wrap|bag))|cheaper|moins cher\w*"
    r"|ristourne\w*|waive\w*|match|align\w*|gestes?|gesture|best price|meilleur prix|competitors?"
    r"|concurren\w*|refund\w*|rembours\w*|money back"
    r"|part of the way|half ?way|meet (?:me|us|you)|exceptions?|charged|paying|exclusiv\w*|priorit\w*"
    r"|knock\w*|half price"
    r"|off the (?:price|bill|invoice|total)|marges?|margins?|autres? clients?|other clients?|competitor"
    r"|interess\w*|interested|ridicul\w*|absurd\w*|scandal\w*|incompet\w*|stupid\w*|rubbish|joke|idiot\w*|nuls?|honte\w*|merde"
    r"|shit|fuck\w*)\b"
)
_SENDING = re.compile(
    r"^(?:si nous pouvons|whether we can) (?:vous |t'|te |you )?(?:send|get|give|have|let|provide|supply"
    r"|forward|share|confirm|envoyer|donner|fournir|transmettre|communiquer|adresser|indiquer|confirmer)\b"
)
_LONGEST = 18


def retold(one: Requested, language: Language, tu: frozenset[str] | None) -> Retold | None:
    """The request told back; None where it cannot be told cleanly, or is for nobody to repeat.

    `tu` holds the nouns after which « mon » becomes « ta »; None where the client is addressed with « vous ».
    """
    french = language is Language.FR
    one = replace(one, quote=plainly_asked(one.quote, language))
    hoped = (_IF_YOU_CAN.match(one.quote) or _AND_TO.match(one.quote)) if french else None
    if hoped is not None:
        one = replace(one, quote=f"pouvez-vous {hoped['rest']} ?", question=True)
    quote = one.quote
    if _NEVER.search(fold(quote)) is not None or _TRAILING.fullmatch(fold(quote)):
        return None
    thing = _thing(one, tu, french=french)
    order = order_fr(quote, tu) if french else order_en(quote)
    asked = _asked(quote, language, tu)
    if order is None and thing is None and french and _FORMAL.match(fold(quote)) and asked is not None:
        # « Veuillez prévoir … » tells us to, and asks nothing.
        order = asked.removeprefix("si nous pouvons ")
    if order is not None and (thing is None or not french) and not (one.question and asked is not None):
        if not _sayable(order):
            return None
        if _CARRYING.match(fold(order)):
            # Where it is to go is looked into: it may cost.
            return Retold(question=f"{'si nous pouvons' if french else 'whether we can'} {order}")
        return Retold(order=order) if _OF_PAPERS.search(fold(order)) else None
    if thing is not None and (asked is None or _THING_FIRST.match(fold(quote)) or _SENDING.match(asked)):
        return Retold(thing=thing) if _sayable(thing) else None
    asked = asked and _SUBJECT.sub(r"\g<whether>cela \g<rest>" if french else r"\g<whether>that \g<rest>", asked)
    if asked is None or not _sayable(asked):
        return None
    return Retold(question=lowered(asked))


_AND_TO = re.compile(
    r"^(?:et |aussi )*(?:de |d')(?P<rest>(?:me |nous |m'|y )?[^\W\d_]{2,}(?:er|ir|re) .+?)[ ?!.]*$",
    re.IGNORECASE | re.DOTALL,
)
"""« … et de mettre le nom du service sur les cartons »: the second of two things asked with « merci de »."""
_TRAILING = re.compile(r"\W*(?:et |and )?(?:avec|pour|a|sous|par|with|at|for) (?:quel\w*|what|which)(?: \w+){1,2}\W*")
"""The end of a question that has no verb of its own: "…, and at what extra cost?"."""

_IF_YOU_CAN = re.compile(
    r"^(?:\W*(?:par contre|et|aussi|sinon|en revanche)\W+)*"
    r"si (?:vous|tu) (?:pouvez|peux|pourriez|pourrais) (?P<rest>.+?)"
    r"(?:,? (?:ce serait|ça serait|ça m'|ça nous|cela|merci)\b.*|[ ?!.]*)$",
    re.IGNORECASE | re.DOTALL,
)
"""« Si tu peux livrer avant, ce serait top »: a request in the words of a condition."""
_WH = re.compile(r"^(?:how|what|which|who|where|when|quel|combien|quand|comment|ou |que |qu'est)")
_WHETHER = re.compile(r"(?:whether|si|s'il)\b")


def asking(one: Requested) -> bool:
    """Whether a request that cannot be told back is a question of its own: it names something, and no favour."""
    low = fold(one.quote)
    named = len(stems(one.quote)) > _VERB and ("?" in one.quote or one.lead > 0) and not _TRAILING.fullmatch(low)
    return named and _NEVER.search(low) is None and _LOOSE.search(low) is None


def _thing(one: Requested, tu: frozenset[str] | None, *, french: bool) -> str | None:
    opened = one.lead > 0
    thing = thing_fr(one.quote, tu, opened=opened) if french else thing_en(one.quote, opened=opened)
    if thing is None or _VAGUE.match(fold(thing)) or _SAID.search(fold(thing)):
        return None
    return thing


_VAGUE = re.compile(
    r"(?:la |une |l')?(?:diz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aine\b"
    r"|(?:the |a )?(?:dozens?|hundreds?)\b|"
    r"(?:the|le|la|les|l'|our|your|notre|nos|votre|vos) ?(?:\w+ )?(?:look|best|same|rest|way|thing|things"
    r"|idea|favou?r|chance|moment|minute|word|hand|time|answer|reply|papers?|deal|lot|day|days"
    r"|help|problem|issue|latest|remainder|facts|ensemble|(?:\w+ )?ones|message|question|questions|possibility"
    r"|position|stance|view|views|thoughts|feedback|avis|retour|point de vue"
    r"|meme|mieux|reste|moyen|facon|chose|choses|idee"
    r"|obligeance|amabilite|gentillesse|possibilite|plaisir|besoin|effort"
    r"|coup|mot|temps|reponse|papiers?|jours?|aide|probleme|souci|tout|total|droit|honneur|occasion"
    r"|confiance)\b(?! (?:of|de|du|d'|des|details|sheet)\b)"
    r"|(?:the|les) \d+ |(?:the|le|la|votre|ta|notre|your|our) (?:first|second|third|fourth|fifth|\d+th|premiere|seconde"
    r"|deuxieme|troisieme|quatrieme|cinquieme|\d+e) (?:order|commande)\b"
)
"""Nouns that name no thing by themselves."""
_SAID = re.compile(
    r"[=+/]|'s (?:already|not|been|going|still)\b|\b(?:wants?|wanted|said|says|asks?|asked|think|thinks"
    r"|paying|running|going|knocked|is|are|was|has|have|would|will|can|could|est|sont|serait|peut|veut|ont"
    r"|sera)\b"
    r"|\b(?:a en|en) vouloir\b|ing$|\b(?:made|printed|produced|sourced|woven|grown)$"
)
"""What no noun phrase holds."""


def _asked(quote: str, language: Language, tu: frozenset[str] | None) -> str | None:
    """What is asked, as a clause that follows "I am checking"."""
    french = language is Language.FR
    asked = question(quote if quote.rstrip().endswith(("?", ".", "!")) else f"{quote}?", language, tu)
    asked = asked or (clause_fr(quote, tu) if french else clause_en(quote))
    if asked is not None:
        # "How late can I …" asks for more than whether it can be done.
        return None if _WH.match(fold(quote)) and _WHETHER.match(asked) else asked
    told = None if _WH.match(fold(quote)) else wish(quote, language, tu)
    if told is None:
        return None
    if told.ours:
        return f"{'si nous pouvons' if french else 'whether we can'} {told.words}"
    of = "d'" if fold(told.words)[0] in "aeiouyh" else "de "
    return f"s'il est possible {of}{told.words}" if french else f"whether it is possible to {told.words}"


# What whoever keeps the papers is told to do: anything else that is told to us is bargained over.
_OF_PAPERS = re.compile(
    r"^(?:(?:vous |t'|te |m'|me )?(?:r?appeler|telephoner|joindre|contacter|prevenir|avertir|informer)"
    r"|call|ring|phone)\b"
    r"|\b(?:adresses?|address\w*|factur\w*|invoic\w*|bill\w*|proforma|pro forma|numeros?|numbers?"
    r"|telephones?|phone|mails?|e-mails?|emails?|noms?|names?|tva|vat|siret|references?|po"
    r"|bons? de commande|purchase orders?|contacts?|destinataires?|recipients?|fiches?|dossiers?|files?"
    r"|records?|fichiers?|bons? de livraison|delivery notes?|consignes|instructions|livreur|driver|carrier"
    r"|transporteur|gardien|reception|portail|portal|etiquettes?|labels?)\b"
)


_CARRYING = re.compile(r"(?:vous |te )?(?:livrer|expedier|repartir|scinder|deliver|ship|split)\b")
_FORMAL = re.compile(
    r"^(?:\W*(?:et|aussi|par ailleurs|de plus)\W+)*(?:veuillez|merci (?:de|d')|priere|pensez|pense|n'oubliez)\b"
)


# Of what is at a place or has a measure, the thing itself is told: "the weight of one".
_THING_FIRST = re.compile(
    r"^(?:et |and |also |sinon )*(?:quel(?:le)?s? (?:est|sont)|what(?:'s| is| are)|ou en est|where(?:'s"
    r"| is| are)|avez-vous des nouvelles|any news)\b"
)


def _sayable(words: str) -> bool:
    low = re.sub(r"^(?:si cela|whether that) ", "", fold(words))
    if len(words.split()) > _LONGEST or _NEVER.search(low) is not None or _LOOSE.search(low):
        return False
    # "Si nous changeons" says nothing of what.
    return not _OUR_DOING.match(low) or len(stems(low)) > _VERB


_OUR_DOING = re.compile(r"(?:si nous|whether we|s'il est possible)\b")
_SUBJECT = re.compile(r"^(?P<whether>si |whether )(?:ça|cela|that|this) (?P<rest>\w+ \S+ .+)$", re.IGNORECASE)
"""What was told before may be asked about: "whether that moves the delivery"."""
_LOOSE = re.compile(r"\b(?:ca|cela|guys|y loger|lui|that|this|them)\b|\bles? \w+er$|[()]")
_VERB = 1

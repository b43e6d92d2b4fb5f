"""Which of the figures in an ask's words measure it: a free piece is not an ordered one, a fee is no discount."""

import re

from bot.coach.understand.plain import Plain
from bot.domain.asks import AskKind
from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold
from bot.reading.sentences import clauses

_COUNTS = frozenset({Unit.PIECES, Unit.NUMBER})
_TIMES = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.DATE, Unit.MONTHS, Unit.YEARS, Unit.TIMES})
_GIVEN = re.compile(
    r"\b(?:offr\w*|offer\w*|offert\w*|gratuit\w*|gratis|gratos|free|house|cadeaux?|gliss\w*|r?ajout\w*|mett\w*"
    r"|mets|slip\w*"
    r"|throw\w*|add\w*|stick|pop|chuck|toss|echantillons?|samples?|specimens?|exemplaires?|modeles?|envo[iy]\w*|send"
    r"|recevoir|receive|en plus|extras?|spares?|de plus|rabiot|prime|bonus|blanks?|vierges?|neutres?|plain|oeil"
    r"|touche\w*|dons?|donn\w*|donat\w*|legu\w*|invendus?|ceder|cedez)\b"
)
_ORDERED = re.compile(
    r"(?:\b(?:command\w*|orders?|ordering|pour|sur|for|on|les?|the|mes|nos|vos|our|my|your|vis\w*|prend\w*"
    r"|pren\w*|pars?"
    r"|partons|ensuite|apres|then|after|buy\w*|tak\w*|need|faut|of)(?: (?:de|d'|les|the|my|our|mes|nos|of|vos|your))*"
    r"|contre|against)[ ]*$"
)
_AT_ONCE = re.compile(
    r"^,? ?(?:d'un (?:seul )?coup|en une (?:seule )?fois|d'un bloc|all at once|at once|in one go|in a single payment"
    r"|in one payment|comptant|d'avance|up ?front|in advance)\b"
)
"""What follows an amount to be paid: how it is paid, so that it is no price to reach."""

_ONE = re.compile(r"\b(?:un|une|one|a single|a printed|a branded)\b")
_CHARGED = re.compile(
    r"^(?: (?:de|d'|of|a|en|on|as))*[ -]*(?:(?:le|la|les|l'|the|your|votre|vos|my) ?)*(?:acompte|deposit"
    r"|supplement\w*"
    r"|surcharge|majoration|rush|urgence|d'urgence|d'avance|avance|upfront|up front|down payment|en plus"
    r"|de plus (?:que|qu'|chers?)|plus (?:cher|eleve|haut)\w*|au-dessus|superieur\w*|more (?:expensive|than)|dearer"
    r"|above|higher"
    r"|over (?:what|last|our last)"
    r"|on top|extra\b|fee|express|tva|vat|tax|au depart|a la commande|d'abord|to start|down\b"
    r"|increase|rise\b|hausse|augmentation|d'augmentation|price (?:rise|increase)"
    r"|par an\b|a year|per year|/ ?an\b|annuel\w*|yearly|de ca\b|de chiffre"
    r"|polyester|coton|cotton|recycl\w*)"
)
_ANOTHER = re.compile(r"\b(?:another|a further|an extra|an additional|encore|de nouveau|again|worth)[ ]*$")
_CHARGE_BEFORE = re.compile(
    r"(?:acompte|deposit|supplement\w*|surcharge|majoration|(?:rush|express) (?:fee|charge)|frais|penalit\w*|penalty)"
    r"(?: (?:d'urgence|de|d'|of|a|at|est|is))*[ ]*$"
)


def measuring(kind: AskKind, sentences: tuple[Plain, ...], figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Those of `figures`, which stand in `sentences`, that may measure an ask of this kind."""
    if kind is AskKind.PRICE_CUT:
        return tuple(
            f
            for f in figures
            if f.unit not in _TIMES | {Unit.PIECES} and not _charged(f, sentences) and not _share(f, sentences)
        )
    if kind is AskKind.RUSH:
        kept = tuple(f for f in figures if f.unit not in _TIMES or not _of_something_else(f, sentences))
        rather = tuple(f for f in kept if f.unit in _TIMES and _rather(f, sentences))
        # "in 12 days instead of 20": that one is asked, whatever other days are named
        return tuple(f for f in kept if f.unit not in _TIMES or f in rather) if rather else kept
    if kind is AskKind.FREE_EXTRA:
        kept = tuple(f for f in figures if f.unit not in _COUNTS or _given(f, sentences))
        counts = [f for f in kept if f.unit in _COUNTS]
        return kept if len(counts) < 2 else tuple(f for f in kept if f.unit not in _COUNTS or f in counts[:1])
    return figures


def _charged(figure: Figure, sentences: tuple[Plain, ...]) -> bool:
    """Whether a percentage or an amount is a deposit, a fee or a tax rather than what comes off a price."""
    plain = _holding(figure, sentences)
    if plain is None:
        return False
    start, end = figure.start - plain.sentence.start, figure.end - plain.sentence.start
    words = plain.sentence.text
    before = fold(words[:start])
    if _ANOTHER.search(before):
        return False
    if figure.unit.is_money and figure.per is None and _AT_ONCE.match(fold(words[end:]).lstrip()):
        return True
    return bool(_CHARGED.match(fold(words[end:])) or _CHARGE_BEFORE.search(before))


_FRACTION = re.compile(r"^[a-z' ]+$")
_OF_GOODS = re.compile(
    r"^,? ?(?:of|des?|du|d'|est|sont|is|are|were|was|etai\w*|a|ont|have|has|arriv\w*)\b"
    r"(?! (?:la |le |l'|the |your |votre |vos |son |ce |this |that )?"
    r"(?:prix|price|tarif|rate|cost|cout|remise|discount|rabais|moins|less))"
)


def _share(figure: Figure, sentences: tuple[Plain, ...]) -> bool:
    """Whether a percentage written as a fraction is a part of the goods, "a third of the mugs", and no price."""
    plain = _holding(figure, sentences)
    if plain is None or figure.unit is not Unit.PERCENT or not _FRACTION.match(fold(figure.text)):
        return False
    words = plain.sentence.text
    return bool(_OF_GOODS.match(fold(words[figure.end - plain.sentence.start :]).lstrip())) or bool(
        _SPLIT.match(fold(figure.text)) and _BILL.search(fold(words))
    )


_SPLIT = re.compile(r"(?:coup|split|divis|cut|partag|scind)\w* ")
_BILL = re.compile(r"\b(?:factures?|invoices?|bills?|notes?|paiements?|payments?|reglements?|addition|solde|balance)\b")

_ELSEWHERE_BEFORE = re.compile(
    r"\b(?:approv\w*|valid\w*|sign\w*|bon a tirer|bat|depuis|since|il y a|y a|au bout d[eu']|apres|after|pendant"
    r"|concurren\w*|competitor\w*|waiting(?: for)?|attend\w*|prom(?:is|ised)|mention\w*|spoke|told|parle\w*"
    r"|said|livree?s? le|recue?s? le"
    r"|delivered on|received on|arrived on|ordered on|commandee?s? le)(?: \w+(?:'\w+)?){0,2} ?(?:le |on |l'|the )?$"
)
_ELSEWHERE_AFTER = re.compile(r"^ (?:ago|late|de retard|de garantie|of warranty|d'engagement|plus tot deja)\b")


def _of_something_else(figure: Figure, sentences: tuple[Plain, ...]) -> bool:
    """Whether a time is not that of the goods' leaving: a proof's approval, something past, a wait, a delay."""
    plain = _holding(figure, sentences)
    if plain is None:
        return False
    words = plain.sentence.text
    start, end = figure.start - plain.sentence.start, figure.end - plain.sentence.start
    return bool(_ELSEWHERE_BEFORE.search(fold(words[:start])) or _ELSEWHERE_AFTER.match(fold(words[end:])))


_RATHER = re.compile(r"^,? ?(?:au lieu d|plutot qu|instead of|rather than|a la place d|as opposed to|et (?:non|pas) )")


def _rather(figure: Figure, sentences: tuple[Plain, ...]) -> bool:
    """Whether a time is asked in place of another, told right behind it."""
    plain = _holding(figure, sentences)
    return plain is not None and bool(_RATHER.match(fold(plain.sentence.text[figure.end - plain.sentence.start :])))


def _given(figure: Figure, sentences: tuple[Plain, ...]) -> bool:
    """Whether a count says how many pieces are to be given: it stands in the gift's words, not in an order's."""
    plain = _holding(figure, sentences)
    if plain is None:
        return True
    for clause in clauses(plain.sentence):
        if clause.start <= figure.start < clause.end:
            before = fold(clause.text[: figure.start - clause.start])
            gift = list(_GIVEN.finditer(before))
            near = before[gift[-1].start() :] if gift else before
            ordered = _ORDERED.search(before) and not _needed_free(figure, clause.text, clause.start)
            return bool(_GIVEN.search(fold(clause.text))) and not (ordered or _ONE.search(near))
    return False


def _needed_free(figure: Figure, clause: str, start: int) -> bool:
    """Whether a count that is needed is of what is given: "we need eight free samples"."""
    said = fold(clause[figure.start - start :])
    return _NEEDED.search(fold(clause[: figure.start - start])) is not None and _OF_A_GIFT.match(said) is not None


_NEEDED = re.compile(r"\b(?:need|faut|faudrait|besoin d[e'])[ ]*$")
_OF_A_GIFT = re.compile(
    r"[\w-]+(?: \w+)?? (?:free|complimentary|gratuit\w*|offert\w*|echantillons?|samples?|specimens?)\b"
)


def _holding(figure: Figure, sentences: tuple[Plain, ...]) -> Plain | None:
    return next((p for p in sentences if p.sentence.start <= figure.start < p.sentence.end), None)

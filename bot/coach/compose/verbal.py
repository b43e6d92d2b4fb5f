"""What a clause gives, said as something we do: "les pièces refaites" becomes "nous refaisons les pièces"."""

import re

from bot.domain.asks import Language

_FR = {
    "refait": "refaisons", "réparé": "réparons", "remplacé": "remplaçons", "échangé": "échangeons",
    "remboursé": "remboursons", "envoyé": "envoyons", "livré": "livrons", "repris": "reprenons",
}  # fmt: skip
_EN = {
    "repaired": "repair", "replaced": "replace", "made again": "make again", "remade": "remake",
    "exchanged": "exchange", "refunded": "refund",
}  # fmt: skip
_DONE_FR = "(" + "|".join(_FR) + r")(?:e|s|es)?\b"
_DONE_EN = "(" + "|".join(_EN) + r")\b"
_THEIRS_FR = re.compile(rf"^(les|des|la|le|une?) (.+?) {_DONE_FR}(?: ou {_DONE_FR})?(.*)$")
_THEN_FR = re.compile(rf"\bet {_DONE_FR}")
_THEIRS_EN = re.compile(rf"^(the|a) (.+?) {_DONE_EN}(?: or {_DONE_EN})?(.*)$")
_NEW_EN = re.compile(r"^(new .+?), sent (.+)$")
_DEFINITE = {"des": "les", "un": "le", "une": "la"}


_BACK_FR = re.compile(r"^le retour et le remboursement (?:des (?P<all>.+)|de (?P<these>(?:ces|cette) .+))$")
_REFUND_FR = re.compile(r"^le remboursement à (?P<share>\d+ %) (?:des (?P<all>.+)|de (?P<these>(?:ces|cette) .+))$")
_SENT_FR = re.compile(r"^un envoi (?P<how>.+)$")
_BACK_EN = re.compile(r"^the return and refund of (?P<what>.+)$")
_REFUND_EN = re.compile(r"^a (?P<share>\d+%) refund of (?P<what>.+)$")
_SENT_EN = re.compile(r"^dispatch (?P<how>by express.+)$")


def done(given: str, language: Language) -> str:
    """`given` as a sentence with "we" where it names pieces and what is done to them, else as it stands."""
    return _french(given) if language is Language.FR else _english(given)


def for_one(given: str, language: Language) -> str:
    """What is done to pieces, said of one piece: "la pièce refaite", "a new piece … and send it"."""
    for pattern, single in _ONE_FR if language is Language.FR else _ONE_EN:
        given = pattern.sub(single, given)
    return given


_ONE_FR = tuple(
    (re.compile(many), one)
    for many, one in (
        (r"\b[Ll]es pièces défectueuses\b", "la pièce défectueuse"),
        (r"\bdes pièces défectueuses\b", "de la pièce défectueuse"),
        (r"\bdes pièces touchées\b", "de la pièce touchée"),
        (r"\bles pièces\b", "la pièce"),
        (
            r"\bles (?=(?:re)?(?:plaçons|parons|faisons|prenons)|remplaçons|réparons|échangeons|remboursons|livrons)",
            "la ",
        ),
        (r"\bles (?=[aeéio]\w+ons\b)", "l'"),
    )
)
_ONE_EN = tuple(
    (re.compile(many), one)
    for many, one in (
        (r"\bnew pieces\b", "a new piece"),
        (r"\bpieces\b", "piece"),
        (r"\bthem\b", "it"),
    )
)


def _french(given: str) -> str:
    if (back := _BACK_FR.match(given)) is not None:
        return f"nous reprenons {back['these'] or 'les ' + back['all']} et nous les remboursons"
    if (refund := _REFUND_FR.match(given)) is not None:
        return f"nous remboursons {refund['these'] or 'les ' + refund['all']} à {refund['share']}"
    if (sent := _SENT_FR.match(given)) is not None:
        return f"l'envoi se fait {sent['how']}"
    match = _THEIRS_FR.match(given)
    if match is None:
        return given
    article, thing, first, second, rest = match.groups()
    verbs = _FR[first] + (f" ou {_FR[second]}" if second else "")
    object_ = "les" if article in ("les", "des") else {"la": "la", "une": "la"}.get(article, "le")
    rest = _THEN_FR.sub(lambda m: f"et nous {_elided(object_, _FR[m[1]])}", rest)
    return f"nous {verbs} {_DEFINITE.get(article, article)} {thing}{rest}"


def _elided(pronoun: str, verb: str) -> str:
    return f"l'{verb}" if pronoun != "les" and verb[0] in "aeéiou" else f"{pronoun} {verb}"


def _english(given: str) -> str:
    if (back := _BACK_EN.match(given)) is not None:
        return f"we take {back['what']} back and refund them"
    if (refund := _REFUND_EN.match(given)) is not None:
        return f"we refund {refund['what']} at {refund['share']}"
    if (sent := _SENT_EN.match(given)) is not None:
        return f"we dispatch {sent['how']}"
    new = _NEW_EN.match(given)
    if new is not None:
        return f"we make {new[1]} and send them {new[2]}"
    match = _THEIRS_EN.match(given)
    if match is None:
        return given
    article, thing, first, second, rest = match.groups()
    verbs = _EN[first] + (f" or {_EN[second]}" if second else "")
    return f"we {verbs} {article} {thing}{rest}"


def mended_or_new(given: str, words: str) -> str:
    """`given`, of "repaired or replaced" only "replaced" where the folded `words` tell of what nobody can mend."""
    if _BEYOND_MENDING.search(words) is None:
        return given
    return _OR_REPLACED.sub(lambda m: m["new"], given)


_BEYOND_MENDING = re.compile(r"\b(?:ebrech|fele|fissure|chipp|crack|shatter|smash|en morceaux|in pieces)\w*")
_OR_REPLACED = re.compile(r"\b(?:réparée?s? ou |repaired or )(?P<new>remplacée?s?|replaced)\b")

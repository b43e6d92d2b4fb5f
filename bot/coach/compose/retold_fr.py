"""A French request told back: the thing it asks for (« notre RIB »), else its question (« si le mug est lavable »)."""

import re

from bot.coach.compose.echo_fr import turned
from bot.reading.folding import fold

_THE = (
    r"(?:(?:le|la|les|une?|des|du|de la|ce|cet|cette|ces|votre|vos|ton|ta|tes|notre|nos|mon|ma|mes|deux"
    r"|trois|quatre|cinq|quelques|\d+)\s|de l'|l')"
)
_DETERMINED = re.compile(
    rf"^(?:de |d'|à |pour |sur |et |ou |à propos de )?(?P<np>{_THE}.+)$", re.IGNORECASE | re.DOTALL
)
_WANTED = re.compile(
    r"\b(?:(?:r?envo(?:yer|yez|ie|ies)|transmet(?:tre|tez|s)|adress(?:er|ez|e)|communiqu(?:er|ez|e)"
    r"|(?<=me )(?:re)?donn(?:er|ez|e)|(?<=nous )(?:re)?donn(?:er|ez|e)|(?<=m')(?:re)?donn(?:er|ez|e)"
    r"|donnez-(?:moi|nous)|fourni(?:r|ssez|s)"
    r"|(?:parvenir|passer|suivre)|partag(?:er|ez|e)|indiqu(?:er|ez|e)|rappel(?:er|ez)|rappelle|précis(?:er"
    r"|ez|e)|prévo(?:ir|yez)"
    r"|édit(?:er|ez)|établi(?:r|ssez)|joindre|joignez|connaître|recevoir|obtenir|récupérer|montr(?:er|ez"
    r"|e)|confirm(?:er|ez|e)|vérifi(?:er|ez|e)|avoir|auriez|aurais|avez|as"
    r"|faudrait|faudra|faut|besoin|voudr\w+|aimer(?:ai|io)\w+|souhait\w+|réclam\w+|demand\w+|attend\w*|veu[tx]"
    r"|voulons|manque|est|sont|seront?|serai\w*|connais\w*|nouvelles|quoi)"
    r"(?:-(?:moi|nous|vous|tu|le|la|les))*)\s+(?:(?:aussi|également|bien|toujours|juste|encore|d'urgence"
    r"|par mail|par e-mail|en pdf|s'il vous plaît|svp|stp)\s+)*"
    rf"(?=(?:de |d'|du )?{_THE})",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*[,;:(?!.].*$|\s[-–—]\s.*$"
    r"|\s(?:svp|stp|s'il|merci|au passage|au fait|par retour|d'ici|dès|avant (?:que|de|d')|quand|lorsque"
    r"|si|car|parce|afin|puisque|pour que|pour (?:qu'|pouvoir|voir|juger|savoir|avancer|que)"
    r"|(?:que|qu')\s?(?:je|j'|nous|vous|on|tu|t'|il|elle|ils|elles)|histoire|comme|mais|sinon|parce"
    r"|et (?:je|nous|on|vous|tu|que|si|merci)"
    r"|c'est|c'était|ce sera|ça|cela|on (?:est|part|sera|serait|passe|veut|reste)|(?:il|elle|ils"
    r"|elles) (?:en |y |se |est|sont|ser|ont|a\b|fait|font|va"
    r"|vont|coût|pèse)|(?:est|sont|peut|peuvent|vont|va|seront|sera|existe\w*|en est"
    r"|en sont)[ -])(?![\w']).*$",
    re.IGNORECASE | re.DOTALL,
)
_SPOKEN = re.compile(
    r"^c'(?:est|était) (?P<wh>qui|quoi|quand|où|combien) (?:qui |que |qu'|pour |le |la )?", re.IGNORECASE
)
_WHOSE = {
    "dois-je": ("vous devez", "tu dois"),
    "devons-nous": ("vous devez", "vous devez"),
    "doit-on": ("on doit", "on doit"),
    "puis-je": ("vous pouvez", "tu peux"),
    "pouvons-nous": ("vous pouvez", "vous pouvez"),
    "peut-on": ("on peut", "on peut"),
    "faut-il": ("il faut", "il faut"),
    "est-ce": ("c'est", "c'est"),
}
_INVERTED = re.compile(rf"\b({'|'.join(_WHOSE)})\b", re.IGNORECASE)
_ALONE = re.compile(r"^(?P<verb>[a-zéèêç]+)-(?:t-)?(?P<who>il|elle|ils|elles)\b(?P<rest>.*)$", re.IGNORECASE)
_WH = re.compile(
    r"^(?:(?:à|de|pour|sous|dans|avec|sur|chez|d'|depuis|jusqu'à|en|par)\s?)?(?:quel(?:le)?s?|combien"
    r"|quand|où|comment|pourquoi|qui|lequel|laquelle)\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"^(?:(?:et|puis|aussi|alors|sinon)\s)*(?P<verb>[a-zéèêçï]+)(?P<plural>ez)(?:-(?P<whom>moi|nous|vous"
    r"|le|la|les|lui|y|en))*\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_FROM_EZ = (
    ("iss", "ir"),
    ("mett", "mettre"),
    ("pren", "prendre"),
    ("ven", "venir"),
    ("ten", "tenir"),
    ("voy", "voir"),
    ("criv", "crire"),
    ("joign", "joindre"),
    ("rend", "rendre"),
    ("pond", "pondre"),
    ("tend", "tendre"),
    ("ouvr", "ouvrir"),
)
_WORD_LIMIT = 13
_LEAST_WHEN = 3


def thing_fr(quote: str, tu: frozenset[str] | None, *, opened: bool) -> str | None:
    """What a request asks for, as a noun phrase of ours: « le duplicata de la facture »; None where none is told.

    `opened` tells whether the request has opening words: then the thing follows a verb.
    """
    said = re.sub(r" (?:moi|nous)-mêmes?\b", "", quote.replace("’", "'"))
    found = None if opened else _DETERMINED.match(said)
    if found is None and (wanted := _WANTED.search(said)) is not None:
        found = _DETERMINED.match(said[wanted.end() :])
    if found is None:
        return None
    words = _CUT.sub("", found["np"]).strip(" \"'»”«-")
    if _UNFINISHED.search(words) is not None:
        # "un peu au-dessus de ce (qu'on avait prévu)" names nothing
        return None
    return _ours(_definite(words), tu)


_UNFINISHED = re.compile(r"\b(?:de|à|pour|sur|avec|que|qui|dont)(?: (?:ce|ceux|celui|celle|celles))?$", re.IGNORECASE)


def _definite(words: str) -> str:
    """The same thing as one that was named: « une attestation » becomes « l'attestation »."""
    match = re.match(r"(?:(une?|des|du|de la|quelques)\s|(de l')|(deux|trois|quatre|cinq|\d+)\s)", words, re.IGNORECASE)
    if match is None:
        return words[:1].lower() + words[1:]
    rest = words[match.end() :]
    if match[3]:
        return f"les {words[:1].lower()}{words[1:]}"
    if (match[1] or "").lower() in ("des", "quelques"):
        return f"les {rest}"
    if match[2] or fold(rest)[:1] in "aeiouyh":
        return f"l'{rest}"
    return f"{'la' if match[1].lower() in ('une', 'de la') else 'le'} {rest}"


def _ours(words: str, tu: frozenset[str] | None) -> str | None:
    if not 2 <= len(words.replace("'", " ").split()) <= _WORD_LIMIT:
        return None
    return turned(words, tu)


def clause_fr(quote: str, tu: frozenset[str] | None) -> str | None:
    """What a request asks, as a clause that follows « je vérifie »; None where it cannot be told."""
    said = re.sub(r"\s*[?!.]+$| (?:moi|nous)-mêmes?\b", "", quote.replace("’", "'").strip())
    said = re.sub(r"^(?:et|sinon|aussi|alors|puis|mais|donc)[ ,]+", "", said, flags=re.IGNORECASE)
    said = re.sub(r"^est-ce que (?:ça|cela) (?=\w+ \w)", "savoir si cela ", said, flags=re.IGNORECASE)
    said = re.sub(
        r"^que (?=(?:contien|compren|devien|contient|comprend|vaut|valent|coûte)\w* \w)",
        "savoir ce que ",
        said,
        flags=re.IGNORECASE,
    )
    said = re.sub(r"^c'est (quel(?:le)?s?) (.+)$", r"savoir de \1 \2 il s'agit", said, flags=re.IGNORECASE)
    said = re.sub(
        r"^((?:en|avec|sans|sur|de|à) .+?),? (?:c'est|ce serait) (possible|faisable)$",
        r"savoir s'il est \2 de l'avoir \1",
        said,
        flags=re.IGNORECASE,
    )
    if (indirect := _INDIRECT.search(said)) is not None:
        said = indirect["rest"]
        if re.match(r"s'?i\b|s'", said):
            words = _CLAUSE_CUT.sub("", said)
            return turned(words, tu) if len(words.split()) >= _LEAST_WHEN else None
    if (wanting := _MAY.match(said)) is not None:
        may = turned(_CUT.sub("", _CLAUSE_CUT.sub("", wanting["rest"])), tu)
        return f"s'il est possible {_of(may)}{may}" if may and len(may.split()) >= _LEAST_WHEN else None
    if (must := _MUST.match(said)) is not None:
        doing = turned(_CUT.sub("", _CLAUSE_CUT.sub("", must["rest"])), tu)
        you = "" if must["whom"] is None else "vous " if tu is None else "te "
        return f"si nous pouvons {you}{doing}" if doing and len(doing.split()) >= _LEAST_WHEN else None
    said = _SPOKEN.sub(lambda m: f"{m['wh']} ", said)
    said = re.sub(r"\best-ce qu(?:e |')", "", said, count=1, flags=re.IGNORECASE) if _WH.match(said) else said
    if (alone := _ALONE.match(said)) is not None:
        who = alone["who"].lower()
        said = f"{'s' + chr(39) if who.startswith('il') else 'si '}{who} {alone['verb'].lower()}{alone['rest']}"
    elif (inverted := _INVERTED.search(said)) is not None and not re.match(
        r"(?:peut-on|puis-je|pouvons-nous|est-ce)", said, re.IGNORECASE
    ):
        own = _WHOSE[inverted[1].lower()][0 if tu is None else 1]
        said = f"{said[: inverted.start()]}{own}{said[inverted.end() :]}"
        return _clause(said, theirs=own) if _WH.match(said) and _turned_besides(said, own, tu) else None
    elif not _WH.match(said) or re.search(r"-(?:vous|tu|il|elle|ils|elles|on|ce|je|nous)\b", said):
        return None
    words = _CLAUSE_CUT.sub("", said)
    told = turned(words, tu)
    return told[:1].lower() + told[1:] if told and len(told.split()) >= _LEAST_WHEN else None


_INDIRECT = re.compile(
    r"\b(?:demande|demandent|dites|dis|dire|redire|indiquer|indiquez|savoir|savez-vous|sais-tu|sauriez-vous|préciser"
    r"|précisez|confirmer|confirmez|expliquer|expliquez|vérifier|vérifiez|rappeler|rappelez"
    r"|rappelle)(?:-(?:moi|nous))?"
    rf"(?: (?:aussi|également|juste|donc|svp|stp|s'il vous plaît))*"
    rf" (?P<rest>(?:ce que |ce qu'|si |s'|{_WH.pattern[1:]}).+)$",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"^(?:est-ce qu'|est-ce que )?(?:peut-on|pourrait-on|puis-je|pourrais-je|pouvons-nous|pourrions-nous"
    r"|on va|nous allons|je vais|on peut|on pourrait|je peux|je pourrais|nous pouvons|nous pourrions)\s+"
    r"(?:aussi |également |encore |toujours |éventuellement )*(?P<rest>(?!(?:en|le|la|les|l')\b)(?:y )?\w+(?:er"
    r"|ir|oir|re)\b.+)$",
    re.IGNORECASE,
)


_MUST = re.compile(
    r"^il (?:nous |me )?(?:faudrait|faut) (?:aussi |donc )?(?P<whom>nous |me )?(?P<rest>\w{3,}(?:er|ir|oir"
    r"|re)\b.+)$",
    re.IGNORECASE,
)


def _of(words: str | None) -> str:
    return "d'" if words and fold(words)[0] in "aeiouyh" else "de "


_CLAUSE_CUT = re.compile(
    r"\s*[,;:(].*$|\s(?:svp|stp|s'il (?:vous|te)|merci|parce|car|puisque|au fait|que nous|que je|que vous)\b.*$",
    re.IGNORECASE | re.DOTALL,
)


def _turned_besides(said: str, own: str, tu: frozenset[str] | None) -> bool:
    return turned(said.replace(own, ""), tu) is not None


def _clause(said: str, theirs: str) -> str | None:
    words = _CLAUSE_CUT.sub("", said)
    return words[:1].lower() + words[1:] if theirs in words else None


def order_fr(quote: str, tu: frozenset[str] | None) -> str | None:
    """What an instruction tells us to do, as an infinitive: « vous rappeler demain matin »; None where it is none."""
    match = _ORDERED.match(quote.replace("’", "'").strip())
    if match is None or match["whom"] not in (None, "moi", "nous"):
        return None
    stem = match["verb"].lower()
    if stem == "env" or stem.endswith("envoy"):
        verb = f"{stem}er"
    else:
        verb = next((f"{stem[: -len(end)]}{to}" for end, to in _FROM_EZ if stem.endswith(end)), f"{stem}er")
    rest = turned(_CUT.sub("", match["rest"]).strip(), tu)
    if rest is None or not rest:
        return None
    you = "" if match["whom"] is None else ("vous " if tu is None else "t'" if fold(verb)[0] in "aeiouyh" else "te ")
    return f"{you}{verb} {rest}"

"""French requests and questions told back: « pouvez-vous nous envoyer … » devient « vous envoyer … ».

`tu` holds the nouns after which « mon » becomes « ta », None where the client is addressed with « vous ».
"""

import re

from bot.coach.compose.echo_en import Told

_ASKING = (
    r"(?:est-ce que )?(?:vous (?:pouvez|pourriez)|tu (?:peux|pourrais))|(?:pouvez|pourriez|peux|pourrais)-(?:vous"
    r"|tu)|"
    r"(?:serait|est)(?:[- ]il|-ce) (?:possible|faisable|envisageable|compliqué|difficile) (?:de|d')|"
    r"(?:ce serait |c'est )?possible (?:de|d')|accepteriez-vous (?:de|d')|"
    r"merci (?:de bien vouloir|de|d')|pens(?:ez|e) (?:juste |bien |simplement |aussi )*(?:à|d')|veuillez"
    r"|(?:auriez|aurais)-(?:vous|tu) (?:l'amabilité|la gentillesse) (?:de|d')|"
    r"(?:seriez|serais)-(?:vous|tu) (?:d'accord|prêts?|partants?) (?:pour|à)|prière (?:de|d')|"
    r"(?:quelqu'un|l'équipe)(?: chez (?:vous|toi))? (?:pourrait|peut)"
)
_OF_US = re.compile(rf"\b(?:{_ASKING})\s*(?P<rest>[^?!.;\n]+)", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\b(?:(?:est-ce qu')?on (?:peut|pourrait)|(?:peut|pourrait)-on|(?:pouvons|pourrions)-nous|(?:puis|pourrais)-je|"
    r"nous (?:souhaitons|souhaiterions|aimerions|voudrions|voulons)|je (?:souhaite|souhaiterais|voudrais|veux)|"
    r"j'aimerais|on (?:souhaite|souhaiterait|aimerait|voudrait|doit)|"
    r"(?:nous (?:devons|devrions)|je dois)(?! (?:présenter|décider|rendre|voter|valider|soumettre|en parler))|"
    r"est-ce que (?:nous pouvons|je peux))\s+(?P<rest>[^?!.;\n]+)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:,\s|\s)(?:pour que|parce|car|afin que|si (?:c|j|n|v|t|o|p)\w*|quand|lorsque|avant que|dès que|puisque|"
    r"comme (?:ça|cela)|mais|"
    r"sinon|svp|stp|s'il (?:vous|te)|merci|et (?:je|nous|on|si|que|vous|tu|dire|me|merci)|histoire de|je|"
    r"on|nous (?:avons|sommes|en)|(?:et )?j')(?:(?<=')|(?![\w']))"
    r".*$|,(?!\d| (?:avant|après|entre|vers|dès|à partir de) \d).*$|\s\(.*$|\s[-–—]\s.*$|\s?:.*$",
    re.IGNORECASE | re.DOTALL,
)
_CLITIC = re.compile(
    r"^(?:((?:me|nous|vous|te|se)(?=\s)|[mts]')\s*)?((?:(?:le|la|les|en|y)\s+|l'))?(?=[a-zéèêàâîôûç])", re.IGNORECASE
)
_INFINITIVE = re.compile(r"^[a-zéèêàâîôûç]{2,}(?:er|ir|oir|re)$", re.IGNORECASE)
_NOT_VERBS = frozenset(
    "entre contre notre votre autre quatre septembre octobre novembre décembre encore avoir savoir être dire "
    "répondre aligner confirmer rappeler vérifier regarder voir aider".split()
)
_PERSONS = re.compile(r"\b(?:je|nous|on|vous|tu|te|me|moi|toi|quoi)\b|\b(?:m|t|j)'", re.IGNORECASE)
# Whoever writes does these themselves, however they ask whether it is possible.
_THEIR_DOING = re.compile(r"(?:venir|passer|récupérer|retirer|payer|régler|commander|visiter|annuler)\b")
_VOWEL = "aeiouyhéèêàâîôû"
_VOUS_FORMS = {"faites": "faisons", "êtes": "sommes", "dites": "disons", "fais": "faisons", "as": "avons",
               "peux": "pouvons", "es": "sommes", "vends": "vendons", "prends": "prenons", "dois": "devons",
               "sais": "savons", "pourriez": "pouvons", "pourrais": "pouvons", "auriez": "avons", "aurais": "avons",
               "seriez": "sommes", "serais": "sommes", "sauriez": "savons", "accepteriez": "acceptons"}  # fmt: skip
_ASKED = re.compile(
    r"(?:^|[\s,;:(])(?:(?P<wh>(?:(?:dans|en|sous|à|de|pour|sur|avec) )?(?:combien(?: de \w+)?|quand|où|comment|"
    r"quel(?:le)?s? [\w' -]{2,30}?))\s+)?"
    r"(?P<verb>[a-zéèêç]{2,}ez|faites|êtes|dites)-vous\b(?P<rest>[^?!.;\n]*)\?",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:est-ce que )?(?:et )?(?P<who>vous|tu) (?P<verb>[a-zéèêç]+)\b(?P<rest>[^?!.;\n]*)\?", re.IGNORECASE
)
_DIRECT = re.compile(
    r"\b(?P<said>(?:quel(?:le)?s? (?:est|sont|serait|seraient)|combien (?:coûte|coute|coûtent|vaut)|"
    r"d'où vien(?:t|nent)|"
    r"dans quel(?:le)?s? \w+ (?:est|sont))\s+[^?!.;\n]+)\??",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\best-ce que? (?P<rest>(?:le|la|les|l'|ce|cet|cette|ces|vos|votre|nos|notre|ils?|elles?|c')\s?[^?!.;\n]+)\?",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"\b(?:(?:me|nous|m') ?(?:dire|indiquer|confirmer|préciser|rappeler)|dites-(?:moi|nous)|dis-(?:moi|nous)|"
    r"savoir|se demandait simplement|"
    r"(?:me|nous) demandons?)\s+(?P<rest>(?:si|s'|quel|quelle|quels|quelles|combien|quand|où|d'où|comment|"
    r"à partir de)\b[^?!.;\n]*)",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?P<who>(?:le|la|les|l'|ce|cet|cette|ces|vos|votre|nos|notre)\s?[\w' ]{2,40}?) (?P<verb>[a-zéèêç]+)-(?:t-)?"
    r"(?:ils?|elles?)\b(?P<rest>[^?!.;\n]*)\?",
    re.IGNORECASE,
)
# "Les mugs passent au lave-vaisselle ?": told as it stands.
_STATED = re.compile(
    r"(?:^|[:,;] |\bet )(?P<rest>(?:(?:le|la|les|vos|votre|ces|ce|cette) (?:\w+ ){1,3}|l'\w+ )"
    r"(?:passe\w*|résiste\w*|tien\w*|est|sont|va|vont|existe\w*|supporte\w*|part\w*|convien\w*|se \w+)\b[^?!.;\n]*)\?",
    re.IGNORECASE,
)
_THERE = re.compile(r"\by a-t-il (?P<rest>[^?!.;\n]+)\?", re.IGNORECASE)


def wish_fr(sentence: str, tu: frozenset[str] | None, it: str | None = None) -> Told | None:
    """The request in a sentence as an infinitive said by us; None without one that can be told."""
    sentence = sentence.replace("’", "'")
    for pattern, ours in ((_OF_US, True), (_OF_THEM, False)):
        match = pattern.search(sentence)
        if match is None:
            continue
        words = _infinitive(_CUT.sub("", match["rest"]).strip(), tu, it, ours=ours)
        if words is not None:
            return Told(words, ours and not _THEIR_DOING.match(words))
    return None


def _infinitive(rest: str, tu: frozenset[str] | None, it: str | None, *, ours: bool) -> str | None:
    rest = re.sub(r"^(?:(?:encore|aussi|bien|toujours|juste|éventuellement|peut-être|plutôt)\s+)+", "", rest)
    clitics = _CLITIC.match(rest)
    if clitics is None:
        return None
    after = rest[clitics.end() :]
    verb = after.split(" ", 1)[0] if after else ""
    theirs = verb.lower() == "avoir" and not ours
    if not _INFINITIVE.match(verb) or (verb.lower() in _NOT_VERBS and not theirs) or _TO_TELL.match(after):
        return None
    person = (clitics[1] or "").lower().strip()
    if ours and person in ("vous", "te", "t'", "se", "s'"):
        return None
    if not ours and person in ("me", "m'", "se", "s'"):
        return None
    tail = turned(after, tu)
    if tail is None:
        return None
    other = (clitics[2] or "").strip()
    if other and not person and it is not None and _agrees(other.lower(), it):
        # The noun in place of its pronoun: "mettre le devis au nom de …".
        said, _, more = after.partition(" ")
        tail = turned(more, tu)
        return None if tail is None else f"{said} {it} {tail}".strip()
    if other and other.lower() != "y" and not person:
        # "Le remettre au net" without its noun says nothing by itself.
        return None
    other = f"{other}" if other.endswith("'") else f"{other} " if other else ""
    if not person:
        return f"{other}{tail}"
    if not ours:
        return f"nous {other}{tail}" if person in ("vous", "te", "t'") else f"{_to_you(other or tail, tu)}{other}{tail}"
    return f"{_to_you(other or tail, tu)}{other}{tail}"


_TO_TELL = re.compile(r"\w+ (?:si|s'ils?|ce qu|comment|combien|quand|où|quel)", re.IGNORECASE)
"""« M'indiquer si » asks a question: it is answered, not promised."""


def _agrees(pronoun: str, noun: str) -> bool:
    article = noun.split(" ", 1)[0].split("'", maxsplit=1)[0]
    return (pronoun, article) in {("le", "le"), ("la", "la"), ("les", "les"), ("le", "l"), ("la", "l")}


def _to_you(following: str, tu: frozenset[str] | None) -> str:
    if tu is None:
        return "vous "
    return "t'" if following[:1].lower() in _VOWEL else "te "


def question_fr(sentence: str, tu: frozenset[str] | None) -> str | None:
    """The question in a sentence as an indirect one (« si nous livrons en Belgique »); None where none can be told."""
    sentence = sentence.replace("’", "'")
    if (match := _INDIRECT.search(sentence)) is not None and (said := _clause(match["rest"], tu)):
        return said
    if (match := _DIRECT.search(sentence)) is not None and (said := _clause(match["said"], tu)):
        # « Combien de pages compte-t-il » : combien de pages il compte.
        return re.sub(r"\b([a-zéèê]+)-(?:t-)?(ils?|elles?)\b", r"\2 \1", said)
    if (match := _WHETHER.search(sentence)) is not None and (said := _clause(match["rest"], tu)):
        return f"s'{said}" if re.match(r"ils?\b", said, re.IGNORECASE) else f"si {said}"
    if (match := _THERE.search(sentence)) is not None and (said := _clause(match["rest"], tu)):
        return f"s'il y a {said}"
    if (match := _TURNED.search(sentence)) is not None:
        # « La toile est-elle recyclée ? » : si la toile est recyclée.
        said = _clause(f"{match['who']} {match['verb']}{match['rest']}", tu)
        if said:
            return f"si {said}"
    sentence = re.sub(r"\b(elle|il|elles|ils) (?=(?:est|sont|passe\w*|tien\w*)\b)", "", sentence)
    if (match := _STATED.search(sentence)) is not None and (said := _clause(match["rest"], tu)):
        return f"si {said}"
    match = _ASKED.search(sentence) or _PLAIN.search(sentence)
    if match is None:
        return None
    verb = _ours(match["verb"], match.groupdict().get("who"))
    rest = _clause(match["rest"], tu)
    if verb is None or rest is None:
        return None
    wh = (match.groupdict().get("wh") or "").strip().lower()
    return f"{wh} nous {verb} {rest}".strip() if wh else f"si nous {verb} {rest}".strip()


def _ours(verb: str, who: str | None) -> str | None:
    low = verb.lower()
    if low in _VOUS_FORMS:
        return _VOUS_FORMS[low]
    if (who or "vous").lower() == "tu":
        return f"{low[:-2]}ons" if low.endswith("es") and low[-3] not in "gc" else None
    if not low.endswith("ez") or low in ("chez", "assez"):
        return None
    stem = low[:-2]
    return f"{stem}eons" if stem.endswith("g") else f"{stem[:-1]}çons" if stem.endswith("c") else f"{stem}ons"


def _clause(rest: str, tu: frozenset[str] | None) -> str | None:
    words = _CUT.sub("", rest).strip(" \"'»”)(-")
    return turned(words, tu) if words else ""


def turned(words: str, tu: frozenset[str] | None) -> str | None:
    """The words with what is theirs said as theirs and what is ours as ours; None where persons are left."""
    if _PERSONS.search(words):
        return None

    def own(match: re.Match[str]) -> str:
        low, noun = match[1].lower(), match[2]
        if low in ("votre", "ton", "ta"):
            return f"notre {noun}"
        if low in ("vos", "tes"):
            return f"nos {noun}"
        if low in ("nos", "mes"):
            return f"{'vos' if tu is None else 'tes'} {noun}"
        if tu is None:
            return f"votre {noun}"
        plain = noun.lower() in tu and noun[0].lower() not in _VOWEL
        return f"{'ta' if plain or low == 'ma' else 'ton'} {noun}"

    return re.sub(r"\b(votre|vos|ton|ta|tes|mon|ma|mes|notre|nos) (\w+)", own, words, flags=re.IGNORECASE)

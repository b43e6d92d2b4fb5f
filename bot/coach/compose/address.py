"""A clause's own words, written with "vous", said to a person addressed with "tu"."""

import re

_VOWELS = "aeiouyhàâéèêëîïôöùûü"
_VERBS = {
    "pouvez": "peux", "avez": "as", "êtes": "es", "voulez": "veux", "devez": "dois", "gardez": "gardes",
    "recevez": "reçois", "choisissez": "choisis", "payez": "paies", "commandez": "commandes", "souhaitez": "souhaites",
    "préférez": "préfères", "attendez": "attends", "offrez": "offres", "portez": "portes", "faites": "fais",
    "prenez": "prends", "achetez": "achètes", "tenez": "tiens", "aimez": "aimes", "cherchez": "cherches",
    "demandez": "demandes", "donnez": "donnes", "trouvez": "trouves", "savez": "sais", "voyez": "vois",
    "aurez": "auras", "serez": "seras", "pourrez": "pourras", "recevrez": "recevras", "paierez": "paieras",
}  # fmt: skip
_FORMAL = re.compile(r"\b(vous|votre|vos|vôtres?)\b", re.IGNORECASE)
_FAMILIAR = re.compile(r"\b(tu|toi|ton|ta|tes|te)\b|\bt['’]", re.IGNORECASE)
_ORDER = re.compile(r"\b[a-zéèêûîôàç]{2,}ez\b", re.IGNORECASE)

_AFTER = re.compile(r"\b([Cc]hez|[Pp]our|[Aa]vec|à|À|[Ss]ans|de|par|sur|que) vous\b(?! \w+(?:er|ir|re|oir)\b)")
_BEFORE = re.compile(r"\b([Vv])ous (\w+(?:er|ir|re|oir)|a|ont|permet|permettent|reste|offre|protège|aide|donne)\b")


_REFLEXIVE = re.compile(r"^(?:s'|s’|se )(?=(\w+(?:er|ir|re|oir))\b)")


def to_reader(text: str, *, familiar: bool) -> str:
    """An infinitive that the reader is to do to themselves: "s'engager" becomes "vous engager" or "t'engager"."""
    match = _REFLEXIVE.match(text)
    if match is None:
        return text
    own = "vous " if not familiar else "t'" if match[1][0].lower() in _VOWELS else "te "
    return own + text[match.end() :]


def is_formal(text: str) -> bool:
    """Whether the French words address a person with "vous", by pronoun or by a verb in -ez."""
    verbs = (m.group().lower() for m in _ORDER.finditer(text))
    return bool(_FORMAL.search(text)) or any(v not in ("chez", "assez", "nez") for v in verbs)


def is_familiar(text: str) -> bool:
    """Whether the French words address a person with "tu"."""
    return bool(_FAMILIAR.search(text))


def to_familiar(text: str, feminine: frozenset[str]) -> str | None:
    """The same words with "tu", or None where no rule says how.

    `feminine` holds the nouns after which "votre" becomes "ta".
    """
    said = re.sub(r"\b([Vv])ous (\w+ez|êtes|faites)\b", _subject, text)
    said = _AFTER.sub(r"\1 toi", said)
    said = _BEFORE.sub(_object, said)
    said = re.sub(r"\b([Vv])os\b", lambda m: "Tes" if m[1] == "V" else "tes", said)
    said = re.sub(r"\b([Vv])otre (\w+)", lambda m: _own(m, feminine), said)
    return None if is_formal(said) else said


def _subject(match: re.Match[str]) -> str:
    verb = _VERBS.get(match[2].lower())
    return match[0] if verb is None else f"{'Tu' if match[1] == 'V' else 'tu'} {verb}"


def _object(match: re.Match[str]) -> str:
    elided = match[2][0].lower() in _VOWELS
    pronoun = "t'" if elided else "te "
    return (pronoun.capitalize() if match[1] == "V" else pronoun) + match[2]


def _own(match: re.Match[str], feminine: frozenset[str]) -> str:
    noun = match[2]
    known_feminine = noun.lower() in feminine
    own = "ta" if known_feminine and noun[0].lower() not in _VOWELS else "ton"
    return f"{own.capitalize() if match[1] == 'V' else own} {noun}"

"""How a person is addressed: French tu or vous, English formal or familiar."""

import re

from bot.domain.asks import Language, Register
from bot.reading.imperatives import (
    DETERMINERS,
    E_IMPERATIVES,
    IRREGULAR,
    NOT_IMPERATIVE,
    NOT_SINGULAR,
    NOUN_LIKE,
    RE_IMPERATIVES,
    S_IMPERATIVES,
    STARTERS_IN_E,
)

_APOSTROPHE = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "‑": "-", "‐": "-", "\u00a0": " ", "\u202f": " "})
_WORD_TU = re.compile(
    r"(?<![\w'-])(?:tu|toi|te|tes|ta)(?![\w'])"
    r"|-(?:tu|toi)(?!\w)|(?<=[dl]')(?:toi)(?!\w)|(?<=qu')tu\b"
    r"|(?<![\w-])t' ?(?=[a-zéèêàâîôœh])"
    r"|\b(?:le|la|les|du|au|aux|des) tien(?:ne)?s?\b"
    r"|\b(?:stp|steuplait|stplait|tkt|tavais|tinquiete|tutoi\w+|tutoy\w+)\b|(?<!\w)t (?:es|as|avais|inqui)\b"
)
_TOLD_TU = re.compile(
    r"\btuto(?:yé|yée|ie|yer|yons|yez|iement|ye|ient|ies)\w*\b|\b(?:à|en) tu\b|\bon se dit tu\b|\bdis(?:ons)?-lui tu\b"
    r"|\bfirst[- ]name (?:terms|basis)\b",
    re.IGNORECASE,
)
_TOLD_NOT = re.compile(r"\b(?:ne|n'|pas|jamais|not|don't|never)\b[^.;,!?]{0,20}$", re.IGNORECASE)
_TOLD_VOUS = re.compile(
    r"\bvouv(?:oyé|oyée|oie|oyer|oyons|oyez|oiement|oye|oient|oies)\w*\b|\bon se dit vous\b", re.IGNORECASE
)
_TON = re.compile(r"(?<![\w'])(?:(?P<before>[\w'-]+) )?ton (?=[\w])(?P<after>\w+)")
_TONE_BEFORE = frozenset("le un ce du au quel autre même bon mauvais son d'un l'autre haut".split())
_TONE_AFTER = frozenset(
    "est était qui que de du des et employé utilisé très trop sur plus neutre sera employée a".split()
)
_WORD_VOUS = re.compile(
    r"(?<![\w])(?:vous|votre|vos|vôtres?|vouvoi\w+|vouvoy\w+|svp)(?!\w)|(?<!\w)(?:êtes|etes|dites|faites"
    r"|refaites|redites)(?!\w)"
)
_DONE = re.compile(
    r"\b(?:sont|ont|été|étaient|seront|avons|étés?|a|ai|ayant|bien|mal|\w+s) (?:re)?(?:faites|dites)\b"
    r"(?! (?:moi|le|la|nous))"
)
_EZ = re.compile(r"(?<![\w'-])(?:[nmsldj]'|l'|qu')?(?P<verb>[a-zàâçéèêëîïôöùûœ]{2,30}ez)(?!\w)")
_NOT_VERBS = frozenset("chez assez nez rez lez dez raz biz allez-retour fez merguez suez ranch cortez alvarez".split())
_RENDEZ_VOUS = re.compile(r"\brendez[- ]vous\b(?! (?:compte|service|à |disponible|chez|au )|[ -]y)")
_QUOTED = re.compile(r"«[^«»]{1,200}»|“[^“”]{1,200}”|\"[^\"\n]{1,200}\"")

_CLITIC = re.compile(
    r"(?<![\w'-])(?P<verb>[a-zàâçéèêëîïôöùûœ]{2,30})-(?:moi|le|la|les|lui|nous|leur|en|y)(?!\w)"
    r"(?!-(?!moi|nous|lui|leur|en\b|y\b))"
)
_CLITIC_LOOSE = re.compile(
    r"(?:^|[.!?,;:\n] {0,3}|\b(?:et|alors|mais|donc|bon|ok|allez|puis) )(?P<verb>dis|fais|donne|envoie|laisse|rappelle"
    r"|appelle|passe|montre|explique|tiens|aide|excuse|crois|réponds|écris|prends|mets|trouve|garde|propose|confirme"
    r"|refais|renvoie) (?:moi|nous)\b"
)
_CLAUSE_START = (
    r"(?:^|(?<=[.!?;:,(…\n»\"–—])|(?<=\betc\.))\s{0,4}[\"«-]?\s{0,2}"
    r"(?:(?:et|mais|alors|donc|puis|ensuite|bon|ok|oui|non|ah|oh|eh|bien|sinon|surtout|maintenant|merci|allez"
    r"|salut|bonjour|juste"
    r"|d'accord|du coup|en tout cas|dans ce cas|par contre|ben|bah|s'il te plaît|s'il te plait|stp|svp|lol)"
    r",? {1,3}){0,3}"
)
_NEGATIVE = re.compile(
    _CLAUSE_START + r"n(?:e |')(?:me |te |nous |vous |le |la |les |lui |leur |l'|m'|t'|en |y |s'|se )?"
    r"(?P<verb>[a-zàâçéèêëîïôöùûœ]{2,30})(?:-\w+)? (?:surtout )?(?:pas|plus|jamais|rien|que)\b"
)
_INITIAL = re.compile(
    _CLAUSE_START + r"(?P<verb>[a-zàâçéèêëîïôöùûœ]{2,30})(?![\w'-])(?P<after>[ ,.!?…\n]{0,6}(?:[\w'-]{1,30})?)"
)
_CONTRACTED = re.compile(
    r"\b(?:[a-z]+n't|i'm|i'll|i've|i'd|you're|you'll|you've|we're|we'll|we've|they're|it's|that's|what's|let's"
    r"|there's)(?!\w)"
)
_SLANG = re.compile(
    r"\b(?:hey|hiya|yo|yeah|yep|yup|nope|nah|gonna|wanna|gotta|kinda|sorta|dunno|lemme|gimme|thx|thanx|tnx"
    r"|cheers|pls|plz|lol"
    r"|lmao|omg|btw|mate|buddy|bro|dude|guys|folks|bucks|quid|cool|awesome|ok|okay|wtf|u|ur|cya|ttyl|asap|tbh|imo|fyi"
    r"|a grand|come on|c'mon|no way|heads up|ya|cuz|dear me|damn|crap|super|xx+)\b|[!?]{2,}|[:;]-?[)(dp]|[😀-🙏]"
)
_FORMAL = re.compile(
    r"\b(?:dear|sincerely|faithfully|respectfully|regards|kindly|madam|sir|mr\.?|mrs\.?|ms\.?|to whom"
    r"|would you be so|i would like"
    r"|we would like|i am writing|we are writing|could you please|would you please|please find|i look forward"
    r"|we look forward"
    r"|i remain|further to|pursuant|hereby|should you|at your earliest|we would|i would|may i|we regret"
    r"|cordially|cannot"
    r"|we are|i am|do not|we have|i have|we will|i will)\b"
)


_IN_FULL = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)? (?:Le|La|Les) [A-ZÀ-Ý][a-zà-ÿ]+\b")
"""A name in full whose first name sounds like a request: "Sandrine Le Goff"."""


def detect_register(text: str, language: Language) -> Register:
    """French: TU or VOUS, VOUS where no word tells; English: FAMILIAR or FORMAL, FORMAL where no word tells.

    In French one mark of *tu* outweighs a *vous*, which may mean several people, unless *vous*
    clearly prevails. Any other language gives VOUS, the courteous one.
    """
    plain = text.translate(_APOSTROPHE)
    if language is Language.EN:
        return _english(plain.lower())
    if language is Language.OTHER:
        return Register.VOUS
    tu, vous = french_marks(plain)
    if tu and vous:
        own_tu, own_vous = french_marks(_QUOTED.sub(" ", plain))
        tu, vous = (own_tu, own_vous) if own_tu or own_vous else (tu, vous)
    return Register.TU if tu and vous <= 3 * tu else Register.VOUS


def french_marks(text: str) -> tuple[int, int]:
    """How many marks of *tu* and of *vous* a French text bears: pronouns, possessives, verb forms."""
    low = _RENDEZ_VOUS.sub("rendez_vous", _IN_FULL.sub(lambda m: " " * len(m[0]), text.translate(_APOSTROPHE)).lower())
    tu = len(_WORD_TU.findall(low)) + _possessive_ton(low)
    vous = len(_WORD_VOUS.findall(low)) - len(_DONE.findall(low))
    vous += sum(1 for m in _EZ.finditer(low) if m["verb"] not in _NOT_VERBS and not _is_name(text, m))
    return tu + _imperatives(low), max(vous, 0)


def _is_name(text: str, m: re.Match[str]) -> bool:
    """Whether a word in -ez has a capital inside a sentence, like Sanchez."""
    at = m.start("verb")
    if len(text) <= at or not text[at].isupper():
        return False
    before = text[:at].rstrip()
    return bool(before) and before[-1] not in '.!?:;«"(\n…-–' and not text[at : m.end()].isupper()


def _possessive_ton(low: str) -> int:
    return sum(1 for m in _TON.finditer(low) if m["before"] not in _TONE_BEFORE and m["after"] not in _TONE_AFTER)


def _imperatives(low: str) -> int:
    found = {m.start("verb") for m in _CLITIC_LOOSE.finditer(low)}
    found |= {
        m.start("verb") for m in _CLITIC.finditer(low) if _singular(m["verb"]) and m["verb"] not in NOT_IMPERATIVE
    }
    found |= {m.start("verb") for m in _NEGATIVE.finditer(low) if _singular(m["verb"]) and _may_lead(low, m)}
    found |= {
        m.start("verb") for m in _INITIAL.finditer(low) if _opens_order(m["verb"], m["after"]) and _may_lead(low, m)
    }
    return len(found)


def _may_lead(low: str, m: re.Match[str]) -> bool:
    """Whether a verb stands where no subject can be understood from before.

    After a comma, a dash or a quotation a form in -e may be the third person ("il vient,
    donne son avis"); a form in -s is not.
    """
    return m["verb"].endswith("s") or m.start() == 0 or low[m.start() - 1] in ".!?:;…\n"


def _singular(verb: str) -> bool:
    """Whether a form with no subject can be the singular imperative."""
    return verb in RE_IMPERATIVES or not verb.endswith(NOT_SINGULAR)


def _opens_order(verb: str, after: str) -> bool:
    following = re.split(r"['-]", after.strip(" ,.!?…\n"), maxsplit=1)[0]
    if verb in S_IMPERATIVES or verb in IRREGULAR:
        return following not in ("tu", "je", "il", "vous", "on")
    if verb in E_IMPERATIVES and verb not in NOUN_LIKE:
        return True
    ends = verb.endswith("e") and len(verb) > 3 and _singular(verb)
    return ends and verb not in STARTERS_IN_E and after.startswith(" ") and following in DETERMINERS


def _english(low: str) -> Register:
    familiar = len(_CONTRACTED.findall(low)) + 2 * len(_SLANG.findall(low))
    return Register.FAMILIAR if familiar > len(_FORMAL.findall(low)) else Register.FORMAL


def told_register(note: str, language: Language) -> Register | None:
    """How the user's own note says that the client is addressed ("on se tutoie"); None where it says nothing."""
    french = language is Language.FR
    familiar, formal = (Register.TU, Register.VOUS) if french else (Register.FAMILIAR, Register.FORMAL)
    note = note.translate(_APOSTROPHE)
    for pattern, meant, other in ((_TOLD_TU, familiar, formal), (_TOLD_VOUS, formal, familiar)):
        if found := pattern.search(note):
            return other if _TOLD_NOT.search(note[: found.start()]) else meant
    return None

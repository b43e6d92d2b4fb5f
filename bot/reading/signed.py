"""How the client signed, and so how they are greeted."""

import re
from itertools import pairwise

from bot.reading.folding import fold

_CLOSING = re.compile(
    r"^(?:(?:bien |tres )?\w{4,}(?:ement|amment|emment)|(?:bises?|bisous|bizz?|bien|amicalement|amities|"
    r"belle journee|bonne journee|"
    r"a bientot|merci|cdlt|bav|salutations|avec (?:mes|nos|tous mes) remerciements)\b.*|"
    r".*\bsalutations\b.*|"
    r"(?:kind|best|warm(?:ly|est)?|many|with|yours|all|regards|thanks|thx|ta|cheers|love|sincerely|take care|"
    r"speak soon|talk soon|thank you)\b.*)$"
)
_TITLE = re.compile(r"^(?:m\.|mme|mlle|madame|monsieur|mr\.?|mrs\.?|ms\.?|miss|dr\.?|maître)\s", re.IGNORECASE)
_WORD = re.compile(r"^[^\W\d_](?:[\w-]|['’](?!s$))*\.?$")
_NO_NAMES = frozenset(
    "bises bisous bise love xoxo urgent important help attention service services direction agence societe "
    "mairie equipe achats team sales "
    "purchasing office department company ltd sarl sas bonjour hello hi tel fin merci thanks thank "
    "please svp stp voila amen hotel restaurant mairie ecole club asso association the la le les our notre yes "
    "no oui non also aussi sinon enfin puis sorry desole desolee besides otherwise however finally meanwhile "
    "therefore encore ensuite bref donc ok okay so and but et mais ps "
    "planning supply procurement relations operations logistics marketing communication communications finance "
    "accounts admin "
    "commercial vendor buyer reception retail partnerships lead head manager director desk committee board "
    "bureau direction "
    "accueil compta comptabilite secretariat regie cabinet monday tuesday wednesday thursday friday saturday "
    "sunday lundi mardi mercredi jeudi vendredi madame monsieur everyone everybody guys folks again infiniment".split()
)
_ALONE_AT_MOST = 2
_LONGEST_CLOSING, _MOST_WORDS, _LAST_LINES, _LONGEST_ROLE = 6, 4, 5, 9
_PARTICLES = frozenset("de du des da di van von der den la le el al bin".split())
# What follows a name on its own line: a role or a house.
_ROLE = re.compile(r"\s*(?:,|\s[-–—|/]\s?|\().*$")
# A last sentence that ends with a closing word and a name: "Thx, Suze", "Bien à vous, Solène Aubry".
_INLINE = re.compile(
    r"(?:^|[\s.!?…,;:)])(?:ta|bisous|biz|please advise|thanks?(?: (?:a lot|so much|heaps|again|you|a million))?"
    r"|thx|cheers|love|"
    r"best(?: wishes| regards)?|kind regards|regards|merci+(?: (?:d'avance|beaucoup|bien|à vous|à toi))?"
    r"|bises?(?: (?:de|à) [^,.!?]{2,30})?|"
    r"bien à (?:vous|toi)|(?:très |bien )?cordialement|(?:bonne|belle|excellente) (?:soirée|journée"
    r"|semaine|fin de journée"
    r"|fin de semaine|après-midi)|bon(?: |ne )week-?end|à (?:très )?(?:vite|bientôt|demain|plus)|sincères salutations"
    r"|merci (?:encore|de votre (?:aide|retour|réponse)|pour (?:tout|votre (?:aide|retour|réponse)))"
    r"|yours (?:sincerely|faithfully|truly)|sincerely|warm(?:est)? (?:regards|wishes)|warmly|kindest regards|take care"
    r"|(?:many|thanks and) regards|many thanks"
    r"|thank you(?: (?:so much|very much|again))?|all the best|speak soon|looking forward|"
    r"bien cordialement|amicalement|à bientôt|bonne journée|belle journée|biz)"
    r"(?:[ ]?[,!…–—.-]+\s*(?P<name>[^\n,]+?)|[ ](?-i:(?P<bare>[A-ZÀ-Ý][a-zà-ÿ]+)))[.!]?$",
    re.IGNORECASE,
)
_NAMED = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?"
_ALONE = re.compile(
    r"(?<!\b[A-Z])[.!?…)]\s+(?:[—–-]\s*)?(?P<name>(?:(?:Mrs?|Ms|Miss|Dr|Mme|Mlle"
    rf"|M)\.?\s)?{_NAMED}(?: {_NAMED})?)(?:\s?\([^()?!]{{2,25}}\)|, [A-ZÀ-Ý][\w ]{{1,24}})?$"
)
# Two words or three of one's own, and a name: "No drama, Ruth".
_PARTING = re.compile(
    r"[.!?…)]\s+(?!(?:to|in|at|from|for|by|on|à|en|de|du|pour|chez|par|sur|dear|hi|hello|cher|chère|bonjour)\b)"
    r"[^\W\d_]['’\w]*(?: (?!(?:to|in|from|for|à|en|de|chez|sur|vers)\b)['’\w]+){0,3},"
    r" (?P<name>[A-ZÀ-Ý][a-zà-ÿ]+)[.!]?$",
    re.IGNORECASE,
)


def signature(text: str) -> str | None:
    """The name that ends `text`: on a line of its own, or after a closing formula; None without one.

    A role or a house behind the name is left out, and initials are no name to call anyone by.
    """
    lines = [line.strip() for line in text.rstrip().splitlines()]
    for at in range(max(1, len(lines) - _LAST_LINES), len(lines)):
        before = lines[at - 1].rstrip(",.!?… ")
        closed = any(map(_closes, (before, before.rpartition(",")[2])))
        apart = closed or not before
        # What stands behind a name is a role or a house; what ends like a sentence is one.
        behind = (apart or at == len(lines) - 1) and _is_role(lines[at])
        named = _ROLE.sub("", lines[at]).lstrip("—–- ") if behind else lines[at]
        ends = all(_is_role(line) for line in lines[at + 1 :])
        # A name alone on the last line, behind a sentence that has ended, signs it.
        alone = (
            at == len(lines) - 1
            and lines[at - 1].endswith((".", "!", "?", "…"))
            and len(named.split()) <= _ALONE_AT_MOST
        )
        if _is_name(named) and (closed or (ends and (apart or alone or named != lines[at]))):
            return _called(named.rstrip(",. "))
    return _in_words(lines[-1]) if lines else None


def is_letter(text: str) -> bool:
    """Whether `text` ends as letters do: a closing formula on its line, and a name on the next."""
    lines = [line.strip() for line in text.rstrip().splitlines() if line.strip()]
    return any(
        _closes(before.rstrip(",.! ")) and _is_name(_ROLE.sub("", name))
        for before, name in pairwise(lines[-_LAST_LINES:])
    )


def _closes(words: str) -> bool:
    """Whether a line, or what stands behind its last comma, is a closing formula: "…, and all the best"."""
    said = _AND.sub("", fold(words.strip()))
    short = len(said.split()) <= _LONGEST_CLOSING
    return (short and _CLOSING.match(said) is not None) or _THANKING.search(said) is not None


_THANKING = re.compile(
    r"^(?:[\w',]+ ){1,9}(?:and|et) (?:many |un grand )?(?:thanks|thank you|merci)"
    r"(?: (?:again|so much|in advance|d'avance))?$"
)
"""A last line that thanks after other words: "Sorry for the mess and thank you"."""


_AND = re.compile(r"^(?:and|et) ")


def _is_role(line: str) -> bool:
    """Whether a line under a name may be a role, a house, an address: no sentence."""
    return (len(line.split()) <= _LONGEST_ROLE and not line.endswith(("?", "!", "."))) or not line


def _in_words(line: str) -> str | None:
    """The name at the end of a last line of words."""
    inline = _INLINE.search(line) or _ALONE.search(line) or _PARTING.search(line)
    told = inline.groupdict() if inline is not None else {}
    name = (told.get("name") or told.get("bare") or "").strip()
    return _called(name) if name and _is_name(name) else None


def _called(name: str) -> str | None:
    """The name without initials; None where only initials and a family name are left."""
    words = name.split()
    if len(words) > 1 and _INITIAL.match(words[-1]):
        words = words[:-1]
        name = " ".join(words)
    if titled(name):
        return " ".join([words[0], *(w for w in words[1:] if not _INITIAL.match(w))])
    return None if _INITIAL.match(words[0]) else name


_INITIAL = re.compile(r"^(?:[A-ZÀ-Ý]\.?-?){1,3}$")


def _is_name(line: str) -> bool:
    words = line.rstrip(",. ").split()
    if not 1 <= len(words) <= _MOST_WORDS or _CLOSING.match(fold(line.rstrip(",.! "))):
        return False
    particles = _PARTICLES if len(words) > 1 else frozenset[str]()
    # "Damien Le Goff" is a name, "Le comité" is none
    if any(fold(w).rstrip(".") in _NO_NAMES and not (i and fold(w) in particles) for i, w in enumerate(words)):
        return False
    capital = (_WORD.match(w) and w[0].isupper() for w in words if w not in _PARTICLES)
    return words[0] not in _PARTICLES and all(capital) and not line.isupper()


def titled(name: str) -> bool:
    """Whether a name comes with its title."""
    return _TITLE.match(name) is not None

"""How a reply salutes: by the title and name, the first name, or without a name."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.topics import holds
from bot.domain.asks import Language
from bot.domain.facts import FactName
from bot.domain.message import Channel
from bot.reading.signed import signature, titled

_TITLES = frozenset("madame monsieur mademoiselle mme m. mlle mr mr. mrs mrs. ms ms. miss dr dr. maître".split())
_IN_FULL = {"m.": "Monsieur", "mme": "Madame", "mlle": "Mademoiselle"}


def greeting(case: Case) -> str:
    """Salute with the name when its title is known, a friend by the first name, else without a name."""
    name = case.situation.facts.text(FactName.NAME) or ""
    first = name.split(" ", 1)[0]
    if first.lower() in _TITLES and " " in name:
        return case.voice.say("hello_named", name=name)
    signed = signature(case.situation.message.text)
    if signed is not None:
        return _signed(signed, case)
    sender = case.situation.message.sender.strip()
    if case.voice.familiar and first and sender.lower().split(" ")[0] == first.lower():
        return case.voice.say("hello_friend", name=first)
    return case.voice.say("hello_hi" if _casual(case) else "hello")


def _signed(signed: str, case: Case) -> str:
    """Greet by the title and name, by the first name of whoever writes familiarly or calls us by ours, or in full."""
    first = signed.split(maxsplit=1)[0]
    if titled(signed):
        title, rest = signed.split(" ", 1)
        return case.voice.say("hello_named", name=f"{_IN_FULL.get(title.lower(), title)} {rest}")
    french = case.language is Language.FR
    named_us = re.match(
        r"(?:bonjour|bonsoir|salut|cher|chère) (?!madame|monsieur|à|tou)[^\W\d_]+\s*[,!\n]",
        case.situation.message.text,
        re.IGNORECASE,
    )
    if french and not case.voice.familiar and not named_us and " " in signed:
        return case.voice.say("hello_named", name=_by_title(signed, case))
    formal = re.match(r"dear (?:mrs?|ms|miss|dr|sir|madam|prof)\b", case.situation.message.text, re.IGNORECASE)
    # Whoever writes by title and family name is not called by the first name.
    name = signed if formal and is_email(case) else first
    if _casual(case):
        return case.voice.say("hello_hi", name=name)
    key = "hello_friend" if case.voice.familiar else "hello_named" if is_email(case) else "hello_chat"
    return case.voice.say(key, name=name)


def _by_title(signed: str, case: Case) -> str:
    """A whole name with the title that its first name tells ("Madame Morel"), else as it was signed."""
    first, rest = signed.split(maxsplit=1)
    marks, alone = case.voice.book.marks, first.split("-")[0]
    hers, his = holds(marks["her_names"], alone), holds(marks["his_names"], alone)
    return signed if hers == his else f"{'Madame' if hers else 'Monsieur'} {rest}"


def _casual(case: Case) -> bool:
    """Whether a friend's message begins with a word that calls for "salut"."""
    begun = " ".join(case.situation.message.text.split()[:2])
    return case.voice.familiar and holds(case.voice.book.marks["hello"], begun)


def is_email(case: Case) -> bool:
    """Whether the reply is a mail."""
    return case.style.channel is Channel.EMAIL

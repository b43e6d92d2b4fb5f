"""Papers, money and samples that the client speaks of, where the user's note tells that they were sent or are here."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.note import AWAITED, said_of, told
from bot.coach.compose.topics import holds
from bot.domain.tidings import Tiding, TidingKind, Who
from bot.reading.folding import fold
from bot.reading.format import say_date

_KNOWN = frozenset({"samples", "replacements", "proof", "credit", "refund", "invoice", "quote", "photos"})
# What is sent again on a word of theirs: it costs nobody anything.
_PAPERS = frozenset({"quote", "proof", "credit", "invoice"})


def papers(case: Case) -> Core | None:
    """What is said of the first of them that the message speaks of; None without one."""
    return next((c for t in told(case) if (c := _papers(t, case)) is not None), None)


def _papers(one: Tiding, case: Case) -> Core | None:
    """On which day papers, money or samples that the client speaks of were sent."""
    if one.kind is not TidingKind.SENT or one.what not in _KNOWN:
        return None
    text, voice = case.situation.message.text, case.voice
    if not holds(voice.book.marks[f"of_{one.what}"], text):
        return None
    if one.who is Who.CLIENT:
        return _received(one, case)
    awaited = one.what in _MONEY or any(
        AWAITED.search(fold(said)) is not None
        and _HAD.search(fold(said)) is None
        and holds(voice.book.marks[f"of_{one.what}"], said)
        for said in _SENTENCE.split(text)
    )
    if one.day is None or not awaited:
        return None
    first = voice.say("sent_thing", thing=voice.say(f"thing_{one.what}"), day=say_date(one.day, case.language))
    after = voice.say("sent_again") if one.what in _PAPERS else voice.say("sent_traced", next=case.next_day)
    return said_of(case, first, after)


_HAD = re.compile(
    r"\b(?:(?:bien|ai|avons|a|ont) (?:bien )?recu\w*|merci (?:pour|de|d')|thank(?:s| you)(?: \w+){0,2} for|got your"
    r"|(?:bat|epreuve|devis|maquette|facture)s? (?:bien )?recu\w*|(?:proof|quote|invoice) (?:received|arrived|came)"
    r"|(?<!n't )(?<!not )(?<!never )(?<!yet )received (?:your|the)|(?:update|updating|refaire|mettre a jour|modifier"
    r"|actualiser|renew|renouveler|change|changer) (?:the|your|that|me|le|la|votre|ce))\b"
)
"""Words of whoever holds the paper already."""
_SENTENCE = re.compile(r"(?<=[?!.…])\s+|\n+")
_MONEY = frozenset({"credit", "refund"})


def _received(one: Tiding, case: Case) -> Core | None:
    """That what the client sent is here, to whoever asks."""
    if _GOT.search(fold(case.situation.message.text)) is None:
        return None
    day = {} if one.day is None else {"day": say_date(one.day, case.language)}
    thing = case.voice.say(f"thing_{one.what}")
    return said_of(case, case.voice.maybe("got_thing", {**day, "thing": thing}) or "")


_GOT = re.compile(r"\b(?:got|get|receiv\w*|recu\w*|arriv\w*|reach\w*|parvenu\w*|eu)\b[^.!]*\?")

"""Whose words a message is: a client's, who wants goods, paid or tells what went wrong, or else by how it speaks."""

import re
from collections.abc import Sequence

from bot.coach.understand.cues import Cues
from bot.coach.understand.inquiries import Asked
from bot.coach.understand.message_read import Read
from bot.coach.understand.own_goods import of_their_own
from bot.coach.understand.passed_on import passed_on
from bot.coach.understand.plain import Plain
from bot.coach.understand.speech import addressed_to_us, find_speech, signed
from bot.domain.facts import FactName
from bot.domain.situation import Speech
from bot.domain.wrongs import Wrong
from bot.reading.bills import taken_twice
from bot.reading.folding import fold
from bot.reading.signed import is_letter


def who_writes(asked: tuple[Asked, ...], wrongs: tuple[Wrong, ...], read: Read, cues: Cues) -> Speech:
    """CLIENT for what only a client writes; else what the words say of themselves."""
    own, of_a_client = read.own, _OF_A_CLIENT.search(fold(" ".join(p.sentence.text for p in read.own))) is not None
    goods = bool(read.order or read.counts)
    theirs = (
        _LABELLED.search(fold(read.text)) is not None
        or is_letter(read.message.raw)
        or ((asked or goods) and _wants(own))
        or any(taken_twice(p.text) for p in own)
        or passed_on(own, goods=goods)
        or of_their_own(own, cues, goods=any(f.name is FactName.PRODUCT for f in read.order))
        # whoever tells of goods gone wrong, and of no client, is the client
        or (bool(wrongs) and _OF_A_CLIENT.search(fold(read.text)) is None)
        # nobody gives orders to the coach in a question of their own
        or (bool(read.attempts) and not of_a_client)
    )
    if theirs or signed(read.whole):
        return Speech.CLIENT
    return _by_voice(find_speech(read.whole, cues), read, cues)


_OWN, _OWN_UNASKED = 0.6, 0.85
"""So surely a question is the user's own, or words that ask nothing, where no pattern says so.

Of 887 questions from clients that were not learnt from one sounds surer than the first; of 2,835 other messages two
sound surer than the second. Four in five of the users' own questions do.
"""

_OWN_TO_US = 0.3
"""What is wanted beyond that of words that say "you", or count or ask for goods, as clients do: a share of the rest."""

_THEIRS = 0.08
"""Words that sound less like the user's are a client's, though a pattern took them for a question of the user's."""


def _by_voice(speech: Speech, read: Read, cues: Cues) -> Speech:
    """Whose words they are by how they sound, where that is surer than the patterns."""
    share = cues.voices.share(read.text)
    if speech is Speech.ADVICE:
        return Speech.CLIENT if share < _THEIRS else speech
    enough = _OWN if "?" in read.text else _OWN_UNASKED
    if read.order or read.counts or _RECEIVES.search(fold(read.text)) or addressed_to_us(read.whole, cues):
        enough = 1 - _OWN_TO_US * (1 - enough)
    return Speech.ADVICE if share >= enough else speech


_RECEIVES = re.compile(
    r"\b(?:peut-on|puis-je|pouvons-nous|(?:on|je) peu[xt]|nous pouvons)(?: \w+)? (?:recevoir|avoir|obtenir)\b"
    r"|\b(?:can|could|may) (?:i|we)(?: \w+)? (?:get|have|receive)\b"
)

_OF_A_CLIENT = re.compile(
    r"\b(?:clients?|clientes?|customers?|buyers?|acheteurs?|prospects?|il|elle|ils|elles|lui|he|she|him|her)\b(?! ?:)"
)

_LABELLED = re.compile(r"(?:^|[.!?\n]\s*)(?:le |la |the )?(?:client|cliente|customer|buyer|acheteur) ?: ?\w")
"""Words handed over with the name of who said them: "Client: great, so 30% then?"."""

_WANTS = re.compile(
    r"(?:^|\b(?:hi|hello|hey|morning|bonjour|salut),? )(?:need|looking for|after|want|besoin de|cherche) (?:#q|#n)"
    r"|\b(?:we're|we are|i'm|i am|nous sommes|on est|je suis) (?:an? |une? )?(?:brand )?(?:new"
    r"|nouve\w+) (?:client|customer)\w*"
    r"|\b(?:en tant que|as (?:an? |your )?)(?: \w+){0,2} ?(?:client|customer)\w*\b"
    r"|\b(?:mon|ma|notre|my|our) (?:directeur|directrice|direction|patron\w*|chef\w*|boss|finance\w*|manager"
    r"|board|compta\w*)"
    r"(?: (?:a|ont|has|have|only|ne|n'))* ?(?:valid|approuv|autoris|fix|approv|sign|set|cap"
    r"|accept)\w*(?: \w+){0,4} #m"
    r"|\b(?:j'en|on en|nous en) prend\w+|\b(?:i|we)'d take (?:#q|#n)"
    r"|\b(?:would like|(?:we|i)'d like|(?:we|i) (?:need|want|are after|am after)"
    r"|(?:nous|on|je|j') ?(?:voudri?\w+|souhait\w+|aimer\w+|cherch\w+)"
    r"|(?:nous|il nous|on a|j'ai|nous avons)(?: \w+)? (?:faudrait|besoin))\b"
)


def _wants(sentences: Sequence[Plain]) -> bool:
    """Whether somebody says to want goods: a client's words, whoever else they sound like."""
    return any(_WANTS.search(plain.text) for plain in sentences)

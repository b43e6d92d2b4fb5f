"""Whose words were sent: a client's, to answer, or the user's own question about one."""

import re

from bot.coach.understand.cues import Cues, found_in
from bot.coach.understand.plain import Plain
from bot.domain.situation import Speech

_THANKS = re.compile(
    r"^(?:(?:un )?(?:grand |immense )?merci (?:a|encore|mille)|thank|thanks|many thanks|bravo|kudos|remerci)\b"
)


_SIGNED = re.compile(
    r"^(?:(?:kind |best |warm )?regards|cheers|best(?: wishes)?|all the best|many thanks|thanks(?: a lot| so much)?"
    r"|merci(?: d'avance| a vous| beaucoup)?|(?:bien )?cordialement|cdlt|bien a (?:vous|toi)|a bientot|bonne journee)"
    r"[ ,.!;-]+(?!a tous\b|all\b|team\b|everyone\b)[a-z][\w'-]+(?: [a-z][\w'.-]*){0,2}[ .!]*$"
)
"""A closing with a name: somebody wrote this to somebody, and nobody signs what they ask the coach."""

_COURTESY = re.compile(r"\b(?:thanks|thank you|thx)\b")

_ASIDE = re.compile(
    rf"{_COURTESY.pattern}|\brendez[- ]vous\b|[\"«“][^\"»”]*[\"»”]"
    r"|\b(?:tu|vous) (?:en |lui |leur )?(?:pens|di[rt]|fer|repond)\w+ quoi\b"
    r"|\b(?:tu|vous) en (?:pens|di[st])\w+|\b(?:pens|di[rt]|fer)\w+[- ](?:tu|vous)\b"
    r"|\bwhat (?:do|would) you (?:think|do|say|advise)\b"
)
"""Words in which "you" is no seller: thanks, a meeting, what somebody is quoted as saying, an opinion asked for."""

_OWN_DOUBT = re.compile(
    r"\b(?:dois-je|devrais-je|faut-il que je|should i|do i (?:have|need) to)\b[^?]{0,50}"
    r"\b(?:excuser|m'excuser|rembourser|relancer|ceder|apologi\w+|refund|give in)\b"
)

_OR_ELSE = re.compile(
    r"\b(?:or|otherwise|or else) (?:i|we)(?:'ll|'m|'re| will| am| are)?\b"
    r"|\b(?:sinon|ou(?: alors| bien)?),? (?:je|j'|on|nous)\b"
)
_OF_OTHERS = re.compile(r"\b(?:he|she|they|il|elle|ils|elles|clients?|clientes?|customers?|buyers?|prospects?)\b")
"""Who threatens in the first person, and speaks of nobody else, writes to us: "or I take our account elsewhere"."""


def signed(sentences: tuple[Plain, ...]) -> bool:
    """Whether the words end with a closing and a name."""
    return bool(sentences) and _SIGNED.search(sentences[-1].text.strip()) is not None


def find_speech(sentences: tuple[Plain, ...], cues: Cues) -> Speech:
    """ADVICE for a seller's own words about clients or selling that address nobody but the coach; else CLIENT.

    A question counts with a client in the third person or with words of the trade beside it; a
    confession or a report counts without a question; what is asked of the coach about itself says "you" to the coach.
    """
    texts = [p.text for p in sentences]

    def said(name: str) -> bool:
        return any(found_in(cues.advice[name], t) for t in texts)

    if said("coach"):
        return Speech.ADVICE
    third = any(found_in(cues.advice["third"][:1], t) or found_in(cues.advice["third"][2:3], t) for t in texts)
    # who speaks of "my client" thanks the coach, or tells who does not thank us
    plain = [_COURTESY.sub(" ", t) for t in texts] if third else texts
    addressed = any(found_in(cues.advice["addressed"], t) for t in plain)
    threats = [t for t in texts if _OR_ELSE.search(t) and not found_in(cues.advice["told"], t)]
    if threats and not said("question") and not any(_OF_OTHERS.search(t) for t in texts):
        return Speech.CLIENT
    asks = said("question") or (said("wanting") and said("undecided"))
    if not addressed and any(_OWN_DOUBT.search(t) for t in texts):
        return Speech.ADVICE
    if asks and (third or said("third") or said("trade")) and (not addressed or _only_quoted(plain, cues)):
        return Speech.ADVICE
    if not asks and any(_THANKS.search(t) for t in texts):
        # Whoever thanks somebody here is a client.
        return Speech.CLIENT
    if not addressed and (said("told") or (third and said("third")) or (said("confessed") and said("trade"))):
        return Speech.ADVICE
    return Speech.CLIENT


def addressed_to_us(sentences: tuple[Plain, ...], cues: Cues) -> bool:
    """Whether the words say "you" to somebody beyond asking for advice."""
    texts = [_ASIDE.sub(" ", p.text) for p in sentences]
    return any(found_in(cues.advice["addressed"], t) for t in texts) and not _only_quoted(texts, cues)


def _only_quoted(texts: list[str], cues: Cues) -> bool:
    """Whether "you" stands only in the words that ask for advice ("what would you do?"), not in what is asked."""
    for text in texts:
        left = text
        while asking := found_in(cues.advice["question"], left) or found_in(cues.advice["undecided"], left):
            left = left[: asking.start()] + " " + left[asking.end() :] if asking.end() > asking.start() else ""
        if found_in(cues.advice["addressed"], left):
            return False
    return True

"""A client who speaks of clients of their own: goods are wanted of us, nobody asks how to sell."""

import re
from collections.abc import Sequence

from bot.coach.understand.plain import Plain

_OF_THEIRS = re.compile(
    r"\b(?:(?:un|une|l'un|l'une|plusieurs|certains|quelques|deux|trois|beaucoup) (?:de"
    r"|d'entre) nos (?:\w+ )?client\w*"
    r"|nos (?:\w+ )?client(?:e?s)|(?:notre|mon) client(?:e)? final\w*"
    r"|(?:one|some|several|many|two|three|a few) of (?:our|my) (?:\w+ )?(?:clients|customers)"
    r"|our (?:\w+ )?(?:clients|customers)|our end (?:client|customer)|a (?:client|customer) of ours)\b"
)
_LAST = re.compile(r"\b(?:client(?:e)? final\w*|end (?:client|customer))\b")
"""Only who sells on to others has such a client."""

_DELIBERATES = re.compile(
    r"\b(?:que (?:faire|dire|repondre|proposer|decider)|comment (?:lui|leur|reagir|repondre|refuser|dire|gerer|faire)"
    r"|dois-je|devons-nous|faut-il|jusqu'ou|puis-je|est-ce que je|accepter|refuser|ceder|accorder|conseil\w*|avis \?"
    r"|should|shall|how (?:do|can|to|would)|what (?:do|can|should|would) (?:i|we|you)|advice|thoughts|accept|refuse"
    r"|grant|say no|nos (?:prix|tarifs|marges?|commerciaux)|our (?:prices?|margins?|policy|team|reps))\b"
)
_BARGAINED = re.compile(
    r"#p|#m|\b(?:remises?|rabais|gestes?|baiss\w*|moins cher\w*|rembours\w*|gratuit\w*|offert\w*|concurren\w*|pay\w*"
    r"|paie\w*|regl\w*|discounts?|cheaper|lower|refund\w*|free|competitor\w*|insist\w*|exig\w*|threat\w*|menac\w*)\b"
)
_TAKES = re.compile(
    r"\b(?:would like|(?:we|i)'d like|(?:we|i) (?:need|want)"
    r"|(?:nous|on|je|j') ?(?:en )?(?:voudri?\w+|souhait\w+|aimer\w+))\b(?: [\w']+){0,3}? "
    r"(?:(?:re)?command\w+|(?:re)?prendre|racheter|acheter|recevoir|(?:re-?)?order|buy|get|have)\b"
)


def passed_on(sentences: Sequence[Plain], *, goods: bool) -> bool:
    """Whether a message that names `goods` of ours passes on, or tells of, what clients of the writer's want."""
    texts = [p.text for p in sentences]
    goods = goods or any(_LAST.search(t) for t in texts)
    if not goods or not any(_OF_THEIRS.search(t) for t in texts) or any(_DELIBERATES.search(t) for t in texts):
        return False
    return any(_TAKES.search(t) for t in texts) or not any(_BARGAINED.search(t) for t in texts)

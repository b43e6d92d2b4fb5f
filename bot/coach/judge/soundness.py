"""A warranty answers for defects: without any, the age of the goods says nothing of it."""

import re
from dataclasses import replace

from bot.domain.asks import AskKind
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.situation import Situation
from bot.reading.folding import fold

_WRONG = re.compile(
    r"\b(?:garanti\w*|warrant\w*|guarant\w*|repar\w*|repair\w*|fix\w*|mend\w*|defaut\w*|defect\w*|fault\w*|cass\w*"
    r"|bro[kc]\w*|remplac\w*|replac\w*|lach\w*|snap\w*|torn|dechir\w*|coutures?|seams?|abim\w*|damag\w*|marche|works?"
    r"|tient|ferme|ouvre|closes?|opens?|fend\w*|crack\w*|decoll\w*|peel\w*|rouill\w*|rust\w*|fuit|leak\w*|tach\w*)\b"
)


def covered_where_wrong(facts: Facts, situation: Situation) -> Facts:
    """`facts` of goods sent back, taken as sound where no defect is known and no words say that one is there.

    Sound goods are outside a warranty that only their age would give.
    """
    told = any(f.name is FactName.IN_WARRANTY and f.origin is not Origin.CASE for f in facts)
    if told or not situation.has(AskKind.RETURN_OR_WARRANTY) or facts.get(FactName.DEFECT) is not None:
        return facts
    if (
        situation.has(AskKind.COMPLAINT)
        or facts.flag(FactName.OUR_FAULT)
        or _WRONG.search(fold(situation.message.text))
    ):
        return facts
    covered = [f for f in facts if f.name is FactName.IN_WARRANTY]
    if not covered:
        return facts
    sound = tuple(replace(f, value=False) if f in covered else f for f in facts)
    return Facts((*sound, Fact(FactName.DEFECT, False, Origin.CASE, covered[0].quote)))

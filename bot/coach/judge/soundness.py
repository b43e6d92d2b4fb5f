"""A warranty answers for defects: without any, the age of the goods says nothing of it."""

import re

from bot.domain.asks import AskKind
from bot.domain.facts import FactName, Facts, Origin
from bot.domain.situation import Situation
from bot.reading.folding import fold

_WRONG = re.compile(
    r"\b(?:garanti\w*|warrant\w*|guarant\w*|repar\w*|repair\w*|fix\w*|mend\w*|defaut\w*|defect\w*|fault\w*|cass\w*"
    r"|bro[kc]\w*|remplac\w*|replac\w*|lach\w*|snap\w*|torn|dechir\w*|coutures?|seams?|abim\w*|damag\w*|marche|works?"
    r"|tient|ferme|ouvre|closes?|opens?|fend\w*|crack\w*|decoll\w*|peel\w*|rouill\w*|rust\w*|fuit|leak\w*|tach\w*)\b"
)


def covered_where_wrong(facts: Facts, situation: Situation) -> Facts:
    """`facts`, less a cover that only an age gives, where no defect is known and no words say that one is there."""
    if facts.flag(FactName.DEFECT) or situation.has(AskKind.COMPLAINT) or _WRONG.search(fold(situation.message.text)):
        return facts
    kept = tuple(f for f in facts if f.name is not FactName.IN_WARRANTY or f.origin is not Origin.CASE or not f.value)
    return Facts(kept)

"""A warranty answers for defects: without any, the age of the goods says nothing of it."""

import re
from dataclasses import replace

from bot.domain.asks import Ask, AskKind
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.situation import Situation
from bot.reading.folding import fold

WRONG = re.compile(
    r"\b(?:garanti\w*|warrant\w*|guarant\w*|repar\w*|repair\w*|fix\w*|mend\w*|defaut\w*|defect\w*|fault\w*|cass\w*"
    r"|bro[kc]\w*|remplac\w*|replac\w*|lach\w*|snap\w*|torn|dechir\w*|coutures?|seams?|abim\w*|damag\w*|marche|works?"
    r"|tient|ferme|ouvre|(?:not|n't|never) (?:open|close)|fend\w*|crack\w*|decoll\w*|peel\w*|rouill\w*|rust\w*"
    r"|fuit|leak\w*|tach\w*"
    r"|(?:came|come|comes|coming|fell|falls|falling) (?:off|apart|loose|undone)|gave way|gives way|stopped|jam\w*|bent"
    r"|stuck|wash\w*|fad(?:e|ed|es|ing)|wor[en]|rubb?\w*|effac\w*|pel(?:e|ent|ees?)|scratch\w*|stain\w*|raye\w*"
    r"|ebrech\w*|chip\w*|fel(?:e|ee|es|ees)|tordu\w*|decousu\w*|detach\w*|deteint\w*|bave\w*|rip(?:ped|s)?"
    r"|split\w*|bloqu\w*|coinc\w*|hole|trous?|lock\w*|resist\w*|tenu)\b"
)


# More than was needed, or never used: what comes back works.
_SPARE = re.compile(
    r"\b(?:(?:en|de) trop|sur ?plus|surplus|too (?:many|much)|over-?order\w*|left ?over\w*|unused|unopened"
    r"|invendus?|unsold"
    r"|(?:trop|too) (?:commande\w*|pris|vu|prevu\w*)|dans leurs? cartons?|in (?:the|their) box\w*|still boxed"
    r"|plus besoin"
    r"|no longer need\w*|don't need|pas (?:servi|utilise\w*)|jamais (?:servi|utilise\w*|ouvert\w*)"
    r"|never (?:used|opened))\b"
)


def sound_apart(ask: Ask, situation: Situation, facts: Facts) -> Facts | None:
    """What is known of goods sent back as sound beside others that are faulty; None where the ask is of no such goods.

    "One has a broken rib. We also have forty unopened ones left, would you take those back?": the first is faulty.
    """
    said = fold(ask.quote)
    others = [a.quote for a in situation.asks if a.kind is AskKind.COMPLAINT]
    apart = others and all(one not in ask.quote and ask.quote not in one for one in others)
    if ask.kind is not AskKind.RETURN_OR_WARRANTY or not apart or not _SPARE.search(said) or WRONG.search(said):
        return None
    kept = Facts(tuple(f for f in facts if f.name not in _OF_THE_FAULTY))
    return kept.plus(
        Fact(FactName.DEFECT, False, Origin.CASE, ask.quote), Fact(FactName.IN_WARRANTY, False, Origin.CASE, ask.quote)
    )


_OF_THE_FAULTY = (FactName.DEFECT, FactName.OUR_FAULT, FactName.IN_WARRANTY)


def covered_where_wrong(facts: Facts, situation: Situation) -> Facts:
    """`facts` of goods taken as sound where no defect is known and no words say that one is there.

    Sound goods are outside a warranty that only their age would give: those sent back because they are
    too many, those that came late.
    """
    told = any(f.name is FactName.IN_WARRANTY and f.origin is not Origin.CASE for f in facts)
    back, words = situation.has(AskKind.RETURN_OR_WARRANTY), fold(situation.message.text)
    if told or not (back or situation.has(AskKind.COMPLAINT)) or facts.get(FactName.DEFECT) is not None:
        return facts
    if facts.flag(FactName.OUR_FAULT) or WRONG.search(words):
        return facts
    covered = tuple(f for f in facts if f.name is FactName.IN_WARRANTY)
    if situation.has(AskKind.COMPLAINT):
        # of what a complaint names in no words of a defect nothing is known: its age alone does not settle it
        return Facts(tuple(f for f in facts if f not in covered))
    # what somebody ordered amiss themselves has no defect of ours
    if not (back and (covered or _SPARE.search(words) or facts.flag(FactName.CLIENT_FAULT))):
        return facts
    kept = Facts(tuple(replace(f, value=False) if f in covered else f for f in facts))
    quote = covered[0].quote if covered else situation.message.text
    return kept.plus(Fact(FactName.DEFECT, False, Origin.CASE, quote))

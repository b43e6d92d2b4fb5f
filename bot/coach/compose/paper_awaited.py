"""A paper or a sample that did not come: a proof, a quote. It is looked for as what it is, and no parcel is."""

import re

from bot.coach.compose.case import Case

_PAPER_FR = r"(?:épreuve|bat|bon à tirer|maquette|devis|proposition|échantillons?|facture|confirmation de commande)"
_PAPER_EN = r"(?:proofs?|mock-?ups?|quote|quotation|proposal|samples?|invoice|order confirmation)"
_ABSENT = re.compile(
    r"\b(?:toujours pas|pas encore|toujours rien|jamais|n['’]ai pas|n['’]avons pas|attends?|attendons|attente)\b"
    r"[^.?!]{0,30}?"
    rf"\b(?P<fr>(?:l['’]|(?:le|la|les|votre|notre|mon|ma|nos|mes|vos|de|d['’]|un|une|des) ?){_PAPER_FR})\b"
    r"|\b(?:still (?:not|haven['’]t|hasn['’]t|waiting)|haven['’]t|hasn['’]t|not yet|never|waiting)\b[^.?!]{0,30}?"
    rf"\b(?P<en>(?:(?:the|our|my|your|a|any) )?{_PAPER_EN})\b",
    re.IGNORECASE,
)
_DET = re.compile(
    r"^(?:l['’]|(?:the|our|my|your|a|any|le|la|les|votre|notre|mon|ma|nos|mes|vos|de|un|une|des) |d['’])?",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?<!devi)s$")
_HERS = re.compile(r"(?:maquette|proposition|facture|confirmation)")


def paper_awaited(case: Case) -> str | None:
    """The paper that the message says did not come, as theirs ("your proof"); None where what is awaited is goods."""
    match = _ABSENT.search(case.situation.message.text)
    said = None if match is None else match["fr" if case.french else "en"]
    if said is None:
        return None
    noun = _DET.sub("", said).lower()
    many = _SEVERAL.search(noun) is not None
    if not case.french:
        return f"your {noun}"
    if not case.voice.familiar:
        return f"{'vos' if many else 'votre'} {noun}"
    return f"{'tes' if many else 'ta' if _HERS.match(noun) else 'ton'} {noun}"

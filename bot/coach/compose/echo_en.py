"""English requests and questions told back: "could you send me …" becomes "send you …"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """An infinitive without "to", and whether we are the ones to do it."""

    words: str
    ours: bool


_OF_US = re.compile(
    r"\b(?:(?:could|can|would|will) (?:you|ye|you guys|y'all|somebody|someone|anyone)(?: (?:at|on|in) your \w+)?|"
    r"is (?:it|there) (?:any )?(?:chance|possible|way)(?: (?:that|for))? you (?:could|can|would)|"
    r"any chance you (?:could|can|would|might)|would you be (?:able|willing|prepared|so kind as) to|"
    r"may i ask you to|(?:we|i) would ask you to|i need you to|we need you to|would you mind|"
    r"would you (?:guys )?be up for|any chance of you|"
    r"if you (?:could|were able to|would be able to))\s+(?:please |kindly |possibly |perhaps |maybe |just |"
    r"also |still |ever )*"
    r"(?P<rest>[a-z][^?!.;\n]*)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\b(?:(?:could|can|may|might) (?:we|i)|(?:would|is) it (?:be )?possible (?:for (?:us|me) )?to|"
    r"(?:we'd|i'd|we would|i would) (?:like|love|need|want) to|we need to|we have to|we must|we want to|"
    r"(?:need|want|have|wish) to(?=\s+(?:cancel|call off))|we are hoping to|"
    r"is there (?:any|a) way (?:for us )?to|any chance (?:we|i) (?:could|can))\s+"
    r"(?:please |possibly |perhaps |maybe |just |also |still )*(?P<rest>[a-z][^?!.;\n]*)",
    re.IGNORECASE,
)
_PLEASE = re.compile(
    r"(?:^|\band |, )(?:please|kindly|pls)\s+(?:could you |can you )?(?P<rest>[a-z][^?!.;\n]*)", re.IGNORECASE
)
_YES_NO = re.compile(
    r"^(?:\W*(?:also|and|so|hi|hello|hey|quick (?:one|question))\W+)*(?P<aux>do|can|could|will|would|are|"
    r"have) you\s+(?P<rest>[a-z][^?!.;\n]*)\?",
    re.IGNORECASE,
)
_WH = re.compile(
    r"\b(?P<wh>(?:which|what|how many|how much|how long|where|when|how) ?[\w ]{0,30}?) (?P<aux>do|can|could|will|would|are|have) you "  # noqa: E501 - one pattern
    r"(?P<rest>[a-z][^?!.;\n]*)\?",
    re.IGNORECASE,
)
_STATE = (
    "made|printed|produced|woven|available|suitable|certified|recycled|recyclable|organic|washable|dishwasher|safe|"
    "resistant|real|solid|wood|wooden|metal|leather|steel|plastic|glass|ceramic|bamboo|wind proof|water proof|"
    "windproof|waterproof|microwave|compatible|included|ready|covered|insured|guaranteed|really|fully|from|in"
)
_MADE_OF = re.compile(
    r"\b(?P<wh>what|where|how) (?P<aux>is|are) (?P<who>(?:your|the|these|those|this) (?:[a-z]+ ){0,2}?[a-z]+) "
    r"(?P<rest>(?:made|printed|produced|packed|finished|woven)\b[^?!.;\n]*)\?",
    re.IGNORECASE,
)
_OF_GOODS = re.compile(
    rf"\b(?P<aux>is|are) (?P<who>(?:your|the|these|those|this) (?:[a-z]+ ){{0,2}}?[a-z]+) "
    rf"(?P<rest>(?:{_STATE})\b[^?!.;\n]*)\?",
    re.IGNORECASE,
)
_OF_THEM_ALL = re.compile(
    r"(?:^|\b(?:and|so|also|or) |[,;:] )do (?P<who>they|(?:your|the|these|those) (?:[a-z]+ )?[a-z]+s) "
    r"(?P<rest>[a-z][^?!.;\n]*)\?",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"(?:^|\b(?:and|so|also|but) |[,;:] )(?P<aux>has|have|is|are|was|were) "
    r"(?P<who>(?:(?:the|our|my|your|their) )?(?:[a-z]+ )?(?:printing|production"
    r"|manufacturing|work|orders?|proofs?|artwork|parcels?"
    r"|delivery|goods|payment|invoice|samples?)) "
    r"(?P<rest>(?:already )?(?:started|begun|been|gone|left|shipped|arrived|ready|finished|under way"
    r"|on (?:its|their) way|approved|received|paid)\b[^?!.;\n]*)\?",
    re.IGNORECASE,
)
"""How far something of the order has come: "has printing started yet?"."""
_CAN_BE = re.compile(
    r"(?:^|\b(?:and|so|also|but) |[,;:.] )(?:can|could|may) "
    r"(?P<who>(?:the|your|these|those|this) (?:[a-z]+ ){0,3}?[a-z]+) "
    r"(?P<rest>be (?:made|done|printed|packed|wrapped|supplied|delivered|sent|embroidered|engraved|personalised|ordered"
    r"|changed|moved)\b[^?!.;\n]*)\?",
    re.IGNORECASE,
)
"""What could be done with goods: "can the box be made without the notebook?"."""
_TELL = re.compile(
    r"\b(?:tell (?:me|us)|let (?:me|us) know|confirm|(?:like|want|need|love) to know|wonder(?:ing)?|any idea|"
    r"(?:is|are) asking|"
    r"do you know)\s+"
    r"(?:please )?(?P<rest>(?:if|whether|how|what|which|where|when|who)\b[^?!.;\n]*)",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"^\W*(?P<rest>(?:if(?=[^,]*$)|whether)\b[^?!.;\n]*)", re.IGNORECASE)
_CUT = re.compile(
    r"(?:,\s|\s)(?:so(?! kind)|because|before (?:we|i|they|he|she)|as (?:we|i|it|our|my|the|they|there)|since|but|"
    r"and (?:i|we|if|then|he|she|they|let|also)"
    r"|in order|please|thanks?|thank|when (?:we|i)|if (?:we|i|you|that|it|not|so)|while|though|or (?:do|is|are|"
    r"should|have|has|can|will)"
    r"|i|we|they|he|she)\b.*$|,(?!\d).*$|\s\(.*$|\s[-–—]\s.*$",
    re.IGNORECASE | re.DOTALL,
)
_FLIP = {
    "me": "you", "us": "you", "my": "your", "our": "your", "mine": "yours", "ours": "yours", "your": "our",
    "yours": "ours", "yourselves": "ourselves", "ourselves": "yourselves", "myself": "yourself",
}  # fmt: skip
_FLIPPED = re.compile(r"\b(" + "|".join(_FLIP) + r")\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:i|we|you|ye|u|i'm|we're|we've|i've|you're|you've|i'd|we'd|you'd|i'll|we'll|you'll)\b", re.IGNORECASE
)
_BASE = re.compile(r"^(?:be|have|do|go|get|let|[a-z]+)$", re.IGNORECASE)
_NO_VERB = frozenset(
    "i we you it that this the a an there for in on at of with your my our only perhaps tell know confirm help advise "
    "be being match do go check look see let".split()
)
_GERUND = re.compile(r"^([a-z]+)ing$", re.IGNORECASE)
_DANGLING = re.compile(r"\b(?:it|this|that|one)\b", re.IGNORECASE)


_REQUESTS = ((_OF_US, True), (_OF_THEM, False), (_PLEASE, True))
_PAIR = 2


def wish_en(sentence: str, it: str | None = None) -> Told | None:
    """The request in a sentence, said by us; None without one that can be told."""
    found = sorted(
        ((m, ours) for pattern, ours in _REQUESTS for m in pattern.finditer(sentence)), key=lambda f: f[0].start()
    )
    told: list[Told] = []
    for match, ours in found:
        if told and (not ours or not told[0].ours or len(told) == _PAIR):
            break
        words = _said(match["rest"])
        if words is None:
            continue
        if it is not None:
            words = re.sub(r"\bit\b", it, words, count=1)
        first = words.split()[0].lower()
        if _DANGLING.search(words) or first in _NO_VERB or not _BASE.match(first) or _GERUND.match(first):
            continue
        told.append(Told(words, ours))
    # Two things asked of us in one breath are told back together.
    return Told(" and ".join(dict.fromkeys(t.words for t in told)), told[0].ours) if told else None


def question_en(sentence: str) -> str | None:
    """The question in a sentence as an indirect one ("whether we deliver to Belgium"); None where none can be told."""
    told = _TELL.search(sentence) or _WHETHER.match(sentence)
    if told is not None:
        words = _said(told["rest"])
        if words is not None:
            return re.sub(r"^if\b", "whether", words, flags=re.IGNORECASE)
    match = _WH.search(sentence)
    if match is not None and (rest := _said(match["rest"])) is not None:
        aux = match["aux"].lower()
        return (
            f"{match['wh'].strip().lower()} we {rest}"
            if aux == "do"
            else f"{match['wh'].strip().lower()} we {aux} {rest}"
        )
    sentence = re.sub(r"\b(?:actually|really|truly|genuinely) ", "", sentence)
    match = _CAN_BE.search(sentence)
    if match is not None and (said := _said(f"{match['who']} can {match['rest']}")) is not None:
        return f"whether {said}"
    match = _MADE_OF.search(sentence)
    if match is not None and (said := _said(f"{match['who']} {match['aux'].lower()} {match['rest']}")) is not None:
        return f"{match['wh'].lower()} {said}"
    for pattern in (_BEGUN, _OF_GOODS):
        match = pattern.search(sentence)
        if match is not None and (said := _said(f"{match['who']} {match['aux'].lower()} {match['rest']}")) is not None:
            return f"whether {said.removesuffix(' yet')}"
    match = _OF_THEM_ALL.search(sentence)
    if match is not None and (said := _said(f"{match['who']} {match['rest']}")) is not None:
        return f"whether {said}"
    match = _YES_NO.search(sentence)
    if match is None or (rest := _said(match["rest"])) is None:
        return None
    aux = match["aux"].lower()
    if aux in ("could", "would", "can", "will"):
        aux = "can"
    return f"whether we {rest}" if aux == "do" else f"whether we {aux} {rest}"


def _said(rest: str) -> str | None:
    """The words cut to one clause, with the persons turned; None where persons are left that cannot be turned."""
    words = _ABLE.sub("", _CUT.sub("", rest).strip(" \"'»”)(:-"))
    if _PERSON.search(words):
        return None
    words = _TAIL.sub("", words)
    if _HANGING.search(words):
        return None
    return _FLIPPED.sub(lambda m: _FLIP[m[1].lower()], words) or None


_ABLE = re.compile(r"^be (?:able|willing|prepared|happy|ready|so kind as) to ", re.IGNORECASE)
# What a cut leaves hanging: "for a year or".
_TAIL = re.compile(r"(?:\s+(?:or|and|but|so|then|just|also))+$", re.IGNORECASE)
_HANGING = re.compile(r"\b(?:for|to|with|at|of|the|a|an|by|from|in|on|than|as|that|about)$", re.IGNORECASE)

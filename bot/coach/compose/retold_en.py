"""An English request told back: the thing it asks for ("our bank details"), else its question ("who pays for it")."""

import re

_THE = r"(?:(?:the|an?|your|our|my|some|any|two|three|four|five|\d+)\s)"
_BARE = (
    r"(?:(?:[a-z]+ )?(?:details|instructions|photos|pictures|pics|references|certificates|samples|copies"
    r"|terms|dimensions|proof|tracking|confirmation|documentation|drawings)\b)"
)
_WANTED = re.compile(
    r"\b(?:(?:re)?send|e?mail|forward|share|provide|give|get|receive|supply|attach|include|issue|confirm"
    r"|clarify|have|needs?|wants?|like|love|require|appreciate|grateful for|asking (?:us )?for"
    r"|ask(?:s)? for|after|looking for|waiting for|chance of|any news (?:of|on|about)|update (?:on|about)"
    r"|let (?:me|us) have|see|obtain|what(?:'s| is| are| was| were)|(?:need|want|like|know) is|what about"
    r"|how about|where(?:'s| is| are)"
    r"|remind (?:me|us) of|tell (?:me|us) about|is there|are there|got)\s+"
    r"(?:(?:me|us|over|across|also|please|kindly|then|still|back|again)\s+)*"
    rf"(?=(?:all )?{_THE}|{_BARE})",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"^(?:and |also |as for |about |for |on )*(?P<np>(?:{_THE}|{_BARE}|price |cost ).+)$", re.IGNORECASE | re.DOTALL
)
_PRONOUN = re.compile(r"(?:some|any|two|three|four|five|\d+) (?:with|without|in|of|for|to|at|on|by)\b", re.IGNORECASE)
"""Counts that stand for goods named before: "some with a card"."""
_DONE = re.compile(
    r"^(?:and |so )?did (?P<np>(?:the|our|my|those|these|your) (?:[a-z-]+ )?[a-z-]+)(?= [a-z]+)", re.IGNORECASE
)
_CUT = re.compile(
    r"\s*[,;:(?!.](?!\d).*$|\s[-–—]\s.*$"
    r"|\s(?:please|pls|thanks?|too|as well|by the way|btw|as soon as|as (?:i|we|you)|so (?:that|we|i|they"
    r"|he|she|as)|because|since"
    r"|before (?:we|i|they|you)|when|while|if|unless|but|although|in case|to (?:be|see|get|put|use|show"
    r"|check|have|go|make|move|judge|help|complete|fill)"
    r"|and (?:i|we|you|then|let|also|if)|(?:that|which|who) (?:we|i|you|they)|(?:we|i|you|they|he|she"
    r"|it) \w+|would (?:help|be)\b|(?:is|are|was|were|has|have|had|will|can|could|should|do|does"
    r"|did) ?)(?![\w']).*$",
    re.IGNORECASE | re.DOTALL,
)
_FLIP = {
    "me": "you",
    "us": "you",
    "my": "your",
    "our": "your",
    "mine": "yours",
    "ours": "yours",
    "your": "our",
    "yours": "ours",
}
_FLIPPED = re.compile(r"\b(" + "|".join(_FLIP) + r")\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:i|we|you|u|ye|i'm|we're|we've|i've|you're|you've|i'd|we'd|you'd|i'll|we'll|you'll)\b", re.IGNORECASE
)
_HELPS = re.compile(r"\bwould (?:help|be)\b", re.IGNORECASE)
_WORD_LIMIT = 13
_AUX = r"(?:is|are|was|were|has|have|will|can|could|would|should|do|does|did)"
_OF_ONE = re.compile(
    r"^(?P<aux>is|are|was|were|has|have|will|can|could|should|do|does) (?P<who>it|they|one|there|this|that"
    r"|(?:the|our|your|these|those|this|that|each|all the) (?:[a-z-]+ ){0,1}?[a-z-]+)\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_STATE = re.compile(
    r"^(?:still |already |also |really |all |any |not |ever |usually )?(?:[a-z]+ enough|[a-z-]+(?:ed|en"
    r"|able|ible|ive"
    r"|ing)|ready|available|safe|due|here|there|in|on|at|from|with|made|sold|kept|free|real|waterproof"
    r"|suitable|enough|possible|open|right|correct|included|fine|big|large|heavy|light|a|an|the)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    rf"^(?P<wh>who(?! {_AUX} (?:we|i|you|they|the|it)\b)|(?:which [a-z]+|what)(?! {_AUX}\b))(?:'s| )(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_WH_IS = re.compile(
    r"^(?P<wh>(?:what|which|when|where|how|who|why)(?: [a-z]+){0,2}?) (?P<aux>is|are|was|were|will|can"
    r"|should|do|does) (?P<who>it|they|(?:the|our|your|these|those|this|that"
    r"|my) (?:[a-z-]+ ){0,2}?[a-z-]+)(?P<rest>(?: .+)?)$",
    re.IGNORECASE | re.DOTALL,
)
_THERE = re.compile(
    r"^(?P<aux>is|are|will) there (?P<rest>.+?)(?: for (?:us|me))?(?: to .*)?$", re.IGNORECASE | re.DOTALL
)
_LEAST = 3
_TOLD_TO = re.compile(
    r"^(?:and |also |then |please |kindly |pls |just |so |could (?:you|someone|somebody) |can (?:you|u"
    r"|someone|somebody) |would you )*(?:please |kindly )?"
    r"(?P<said>(?:call|ring|phone|contact|add|put|hold|keep|remove|change|update|correct|amend|book"
    r"|reserve|note|deliver|ship|leave|use|avoid|bill|invoice|pack|label|mark|make sure|ensure|cancel"
    r"|postpone|move|stop)\b.+)$",
    re.IGNORECASE | re.DOTALL,
)


def thing_en(quote: str, *, opened: bool) -> str | None:
    """What a request asks for, as a noun phrase of ours: "the copy of your invoice"; None where none is told.

    `opened` tells whether the request has opening words: then the thing follows a verb.
    """
    said = quote.replace("’", "'")
    match = _DONE.match(said) if opened or _HELPS.search(said) else None
    match = match or (None if opened and not _HELPS.search(said) else _OPEN.match(said))
    if match is None and (wanted := _WANTED.search(said)) is not None:
        match = _OPEN.match(said[wanted.end() :])
    if match is None:
        return None
    words = _CUT.sub("", match["np"]).strip(" \"'»”-")
    if _PRONOUN.match(words):
        return None
    return _ours(_definite(words))


def _definite(words: str) -> str:
    """The same thing as one that was named: "a copy of it" becomes "the copy of it"."""
    words = re.sub(r"^an? (?:couple|few|handful|bit)(?: of)? ", "the ", words, flags=re.IGNORECASE)
    first, _, rest = words.partition(" ")
    low = first.lower()
    if low in ("a", "an", "some", "any"):
        return f"the {rest}"
    if low in ("two", "three", "four", "five") or low.isdigit() or not re.match(_THE, words, re.IGNORECASE):
        return f"the {low} {rest}".strip()
    return f"{low} {rest}"


def _ours(words: str) -> str | None:
    if not 2 <= len(words.split()) <= _WORD_LIMIT or _PERSON.search(words) or _HANGING.search(words):
        return None
    return _FLIPPED.sub(lambda m: _FLIP[m[1].lower()], words)


_HANGING = re.compile(r"\b(?:for|to|with|at|of|the|a|an|by|from|in|on|than|as|about|it|that|this)$", re.IGNORECASE)


def clause_en(quote: str) -> str | None:
    """What a request asks, as a clause that follows "I am checking"; None where it cannot be told."""
    said = re.sub(r"\s*[?!.]+$", "", quote.replace("’", "'").strip())
    said = re.sub(r"^(?:and|also|so|oh|but|then)[ ,]+", "", said, flags=re.IGNORECASE)
    said = _CLAUSE_CUT.sub("", said)
    if (match := _THERE.match(said)) is not None:
        return _flipped(f"whether there {match['aux'].lower()} {match['rest']}")
    if (match := _WHO.match(said)) is not None:
        return _flipped(f"{match['wh'].lower()}{' is' if said[match.end('wh')] == chr(39) else ''} {match['rest']}")
    if (match := _WH_IS.match(said)) is not None:
        return _flipped(f"{match['wh'].lower()} {_stated(match['aux'], match['who'], match['rest'].strip())}")
    if (match := _OF_ONE.match(said)) is not None:
        who, rest, aux = match["who"], match["rest"], match["aux"].lower()
        if (named := _NAMED_ON.match(rest)) is not None:
            # "Can the Welcome gift box be made …": the name goes on to its verb.
            who, rest = f"{who} {named['more'].strip()}", named["be"]
        one = len(who.split()) == 1 or aux in _ANY_VERB or _STATE.match(rest) is not None
        one = one and not (aux == "does" and len(who.split()) >= _LEAST)
        return _flipped(f"whether {_stated(aux, who, rest)}") if one else None
    return None


_NAMED_ON = re.compile(r"(?P<more>(?:(?!be )[\w-]+ ){1,3})(?P<be>be \w+ .+)$")
_ANY_VERB = ("do", "will", "can", "could", "should")


def _stated(aux: str, who: str, rest: str) -> str:
    low = aux.lower()
    if low == "do":
        return f"{who} {rest}"
    if low == "does":
        verb, _, more = rest.partition(" ")
        return f"{who} {_third(verb)} {more}".strip()
    return f"{who} {low} {rest}".strip()


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def _flipped(words: str) -> str | None:
    if len(words.split()) < _LEAST or _PERSON.search(words) or _DANGLES.search(words):
        return None
    return _FLIPPED.sub(lambda m: _FLIP[m[1].lower()], words)


_DANGLES = re.compile(r"\b(?:for|with|of|the|a|an|by|than|as)$", re.IGNORECASE)
_CLAUSE_CUT = re.compile(
    r"\s*[,;:(](?!\d).*$|\s(?:please|pls|thanks?|btw|by the way|because|since|so that|while|if (?:i|we"
    r"|you)|before (?:i|we)|when (?:i|we|you))\b.*$|\s(?:roughly|exactly|again|now|anyway|though|then)$",
    re.IGNORECASE | re.DOTALL,
)


def order_en(quote: str) -> str | None:
    """What an instruction tells us to do: "add your VAT number to the invoice"; None where it is none."""
    match = _TOLD_TO.match(re.sub(r"\s*[?!.]+$", "", quote.replace("’", "'").strip()))
    if match is None:
        return None
    words = _CUT.sub("", match["said"])
    return None if re.search(r"\b(?:it|this|that|them)\b", words) else _flipped(words[:1].lower() + words[1:])

"""How an English clause opens that asks for something: each pattern is met where a clause begins, in folded words."""

import re

_ADVERBS = (
    r"(?:(?:actually|in fact|in the end|please|kindly|pls|plz|just|also|then|finally|lastly|maybe|perhaps|still|so|btw"
    r"|by the way|if (?:not|so|yes|ok)|while i have you|one more thing"
    r"|while (?:we|i|you)'?(?:re|m| are| am) at it)\b,? ?)*"
)
_I = r"(?:i|we|i'd|we'd|i'm|we're|i've|we've|i'll|we'll)"
_WISH = (
    rf"(?:(?!(?:i|we)(?: also| really| still| just)? (?:like|love|appreciate|prefer)\b){_I}(?: would| will"
    rf"| shall| do| can| could)?(?: also| really| still| just| only| urgently)*"
    r" (?:like|love|need|want|require|appreciate|wish|prefer|hoping|wondering|after|looking|waiting|asking"
    r"|be (?:grateful|glad|happy|interested|keen|obliged|delighted|after|looking))\b"
    r"|(?:was|were) (?:wondering|hoping)|i wonder|need(?= (?:a|an|the|some|your|to)\b)"
    r"|(?:our|my|the) (?:\w+ ){1,3}?(?:also )?(?:(?:wants?|needs?|would like|(?:is|are) after|requires?)(?= (?:an?"
    r"|the|some|your)\b)|(?:asks?|(?:is|are) (?:asking|waiting|chasing)) (?:us |me )?for)"
    r"|(?:[\w']+ ){1,4}?(?:is|are) (?:asking|wondering) (?:if|whether|how|when|for)\b"
    r"|what (?:i|we)(?: really| actually)?(?:'d| would)? (?:need|want|like)(?: to know)? is\b)"
)
_DO = (
    r"(?:send|resend|email|mail|forward|share|confirm|tell|remind|advise|explain|clarify|call|ring|phone"
    r"|add|put|hold|keep"
    r"|make sure|ensure|remove|change|update|correct|amend|book|reserve|arrange|check|provide|give|get"
    r"|quote|issue|have|let|match|waive|replace|refund"
    r"|repair|fix|reprint|redo|cancel|postpone|move|push|deliver|ship|split|include|knock|drop|throw|leave"
    r"|use|avoid|pick|collect|return|reduce|lower|raise"
    r"|supply|attach|copy|bill|invoice|credit|charge|pack|wrap|label|mark|print|show|take|cut|do(?= (?:it"
    r"|that|this|the|me|us|not)\b)|consider|set|speak|stop|chase|look into|find|bring|extend|hurry)"
)
OPENS = re.compile(
    rf"{_ADVERBS}(?:if (?:you|u|we|i) (?:could|can)\b"
    rf"|(?:can|could|would|will|won't|can't|couldn't) (?:you|u|ye|someone|somebody|anyone|we"
    rf"|i)\b|(?:may|might|shall) (?:i|we)\b"
    rf"|(?:is it|would it be|is there|are there|was there) (?:\w+ )?(?:possible|chance|way|any way|ok|okay"
    rf"|feasible)|any (?:chance|way|news|idea|update)\b"
    rf"|{_WISH}|(?:we|i) (?:\w+ )?(?:can|could) (?:\w+ ){{0,6}}?if you\b|(?:i|we) (?:would )?ask (?:you|that)"
    rf"|{_DO}\b(?! (?:is|are|was|were|has|would|will)\b)|(?:[\w'-]+ ){{2,9}}?would (?:help|be (?:great|good"
    rf"|useful|helpful|nice|lovely|ideal|perfect|appreciated|handy))\b)"
)
_WH = (
    r"(?:(?:to|in|for|by|from|at|on|with|within) )?(?:what(?:'s)?|which(?! (?:is why|means|is|was|we|i"
    r"|makes)\b)|who(?:'s|se)?|when(?:'s)?(?! (?:we|i|you|they|it|our|the)\b(?! \w+ \w+\?))|where(?:'s)?"
    r"|why|how(?:'s)?)\b"
)
_AUX = (
    r"(?:do|does|did|is|are|was|were|am|have|has|had|can|could|would|will|should|may|might|must|isn't"
    r"|aren't|don't|doesn't|won't|hasn't|haven't)"
)
ASKS = re.compile(rf"{_ADVERBS}(?:{_WH}|{_AUX} (?:[\w'-]+)\b|(?P<bare>you|u)\b)")
GOES_ON = re.compile(
    rf"{_ADVERBS}(?:(?P<noun>the(?! (?:other|rest)\b)|an?|your|our|my|some|two"
    rf"|three|\d\d?(?= (?:extra|more|free|spare|additional)\b))(?= )(?!(?: [\w'-]+){{0,6}} (?:is|are|was"
    rf"|were|has|have|had"
    rf"|will|can|would|should|do|does|seems?|looks?|comes?|we|i|they|you)\b)|{_WH}|when (?:we|i|you|they)\b"
    rf"|(?:if|whether) \w+"
    rf"|to {_DO}\b|{_DO}\b(?! (?:is|are|was|were)\b)|go (?:up|down|for|with)\b)"
)
BEGUN = re.compile(
    r"(?:what(?:'s| is| are)|do (?:you|u|they|we|i)|does (?:it|the)|are (?:you|the|they|there)|is (?:it|there|the)"
    r"|how (?:much|many|long|do|does|big|soon)|where (?:is|are|do|can)|when (?:is|are|do|will|can)"
    r"|who (?:is|do|should|will))\b"
)
"""How a question begins that nobody would take for anything else, with or without its mark."""

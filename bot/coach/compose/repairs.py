"""Which repair fits what went wrong: speed for a delay, the paper itself for a paper, never new pieces for either."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.domain.facts import FactName
from bot.domain.phrases import Topic
from bot.domain.policy import Clause
from bot.domain.stance import Ruling
from bot.domain.wrongs import WrongKind
from bot.reading.folding import fold
from bot.reading.signs import sign_in, words_of

# Nothing is made again for these, whatever clause the judge found.
_PAPERS = ("paper", "bill", "debited", "unanswered")
_LATE = ("late", "arrived")
_CAME = re.compile(
    r"\b(?:(?:est|sont|sommes|ont|a) (?:finalement |enfin )?(?:arrivee?s?|livree?s?|recue?s?|recu)|"
    r"arrivee?s? (?:le|hier|lundi|mardi|mercredi|jeudi|"
    r"vendredi|apres)|(?:finally |only )?(?:arrived|turned up|came|got here|landed|reached us|showed up) (?:on|"
    r"yesterday|the day|after|days|a week|"
    r"two|three|four|five|late)"
    r"|(?:arrivee?s?|livree?s?|recue?s?|arrived|delivered|turned up"
    r"|came|got here"
    r"|received|showed up)(?: [\w'-]+){0,6} (?:late|after|trop tard|en retard|apres|de retard)"
    r"|(?:was|were) (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days?|weeks?|hours?|months?) late"
    r"|(?:avait|avaient|a eu|ont eu) (?:[\w'-]+ ){1,4}de retard)\b"
)


def repairing(ruling: Ruling, topic: Topic, case: Case) -> Clause | None:
    """The clause whose repair fits the kind of fault; None where the repair is said by its kind alone."""
    if topic.id in _PAPERS:
        return None
    if topic.id not in _LATE:
        return ruling.clause
    if came(case):
        # What is here cannot be sent faster.
        return None
    owed = (c for c in case.pack.in_force(case.today) if c.owed and public(c) is not None and ours(c))
    return next((c for c in owed if speaks_of(topic, c)), None)


def came(case: Case) -> bool:
    """Whether the goods that were late have arrived since."""
    if case.situation.told(WrongKind.CAME_LATE):
        return True
    text = fold(case.situation.message.text)
    return any(not _NOT.search(text[: m.start()]) for m in _CAME.finditer(text))


_NOT = re.compile(r"(?:\b(?:pas|jamais|not|never|yet)|n't)(?: encore| yet| been)? ?$")


def ours(clause: Clause) -> bool:
    """Whether the clause is kept for a fault of ours."""
    return any(c.fact is FactName.OUR_FAULT for c in clause.conditions)


def speaks_of(topic: Topic, clause: Clause) -> bool:
    """Whether the clause's signs or title tell of the topic."""
    title = words_of(f"{clause.title.fr} {clause.title.en}")
    if any(sign_in(w, title) for w in topic.words):
        return True
    said = words_of(" ".join(topic.words))
    return any(sign_in(s, said) for words in clause.signs for s in (words.fr, words.en))

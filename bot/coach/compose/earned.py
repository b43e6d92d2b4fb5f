"""Terms that a client's own history opens, offered where later payment than these has to be asked of others."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.ruled import clause_text
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.policy import Authority, Measure
from bot.domain.stance import Ruling
from bot.reading.folding import fold


def earned_terms(ruling: Ruling, case: Case) -> str | None:
    """The clause that gives a delay for a history, to whoever tells such a history; None where no clause does.

    What they tell is theirs to say and ours to look up: it is offered as soon as the file bears it out.
    """
    if ruling.ask.kind is not AskKind.PAYMENT_TERMS or _PAID_ON_TIME.search(fold(case.situation.message.text)) is None:
        return None
    for clause in case.pack.in_force(case.today):
        limit = clause.limit
        own = clause.authority is Authority.SALESPERSON and bool(clause.conditions) and not clause.counterparts
        if not own or limit is None or limit.measure is not Measure.PAYMENT_DELAY or public(clause) is None:
            continue
        if ruling.requested is not None and limit.value >= ruling.requested:
            continue
        said = clause_text(clause, case)
        if said is not None:
            return f"{said} {sentence(case.voice.say('history_looked_up'))}"
    return None


_PAID_ON_TIME = re.compile(
    r"\b(?:pay\w*|regl\w*|factures?|echeances?)\b[^.?!]{0,40}\b(?:a l'heure|a temps|dans les temps|sans retard"
    r"|rubis sur l'ongle|a l'echeance|a la date|ponctuel\w*|en temps et en heure|sans (?:aucun )?incident"
    r"|jamais (?:eu )?(?:de |en )?retard)\b"
    r"|\bjamais (?:eu )?(?:de |en |un )?retard\b"
    r"|\b(?:pa(?:id|y|ying)|settled|invoices?|bills?|payments?|orders?)\b[^.?!]{0,40}"
    r"\b(?:on time|promptly|without delay|by the due date"
    r"|on the dot|never (?:been )?late)\b|\b(?:always|never) (?:paid|been late|late|missed|settled)\b"
)

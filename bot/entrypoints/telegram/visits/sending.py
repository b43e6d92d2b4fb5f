"""What became of a draft: sent as it is, sent in the user's own words, answered by the client."""

from bot.domain.case import KeptDraft
from bot.domain.situation import Speech
from bot.entrypoints.telegram.incoming import Pressed, Said
from bot.entrypoints.telegram.visits import drafting
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing

ACTIONS = frozenset({"sent", "edited", "replied"})
"""The buttons answered here; each stands for a draft."""

PROMPTS = frozenset({"edited", "replied"})
"""The questions whose replies are taken here."""


def pressed(visit: Visit, action: str, kept: KeptDraft, press: Pressed) -> tuple[Outgoing, ...]:
    """A tap that says what became of the draft."""
    if action == "edited":
        return visit.ask("sending.what", "edited", kept.id)
    if action == "replied":
        return visit.ask("sending.reply", "replied", kept.id)
    noted = visit.tools.cases.sent(kept.id)
    alone = visit.tools.inbox.alone(visit.incoming.chat, press.message_id)
    if noted is None:
        return ()
    return (
        drafting.answered(visit, noted, edits=press.message_id)
        if alone
        else visit.line(visit.say("sending.kept"), draft=kept.id)
    )


def replied(visit: Visit, what: str, draft: str, said: Said) -> tuple[Outgoing, ...]:
    """The words asked for: what was sent in place of the draft, or what the client wrote back."""
    kept = drafting.pressed_draft(visit, draft)
    if kept is None:
        return visit.line(visit.say("toast.gone"))
    if what == "replied":
        case = drafting.continued(visit, kept.case, said)
        before = drafting.told_first(visit, said)
        place = said.message_id
        return drafting.consulted(visit, case, replies_to=place, before=before, speech=Speech.CLIENT, like=kept)
    visit.tools.cases.sent(kept.id, said.text)
    row = (visit.button("replied", f"replied:{kept.id}"),)
    return visit.line(visit.say("sending.own_words"), row, replies_to=said.message_id, draft=kept.id)

"""Managers keep the policies: a document brought in, limits read out of it and confirmed, versions put back."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from html import escape

from bot.domain.errors import BadFile, BadInput, FileFault, TenirBonError
from bot.domain.policy import Authority, Product
from bot.domain.proposal import Proposal
from bot.entrypoints.telegram.incoming import Document, Said
from bot.entrypoints.telegram.shown.blocks import Block, marked, packed, shown
from bot.entrypoints.telegram.shown.message import Button
from bot.entrypoints.telegram.shown.utf16 import shortened
from bot.entrypoints.telegram.visits.limitwords import (
    change_told,
    clause_title,
    limit_told,
    version_told,
)
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing
from bot.ports.policies import Policies
from bot.reading.format import say_figure

ACTIONS = frozenset({"proposals", "proposal", "confirm", "decline", "versions", "dated", "rollback", "prices"})
"""The buttons answered here."""

PROMPTS = frozenset({"limit"})
"""The messages whose replies are taken here: the card of a proposal."""

_MOST = 20
_VERSIONS = 8
_QUOTE = 600


def receive(visit: Visit, document: Document) -> tuple[Outgoing, ...]:
    """A company's document that a manager sends: kept, searched from now on, its limits proposed."""
    place, tools = document.said.message_id, visit.tools
    if tools.bring_in is None or tools.policies is None:
        return visit.line(visit.say("line.document"), replies_to=place)
    try:
        brought = tools.bring_in(document.name, document.data)
    except BadInput as error:
        fault = error.fault if isinstance(error, BadFile) else FileFault.DAMAGED
        return visit.line(visit.say(f"refusal.{fault}", name=document.name or "?"), replies_to=place)
    blocks = [marked(visit.say("limits.brought", name=document.name, text=str(brought.passages)))]
    blocks += [marked(visit.say("limits.note", text=note)) for note in brought.notes[:_MOST]]
    if not tools.policies.own:
        return visit.line(packed([*blocks, marked(visit.say("limits.demo"))])[0], replies_to=place)
    tools.policies.propose([(document.name, document.data)])
    return _listed(visit, tools.policies, blocks)


def propose(visit: Visit, words: str) -> tuple[Outgoing, ...]:
    """A rule in a manager's own words: what limit it states, to be confirmed."""
    policies = visit.tools.policies
    if policies is None or not visit.person.seat.decides:
        return visit.line(visit.say("limits.managers"))
    if not policies.own:
        return visit.line(visit.say("limits.demo"))
    text = f"# {visit.person.name or visit.person.seat}, {visit.tools.clock.today()}\n\n{words}\n"
    policies.propose([("telegram.md", text.encode())])
    found = [p for p in policies.proposals() if p.sentence in " ".join(words.split())]
    if not found:
        return visit.line(visit.say("limits.none_read"))
    return tuple(out for proposal in found for out in _card(visit, proposal))


def buttons(visit: Visit) -> tuple[tuple[Button, ...], ...]:
    """What a manager finds under the list of the policies."""
    policies = visit.tools.policies
    if policies is None or not visit.person.seat.decides or not policies.own:
        return ()
    waiting = len(policies.proposals()) + len(policies.products())
    proposals = (visit.button("proposals", "proposals:", text=str(waiting)),) if waiting else ()
    return ((*proposals, visit.button("versions", "versions:")),)


def pressed(visit: Visit, action: str, about: str, message_id: int) -> tuple[Outgoing, ...]:
    """What follows on a button; `about` names a proposal with what was changed in it, or a version."""
    policies = visit.tools.policies
    if policies is None or not visit.person.seat.decides:
        return visit.line(visit.say("limits.managers"))
    if action == "proposals":
        return _listed(visit, policies, [])
    if action == "prices" and not policies.products():
        return visit.line(visit.say("limits.no_prices"), edits=message_id)
    if action == "prices":
        found = policies.confirm_products(visit.person.name or str(visit.person.seat))
        return visit.line(visit.say("limits.priced", text=", ".join(p.name.of(visit.language) for p in found)))
    if action == "versions":
        return _versions(visit, policies, message_id)
    if action in ("dated", "rollback"):
        try:
            return _version(visit, policies, action, about, message_id)
        except BadInput:  # it serves already, or is none of this pack's
            return _versions(visit, policies, message_id)
    name, value, authority = _state(about)
    proposal = next((p for p in policies.proposals() if p.id == name), None)
    if proposal is None:
        return visit.line(visit.say("limits.gone"), edits=message_id)
    if action == "proposal":
        return _card(visit, proposal, value, authority)
    if action == "decline":
        policies.decline(name)
        return visit.line(visit.say("limits.declined", text=proposal.sentence), edits=message_id)
    return _confirmed(visit, policies, proposal, value, authority, message_id)


def replied(visit: Visit, about: str, said: Said) -> tuple[Outgoing, ...]:
    """Another figure, written under the card of a proposal."""
    policies = visit.tools.policies
    if policies is None or not visit.person.seat.decides:
        return visit.line(visit.say("limits.managers"))
    name, _, authority = _state(about)
    proposal = next((p for p in policies.proposals() if p.id == name), None)
    if proposal is None:
        return visit.line(visit.say("limits.gone"))
    value = _figure(said.text)
    if value is None:
        return visit.line(visit.say("limits.no_figure"), replies_to=said.message_id)
    return _card(visit, proposal, value, authority)


def _listed(visit: Visit, policies: Policies, blocks: list[Block]) -> tuple[Outgoing, ...]:
    """The proposals that wait, one button each."""
    waiting, products = policies.proposals(), policies.products()
    priced = ((visit.button("prices", "prices:", text=str(len(products))),),) if products else ()
    blocks = [*blocks, *_prices(visit, products)]
    if not waiting:
        return visit.line(packed([*blocks, marked(visit.say("limits.none"))])[0], *priced)
    blocks = [*blocks, marked(visit.say("limits.list", text=str(len(waiting))))]
    rows = [(Button(shortened(limit_told(visit, p), 60), data=f"proposal:{p.id}"),) for p in waiting[:_MOST]]
    return visit.line(packed(blocks)[0], *priced, *rows)


def _prices(visit: Visit, products: Sequence[Product]) -> list[Block]:
    """The prices that were read, one line each product."""
    currency = visit.tools.pack().company.currency
    lines = []
    for product in products[:_MOST]:
        steps = (f"{say_figure(b.unit_price, currency, visit.language)} ({b.from_quantity}+)" for b in product.prices)
        lines.append(f"• {shortened(product.name.of(visit.language), 60)} : {', '.join(steps)}")
    return [marked(visit.say("limits.prices", text=str(len(products)))), shown("\n".join(lines))] if lines else []


def _card(
    visit: Visit, proposal: Proposal, value: Decimal | None = None, authority: Authority | None = None
) -> tuple[Outgoing, ...]:
    """A proposal whole: what it would say, where it was read, what to look at; a reply changes its figure."""
    who = authority or proposal.authority
    head = f"📥 <b>{escape(limit_told(visit, proposal, value), quote=False)}</b>"
    blocks = [marked(f"{head}\n{visit.say(f'limits.who_{who}')}")]
    place = ", ".join(dict.fromkeys(filter(None, (proposal.document, proposal.place))))
    blocks.append(shown(f"« {shortened(' '.join(proposal.sentence.split()), _QUOTE)} » ({place})", "i"))
    language = visit.language
    blocks += [marked(visit.say("limits.against", text=c.words.of(language))) for c in proposal.counterparts]
    if proposal.effective:
        blocks.append(marked(visit.say("limits.from", date=proposal.effective.isoformat())))
    if proposal.expires:
        blocks.append(marked(visit.say("limits.until", date=proposal.expires.isoformat())))
    if proposal.changes:
        blocks.append(marked(visit.say("limits.changes", name=clause_title(visit, proposal.changes))))
    if policies := visit.tools.policies:
        open_ = (d for d in proposal.doubts if authority is None or not d.guesses)
        blocks += [shown(f"👀 {policies.told(d, language)}") for d in open_]
    blocks.append(marked(visit.say("limits.edit")))
    kept = f"{proposal.id}/{f'{value:f}' if value is not None else ''}"
    state = f"{kept}/{authority or ''}"
    deciders = tuple(
        visit.button(f"who_{other}", f"proposal:{kept}/{other}") for other in Authority if other is not who
    )
    rows = (
        (visit.button("confirm", f"confirm:{state}"), visit.button("decline", f"decline:{state}")),
        deciders,
    )
    return visit.line(packed(blocks)[0], *rows, kind=f"prompt/limit/{state}")


def _confirmed(
    visit: Visit,
    policies: Policies,
    proposal: Proposal,
    value: Decimal | None,
    authority: Authority | None,
    message_id: int,
) -> tuple[Outgoing, ...]:
    try:
        clause = policies.confirm(proposal.id, visit.person.name or str(visit.person.seat), value, authority)
    except TenirBonError as error:
        return visit.line(visit.say("limits.refused", text=str(error)))
    blocks = [
        marked(visit.say("limits.confirmed", name=clause.title.of(visit.language), text=clause.text.of(visit.language)))
    ]
    waiting = policies.proposals()
    rows = ((visit.button("proposals", "proposals:", text=str(len(waiting))),),) if waiting else ()
    return visit.line(packed(blocks)[0], *rows, edits=message_id)


def _versions(visit: Visit, policies: Policies, message_id: int) -> tuple[Outgoing, ...]:
    found = policies.versions()[::-1][:_VERSIONS]
    blocks = [marked(visit.say("limits.versions")), *(shown(version_told(version)) for version in found)]
    rows = [(Button(f"🔍 {v.when:%d/%m %H:%M} · {v.short}", data=f"dated:{v.short}"),) for v in found[1:]]
    return visit.line(packed(blocks)[0], *rows, (visit.button("back", "policies:"),), edits=message_id)


def _version(visit: Visit, policies: Policies, action: str, name: str, message_id: int) -> tuple[Outgoing, ...]:
    """What changed since a version, with the button that puts it back; or what that button does. Raises BadInput."""
    if action == "rollback":
        back = policies.roll_back(name, visit.person.name or str(visit.person.seat))
        return visit.line(visit.say("limits.back", name=back.short, text=back.why), edits=message_id)
    changes = policies.compare(name)
    blocks = [marked(visit.say("limits.since", name=name)), *(change_told(change) for change in changes)]
    if not changes:
        blocks.append(marked(visit.say("limits.same")))
    put_back = ((visit.button("rollback", f"rollback:{name}"),),) if changes else ()
    return visit.line(packed(blocks)[0], *put_back, (visit.button("versions", "versions:"),), edits=message_id)


def _state(about: str) -> tuple[str, Decimal | None, Authority | None]:
    """The proposal, and the figure and the authority that the manager chose."""
    name, value, authority = (*about.split("/"), "", "")[:3]
    return name, _figure(value), Authority(authority) if authority in set(Authority) else None


def _figure(text: str) -> Decimal | None:
    """The one figure in a short text; None where there is none, or more than one."""
    found = re.findall(r"\d[\d \u00a0\u202f]*(?:[.,]\d+)?", text)
    if len(found) != 1:
        return None
    try:
        return Decimal(re.sub(r"\s", "", found[0]).replace(",", "."))
    except InvalidOperation:
        return None

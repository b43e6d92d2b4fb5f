"""`tenirbon policies propose`, `proposals`, `confirm`, `decline`: limits read in documents, until a manager says."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.proposal import Proposal
from bot.entrypoints.cli.clauses import bound, said, who
from bot.entrypoints.cli.printing import one_line
from bot.entrypoints.cli.wrapping import indented
from bot.entrypoints.house import House

_PRICES = "prices"
"""What stands for a proposal's id where all the prices that wait are meant."""

_CONFIRM = "confirm each: tenirbon policies confirm ID --as manager [--value N] [--authority WHO]"
_NOT_OURS = (
    "nor can it be: the demo company's policies stay as they are.\n"
    "Make a pack of your own with `tenirbon new-company DIR`, then propose with --knowledge DIR"
)


def propose(options: Namespace, house: House) -> int:
    """Read limits out of the documents; 1 where none of them states one."""
    documents = []
    for path in options.paths:
        try:
            documents.append((path.name, Path(path).read_bytes()))
        except OSError as error:
            raise BadInput(f"{path}: {error.strerror}") from None
    fresh: tuple[Proposal, ...] = ()
    for document in documents:
        try:
            fresh += tuple(house.policies.propose([document]))
        except BadInput as error:
            print(f"{document[0]}: not read: {error}", file=sys.stderr)
    _tell(fresh, house, json=options.json)
    prices = _prices(house, shown=not options.json)
    if not fresh:
        print("no limit found that is not in force already", file=sys.stderr)
    return 0 if fresh or prices else 1


def _prices(house: House, *, shown: bool) -> bool:
    """The prices that wait, told where they are to be shown; whether there are any."""
    waiting = house.policies.products()
    for product in waiting if shown else ():
        steps = ", ".join(f"{b.unit_price} from {b.from_quantity}" for b in product.prices)
        days = f"; {product.lead_days} days" if product.lead_days else ""
        print(f"price  {product.name.fr} ({product.id}): {steps}{days}")
    if waiting and shown and house.policies.own:
        print("\nnot in the price list yet; all of them: tenirbon policies confirm prices --as manager")
    return bool(waiting)


def proposals(options: Namespace, house: House) -> int:
    """What waits; 1 where nothing does."""
    waiting = house.policies.proposals()
    _tell(waiting, house, json=options.json)
    prices = _prices(house, shown=not options.json)
    return 0 if waiting or prices else 1


def confirm(options: Namespace, house: House) -> int:
    """Puts a proposal in force as a clause of the pack, or the prices that wait; for a manager alone."""
    if options.proposal == _PRICES:
        found = house.policies.confirm_products(who())
        print(f"in the price list: {', '.join(product.id for product in found)}")
        return 0
    clause = house.policies.confirm(options.proposal, who(), options.value, options.authority)
    print(f"in force: {clause.id}, {bound(clause)}, {clause.authority} (policies/{clause.source}.md:{clause.line})")
    for doubt in house.policies.doubts():
        if f"`{clause.id}`" in doubt.message:
            print(f"look at: {doubt}")
    return 0


def decline(options: Namespace, house: House) -> int:
    """Forgets a proposal, or the prices that wait; for a manager alone (BadInput otherwise)."""
    if options.proposal == _PRICES:
        house.policies.decline_products()
        print("forgotten: the prices")
        return 0
    found = house.policies.decline(options.proposal)
    print(f"forgotten: {found.id}, {found.sentence}")
    return 0


def _tell(proposals: tuple[Proposal, ...], house: House, *, json: bool) -> None:
    if json:
        print(one_line([_row(p, house) for p in proposals]))
        return
    for p in proposals:
        place = f"{p.document}, {p.place}" if p.place and p.place != p.document else p.document
        print(f"{p.id}  {said(p.limit)}, {p.authority}" + (f"  (would change {p.changes})" if p.changes else ""))
        print(indented(f"« {p.sentence} » ({place})"))
        if p.effective or p.expires:
            days = (f"from {p.effective}" if p.effective else "", f"until {p.expires}" if p.expires else "")
            print(f"      {' '.join(filter(None, days))}")
        for counterpart in p.counterparts:
            print(f"      against: {counterpart.words.of(Language.EN)}")
        for doubt in p.doubts:
            print(f"      look at: {house.policies.told(doubt, Language.EN)}")
    if proposals:
        print("\nnothing of this is in force; " + (_CONFIRM if house.policies.own else _NOT_OURS))


def _row(proposal: Proposal, house: House) -> dict[str, Any]:
    limit = proposal.limit
    return {
        "id": proposal.id,
        "measure": limit.measure.value,
        "bound": limit.bound.value,
        "value": float(limit.value),
        "unit": limit.unit.value,
        "authority": proposal.authority.value,
        "sentence": proposal.sentence,
        "document": proposal.document,
        "place": proposal.place,
        "changes": proposal.changes or None,
        "effective": proposal.effective.isoformat() if proposal.effective else None,
        "expires": proposal.expires.isoformat() if proposal.expires else None,
        "counterparts": [c.words.of(Language.EN) for c in proposal.counterparts],
        "doubts": [house.policies.told(doubt, Language.EN) for doubt in proposal.doubts],
    }

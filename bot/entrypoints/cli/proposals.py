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
    if not fresh:
        print("no limit found that is not in force already", file=sys.stderr)
    return 0 if fresh else 1


def proposals(options: Namespace, house: House) -> int:
    """What waits; 1 where nothing does."""
    waiting = house.policies.proposals()
    _tell(waiting, house, json=options.json)
    return 0 if waiting else 1


def confirm(options: Namespace, house: House) -> int:
    """Puts a proposal in force as a clause of the pack; for a manager alone (BadInput otherwise)."""
    clause = house.policies.confirm(options.proposal, who(), options.value, options.authority)
    print(f"in force: {clause.id}, {bound(clause)}, {clause.authority} (policies/{clause.source}.md:{clause.line})")
    for doubt in house.policies.doubts():
        if f"`{clause.id}`" in doubt.message:
            print(f"look at: {doubt}")
    return 0


def decline(options: Namespace, house: House) -> int:
    """Forgets a proposal; for a manager alone (BadInput otherwise)."""
    found = house.policies.decline(options.proposal)
    print(f"forgotten: {found.id}, {found.sentence}")
    return 0


def _tell(proposals: tuple[Proposal, ...], house: House, *, json: bool) -> None:
    if json:
        print(one_line([_row(p) for p in proposals]))
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
            print(f"      look at: {doubt}")
    if proposals:
        print("\nnothing of this is in force; " + (_CONFIRM if house.policies.own else _NOT_OURS))


def _row(proposal: Proposal) -> dict[str, Any]:
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
        "doubts": list(proposal.doubts),
    }

"""`tenirbon policies`: the clauses in force, what changed, what is proposed; a manager confirms and puts back."""

import difflib
import textwrap
from argparse import Namespace
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.domain.errors import BadInput
from bot.domain.knowledge import PassageKind
from bot.domain.message import Role
from bot.domain.policy import Clause, Confidentiality, Pack
from bot.entrypoints.cli.clauses import bound, who
from bot.entrypoints.cli.printing import counted, one_line
from bot.entrypoints.cli.progress import Bar
from bot.entrypoints.cli.proposals import confirm, decline, proposals, propose
from bot.entrypoints.cli.wrapping import indented
from bot.entrypoints.house import House, OpenHouse
from bot.ports import Query
from bot.ports.policies import Change
from bot.settings import Settings

_CHANGES = ("propose", "confirm", "decline", "rollback")


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Print what was asked for; 1 where there is nothing to show."""
    if options.action in _CHANGES and options.role is not Role.MANAGER:
        raise BadInput(f"`policies {options.action}` is a manager's: add --as manager")
    with open_house(settings) as house:
        return int(_ACTIONS[options.action](options, house))


def _list(options: Namespace, house: House) -> int:
    pack, today = _pack(options, house), options.today or house.clock.today()
    clauses = [c for c in pack.clauses if _seen(c, options) and (options.all or c.in_force(today))]
    if options.json:
        print(one_line({"version": pack.version, "clauses": [_row(c, today) for c in clauses]}))
        return 0
    source = ""
    for clause in clauses:
        if clause.source != source:
            source = clause.source
            print(f"\n{source}")
        state = "" if clause.in_force(today) else f"  [{clause.state}, not in force on {today}]"
        print(f"  {clause.id:<32} {bound(clause):<28} {clause.authority}{state}")
    waiting = house.policies.proposals()
    shown, waits = counted(len(clauses), "clause"), counted(len(waiting), "proposal")
    print(f"\n{shown}, version {pack.version[:8]}, {waits} waiting")
    return 0


def _search(options: Namespace, house: House) -> int:
    query = Query(
        options.query,
        kinds=(PassageKind.POLICY,),
        internal=options.role is Role.MANAGER,
        today=options.today or house.clock.today(),
    )
    found = house.library(Bar("indexing")).search(query)
    for passage in found:
        print(f"{passage.score:.2f}  {passage.id.partition('#')[2].removesuffix('@en')}: {passage.section}")
        print(indented(passage.text))
    if not found:
        print("nothing relevant found")
    return 0 if found else 1


def _show(options: Namespace, house: House) -> int:
    pack = _pack(options, house)
    clause = pack.clause(options.clause)
    if clause is None or not _seen(clause, options):
        near = difflib.get_close_matches(options.clause, [c.id for c in pack.clauses], 3, 0.4)
        raise BadInput(f"no clause {options.clause!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))
    today = options.today or house.clock.today()
    if options.json:
        print(one_line(_row(clause, today)))
        return 0
    print(f"{clause.id}: {clause.title.fr} / {clause.title.en}  (version {clause.version}, {clause.state})")
    begun = f"since {clause.effective}" if clause.effective else "from the beginning"
    days = f"{begun}, until {clause.expires}" if clause.expires else f"{begun}, with no end"
    print(f"  {bound(clause)}; {clause.authority} decides; {days}")
    for counterpart in clause.counterparts:
        print(f"  against: {counterpart.words.en}")
    for text in (clause.text.fr, clause.text.en):
        print(indented(text))
    print(f"  policies/{clause.source}.md:{clause.line}, pack {pack.version[:8]}")
    return 0


def _versions(options: Namespace, house: House) -> int:
    found = house.policies.versions()
    if options.json:
        print(one_line([{**asdict(v), "when": v.when.isoformat()} for v in found]))
    for version in () if options.json else found:
        print(f"{version.short}  {version.when:%Y-%m-%d %H:%M}  {version.who}: {version.why}")
    return 0 if found else 1


def _compare(options: Namespace, house: House) -> int:
    changes = house.policies.compare(options.before, options.after or "")
    if options.json:
        print(one_line([asdict(c) for c in changes]))
    for change in () if options.json else changes:
        what = "new" if not change.before else "gone" if not change.after else "changed"
        print(f"{change.clause}: {what}\n{textwrap.indent(_told(change), '    ')}")
    if not changes and not options.json:
        print("no difference")
    return 0


def _rollback(options: Namespace, house: House) -> int:
    version = house.policies.roll_back(options.version, who())
    print(f"serving again: {version.short} ({version.why})")
    return 0


_ACTIONS: Any = {
    "list": _list,
    "search": _search,
    "show": _show,
    "versions": _versions,
    "compare": _compare,
    "propose": propose,
    "proposals": proposals,
    "confirm": confirm,
    "decline": decline,
    "rollback": _rollback,
}


def _pack(options: Namespace, house: House) -> Pack:
    return house.policies.pack(options.version or "", options.on)


def _seen(clause: Clause, options: Namespace) -> bool:
    return options.role is Role.MANAGER or clause.confidentiality is Confidentiality.PUBLIC


def _row(clause: Clause, today: date) -> dict[str, Any]:
    return {
        "id": clause.id,
        "title": clause.title.fr,
        "title_en": clause.title.en,
        "version": clause.version,
        "in_force": clause.in_force(today),
        "limit": bound(clause),
        "authority": clause.authority.value,
        "asks": [ask.value for ask in clause.asks],
        "effective": clause.effective.isoformat() if clause.effective else None,
        "expires": clause.expires.isoformat() if clause.expires else None,
        "text": clause.text.fr,
        "text_en": clause.text.en,
        "file": f"policies/{clause.source}.md:{clause.line}",
    }


def _told(change: Change) -> str:
    lines = difflib.ndiff(change.before.splitlines(), change.after.splitlines())
    return "\n".join(line.rstrip() for line in lines if line[:1] in "-+" and line[2:].strip())

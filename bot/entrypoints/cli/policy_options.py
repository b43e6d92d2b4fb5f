"""The actions of `tenirbon policies` and their options."""

import argparse

from bot.domain.policy import Authority
from bot.entrypoints.cli.options import day, figure, one_of, path, place, speaker
from bot.entrypoints.cli.reading import readable


def policies(parser: argparse.ArgumentParser) -> None:
    """Adds the actions of `tenirbon policies`, each with its options."""
    inner = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, told: str, *, past: bool = False) -> argparse.ArgumentParser:
        made = inner.add_parser(name, help=told)
        speaker(made, "who you are: salesperson (default), or manager, who sees all and may change it")
        place(made)
        made.add_argument("--json", action="store_true", help="print JSON alone on standard output")
        if past:
            made.add_argument("--version", metavar="VERSION", help="as in this version of the pack")
            made.add_argument("--on", type=day, metavar="DATE", help="as it served on that day")
        return made

    listed = action("list", "the clauses in force, with their limits", past=True)
    listed.add_argument("--all", action="store_true", help="proposed, retired and expired ones too")
    action("search", "find clauses by a question").add_argument("query", type=readable, help="in your own words")
    action("show", "a clause whole", past=True).add_argument(
        "clause", metavar="CLAUSE", help="its id, as `policies list` gives it"
    )
    action("versions", "who changed the pack, when and why")
    compared = action("compare", "what differs between two versions")
    compared.add_argument("before", metavar="VERSION", help="the older one, as `policies versions` names it")
    compared.add_argument("after", metavar="VERSION", nargs="?", help="the newer one (default: the one that serves)")
    action("propose", "read limits out of documents; nothing serves before it is confirmed").add_argument(
        "paths", nargs="+", type=path, metavar="FILE", help="price lists, conditions, charters: what `ingest` reads"
    )
    action("proposals", "the limits that wait for a manager")
    confirmed = action("confirm", "put a proposed limit in force")
    confirmed.add_argument("proposal", metavar="ID", help="as `policies proposals` names it, or `prices`")
    confirmed.add_argument("--value", type=figure, metavar="N", help="another figure than the document's")
    confirmed.add_argument("--authority", type=one_of(list(Authority)), metavar="WHO", help="who decides it")
    named = "as `policies proposals` names it"
    action("decline", "forget a proposed limit").add_argument("proposal", metavar="ID", help=named)
    action("rollback", "put an earlier version back").add_argument(
        "version", metavar="VERSION", help="as `policies versions` names it"
    )

"""`tenirbon search`: passages nearest to a question."""

from argparse import Namespace

from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.message import Role
from bot.entrypoints.cli.printing import one_line
from bot.entrypoints.cli.progress import Bar
from bot.entrypoints.cli.wrapping import indented
from bot.entrypoints.house import OpenHouse
from bot.settings import Settings


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Print the passages, best first; 1 when none is near enough."""
    if not options.query.strip():
        raise BadInput("the question is empty")
    if options.limit < 1:
        raise BadInput(f"--limit: {options.limit} is not a number of passages; give 1 or more")
    with open_house(settings) as house:
        found = house.search(
            options.query,
            options.limit,
            internal=options.role is Role.MANAGER,
            kinds=(options.kind,) if options.kind else (),
            today=options.today,
            progress=Bar("indexing"),
        )
    if options.json:
        rows = [
            {
                "id": p.id,
                "source": p.source,
                "section": p.section,
                "digest": p.told or None,
                "kind": p.kind.value,
                "score": round(p.score, 4),
                "page": p.page or None,
                "text": p.text,
            }
            for p in found
        ]
        print(one_line({"query": options.query, "passages": rows}))
    elif not found:
        print("nothing relevant found")
    else:
        for p in found:
            print(f"{p.score:.2f}  {p.id}  ({p.source}, {p.place(Language.EN)})")
            print(indented(p.text))
    return 0 if found else 1

"""`tenirbon eval`: how right the understanding, the move and the check are, with every confusion listed."""

import json
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.domain.errors import BadInput
from bot.entrypoints.cli.progress import Bar
from bot.entrypoints.house import OpenHouse
from bot.settings import Settings

_LISTED = frozenset({"slips", "missed", "stopped", "confusions"})


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Print a table; --json prints the confusions too."""
    folder: Path = options.cases
    if not folder.is_dir():
        raise BadInput(f"{folder}: no such folder; run from a checkout, or name the cases with --cases DIR")
    with open_house(settings) as house:
        reports = house.evaluate(folder, options.shared, options.half, options.only, Bar("indexing"))
    if not reports:
        names = sorted({f.stem for kind in ("dialogues", "checks") for f in folder.glob(f"{kind}/*.yaml")} - {"pairs"})
        raise BadInput(f"no cases of that name in {folder}; there are: {', '.join(names) or 'none'}")
    found = {name: _named(asdict(report)) | report.shares() for name, report in reports.items()}
    for name, report in found.items():
        if name.split()[0].endswith("/unread"):
            # kept for reporting: whoever mends must not learn which cases were wrong
            report.update(dict.fromkeys(_LISTED & report.keys(), ()))
    print(
        json.dumps(found, ensure_ascii=False, default=str)
        if options.json
        else _table(found, verbose=options.confusions)
    )
    return 0


def _named(report: Mapping[str, Any]) -> dict[str, Any]:
    """A report whose confusions have one string as a key: JSON knows no pairs."""
    return {
        key: {k if isinstance(k, str) else " → ".join(k): v for k, v in value.items()}
        if isinstance(value, Mapping)
        else value
        for key, value in report.items()
    }


def _table(found: Mapping[str, Mapping[str, Any]], *, verbose: bool) -> str:
    rows = []
    for name, report in found.items():
        rows.append(name)
        rows += [f"  {key:<28}{value:>9.3f}" for key, value in report.items() if isinstance(value, float)]
        rows += [f"  {key:<28}{value:>9}" for key, value in report.items() if isinstance(value, int)]
        if verbose:
            rows += [f"    {line}" for key in sorted(_LISTED) for line in report.get(key, ())]
    return "\n".join(rows)

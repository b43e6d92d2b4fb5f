"""`tenirbon ingest`: the pack, and documents beside it."""

import sys
from argparse import Namespace
from dataclasses import asdict

from bot.domain.errors import BadInput
from bot.entrypoints.cli.printing import counted, one_line
from bot.entrypoints.cli.progress import Bar
from bot.entrypoints.house import OpenHouse
from bot.settings import Settings

_READ = ".txt, .md, .html, .pdf, .docx, .xlsx, .csv and .eml files"


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Print what was done; 1 when a file was refused."""
    if options.remove:
        return _remove(options, settings, open_house)
    days = (options.effective, options.expires)
    if any(days) and not options.paths:
        raise BadInput("--effective, --expires: name the files or folders that they hold for")
    if options.internal and not options.paths:
        raise BadInput("--internal: name the files or folders that are for those who decide")
    if all(days) and options.expires < options.effective:
        raise BadInput(f"--expires: {options.expires} is before {options.effective}, the first day")
    missing = next((p for p in options.paths if not p.exists()), None)
    if missing is not None:
        raise BadInput(f"{missing}: no such file or folder")
    with open_house(settings) as house:
        report = house.ingest(options.paths, Bar("embedding"), Bar("reading"), days, internal=options.internal)
    if options.json:
        print(one_line(asdict(report)))
    else:
        for file, count in report.read:
            print(f"read {file}: {counted(count, 'passage')}")
        if options.paths and not report.read and not report.refused:
            places = ", ".join(map(str, options.paths))
            print(f"nothing to read in {places}: {_READ} are read", file=sys.stderr)
        whole = counted(report.total, "passage")
        print(f"{whole}: {report.embedded} embedded, {report.kept} unchanged, {report.removed} removed")
    for file, note in report.notes:
        print(f"note {file}: {note}", file=sys.stderr)
    for file, reason in report.refused:
        print(f"refused {file}: {reason}", file=sys.stderr)
    return 1 if report.refused else 0


def _remove(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    if not options.paths:
        raise BadInput("--remove: name the files or folders to take out, as they were named when they were brought in")
    with open_house(settings) as house:
        counts = {str(path): house.remove(path) for path in options.paths}
    if options.json:
        print(one_line({"removed": counts}))
    else:
        for path, count in counts.items():
            print(f"taken out {path}: {counted(count, 'passage')}")
    return 0

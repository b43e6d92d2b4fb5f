"""A commented pack to start from, written into a folder of its own."""

import re
from pathlib import Path

from bot.adapters.packs.loader import load_files
from bot.domain.errors import BadInput
from bot.domain.figures import Unit
from bot.reading.folding import fold


def begin(starter: Path, folder: Path, name: str, currency: str) -> tuple[str, ...]:
    """Copy the pack in `starter` to `folder` for a company called `name`; gives the files written.

    Raises BadInput where policies stand already, the name has no letter or the currency is unknown.
    """
    company = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:40].strip("-")
    if not company or not name.isprintable() or any(c in name for c in '"{}#:[]'):
        raise BadInput(f"{name!r} is no company's name; letters, figures and spaces are expected")
    money = [unit.value for unit in Unit if unit.is_money]
    if currency not in money:
        raise BadInput(f"{currency!r} is no currency this program knows; choose one of {', '.join(money)}")
    target = folder / "policies"
    if target.exists():
        raise BadInput(f"{target} exists already; name another folder")
    files = {
        path.name: path.read_text("utf-8")
        .replace("company: my-company", f"company: {company}")
        .replace("name: My Company", f"name: {name}")
        .replace("currency: EUR", f"currency: {currency}")
        .replace("unit: EUR", f"unit: {currency}")
        for path in sorted((starter / "policies").glob("*.md"))
    }
    if currency != "EUR":
        sign = {"USD": "$", "GBP": "£"}.get(currency, currency)
        files = {n: t.replace("30 €", f"30 {sign}").replace("€30", f"{sign}30") for n, t in files.items()}
    load_files({f"policies/{file}": text.encode() for file, text in files.items()})
    try:
        target.mkdir(parents=True)
        for file, text in files.items():
            (target / file).write_text(text, "utf-8")
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}") from error
    return tuple(f"policies/{file}" for file in files)

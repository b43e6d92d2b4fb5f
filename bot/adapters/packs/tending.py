"""A company's policies tended by people: proposed, confirmed, compared, put back. Implements `ports.Policies`."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.adapters.codec import from_json, to_json
from bot.adapters.originals.reading import read_document
from bot.adapters.packs.confirming import edited, written
from bot.adapters.packs.doubted import doubt_in_words, kept_before
from bot.adapters.packs.doubts import doubts_in
from bot.adapters.packs.files import read_files, version_of
from bot.adapters.packs.hinting import LimitReader
from bot.adapters.packs.limit_cues import LimitCues
from bot.adapters.packs.loader import load_files
from bot.adapters.packs.pricing import products_in, with_products
from bot.adapters.packs.proposing import propose
from bot.adapters.packs.versions import PackVersions
from bot.domain.asks import Language
from bot.domain.errors import BadInput, Mistake
from bot.domain.policy import Authority, Clause, Pack, Product
from bot.domain.proposal import Doubt, Proposal
from bot.ports import Clock
from bot.ports.policies import Change, Version

_NAMED = 12
"""Hex digits of a folder's hash in the name of what waits for it."""


class TendedPolicies:
    """The policies of `folder`. `own` is false for the demo company's, which stay as they came.

    `data` is the folder for versions and waiting proposals, `serving` gives the pack that serves,
    `reader` what asks a language model for limits where there is one.
    """

    def __init__(
        self,
        folder: Path,
        essays: Path,
        data: Path,
        cues: LimitCues,
        clock: Clock,
        *,
        own: bool,
        serving: Callable[[], Pack],
        reader: Callable[[], LimitReader | None] = lambda: None,
    ) -> None:
        self._folder, self._essays, self._data = folder, essays, data
        self._cues, self._clock, self._own, self._serving, self._reader = cues, clock, own, serving, reader
        self._versions = PackVersions(data / "versions", folder)
        # what was read for one company is never confirmed in another's pack
        mark = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:_NAMED]
        self._kept_in, self._prices_in = data / f"proposals-{mark}.json", data / f"prices-{mark}.json"

    @property
    def own(self) -> bool:
        """See `ports.Policies`."""
        return self._own

    def pack(self, version: str = "", on: date | None = None) -> Pack:
        """See `ports.Policies`."""
        if version:
            return load_files(self._versions.files(self._versions.find(version))).pack
        if on is not None:
            found = self._versions.on(on)
            if found is None:
                first = next((v.when.date() for v in self._versions.log()), None)
                since = f"; the first one kept is of {first}" if first else ""
                raise BadInput(f"no version of {on} is known{since}")
            return load_files(self._versions.files(found)).pack
        return self._serving()

    def versions(self) -> tuple[Version, ...]:
        """See `ports.Policies`."""
        return tuple(Version(v.version, v.when, v.who, v.why) for v in self._versions.log())

    def compare(self, before: str, after: str = "") -> tuple[Change, ...]:
        """See `ports.Policies`."""
        old, new = _sections(self._files(before)), _sections(self._files(after))
        names = dict.fromkeys((*old, *new))
        return tuple(
            Change(name, old.get(name, ""), new.get(name, ""))
            for name in names
            if old.get(name, "").strip() != new.get(name, "").strip()
        )

    def doubts(self) -> tuple[Mistake, ...]:
        """See `ports.Policies`."""
        return doubts_in(self.pack(), self._clock.today())

    def propose(self, documents: Sequence[tuple[str, bytes]]) -> tuple[Proposal, ...]:
        """See `ports.Policies`."""
        passages = [p for name, data in documents for p in read_document(name, data).passages]
        waiting = self.proposals()
        known = {(p.limit, p.authority, p.sentence) for p in waiting}
        pack, first = self.pack(), max((int(p.id[1:]) for p in waiting), default=0) + 1
        clauses, currency = pack.in_force(self._clock.today()), pack.company.currency
        found = propose(passages, self._cues, clauses, currency, waiting=waiting, reader=self._reader())
        fresh = [p for p in found if (p.limit, p.authority, p.sentence) not in known]
        numbered = tuple(replace(p, id=f"p{first + at}") for at, p in enumerate(fresh))
        self._keep((*waiting, *numbered))
        self._price(products_in(passages, currency, pack))
        return numbered

    def products(self) -> tuple[Product, ...]:
        """See `ports.Policies`."""
        try:
            return from_json(tuple[Product, ...], self._prices_in.read_text("utf-8"))
        except (OSError, BadInput):
            return ()

    def confirm_products(self, who: str) -> tuple[Product, ...]:
        """See `ports.Policies`."""
        waiting = self.products()
        if not waiting:
            raise BadInput("no prices wait; read some with: tenirbon policies propose --as manager YOUR-PRICES.xlsx")
        files = self._files("")
        names = ", ".join(product.id for product in waiting)
        self._write(files, with_products(files, waiting, self.pack()), who, f"confirmed the prices of {names}")
        self._prices_in.unlink(missing_ok=True)
        return waiting

    def decline_products(self) -> None:
        """See `ports.Policies`."""
        self._prices_in.unlink(missing_ok=True)

    def proposals(self) -> tuple[Proposal, ...]:
        """See `ports.Policies`."""
        try:
            return from_json(tuple[Proposal, ...], kept_before(self._kept_in.read_text("utf-8")))
        except (OSError, BadInput):
            return ()

    def told(self, doubt: Doubt, language: Language) -> str:
        """See `ports.Policies`."""
        return doubt_in_words(doubt, self._cues, language)

    def confirm(
        self, proposal: str, who: str, value: Decimal | None = None, authority: Authority | None = None
    ) -> Clause:
        """See `ports.Policies`."""
        found = self._waiting(proposal)
        files = self._files("")
        chosen = edited(found, value, authority)
        changed, clause_id = written(files, chosen, self.pack(), self._cues, self._clock.today())
        why = f"confirmed {clause_id} from {found.document}: {found.sentence}"
        pack = self._write(files, changed, who, why)
        self._keep(tuple(p for p in self.proposals() if p.id != proposal))
        clause = pack.clause(clause_id)
        assert clause is not None
        return clause

    def decline(self, proposal: str) -> Proposal:
        """See `ports.Policies`."""
        found = self._waiting(proposal)
        self._keep(tuple(p for p in self.proposals() if p.id != proposal))
        return found

    def roll_back(self, version: str, who: str) -> Version:
        """See `ports.Policies`."""
        wanted = self._versions.find(version)
        files = self._files("")
        if wanted.version == version_of(files):
            raise BadInput(f"version {wanted.short} serves already")
        # essays that the pack does not own are another folder's and stay
        back = {n: d for n, d in self._versions.files(wanted).items() if n.startswith("policies/")}
        kept = {n: d for n, d in files.items() if not n.startswith("policies/")}
        self._write(files, {**kept, **back}, who, f"rolled back to {wanted.short}")
        return self.versions()[-1]

    def _files(self, version: str) -> dict[str, bytes]:
        if version:
            return self._versions.files(self._versions.find(version))
        return read_files(self._folder, self._essays)

    def _waiting(self, name: str) -> Proposal:
        found = next((p for p in self.proposals() if p.id == name), None)
        if found is None:
            known = ", ".join(p.id for p in self.proposals()) or "none"
            raise BadInput(f"no proposal {name!r} waits; there are: {known}")
        return found

    def _write(self, before: Mapping[str, bytes], after: Mapping[str, bytes], who: str, why: str) -> Pack:
        """Write the files that changed, once the whole has been found sound."""
        if not self._own:
            raise BadInput(
                "the demo company's policies stay as they are; make your own with `tenirbon new-company DIR` "
                "and set TENIRBON_KNOWLEDGE_DIR"
            )
        pack = load_files(after).pack
        now = self._clock.now()
        self._versions.record(version_of(before), before, now, "files", "as it was before")
        place = self._folder / "policies" if (self._folder / "policies").is_dir() else self._folder
        for name, raw in after.items():
            if before.get(name) != raw:
                target = place / name.removeprefix("policies/")
                fresh = target.with_suffix(".new")
                fresh.write_bytes(raw)
                fresh.replace(target)
        for name in before.keys() - after.keys():
            (place / name.removeprefix("policies/")).unlink(missing_ok=True)
        self._versions.record(pack.version, after, now, who, why)
        return pack

    def _price(self, found: tuple[Product, ...]) -> None:
        """Let the products wait beside those that do; the same one again takes the place of the first."""
        if found:
            whole = {product.id: product for product in (*self.products(), *found)}
            self._put(self._prices_in, to_json(tuple(whole.values())))

    def _keep(self, waiting: tuple[Proposal, ...]) -> None:
        self._put(self._kept_in, to_json(waiting))

    def _put(self, file: Path, text: str) -> None:
        self._data.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.write_text(text, "utf-8")
        fresh.replace(file)


def _sections(files: Mapping[str, bytes]) -> dict[str, str]:
    """The text of each clause and of each introduction, by file and id."""
    found: dict[str, str] = {}
    for name, raw in files.items():
        if not name.startswith("policies/"):
            continue
        stem, where = name.removeprefix("policies/").removesuffix(".md"), "introduction"
        for line in raw.decode("utf-8", "replace").splitlines():
            if line.startswith("## "):
                where = line[3:].partition(":")[0].strip()
            key = f"{stem}#{where}"
            found[key] = found.get(key, "") + line + "\n"
    return found

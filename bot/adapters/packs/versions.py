"""Every version of a pack that ever served: who brought it in, when, and its files, to be shown and put back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from bot.domain.errors import BadInput

_LOG = "log.jsonl"


@dataclass(frozen=True, slots=True)
class PackVersion:
    """One line of the log. `who` is a name or "files" for an edit on disk, `why` what changed."""

    version: str
    when: datetime
    who: str
    why: str

    @property
    def short(self) -> str:
        """The first eight characters of the hash, as people name it."""
        return self.version[:8]


class PackVersions:
    """The versions of the pack of one folder, in a folder of their own.

    Contents are written before the log names them, so that a crash leaves the log whole.
    """

    def __init__(self, folder: Path, pack: Path) -> None:
        self._home = folder / hashlib.sha256(str(pack.resolve()).encode()).hexdigest()[:12]

    def record(self, version: str, files: Mapping[str, bytes], when: datetime, who: str, why: str) -> None:
        """Keep a version that serves from now on; nothing when it is the one that served last."""
        before = self.log()
        if before and before[-1].version == version:
            return
        self._home.mkdir(parents=True, exist_ok=True)
        content = self._home / f"{version[:16]}.json"
        if not content.is_file():
            fresh = content.with_suffix(".new")
            told = {name: raw.decode("utf-8", "replace") for name, raw in files.items()}
            fresh.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
            fresh.replace(content)
        line = json.dumps(asdict(PackVersion(version, when, who, why)) | {"when": when.isoformat()}, ensure_ascii=False)
        with (self._home / _LOG).open("a", encoding="utf-8") as log:
            log.write(line + "\n")

    def log(self) -> tuple[PackVersion, ...]:
        """Every version in the order they began to serve; a damaged line is left out."""
        try:
            lines = (self._home / _LOG).read_text("utf-8").split("\n")
        except OSError:
            return ()
        kept = []
        for line in lines:
            try:
                row = json.loads(line)
                kept.append(PackVersion(row["version"], datetime.fromisoformat(row["when"]), row["who"], row["why"]))
            except (ValueError, KeyError, TypeError):
                continue
        return tuple(kept)

    def find(self, name: str) -> PackVersion:
        """The version whose hash begins with `name`; raises BadInput when there is none, or more than one."""
        found = {v.version: v for v in self.log() if name and v.version.startswith(name)}
        if len(found) != 1:
            known = ", ".join(dict.fromkeys(v.short for v in self.log())) or "none yet"
            what = "no version" if not found else "more than one version"
            raise BadInput(f"{what} begins with {name!r}; there are: {known}")
        return next(iter(found.values()))

    def on(self, day: date) -> PackVersion | None:
        """The version that served at the end of that day; None before the first."""
        return next((v for v in reversed(self.log()) if v.when.date() <= day), None)

    def files(self, version: PackVersion) -> dict[str, bytes]:
        """The files of a version; raises BadInput when they are gone."""
        try:
            told = json.loads((self._home / f"{version.version[:16]}.json").read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise BadInput(f"the files of version {version.short} are no longer there") from error
        return {str(name): str(text).encode() for name, text in told.items()}

"""The files of prompts/: versioned, hashed, read once."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.adapters.kept import Kept
from bot.domain.errors import BadSetting

_VERSIONED = re.compile(r"^(?P<name>[a-z0-9-]+)\.v(?P<version>\d+)\.yaml$")


@dataclass(frozen=True, slots=True)
class PromptFile:
    """One file's data; `name` carries the version ("check.v1"), `hash` 12 hex digits of its bytes."""

    name: str
    hash: str
    data: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        """The value under a dotted key ("tone.firmer"); raises BadSetting where it is missing."""
        value: Any = self.data
        for part in key.split("."):
            if not isinstance(value, Mapping) or part not in value:
                msg = f"prompts/{self.name}.yaml: no {key!r}"
                raise BadSetting(msg)
            value = value[part]
        return value


class PromptFiles:
    """Reads `folder`/NAME.vN.yaml: the highest version of a name, or the one named ("check.v1").

    With `kept`, a file whose bytes were read before is not parsed again.
    """

    def __init__(self, folder: Path, kept: Kept | None = None) -> None:
        self._folder, self._kept = folder, kept

    def names(self) -> tuple[str, ...]:
        """Every versioned name in the folder, sorted."""
        return tuple(sorted(p.stem for p in self._folder.glob("*.yaml") if _VERSIONED.match(p.name)))

    def version(self) -> str:
        """Names what every file of the folder says: hex digits of their names and bytes."""
        whole = hashlib.sha256()
        for path in sorted(p for p in self._folder.iterdir() if p.is_file()):
            raw = path.read_bytes()
            whole.update(f"{path.name}\0{len(raw)}\0".encode())
            whole.update(raw)
        return whole.hexdigest()

    def load(self, name: str) -> PromptFile:
        """The file called `name`; raises BadSetting when it is missing or not a mapping."""
        path = self._path(name)
        raw = path.read_bytes()
        try:
            data = parsed(path.stem, raw, self._kept)
        except yaml.YAMLError as error:
            msg = f"prompts/{path.name}: {error}"
            raise BadSetting(msg) from error
        if not isinstance(data, dict):
            msg = f"prompts/{path.name}: a mapping is expected at the top"
            raise BadSetting(msg)
        return PromptFile(path.stem, hashlib.sha256(raw).hexdigest()[:12], data)

    def _path(self, name: str) -> Path:
        exact = self._folder / f"{name}.yaml"
        if exact.is_file():
            return exact
        found = [
            (int(match["version"]), path)
            for path in self._folder.glob(f"{name}.v*.yaml")
            if (match := _VERSIONED.match(path.name)) and match["name"] == name
        ]
        if not found:
            msg = f"prompts/{name}.v1.yaml is missing; present: {', '.join(self.names()) or 'nothing'}"
            raise BadSetting(msg)
        return max(found)[1]


def parsed(name: str, raw: bytes, kept: Kept | None) -> Any:
    """The data of a YAML text, as kept where these very bytes were parsed before; raises yaml.YAMLError."""
    key = hashlib.sha256(raw).hexdigest()
    data = kept.read_data(name, key) if kept else None
    if data is None:
        data = yaml.load(raw, Loader=SAFE)  # noqa: S506 - the safe loader, in C where it exists
        if kept:
            kept.keep_data(name, key, data)
    return data


SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, ten times faster where its C form exists."""

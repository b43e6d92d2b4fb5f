"""Reads the model's prompt: front matter, a system part, a user part, a repair part."""

import hashlib
import re
import string
from pathlib import Path

import yaml

from bot.adapters.texts.prompts import PromptFile
from bot.domain.errors import BadSetting
from bot.domain.prompt import NameWords, WritePrompt

_FORM = re.compile(
    r"\A---\n(?P<head>.*?)\n---\n# system\n(?P<system>.*?)\n# user\n(?P<user>.*?)\n# repair\n(?P<repair>.*)\Z",
    re.DOTALL,
)
_PARTS = ("system", "user", "repair")


def read_write_prompt(path: Path) -> WritePrompt:
    """The prompt of a file; raises BadSetting when its form or a variable is wrong."""
    raw = path.read_bytes()
    found = _FORM.match(raw.decode("utf-8"))
    if found is None:
        raise BadSetting(f"prompts/{path.name}: front matter, then '# system', '# user' and '# repair' are expected")
    inputs = set(yaml.safe_load(found["head"])["inputs"])
    used = {name for part in _PARTS for _, name, _, _ in string.Formatter().parse(found[part]) if name}
    if used - inputs:
        raise BadSetting(f"prompts/{path.name}: {', '.join(sorted(used - inputs))} is not among its inputs")
    return WritePrompt(f"{path.stem}@{hashlib.sha256(raw).hexdigest()[:12]}", *map(found.group, _PARTS))


def read_name_words(file: PromptFile) -> NameWords:
    """The words of prompts/names.vN.yaml; raises BadSetting where a list is missing."""
    return NameWords(
        tuple(file["titles"]),
        tuple(file["greetings"]),
        tuple(file["presenting"]),
        frozenset(map(str.casefold, file["no_names"])),
    )

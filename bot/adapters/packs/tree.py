"""YAML as a tree of scalars kept as written, each with its line; nothing is guessed from the look of a word."""

import re
from dataclasses import dataclass

import yaml

from bot.adapters.packs.mistakes import FilePen
from bot.adapters.texts.prompts import SAFE

_BREAKS = re.compile("[\r\x85\u2028\u2029]")  # YAML would count them as line ends, an editor does not
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word, number or sentence as written; `text` is empty where nothing was written."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Rows:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and values, in order, repeated keys included."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int


Node = Scalar | Rows | Table


def read_yaml(text: str, first_line: int, pen: FilePen) -> Node | None:
    """Read the tree of `text`, whose first line is line `first_line` of the file; None after a mistake."""
    text = _BREAKS.sub(" ", text)
    tabs = [i for i, row in enumerate(text.split("\n")) if "\t" in row]
    for i in tabs:
        pen.at(first_line + i, "a tab in a YAML block; indent with spaces")
    if tabs:
        return None
    try:
        root = yaml.compose(text, Loader=SAFE)
        return Scalar("", first_line) if root is None else _convert(root, first_line, set())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = mark.line if mark else 0
        rows = text.split("\n")
        row = rows[at] if at < len(rows) else ""
        pen.at(first_line + at, f"not readable as YAML: {error.problem or error.context}{_remedy(row)}")
    except yaml.YAMLError as error:
        pen.at(first_line, f"not readable as YAML: {str(error).splitlines()[0]}")
    except RecursionError:
        pen.at(first_line, "not readable as YAML: nested too deeply")
    except _SharedNodeError as error:
        pen.at(error.line, "an anchor or alias (& or *) is not allowed; write the value out, or quote it")
    return None


def _remedy(row: str) -> str:
    """What most likely ails a line that YAML does not take."""
    if re.search(r":\s*%|%\s*[,}]", row):
        return "; write `percent` in place of `%`"
    if row.lstrip().startswith("**"):
        return "; the block above is never closed: end it with a line ```"
    if row.count('"') % 2:
        return "; a quotation mark is not closed"
    if re.match(r"\s*[\w-]+: [^\"'{\[]*: ", row):
        return '; put the text after the first colon into quotation marks, as title_en: "One: two"'
    if row.lstrip().startswith("- "):
        return "; the line above this list must name it, as `counterpart:`"
    return "; look at the colons, brackets and quotation marks of this line and of the one before"


class _SharedNodeError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


def _convert(node: yaml.Node, first_line: int, seen: set[int]) -> Node:
    line = first_line + node.start_mark.line
    if id(node) in seen:
        raise _SharedNodeError(line)
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        entries = []
        for key, value in node.value:
            read = _convert(key, first_line, seen)
            name = read if isinstance(read, Scalar) else Scalar("?", read.line)
            entries.append((name, _convert(value, first_line, seen)))
        return Table(tuple(entries), line)
    if isinstance(node, yaml.SequenceNode):
        return Rows(tuple(_convert(item, first_line, seen) for item in node.value), line)
    text = "" if node.tag == _NULL else str(node.value).strip()
    return Scalar(text, line)

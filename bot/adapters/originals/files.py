"""Files into passages: each file whole or refused with a reason a person understands."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.originals.cutting import pieces, title_and_rest
from bot.adapters.originals.furniture import Part, folded, without_furniture
from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.knowledge import Passage, PassageKind
from bot.reading.language import detect_language

_LARGEST = 5_000_000
_COMMENT_SECTION = {Language.FR: "Commentaire de lecteur", Language.EN: "Reader's comment"}


@dataclass(frozen=True, slots=True)
class Originals:
    """The passages read, and each refused file with its reason."""

    passages: tuple[Passage, ...]
    refused: tuple[tuple[str, str], ...]


def plain_text(data: bytes) -> str:
    """The text of a UTF-8 file; raises BadInput when it is none."""
    if b"\0" in data:
        msg = "it is not plain text (binary data)"
        raise BadInput(msg)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"it is not UTF-8 text (byte {error.start + 1}); save it as UTF-8"
        raise BadInput(msg) from error


def markdown(data: bytes) -> str:
    """The same without front matter and hidden remarks; a title in the front matter becomes the heading."""
    text = plain_text(data).replace("\r\n", "\n")
    front = re.match(r"---\n(.*?)\n---\s*\n", text, re.DOTALL)
    if front:
        text = text[front.end() :]
        title = re.search(r"^title:\s*[\"']?(.+?)[\"']?\s*$", front[1], re.MULTILINE)
        if title and not re.match(r"\s*#\s", text):
            text = f"# {title[1]}\n\n{text}"
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)


READERS: Mapping[str, Callable[[bytes], str]] = {".txt": plain_text, ".md": markdown}
"""How the bytes of a file become text, by the end of its name; another format is one more row."""


def read_originals(
    paths: Sequence[Path],
    digested: Mapping[str, str] | None = None,
    readers: Mapping[str, Callable[[bytes], str]] = READERS,
) -> Originals:
    """Read files, and folders with all they hold, into passages.

    `digested` names, by file stem, the principle of which a file is the original essay: its
    passages are of kind ESSAY. A file that cannot be used is refused alone and gives nothing.
    """
    passages: list[Passage] = []
    refused: list[tuple[str, str]] = []
    taken: dict[str, str] = {}
    for path, name in _found(paths):
        stem = _slug(name.rsplit(".", 1)[0], 80)
        if stem in taken:
            refused.append((name, f"{taken[stem]} already goes by this name"))
            continue
        kind = PassageKind.ESSAY if path.stem in (digested or {}) else PassageKind.DOCUMENT
        try:
            found = _passages(_text(path, readers), stem, kind)
        except BadInput as error:
            refused.append((name, str(error)))
            continue
        taken[stem] = name
        passages += found
    return Originals(tuple(passages), tuple(refused))


def digested_in(folder: Path) -> dict[str, str]:
    """The principle of each original essay by its file stem, as the digests in `folder` name them."""
    named = {}
    for path in sorted(folder.glob("*.md")):
        front = path.read_text(encoding="utf-8").split("\n---", 1)[0]
        fields = dict(re.findall(r"^(id|original):\s*(\S+)\s*$", front, re.MULTILINE))
        if "id" in fields and "original" in fields:
            named[fields["original"]] = fields["id"]
    return named


def _found(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if path.is_dir():
            inside = [p for p in path.rglob("*") if p.is_file()]
            for file in sorted(inside, key=lambda p: p.relative_to(path).as_posix()):
                name = file.relative_to(path)
                if not any(part.startswith(".") for part in name.parts):
                    yield file, name.as_posix()
        else:
            yield path, path.name


def _text(path: Path, readers: Mapping[str, Callable[[bytes], str]]) -> str:
    if not path.exists():
        msg = "there is no such file"
        raise BadInput(msg)
    reader = readers.get(path.suffix.lower())
    if reader is None:
        msg = f"only {' and '.join(sorted(readers))} files can be read, not {path.suffix or 'a name without an ending'}"
        raise BadInput(msg)
    if not path.is_file():
        msg = "it is not a file"
        raise BadInput(msg)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _LARGEST else b""
    except OSError as error:
        msg = f"it cannot be read ({error.strerror})"
        raise BadInput(msg) from error
    if size > _LARGEST:
        msg = f"it is larger than {_LARGEST // 1_000_000} MB"
        raise BadInput(msg)
    return reader(data)


def _passages(text: str, stem: str, kind: PassageKind) -> list[Passage]:
    lines = without_furniture(text)
    title, body = title_and_rest([line.text for line in lines if line.part is Part.BODY])
    language = detect_language("\n".join([title, *body]))
    source = title or stem.replace("-", " ").capitalize()
    told = [(piece.section or source, piece.text, False) for piece in pieces(body)]
    for entry in sorted({line.entry for line in lines if line.part is Part.COMMENT}):
        said = [line.text for line in lines if line.part is Part.COMMENT and line.entry == entry]
        section = _COMMENT_SECTION.get(language, "Reader's comment")
        told += [(section, piece.text, True) for piece in pieces(said)]
    if not told:
        msg = "it holds no text" if not text.strip() else "nothing is left once menus and forms are taken out"
        raise BadInput(msg)
    return [
        Passage(
            id=f"documents/{stem}#{at}-{_slug(section if section != source else ' '.join(words.split()[:6]), 40)}",
            source=source,
            section=section,
            kind=kind,
            text=words,
            language=language,
            position=at,
            comment=comment,
        )
        for at, (section, words, comment) in enumerate(told, start=1)
    ]


def _slug(text: str, most: int) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")[:most].strip("-") or "text"

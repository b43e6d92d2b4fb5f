"""Looking into a zip before any library opens it: bombs, tricks and macros are refused."""

import io
import zipfile
from collections.abc import Iterable

from bot.domain.errors import BadFile, FileFault

_ENTRIES = 3_000
_UNPACKED = 200_000_000
_RATIO = 200
_SMALL = 1_000_000
_XML = 60_000_000
_MACROS = ("vbaproject.bin", "vbadata.xml", "/activex/", "/embeddings/", "/macrosheets/")


_INSTEAD = "it is not opened: save its text in a new document"


def checked(data: bytes, needs: Iterable[str]) -> None:
    """Raise BadInput unless `data` is a sound, harmless zip that holds the parts in `needs`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _sizes(entries)
            _names(entries, needs)
            _no_entities(archive, entries)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        # a wrong password, an unknown compression and a broken entry all come as one of these
        raise BadFile(
            FileFault.DAMAGED, "it is damaged: the archive inside cannot be read; save it again and send that copy"
        ) from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise BadFile(
                FileFault.DAMAGED, "it is damaged: the archive inside cannot be unpacked; save it again"
            ) from error
        raise


def _sizes(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _ENTRIES:
        raise BadFile(
            FileFault.HOSTILE, f"it holds {len(entries)} parts inside, far more than a document needs; {_INSTEAD}"
        )
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if total > _UNPACKED or (total > _SMALL and total > _RATIO * max(packed, 1)):
        raise BadFile(
            FileFault.HOSTILE, f"unpacked it would take {total // 1_000_000} MB, as a zip bomb does; {_INSTEAD}"
        )
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise BadFile(FileFault.PROTECTED, "it is protected by a password; save it without one")


def _names(entries: list[zipfile.ZipInfo], needs: Iterable[str]) -> None:
    names = [entry.filename.replace("\\", "/") for entry in entries]
    if any(name.startswith("/") or ".." in name.split("/") or ":" in name for name in names):
        raise BadFile(FileFault.HOSTILE, f"it holds a path that leads out of it; {_INSTEAD}")
    if len(set(names)) < len(names):
        raise BadFile(FileFault.HOSTILE, f"it holds the same part twice; {_INSTEAD}")
    lowered = [f"/{name.lower()}" for name in names]
    if any(mark in name for name in lowered for mark in _MACROS[:2]):
        raise BadFile(FileFault.ACTIVE, "it holds macros; save it without them (.docx or .xlsx)")
    if any(mark in name for name in lowered for mark in _MACROS[2:]):
        raise BadFile(FileFault.ACTIVE, "it holds embedded objects or controls; save it without them")
    missing = [part for part in needs if part not in names]
    if missing:
        raise BadFile(
            FileFault.ENDING,
            f"it is not what its name says: the part {missing[0]} is missing; "
            "give it its right ending, or save it again",
        )


def _no_entities(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        if entry.file_size > _XML:
            raise BadFile(
                FileFault.LARGE, f"a part of it takes {entry.file_size // 1_000_000} MB unpacked; split the document"
            )
        with archive.open(entry) as part:
            # what the directory says of a size may be a lie
            text = part.read(_XML + 1)
        if len(text) > _XML:
            raise BadFile(FileFault.HOSTILE, f"a part of it is larger than it says, as a zip bomb's; {_INSTEAD}")
        plain = text.replace(b"\0", b"")  # the same in UTF-16
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise BadFile(FileFault.HOSTILE, f"its XML declares entities, which no office program writes; {_INSTEAD}")

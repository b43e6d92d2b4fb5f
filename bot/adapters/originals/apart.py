"""Reading a file in a process of its own, so that a hostile one can neither hang nor fill this one.

`python -m bot.adapters.originals.apart SUFFIX` reads the bytes on standard input and writes the text as JSON.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from bot.adapters.originals.told import Told
from bot.domain.errors import BadFile, FileFault

_SECONDS = 60
_MEMORY = 2_000_000_000


def read_apart(suffix: str, data: bytes) -> Told:
    """The text of a file whose format needs a library; raises BadInput.

    The process has 60 seconds, 2 GB, no settings and no secrets in its environment, and may write no file.
    """
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG") if name in os.environ}
    kept |= {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the file's bytes reach only its standard input
            [sys.executable, "-B", "-m", "bot.adapters.originals.apart", suffix],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            env=kept,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BadFile(
            FileFault.LARGE, f"reading it takes more than {_SECONDS} seconds; split it, or save it again"
        ) from error
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise BadFile(
            FileFault.DAMAGED, "reading it breaks off, from too much memory or a damaged part; save it again"
        ) from error
    if "refused" in answer:
        raise BadFile(FileFault(answer["fault"]), str(answer["refused"]))
    return Told(
        tuple(answer["lines"]), answer["title"], tuple(answer["pages"]), bool(answer["web"]), tuple(answer["notes"])
    )


def main() -> None:
    """Read standard input; what is wrong with it is told as JSON too."""
    _bounded()
    try:
        answer = asdict(_read(sys.argv[1], sys.stdin.buffer.read()))
    except BadFile as error:
        answer = {"refused": str(error), "fault": error.fault}
    except (MemoryError, RecursionError):
        answer = {"refused": "reading it takes too much memory; split it, or save it again", "fault": FileFault.LARGE}
    print(json.dumps(answer))  # noqa: T201 - this is its answer


def _bounded() -> None:
    """Give this process little to take; where the system has no such limits, the deadline alone serves."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))


def _read(suffix: str, data: bytes) -> Told:
    if suffix == ".pdf":
        from bot.adapters.originals.formats.pdf import read_pdf

        return read_pdf(data)
    if suffix == ".docx":
        from bot.adapters.originals.formats.docx import read_docx

        return read_docx(data)
    if suffix == ".xlsx":
        from bot.adapters.originals.formats.sheets import read_xlsx

        return read_xlsx(data)
    if suffix == ".eml":
        from bot.adapters.originals.formats.mail import read_mail

        return read_mail(data)
    from bot.adapters.originals.formats.html import read_html

    return read_html(data)


if __name__ == "__main__":
    main()

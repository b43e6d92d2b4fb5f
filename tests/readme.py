"""What the README says, and what the program does: `python -m tests.readme --write` prints the session anew."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TODAY = "2026-11-23"

_BEGIN = "<!-- session: begin (python -m tests.readme --write) -->\n"
_END = "<!-- session: end -->"

SESSION = (
    ("Alignez-vous sur votre concurrent ou je pars.",),
    ("--channel", "email", "We need the 300 Storm umbrellas in 5 days."),
)
"""What is asked in the README, after `tenirbon ask`."""


def session(data: Path) -> str:
    """The session as Markdown, with what the program prints today on a fixed day."""
    return "\n".join(_block(arguments, data) for arguments in SESSION)


def written() -> str:
    """The session that the README holds."""
    return README.read_text("utf-8").partition(_BEGIN)[2].partition(_END)[0]


def command(name: str) -> str:
    """The README's try or test command."""
    found = re.search(rf"<!-- the {name} command -->\n```bash\n(.+?)\n```", README.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def fields() -> set[str]:
    """The names in the first column of the README's table of JSON fields."""
    table = README.read_text("utf-8").partition("| field | what it holds |")[2].partition("\n\n")[0]
    return {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])}


def _block(arguments: tuple[str, ...], data: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--today", TODAY, "--data", str(data), *arguments],
        capture_output=True,
        check=True,
        cwd=data,
        env={**{k: v for k, v in os.environ.items() if not k.startswith("TENIRBON_")}, "PYTHONPATH": str(ROOT)},
    )
    typed = " ".join(a if re.fullmatch(r"[\w-]+", a) else f'"{a}"' for a in ("--today", TODAY, *arguments))
    return f"```console\n$ tenirbon ask {typed}\n{done.stdout.decode('utf-8')}```\n"


def main() -> None:
    """Write the session into the README, or print it."""
    with tempfile.TemporaryDirectory() as folder:
        found = session(Path(folder))
    if "--write" in sys.argv:
        before, begin, rest = README.read_text("utf-8").partition(_BEGIN)
        _, end, after = rest.partition(_END)
        README.write_text(before + begin + found + end + after, "utf-8")
    else:
        sys.stdout.write(found)


if __name__ == "__main__":
    main()

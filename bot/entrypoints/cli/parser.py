"""The commands and their options; `--help` is written here."""

import argparse
from typing import NoReturn

from bot import __version__
from bot.domain.asks import Language
from bot.domain.knowledge import PassageKind
from bot.domain.message import Role
from bot.entrypoints.cli.measuring_options import bench, evaluation
from bot.entrypoints.cli.options import channel, day, one_of, path, place, speaker
from bot.entrypoints.cli.policy_options import policies
from bot.entrypoints.cli.reading import readable

_EPILOG = """\
examples:
  tenirbon ask "Alignez-vous sur votre concurrent ou je pars."
  tenirbon ask --channel email --context "client for 6 years, 12 orders" "Can you do 60 days?"
  tenirbon ask --json --batch messages.jsonl > answers.jsonl
  tenirbon check --as salesperson draft.txt
  tenirbon serve

Settings come from the environment and .env (see .env.example); `tenirbon doctor` shows what is in force.
exit codes: 0 done, 1 the answer is no (a check that fails, a pack with mistakes), 2 wrong input or setting.
"""


class _Parser(argparse.ArgumentParser):
    """Says, of words left over, that a message with spaces stands in quotes."""

    def error(self, message: str) -> NoReturn:
        """One line on standard error, and out."""
        _, unread, words = message.partition("unrecognized arguments: ")
        if unread and not words.startswith("-"):
            message += '; put a message of several words in quotes, e.g. tenirbon ask "…"'
        super().error(message)


_REMOVING = (
    "Bringing a folder in again takes out what is no longer in it; "
    "--remove takes out what was brought in from a file or a folder, as it was named then."
)


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = _Parser(
        prog="tenirbon",
        description="Tenir Bon: which move to make in a hard client conversation, why, and the reply to send.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"tenirbon {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _ask(commands.add_parser("ask", help="coach one client message (or a batch) to a checked draft"))
    _chat(commands.add_parser("chat", help="a conversation in the terminal; later turns belong to the same case"))
    _check(commands.add_parser("check", help="check a draft that a person wrote against the policies"))
    _search(commands.add_parser("search", help="find passages of the policies, essays and documents"))
    ingest = "bring in documents, such as the original essays"
    _ingest(commands.add_parser("ingest", help=ingest, description=ingest, epilog=_REMOVING))
    knowledge = commands.add_parser("knowledge", help="the company's pack: check its files")
    inner = knowledge.add_subparsers(dest="action", metavar="ACTION", required=True)
    place(inner.add_parser("check", help="report every mistake as file:line: message"))
    policies(commands.add_parser("policies", help="see, compare, propose, confirm and put back the policies"))
    _new_company(commands.add_parser("new-company", help="write a commented pack to start from"))
    _doctor(commands.add_parser("doctor", help="what is configured, what works, what is missing and how to mend it"))
    _serve(commands.add_parser("serve", help="run the Telegram bot by long polling, or by a webhook"))
    place(
        commands.add_parser("health", help="whether the bot of a data folder serves (for a container's health check)")
    )
    evaluation(commands.add_parser("eval", help="how right the moves and the check are, over labelled cases"))
    bench(commands.add_parser("bench", help="measure speed and size"))
    return parser


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--webhook", action="store_true", help="let Telegram deliver to TENIRBON_TELEGRAM_WEBHOOK_URL instead"
    )
    place(parser)


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("message", nargs="?", type=readable, help="the client's message (or - for standard input)")
    parser.add_argument(
        "--context", type=readable, default="", metavar="TEXT", help="what you know of the client, in your own words"
    )
    parser.add_argument("--client", type=path, metavar="FILE", help="the same as structured facts (JSON or YAML)")
    parser.add_argument(
        "--thread", type=path, metavar="FILE", help="the conversation so far: JSON lines {role: client|us, text}"
    )
    channel(parser)
    parser.add_argument(
        "--language",
        type=one_of([Language.FR, Language.EN]),
        metavar="LANGUAGE",
        help="your own language for the verdict, fr or en (default: the client's)",
    )
    speaker(parser)
    place(parser)
    parser.add_argument("--json", action="store_true", help="print JSON alone on standard output")
    parser.add_argument(
        "--batch", type=path, metavar="FILE", help="JSON lines in, one JSON line each out, in order (with --json)"
    )


def _chat(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", type=one_of([Language.FR, Language.EN]), metavar="LANGUAGE", help="fr or en")
    channel(parser)
    speaker(parser)
    place(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "draft", nargs="?", type=path, metavar="DRAFT", help="the file that holds the draft (or - for standard input)"
    )
    parser.add_argument("--message", type=path, metavar="FILE", help="the client's message that it answers")
    parser.add_argument("--context", type=readable, default="", metavar="TEXT", help="what you know of the client")
    speaker(parser)
    place(parser)
    parser.add_argument("--json", action="store_true", help="print JSON alone on standard output")
    parser.add_argument(
        "--batch",
        type=path,
        metavar="FILE",
        help="JSON lines {id, draft, message?, context?, as?, today?} (with --json)",
    )


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", type=readable, help="a question in your own words")
    parser.add_argument("--limit", type=int, default=6, metavar="N", help="how many passages (default 6)")
    parser.add_argument(
        "--as",
        dest="role",
        type=one_of(list(Role)),
        default=Role.SALESPERSON,
        metavar="ROLE",
        help="a manager also finds internal passages",
    )
    parser.add_argument(
        "--kind", type=one_of(list(PassageKind)), metavar="KIND", help="essay, policy or document alone"
    )
    parser.add_argument("--today", type=day, metavar="DATE", help="what is in force on that day, YYYY-MM-DD")
    parser.add_argument("--json", action="store_true", help="print JSON alone on standard output")
    place(parser)


def _ingest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=path,
        metavar="PATH",
        help="files or folders: .txt, .md, .html, .pdf, .docx, .xlsx, .csv, .eml",
    )
    parser.add_argument("--remove", action="store_true", help="take out what was brought in from these")
    parser.add_argument("--internal", action="store_true", help="for those who decide: found by managers alone")
    parser.add_argument("--effective", type=day, metavar="DATE", help="found from that day on, YYYY-MM-DD")
    parser.add_argument("--expires", type=day, metavar="DATE", help="found until that day, as a year's price list is")
    place(parser)
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def _new_company(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=path, metavar="DIR", help="where to write it; policies/ is made in it")
    parser.add_argument("--name", default="My Company", type=readable, help="the company's name")
    parser.add_argument("--currency", default="EUR", help="EUR (default), USD, GBP, CHF or CAD")
    place(parser)


def _doctor(parser: argparse.ArgumentParser) -> None:
    place(parser)
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")

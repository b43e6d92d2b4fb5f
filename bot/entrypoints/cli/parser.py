"""The commands and their options; `--help` is written here."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

from bot import __version__
from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.message import Channel, Role
from bot.domain.policy import Authority
from bot.entrypoints.cli.reading import read_day, readable

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


_REMOVING = "To take a document out again, delete the file and bring its folder in once more."


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
    _place(inner.add_parser("check", help="report every mistake as file:line: message"))
    _policies(commands.add_parser("policies", help="see, compare, propose, confirm and put back the policies"))
    _new_company(commands.add_parser("new-company", help="write a commented pack to start from"))
    _doctor(commands.add_parser("doctor", help="what is configured, what works, what is missing and how to mend it"))
    _serve(commands.add_parser("serve", help="run the Telegram bot by long polling, or by a webhook"))
    _place(
        commands.add_parser("health", help="whether the bot of a data folder serves (for a container's health check)")
    )
    _eval(commands.add_parser("eval", help="how right the moves and the check are, over labelled cases"))
    _bench(commands.add_parser("bench", help="measure speed and size"))
    return parser


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--webhook", action="store_true", help="let Telegram deliver to TENIRBON_TELEGRAM_WEBHOOK_URL instead"
    )
    _place(parser)


def _place(parser: argparse.ArgumentParser) -> None:
    """Where the knowledge and the data are."""
    parser.add_argument(
        "--knowledge", type=_path, metavar="DIR", help="another company's pack (policies, optionally essays)"
    )
    parser.add_argument("--data", type=_path, metavar="DIR", help="the data folder (default: TENIRBON_DATA_DIR)")


def _speaker(
    parser: argparse.ArgumentParser, told: str = "whose authority the draft has: salesperson (default) or manager"
) -> None:
    parser.add_argument(
        "--as", dest="role", type=_one_of(list(Role)), default=Role.SALESPERSON, metavar="ROLE", help=told
    )
    parser.add_argument("--today", type=_day, metavar="DATE", help="the day it is, YYYY-MM-DD (default: today)")


_E = TypeVar("_E", bound=StrEnum)


def _one_of(kinds: Sequence[_E]) -> Callable[[str], _E]:
    """A reader of one of these words."""

    def read(text: str) -> _E:
        found = next((k for k in kinds if k.value == text), None)
        if found is None:
            raise argparse.ArgumentTypeError(f"{text!r} is not one of {', '.join(kinds)}")
        return found

    return read


def _path(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(f"{text!r} is not the name of a file or folder")
    return Path(text)


def _day(text: str) -> date:
    try:
        return read_day(text)
    except BadInput as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _channel(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--channel",
        type=_one_of(list(Channel)),
        default=Channel.CHAT,
        metavar="CHANNEL",
        help="chat (default) or email",
    )


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("message", nargs="?", type=readable, help="the client's message (or - for standard input)")
    parser.add_argument(
        "--context", type=readable, default="", metavar="TEXT", help="what you know of the client, in your own words"
    )
    parser.add_argument("--client", type=_path, metavar="FILE", help="the same as structured facts (JSON or YAML)")
    parser.add_argument(
        "--thread", type=_path, metavar="FILE", help="the conversation so far: JSON lines {role: client|us, text}"
    )
    _channel(parser)
    parser.add_argument(
        "--language",
        type=_one_of([Language.FR, Language.EN]),
        metavar="LANGUAGE",
        help="your own language for the verdict, fr or en (default: the client's)",
    )
    _speaker(parser)
    _place(parser)
    parser.add_argument("--json", action="store_true", help="print JSON alone on standard output")
    parser.add_argument(
        "--batch", type=_path, metavar="FILE", help="JSON lines in, one JSON line each out, in order (with --json)"
    )


def _chat(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", type=_one_of([Language.FR, Language.EN]), metavar="LANGUAGE", help="fr or en")
    _channel(parser)
    _speaker(parser)
    _place(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "draft", nargs="?", type=_path, metavar="DRAFT", help="the file that holds the draft (or - for standard input)"
    )
    parser.add_argument("--message", type=_path, metavar="FILE", help="the client's message that it answers")
    parser.add_argument("--context", type=readable, default="", metavar="TEXT", help="what you know of the client")
    _speaker(parser)
    _place(parser)
    parser.add_argument("--json", action="store_true", help="print JSON alone on standard output")
    parser.add_argument(
        "--batch",
        type=_path,
        metavar="FILE",
        help="JSON lines {id, draft, message?, context?, as?, today?} (with --json)",
    )


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", type=readable, help="a question in your own words")
    parser.add_argument("--limit", type=int, default=6, metavar="N", help="how many passages (default 6)")
    parser.add_argument(
        "--as",
        dest="role",
        type=_one_of(list(Role)),
        default=Role.SALESPERSON,
        metavar="ROLE",
        help="a manager also finds internal passages",
    )
    parser.add_argument("--json", action="store_true", help="print JSON alone on standard output")
    _place(parser)


def _ingest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=_path,
        metavar="PATH",
        help="files or folders: .txt, .md, .html, .pdf, .docx, .xlsx, .csv, .eml",
    )
    _place(parser)
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def _new_company(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=_path, metavar="DIR", help="where to write it; policies/ is made in it")
    parser.add_argument("--name", default="My Company", type=readable, help="the company's name")
    parser.add_argument("--currency", default="EUR", help="EUR (default), USD, GBP, CHF or CAD")
    _place(parser)


def _policies(parser: argparse.ArgumentParser) -> None:
    inner = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, told: str, *, past: bool = False) -> argparse.ArgumentParser:
        made = inner.add_parser(name, help=told)
        _speaker(made, "who you are: salesperson (default), or manager, who sees all and may change it")
        _place(made)
        made.add_argument("--json", action="store_true", help="print JSON alone on standard output")
        if past:
            made.add_argument("--version", metavar="VERSION", help="as in this version of the pack")
            made.add_argument("--on", type=_day, metavar="DATE", help="as it served on that day")
        return made

    listed = action("list", "the clauses in force, with their limits", past=True)
    listed.add_argument("--all", action="store_true", help="proposed, retired and expired ones too")
    action("search", "find clauses by a question").add_argument("query", type=readable, help="in your own words")
    action("show", "a clause whole", past=True).add_argument(
        "clause", metavar="CLAUSE", help="its id, as `policies list` gives it"
    )
    action("versions", "who changed the pack, when and why")
    compared = action("compare", "what differs between two versions")
    compared.add_argument("before", metavar="VERSION", help="the older one, as `policies versions` names it")
    compared.add_argument("after", metavar="VERSION", nargs="?", help="the newer one (default: the one that serves)")
    action("propose", "read limits out of documents; nothing serves before it is confirmed").add_argument(
        "paths", nargs="+", type=_path, metavar="FILE", help="price lists, conditions, charters: what `ingest` reads"
    )
    action("proposals", "the limits that wait for a manager")
    confirmed = action("confirm", "put a proposed limit in force")
    confirmed.add_argument("proposal", metavar="ID", help="as `policies proposals` names it")
    confirmed.add_argument("--value", type=_figure, metavar="N", help="another figure than the document's")
    confirmed.add_argument("--authority", type=_one_of(list(Authority)), metavar="WHO", help="who decides it")
    named = "as `policies proposals` names it"
    action("decline", "forget a proposed limit").add_argument("proposal", metavar="ID", help=named)
    action("rollback", "put an earlier version back").add_argument(
        "version", metavar="VERSION", help="as `policies versions` names it"
    )


def _figure(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a figure")
    return value


def _doctor(parser: argparse.ArgumentParser) -> None:
    _place(parser)
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def _eval(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cases", type=_path, default=Path("tests"), metavar="DIR", help="the labelled cases (default: tests)"
    )
    parser.add_argument(
        "--shared", type=_path, metavar="DIR", help="a folder of outside data to measure understanding with"
    )
    parser.add_argument(
        "--half", type=int, choices=[0, 1], help="0: the half read while mending; 1: the half kept for reporting"
    )
    parser.add_argument("--only", default="*", metavar="NAME", help="only the file of cases of this name (second)")
    parser.add_argument("--confusions", action="store_true", help="list every case that was wrong")
    parser.add_argument("--json", action="store_true", help="print JSON, confusions included")
    _place(parser)


def _bench(parser: argparse.ArgumentParser) -> None:
    inner = parser.add_subparsers(dest="action", metavar="WHAT", required=True)
    coach = inner.add_parser("coach", help="each stage's time, beside the embedder alone, over varied messages")
    coach.add_argument("--messages", type=int, default=240, metavar="N", help="how many messages (default 240)")
    coach.add_argument("--json", action="store_true", help="print JSON")
    _place(coach)
    telegram = inner.add_parser("telegram", help="messages, kills and duplicates over a loopback Bot API (a checkout)")
    for name, number, what in (
        ("messages", 2000, "messages sent"),
        ("chats", 200, "chats they come from"),
        ("kills", 20, "times the process is killed"),
    ):
        telegram.add_argument(f"--{name}", type=int, default=number, metavar="N", help=f"{what} (default {number})")
    _place(telegram)
    retrieval = inner.add_parser("retrieval", help="how well and how fast passages are found, over judged questions")
    for name, held in (
        ("corpus", "passages: JSON lines {id, title?, text}"),
        ("queries", "questions: JSON lines {id, text}"),
        ("qrels", "judgements: query-id, corpus-id, score, separated by tabs, with a header"),
    ):
        retrieval.add_argument(f"--{name}", type=_path, required=True, metavar="FILE", help=held)
    retrieval.add_argument("--json", action="store_true", help="print JSON")
    _place(retrieval)
    model = inner.add_parser("model", help="a language model's own drafts beside what leaves the coach with it")
    model.add_argument(
        "--out", type=_path, required=True, metavar="FILE", help="both texts, a line a message; an earlier run goes on"
    )
    model.add_argument("--cases", type=_path, metavar="FILE", help="messages: YAML list of {id, message, context?}")
    model.add_argument("--labels", type=_path, metavar="FILE", help="breaches read by a person: {id: {raw, sent}}")
    model.add_argument("--limit", type=int, metavar="N", help="no more than N messages in this run")
    model.add_argument("--today", type=_day, metavar="DATE", help="the day it is, YYYY-MM-DD (default: today)")
    model.add_argument("--json", action="store_true", help="print JSON")
    _place(model)

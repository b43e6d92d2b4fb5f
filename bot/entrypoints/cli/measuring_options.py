"""The options of `tenirbon eval` and `tenirbon bench`."""

import argparse
from pathlib import Path

from bot.entrypoints.cli.options import day, path, place


def evaluation(parser: argparse.ArgumentParser) -> None:
    """How right it is, over which cases."""
    parser.add_argument(
        "--cases", type=path, default=Path("tests"), metavar="DIR", help="the labelled cases (default: tests)"
    )
    parser.add_argument(
        "--shared", type=path, metavar="DIR", help="a folder of outside data to measure understanding with"
    )
    parser.add_argument(
        "--half", type=int, choices=[0, 1], help="0: the half read while mending; 1: the half kept for reporting"
    )
    parser.add_argument("--only", default="*", metavar="NAME", help="only the file of cases of this name (second)")
    parser.add_argument("--confusions", action="store_true", help="list every case that was wrong")
    parser.add_argument("--json", action="store_true", help="print JSON, confusions included")
    place(parser)


def bench(parser: argparse.ArgumentParser) -> None:
    """What is measured, one command each."""
    inner = parser.add_subparsers(dest="action", metavar="WHAT", required=True)
    coach = inner.add_parser("coach", help="each stage's time, beside the embedder alone, over varied messages")
    coach.add_argument("--messages", type=int, default=240, metavar="N", help="how many messages (default 240)")
    coach.add_argument("--json", action="store_true", help="print JSON")
    place(coach)
    telegram = inner.add_parser("telegram", help="messages, kills and duplicates over a loopback Bot API (a checkout)")
    for name, number, what in (
        ("messages", 2000, "messages sent"),
        ("chats", 200, "chats they come from"),
        ("kills", 20, "times the process is killed"),
    ):
        telegram.add_argument(f"--{name}", type=int, default=number, metavar="N", help=f"{what} (default {number})")
    place(telegram)
    retrieval = inner.add_parser("retrieval", help="how well and how fast passages are found, over judged questions")
    for name, held in (
        ("corpus", "passages: JSON lines {id, title?, text}"),
        ("queries", "questions: JSON lines {id, text}"),
        ("qrels", "judgements: query-id, corpus-id, score, separated by tabs, with a header"),
    ):
        retrieval.add_argument(f"--{name}", type=path, metavar="FILE", help=held)
    retrieval.add_argument(
        "--passages", type=int, metavar="N", help="instead: the speed and memory of searches over N made-up passages"
    )
    retrieval.add_argument("--json", action="store_true", help="print JSON")
    place(retrieval)
    model = inner.add_parser("model", help="a language model's own drafts beside what leaves the coach with it")
    model.add_argument(
        "--out", type=path, required=True, metavar="FILE", help="both texts, a line a message; an earlier run goes on"
    )
    model.add_argument("--cases", type=path, metavar="FILE", help="messages: YAML list of {id, message, context?}")
    model.add_argument("--labels", type=path, metavar="FILE", help="breaches read by a person: {id: {raw, sent}}")
    model.add_argument("--limit", type=int, metavar="N", help="no more than N messages in this run")
    model.add_argument("--today", type=day, metavar="DATE", help="the day it is, YYYY-MM-DD (default: today)")
    model.add_argument("--json", action="store_true", help="print JSON")
    place(model)

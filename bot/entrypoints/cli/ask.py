"""`tenirbon ask`: one client message, or a batch, to a checked draft."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.coach.present import present
from bot.domain.answer import Status
from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.facts import Facts
from bot.domain.request import CoachRequest
from bot.entrypoints.cli.live import live
from bot.entrypoints.cli.printing import one_line
from bot.entrypoints.cli.progress import Bar
from bot.entrypoints.cli.reading import read_card, read_lines, read_text, read_thread, request_of
from bot.entrypoints.cli.screen import screen
from bot.entrypoints.house import House, OpenHouse
from bot.settings import Settings


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Print the answer; 1 when the draft is withheld."""
    if options.batch is not None:
        if not options.json:
            raise BadInput("--batch prints JSON lines: add --json")
        if options.message is not None:
            raise BadInput("give a message or --batch, not both")
        if options.context or options.client or options.thread:
            raise BadInput("--batch: each line has its own context, client and thread; leave the options out")
        with open_house(settings) as house:
            return _batch(options, house)
    if options.message is None:
        raise BadInput("no message: give the client's words, - for standard input, or --batch FILE")
    message = read_text(Path("-")) if options.message == "-" else options.message
    if not message.strip():
        raise BadInput("the message is empty: give the client's words")
    card = read_card(options.client) if options.client else Facts()
    thread = read_thread(read_text(options.thread), str(options.thread)) if options.thread else ()
    with open_house(settings) as house:
        request = CoachRequest(
            message,
            options.context,
            today=options.today or house.clock.today(),
            card=card,
            thread=thread,
            channel=options.channel,
            role=options.role,
            language=options.language,
        )
        seen = None if options.json else live()
        answer = house.coach(Bar("indexing")).answer(request, seen)
        if seen is not None:
            seen.end()
        house.keep(request, answer, None)
        for mistake in house.mistakes:
            print(f"not served: {mistake}", file=sys.stderr)
        company = Language(settings.company_language)
        print(one_line(present(answer)) if options.json else screen(answer, options.language, company))
    return 1 if answer.status is Status.WITHHELD else 0


def _batch(options: Namespace, house: House) -> int:
    """One line out for each line in; a bad line gives its error in place."""
    coach = house.coach(Bar("indexing"))
    today = options.today or house.clock.today()
    for _, data in read_lines(options.batch):
        if isinstance(data, BadInput):
            _line({"error": str(data)})
            continue
        named = {"id": data["id"]} if "id" in data else {}
        try:
            request = request_of(data, today, options.role, options.channel, options.language)
            answer = coach.answer(request)
        except BadInput as error:
            _line({**named, "error": str(error)})
            continue
        house.keep(request, answer, None)
        _line({**present(answer), **named})
    return 0


def _line(data: dict[str, Any]) -> None:
    print(one_line(data), flush=True)

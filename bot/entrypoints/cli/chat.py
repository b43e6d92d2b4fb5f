"""`tenirbon chat`: a conversation in the terminal; later turns belong to the same case."""

import re
import sys
from argparse import Namespace

from bot.domain.answer import Status
from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.message import Side, Turn
from bot.domain.request import CoachRequest
from bot.entrypoints.cli.live import live
from bot.entrypoints.cli.progress import Bar
from bot.entrypoints.cli.reading import readable
from bot.entrypoints.cli.screen import screen
from bot.entrypoints.house import House, OpenHouse
from bot.settings import Settings

_HELP = {
    Language.EN: """\
Paste the client's message and press Enter. Then:
  + TEXT     what you know or learnt of the client ("+ she would order 2,000")
  /new       start another case
  /help      this help
  /quit      leave (or Ctrl-D)
Any other line is the client's next message in the same case.""",
    Language.FR: """\
Collez le message du client, puis Entrée. Ensuite :
  + TEXTE    ce que vous savez ou apprenez du client ("+ elle en prendrait 2 000")
  /new       commencer une autre affaire
  /help      cette aide
  /quit      partir (ou Ctrl-D)
Toute autre ligne est le message suivant du client, dans la même affaire.""",
}
_SAID = {
    Language.EN: ("new case", "first the client's message, then what you know of them", "no such command: {}"),
    Language.FR: (
        "nouvelle affaire",
        "d'abord le message du client, puis ce que vous en savez",
        "commande inconnue : {}",
    ),
}
_LEAVE = frozenset({"/quit", "/exit", "/q", "quit", "exit"})


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Talk until the end of the input."""
    with open_house(settings) as house:
        _converse(options, house)
    return 0


def _converse(options: Namespace, house: House) -> None:
    known = options.language or Language(house.settings.company_language)
    spoken = known if known in _HELP else Language.EN
    renewed, nothing_yet, unknown = _SAID[spoken]
    print(_HELP[spoken])
    coach = house.coach(Bar("indexing"))
    thread: tuple[Turn, ...] = ()
    message, added, sent, case, advised = "", "", "", None, False
    while True:
        line = _next_line()
        if line is None or line.lower() in _LEAVE:
            return
        if line.lower() in ("/help", "help", "aide", ""):
            print(_HELP[spoken] if line else "", end="\n" if line else "")
            continue
        if line == "/new":
            thread, message, added, sent, case, advised = (), "", "", "", None, False
            print(renewed)
            continue
        if re.fullmatch(r"/\w+", line):
            print(unknown.format(line))
            continue
        before = thread, message, sent
        if line.startswith("+"):
            if not message:
                print(nothing_yet)
                continue
            added = f"{added}\n\n{line[1:].strip()}".strip()
        else:
            if message and not advised:
                # The draft shown last is taken as sent: the client is answering it. The user's own
                # question is no turn of theirs.
                thread += (Turn(Side.CLIENT, message), *((Turn(Side.US, sent),) if sent else ()))
            message = line
        request = CoachRequest(
            message,
            added,
            today=options.today or house.clock.today(),
            thread=thread,
            role=options.role,
            language=options.language,
        )
        try:
            seen = live()
            answer = coach.answer(request, seen)
            if seen is not None:
                seen.end()
        except BadInput as error:
            thread, message, sent = before
            print(error)
            continue
        case = house.keep(request, answer, case)
        sent = answer.draft.text if answer.draft is not None else ""
        advised = answer.status is Status.ADVICE
        print(screen(answer, options.language, Language(house.settings.company_language)), flush=True)


def _next_line() -> str | None:
    """The next line, None at the end of the input; raises BadInput where it is not text."""
    try:
        if sys.stdin.isatty():
            return readable(input("\n> ")).strip()
        line = sys.stdin.readline()
        return readable(line).strip() if line else None
    except EOFError:
        return None
    except UnicodeDecodeError:
        raise BadInput("standard input is not UTF-8 text") from None

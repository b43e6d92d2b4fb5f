"""`tenirbon chat`: a conversation in the terminal; later turns belong to the same case."""

import sys
from argparse import Namespace
from dataclasses import dataclass, replace

from bot.domain.answer import Answer, Status
from bot.domain.asks import Language
from bot.domain.draft import Tone
from bot.domain.errors import BadInput
from bot.domain.message import Channel, Side, Turn
from bot.domain.policy import Words
from bot.domain.request import CoachRequest
from bot.entrypoints.cli import chat_words as words
from bot.entrypoints.cli.live import live
from bot.entrypoints.cli.progress import Bar
from bot.entrypoints.cli.reading import readable
from bot.entrypoints.cli.screen import screen
from bot.entrypoints.cli.wrapping import wrap
from bot.entrypoints.house import House, OpenHouse
from bot.ports import Coach
from bot.settings import Settings


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Talk until the end of the input."""
    with open_house(settings) as house:
        _Talk(options, house).hold()
    return 0


@dataclass(frozen=True, slots=True)
class _Case:
    """One affair: what was said in it, what the user knows, how the draft is wished, and the answer shown last."""

    channel: Channel
    thread: tuple[Turn, ...] = ()
    message: str = ""
    added: str = ""
    tone: Tone = Tone.PLAIN
    kept: str | None = None
    answer: Answer | None = None

    def said(self, message: str) -> "_Case":
        """The client's next message: the draft shown last is taken as sent, since it is being answered."""
        if not self.message or self.answer is None or self.answer.status is Status.ADVICE:
            # the user's own question is no turn of theirs
            return replace(self, message=message, tone=Tone.PLAIN)
        sent = self.answer.draft
        ours = (Turn(Side.US, sent.text),) if sent is not None else ()
        thread = (*self.thread, Turn(Side.CLIENT, self.message), *ours)
        return replace(self, message=message, thread=thread, tone=Tone.PLAIN)


class _Talk:
    """A conversation with one person."""

    def __init__(self, options: Namespace, house: House) -> None:
        self._options, self._house = options, house
        known = options.language or Language(house.settings.company_language)
        self._spoken = known if known is Language.FR else Language.EN

    def hold(self) -> None:
        """Answer line by line until the end."""
        self._tell(words.HELP)
        coach = self._house.coach(Bar("indexing"))
        case = _Case(self._options.channel)
        while (line := _next_line()) is not None:
            if not line:
                continue
            wish = words.wish_of(line)
            if wish == words.LEAVE:
                return
            case = self._obeyed(wish, line, case, coach) if wish is not None else self._heard(line, case, coach)

    def _obeyed(self, wish: words.Wish, line: str, case: _Case, coach: Coach) -> _Case:
        if wish == words.HELPS:
            self._tell(words.HELP)
        elif wish == words.RENEW:
            self._tell(words.RENEWED)
            return _Case(self._options.channel)
        elif not wish:
            self._tell(words.UNKNOWN, line)
        elif case.answer is None:
            self._tell(words.NOTHING_YET)
        elif wish == words.WHY:
            print("\n".join(_behind(case.answer, self._spoken)), flush=True)
        else:
            wished = replace(case, tone=wish) if isinstance(wish, Tone) else replace(case, channel=Channel(wish))
            return self._answered(wished, coach)
        return case

    def _heard(self, line: str, case: _Case, coach: Coach) -> _Case:
        if not any(c.isalnum() for c in line):
            self._tell(words.NO_WORDS)
            return case
        if not line.startswith("+"):
            return self._answered(case.said(line), coach, otherwise=case)
        if not case.message:
            self._tell(words.NOTHING_YET)
            return case
        known = replace(case, added=f"{case.added}\n\n{line[1:].strip()}".strip())
        return self._answered(known, coach, otherwise=case)

    def _answered(self, case: _Case, coach: Coach, otherwise: _Case | None = None) -> _Case:
        """The case with its answer, shown and kept; as it was where it cannot be answered."""
        request = CoachRequest(
            case.message,
            case.added,
            today=self._options.today or self._house.clock.today(),
            thread=case.thread,
            channel=case.channel,
            tone=case.tone,
            role=self._options.role,
            language=self._options.language,
        )
        seen = live()
        try:
            answer = coach.answer(request, seen)
        except BadInput as error:
            print(error)
            return otherwise or case
        if seen is not None:
            seen.end()
        kept = self._house.keep(request, answer, case.kept)
        company = Language(self._house.settings.company_language)
        print(screen(answer, self._options.language, company), flush=True)
        return replace(case, kept=kept, answer=answer)

    def _tell(self, said: Words, *what: str) -> None:
        print(said.of(self._spoken).format(*what), flush=True)


def _behind(answer: Answer, language: Language) -> list[str]:
    """Every reason with its source, what was weighed and taken for granted, and what would change the decision."""
    stance = answer.stance
    told = [f"{r.text} [{r.source}]" for r in stance.reasons]
    lines = [words.BEHIND.of(language)]
    lines += [line for text in (*told, *stance.weighed, *stance.assumptions) for line in wrap(f"- {text}", "  ")]
    if stance.would_change:
        lines += [words.CHANGES.of(language)]
        lines += [line for text in stance.would_change for line in wrap(f"- {text}", "  ")]
    return lines


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

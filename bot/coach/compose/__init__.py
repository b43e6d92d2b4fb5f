"""The embedded composer: a draft from what was judged, without any model.

Pure and deterministic: the same case gets the same words, and different words of a client
different wordings. It promises only figures of the ruling, the clause, the price list, or a
dated next step; the client's own figures are told back as theirs.
"""

from datetime import date

from bot.coach.compose.assemble import write
from bot.coach.compose.case import Case
from bot.coach.compose.voice import Voice
from bot.domain.asks import Language, Register
from bot.domain.draft import Draft, DraftOrigin, Style
from bot.domain.phrases import Phrases
from bot.domain.policy import Pack
from bot.domain.situation import Situation
from bot.domain.stance import Stance

__all__ = ["compose"]


def compose(
    stance: Stance,
    situation: Situation,
    pack: Pack,
    style: Style,
    phrases: Phrases,
    today: date,
    *,
    plan: frozenset[str] = frozenset(),
    variant: int = 0,
) -> Draft:
    """A draft that says what the stance rules, in the client's language and form of address.

    `plan` names optional parts to prefer where room is short: "thanks", "reason", "way",
    "second_way", "warmth", "principle", "question", "free", "close_line"; "untold" leaves the
    client's own words out of it; other names are ignored. `variant` asks for another wording of
    the same case. Raises ValueError when the stance holds no ruling.
    """
    spoken = situation.message.language
    language = style.language if spoken is Language.OTHER else spoken
    language = Language.FR if language is Language.FR else Language.EN
    familiar = style.register in (Register.TU, Register.FAMILIAR)
    seed = " ".join(situation.message.text.split()).casefold()
    book = phrases.book(language)
    case = Case(stance, situation, pack, style, Voice(book, familiar, seed, variant), today, "untold" in plan)
    text, subject, left = write(case, plan)
    return Draft(
        channel=style.channel,
        language=language,
        register=_register(language, familiar=familiar),
        text=text,
        origin=DraftOrigin.COMPOSER,
        subject=subject,
        prompt=book.name,
        tone=style.tone,
        left=left,
    )


def _register(language: Language, *, familiar: bool) -> Register:
    if language is Language.FR:
        return Register.TU if familiar else Register.VOUS
    return Register.FAMILIAR if familiar else Register.FORMAL

"""The check of a text that a person wrote, beside the client's message where there is one."""

from functools import partial

from bot.coach.check import CheckContext, Lexicon, check
from bot.coach.intake import intake
from bot.coach.recall import recall
from bot.coach.understand import Cues, understand
from bot.domain.asks import Language, Register
from bot.domain.draft import Draft, DraftOrigin
from bot.domain.policy import Pack
from bot.domain.request import CoachRequest
from bot.domain.verdict import CheckResult
from bot.reading.language import detect_language

_NOTHING_SAID = "Bonjour"
"""Stands for a client's message that is not known: it asks for nothing and claims nothing."""


def review(
    text: str, request: CoachRequest, pack: Pack, lexicon: Lexicon, cues: Cues, *, answered: bool
) -> CheckResult:
    """The findings on `text`; nothing is mended, the person decides.

    The stance of the coach itself is not imposed on a person's draft: the limits are. Where the
    client's message is known (`answered`), its words tell quoting from granting.
    """
    read = partial(
        understand,
        cues=cues,
        today=request.today,
        currency=pack.company.currency,
        products=pack.products,
        clauses=pack.clauses,
    )
    _, said = recall(request.thread, lambda words: read(intake(words), scores=None))
    case = request.case.plus(*said)
    message = intake(request.message if answered else _NOTHING_SAID)
    situation = read(message, added=request.added, card=request.card, case=case, scores=None)
    language = detect_language(text)
    draft = Draft(
        channel=request.channel,
        language=language,
        register=Register.VOUS if language is Language.FR else Register.FORMAL,
        text=text,
        origin=DraftOrigin.PERSON,
    )
    context = CheckContext(
        pack=pack,
        today=request.today,
        speaker=request.role,
        lexicon=lexicon,
        facts=situation.facts,
        situation=situation if answered else None,
    )
    return check(draft, context)

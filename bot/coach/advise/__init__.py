"""Answers a question of the user's own from essays and policies; says so where nothing supports an answer."""

from collections.abc import Mapping
from datetime import date

from bot.coach.advise.citing import cited_as
from bot.coach.advise.fallback import from_passages
from bot.coach.advise.likeness import closest, cued, nearby
from bot.coach.advise.ruling import Ruler, asks_a_limit, asks_a_way, may_be_ruled, subject_of
from bot.coach.advise.telling import Teller
from bot.domain.advice import AdviceBook, OfCoach
from bot.domain.answer import Advice
from bot.domain.asks import Language
from bot.domain.knowledge import Passage, Principle
from bot.domain.message import Role
from bot.domain.policy import Pack
from bot.domain.situation import Situation

__all__ = ["advise", "cited_as", "closest"]


def advise(
    situation: Situation,
    pack: Pack,
    passages: tuple[Passage, ...],
    principles: Mapping[str, Principle],
    book: AdviceBook,
    language: Language,
    scores: Mapping[str, float] | None = None,
    today: date | None = None,
    role: Role = Role.SALESPERSON,
) -> Advice:
    """Advice in `language` on the topic nearest to the message, weighed with the facts of the situation.

    `scores` gives topics, by id, a likeness of meaning in 0..1, added to that of the words.
    A question that only a rule answers, or that a rule answers and no topic does, is answered by the company's own
    clauses, as they stand for `role`; one about the coach by what the coach knows of itself.
    Clauses out of force on `today` are not cited (None: only their state is looked at). A
    sentence whose essay is not among `principles`, or whose rule the pack lacks, is left out.
    With no topic near enough, the best passages are quoted; with none, no answer is made up: the questions that may be
    meant are offered.
    """
    text = situation.message.text
    topic = closest(text, book, scores or {})
    if isinstance(topic, OfCoach):
        return Advice(topic.words.of(language), first_step=topic.step.of(language))
    ruler = Ruler(situation, pack, book, language, today, role)
    subject = subject_of(text, book)
    limit = asks_a_limit(text, book) and (topic is None or "?" in text)
    if subject is not None and (topic is None or not cued(text, topic)):
        limit = limit or ("?" in text and (topic is None or not asks_a_way(text, book)))
    elif subject is not None and may_be_ruled(text, book):
        limit = limit or ruler.figured(subject)
    if limit and subject is not None and (ruled := ruler.on(subject)) is not None:
        return ruled
    if topic is not None:
        advice = Teller(situation, pack, principles, book, language, today).tell(topic)
        if advice is not None:
            return advice
    if limit and (ruled := ruler.nearest(passages)) is not None:
        return ruled
    return from_passages(passages, pack, book, language, nearby(text, book, scores or {}))

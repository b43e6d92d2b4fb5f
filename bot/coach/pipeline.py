"""The stages in a row: a request in, an answer out. Only this module knows them all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from textwrap import shorten

from bot.coach.advise import advise, cited_as
from bot.coach.check import CheckContext, Lexicon, check, scorecard
from bot.coach.explain import explain
from bot.coach.intake import intake
from bot.coach.judge import judge
from bot.coach.made import Made, Watch
from bot.coach.promises import with_promises, without_promises
from bot.coach.recall import recall
from bot.coach.retrieve import cite, retrieve, spoken
from bot.coach.understand import Cues, Scores, understand
from bot.coach.wording import composed
from bot.coach.write import Mask, Plan, Written, write
from bot.domain.advice import AdviceBook
from bot.domain.answer import Answer, Status
from bot.domain.asks import Language, Register
from bot.domain.draft import Style
from bot.domain.facts import FactName
from bot.domain.knowledge import Passage, Principle
from bot.domain.message import ClientMessage
from bot.domain.phrases import Phrases
from bot.domain.policy import Words
from bot.domain.prompt import NameWords, WritePrompt
from bot.domain.request import CoachRequest
from bot.domain.sayings import Sayings
from bot.domain.situation import Situation, Speech
from bot.domain.stance import Stance
from bot.domain.verdict import CheckResult
from bot.ports import AskScores, Embedder, Heard, Knowledge, Library, Model, Vectors
from bot.reading.parts import embedded_parts, whole_of
from bot.reading.register import told_register
from bot.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything the stages say or listen for, read from prompts/ once."""

    cues: Cues
    phrases: Phrases
    sayings: Sayings
    advice: Callable[[], AdviceBook]  # read when a question of the user's own comes
    lexicon: Lexicon
    write: WritePrompt
    names: NameWords
    sections: Mapping[str, Mapping[str, str]]
    sought: Mapping[str, Words]  # by point of a message: the usual names of what it is about
    ready: Callable[[], None]  # compiles the patterns that are else compiled when a text first needs them


@dataclass(frozen=True, slots=True)
class Coach:
    """Implements `ports.Coach`: pure stages, with the ports called between them."""

    knowledge: Knowledge
    library: Library
    embedder: Embedder
    scores: AskScores
    texts: Texts
    likeness: Callable[[Vectors], Mapping[str, float]] | None = None  # of a question to each topic of the advice
    model: Model | None = None
    mask: bool = False
    signature: str = ""
    default_language: Language = Language.FR

    def answer(self, request: CoachRequest, heard: Heard | None = None) -> Answer:
        """The verdict, its reasons and a checked draft; raises BadInput for a message with no words.

        `heard` is given a model's draft while it is written, as far as it passes the check.
        """
        watch = Watch()
        pack = self.knowledge.pack()
        with watch("intake"):
            message = intake(request.message, thread=request.thread)
        with watch("embed"):
            vector, vectors, parts = self._embedded(message)
        with watch("understand"):
            read = partial(
                understand,
                cues=self.texts.cues,
                today=request.today,
                currency=pack.company.currency,
                products=pack.products,
                clauses=pack.clauses,
            )
            standing, said = recall(request.thread, lambda text: read(intake(text), scores=None), message.text)
            # What the casebook knows of the case outranks what its thread seems to say.
            new = [f for f in said if request.case.get(f.name) is None]
            scores = self._scored(vectors, parts)
            card = without_promises(request.card)
            told = partial(read, message, card=card, case=request.case.plus(*new), news=request.news, scores=scores)
            situation = told(added=request.added)
            speech = request.speech or situation.speech
            asked = speech is Speech.ADVICE
            if asked:  # the user's own words tell what they know, the question included
                situation = told(added=f"{request.added}\n\n{message.text}".strip())
            situation = replace(situation, speech=speech)
            situation = with_promises(situation, request.card, standing, lambda text: read(intake(text), scores=None))
        language = request.language or _covered(message.language, self.default_language)
        with watch("judge"):
            situation, stance = judge(
                situation, pack, request.role, request.today, standing=standing, decisions=request.decisions
            )
        with watch("retrieve"):
            # no ruling stands behind an answer to the user's own question
            ruled = replace(stance, rulings=()) if asked else stance
            expansion = _expansion(ruled, situation, self.texts.sought, language)
            found = retrieve(situation, self.library, vector, expansion, request.today, internal=False)
            passages = cite(ruled, found, self.library, self.texts.sections, language)
        principles = {p.id: p for p in self.knowledge.principles()}
        if asked:
            return self._advised(Made(request, pack, situation, stance, passages, language, watch), principles, vector)
        with watch("explain"):
            stance = explain(stance, situation, pack, passages, principles, self.texts.sayings, language)
        return self._drafted(Made(request, pack, situation, stance, passages, language, watch), heard)

    def _embedded(self, message: ClientMessage) -> tuple[Vectors, Vectors, tuple[Sentence, ...]]:
        """The vector of a message, those of its sentences, and the sentences."""
        parts = embedded_parts(message.text, message.language)
        texts = [p.text for p in parts]
        vectors = self.embedder.queries(texts)
        return whole_of(vectors, texts), vectors, parts

    def _scored(self, vectors: Vectors, parts: Sequence[Sentence]) -> Scores:
        """The classifier's shares, by where each sentence begins."""
        shares = self.scores.scores(vectors, [p.text for p in parts])
        return {p.start: share for p, share in zip(parts, shares, strict=True)}

    def read(self, text: str, today: date, added: str = "") -> Situation:
        """One message understood by itself, as the first stages of `answer` do."""
        pack, message = self.knowledge.pack(), intake(text)
        return understand(
            message,
            cues=self.texts.cues,
            added=added,
            today=today,
            currency=pack.company.currency,
            products=pack.products,
            clauses=pack.clauses,
            scores=self._scored(*self._embedded(message)[1:]),
        )

    def _advised(self, made: Made, principles: Mapping[str, Principle], vector: Vectors) -> Answer:
        with made.watch("advise"):
            scores = self.likeness(vector) if self.likeness else None
            advice = advise(
                made.situation,
                made.pack,
                made.passages,
                principles,
                self.texts.advice(),
                made.language,
                scores,
                today=made.request.today,
                role=made.request.role,
            )
        cited = {i: p for i in advice.sources if (p := self._opened(i, made.language)) is not None}
        advice = cited_as(advice, {i: p.id for i, p in cited.items()})
        passages = {p.id: p for p in (*cited.values(), *made.passages)}
        return replace(made, passages=tuple(passages.values())).answer(Status.ADVICE, CheckResult(()), advice=advice)

    def _opened(self, passage_id: str, language: Language) -> Passage | None:
        """The passage in `language`, else as it was written."""
        return self.library.passage(spoken(passage_id, language)) or self.library.passage(passage_id)

    def _drafted(self, made: Made, heard: Heard | None) -> Answer:
        style = self._style(made)
        context = CheckContext(
            pack=made.pack,
            today=made.request.today,
            speaker=made.speaker(),
            lexicon=self.texts.lexicon,
            facts=made.situation.facts,
            situation=made.situation,
            stance=made.stance,
            grants=made.granted(),
        )
        notes: list[str] = []
        result, draft, use = CheckResult(()), None, None
        if self.model is not None and not made.request.quick:
            with made.watch("write"):
                written = self._written(self.model, made, style, context, heard)
            draft, result, use = written.draft, written.result, written.use
            if written.why:
                notes += _some(self.texts.sayings.say("notes", written.why, made.language))
        if draft is None:
            with made.watch("compose"):
                draft, result = composed(made, style, self.texts.phrases, context)
        if made.situation.message.language is Language.OTHER:
            name = "français" if style.language is Language.FR else "English"
            notes += _some(self.texts.sayings.say("notes", "other_language", made.language, fact=name))
        if draft is not None and draft.left:
            notes += _some(
                self.texts.sayings.say("notes", "left", made.language, fact=_quoted(draft.left, made.language))
            )
        if draft is None:
            why = "; ".join(dict.fromkeys(f.message for f in result.findings))
            withheld = self.texts.sayings.say("notes", "withheld", made.language, fact=why) or why
            return made.answer(Status.WITHHELD, result, withheld_because=withheld, notes=tuple(notes), model=use)
        with made.watch("scorecard"):
            scores = scorecard(draft, result, context)
        return made.answer(Status.DRAFTED, result, draft=draft, scorecard=scores, notes=tuple(notes), model=use)

    def _style(self, made: Made) -> Style:
        message = made.situation.message
        language = _covered(message.language, made.request.language or self.default_language)
        told = told_register(made.request.added, language)
        register = made.request.register or told or message.register
        if message.language is Language.OTHER:
            register = Register.VOUS if language is Language.FR else Register.FORMAL
        return Style(
            made.request.channel, language, register, made.request.tone, made.request.signature or self.signature
        )

    def _written(self, model: Model, made: Made, style: Style, context: CheckContext, heard: Heard | None) -> Written:
        """The model's draft when it passes, written again at most twice; else why not."""
        example, result = composed(made, style, self.texts.phrases, context)
        plan = Plan(made.stance, made.situation, made.pack, made.passages, style, example if result.passed else None)
        mask = self._mask(made) if self.mask else None
        return write(model, self.texts.write, plan, lambda d: check(d, context), mask=mask, heard=heard)

    def _mask(self, made: Made) -> Mask:
        """What of the client a model does not see."""
        message, pack = made.situation.message, made.pack
        names = (str(f.value) for f in made.situation.facts if f.name is FactName.NAME)
        ours = (pack.company.name, *(n for p in pack.products for n in (p.name.fr, p.name.en, *p.aliases)))
        return Mask.over((message.raw, message.text, made.request.added), names, self.texts.names, ours)


def _covered(language: Language, otherwise: Language) -> Language:
    """The language of a draft: the client's where the check covers it."""
    return otherwise if language is Language.OTHER else language


def _expansion(stance: Stance, situation: Situation, sought: Mapping[str, Words], language: Language) -> str:
    """What the case adds to the lexical query: the titles of the clauses it turns on.

    Where no clause rules, the usual names of what the message is heard to speak of: clients seldom use them.
    """
    titles = [r.clause.title.of(language) for r in stance.rulings if r.clause is not None]
    named = (sought[p.name].of(language) for p in situation.points if p.share >= _SURE and p.name in sought)
    return " ".join(titles or dict.fromkeys(named))


def _quoted(said: tuple[str, ...], language: Language) -> str:
    """The client's words as the user reads them, each between quotation marks and cut where it is long."""
    short = (shorten(one, _QUOTE, placeholder="…") for one in said)
    return ", ".join(f"« {one} »" if language is Language.FR else f"“{one}”" for one in short)


_SURE = 0.5
"""So surely a point is heard whose names are looked for."""

_QUOTE = 90
"""So many characters of a request remind its reader of it."""


def _some(text: str | None) -> list[str]:
    return [text] if text else []

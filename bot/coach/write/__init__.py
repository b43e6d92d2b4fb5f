"""The language model's draft: the plan is fixed before it writes, its words are only a proposal."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.coach.write.masking import Mask
from bot.coach.write.plan import Plan, language_name, told
from bot.coach.write.replies import Unreadable, blank_in, read_reply, text_so_far
from bot.domain.asks import Language
from bot.domain.draft import Draft, DraftOrigin, ModelUse
from bot.domain.errors import ModelFailed
from bot.domain.message import Channel
from bot.domain.prompt import WritePrompt
from bot.domain.verdict import CheckResult
from bot.ports import Heard, Model, ModelReply, Speaker, Spoken
from bot.reading.language import detect_language

__all__ = ["Mask", "Plan", "Written", "write"]

_REPAIRS = 2
"""How often a model may write again what cannot be sent."""

_QUOTED = 3000
"""Characters of its own refused answer that a model is shown."""

Check = Callable[[Draft], CheckResult]


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: a draft that passes, or None and why ("model_failed", "model_replaced")."""

    draft: Draft | None
    result: CheckResult
    use: ModelUse
    why: str | None = None


def write(
    model: Model,
    prompt: WritePrompt,
    plan: Plan,
    check: Check,
    *,
    mask: Mask | None = None,
    heard: Heard | None = None,
) -> Written:
    """The model's draft, written again at most twice with what the check found.

    `heard` is given the draft so far, whole sentences and only as far as they pass the check.
    The model's deadline stands for all of it; nothing is raised.
    """
    mask = mask or Mask()
    inputs = {k: mask.hide(v) for k, v in plan.inputs().items()}
    parts = [
        Spoken(Speaker.SYSTEM, prompt.system.format_map(inputs)),
        Spoken(Speaker.USER, prompt.user.format_map(inputs)),
    ]
    use = ModelUse(model.name)
    result, why = CheckResult(()), "model_failed"
    writing = model.begin()
    for repairs in range(1 + _REPAIRS):
        try:
            reply = writing.write(parts, _listening(plan, prompt, mask, check, heard) if heard else None)
        except ModelFailed:
            break
        use = replace(
            use,
            calls=use.calls + 1,
            input_tokens=use.input_tokens + reply.input_tokens,
            output_tokens=use.output_tokens + reply.output_tokens,
        )
        try:
            draft = _draft(reply, plan, prompt, mask)
        except Unreadable as wrong:
            found = f"- {wrong}"
        else:
            result, why = replace(check(draft), repairs=repairs), "model_replaced"
            if result.passed:
                return Written(draft, result, use)
            found = mask.hide(told(result.findings, plan.pack))
        again = prompt.repair.format_map({**inputs, "findings": found})
        parts = [*parts[:2], Spoken(Speaker.MODEL, reply.text[:_QUOTED]), Spoken(Speaker.USER, again)]
    return Written(None, result, use, why)


def _draft(reply: ModelReply, plan: Plan, prompt: WritePrompt, mask: Mask) -> Draft:
    """The draft in a reply; raises Unreadable with words for the model."""
    subject, text = read_reply(reply.text)
    text = mask.show(text)
    if mask.originals and Mask.left_in(text):
        raise Unreadable("a name was made up; use only those of the message")
    if left := blank_in(f"{subject or ''} {text}"):
        raise Unreadable(f"{left} is left blank; leave out what is not known, the signature included")
    covered = (Language.FR, Language.EN)
    if (written := detect_language(text)) in covered and written is not plan.style.language:
        raise Unreadable(f"not written in {language_name(plan.style.language)}")
    if subject is None and plan.example is not None:
        subject = plan.example.subject
    return _of(text, plan, f"{prompt.name} {reply.name}", mask.show(subject) if subject else None)


def _of(text: str, plan: Plan, prompt: str, subject: str | None = None) -> Draft:
    style = plan.style
    return Draft(
        channel=style.channel,
        language=style.language,
        register=style.register,
        text=text,
        origin=DraftOrigin.MODEL,
        subject=subject if style.channel is Channel.EMAIL else None,
        prompt=prompt,
        tone=style.tone,
    )


def _listening(plan: Plan, prompt: WritePrompt, mask: Mask, check: Check, heard: Heard) -> Heard:
    """Hands on what is written so far, sentence by sentence, as long as the check lets it out."""
    last = ""

    def listen(raw: str) -> None:
        nonlocal last
        text = mask.show(text_so_far(raw))
        if text and text != last:
            last = text
            if not Mask.left_in(text) and check(_of(text, plan, prompt.name)).passed:
                heard(text)

    return listen

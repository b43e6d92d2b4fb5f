"""`tenirbon check`: a draft that a person wrote, against the policies in force."""

from argparse import Namespace
from typing import Any

from bot.coach.present import present_check
from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.message import Channel
from bot.domain.policy import Words
from bot.domain.verdict import CheckResult
from bot.entrypoints.cli.printing import one_line
from bot.entrypoints.cli.reading import read_lines, read_text, readable, request_of
from bot.entrypoints.house import House, OpenHouse
from bot.reading.language import detect_language
from bot.settings import Settings


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Print the findings; 1 when one blocks."""
    if options.batch is not None:
        if not options.json:
            raise BadInput("--batch prints JSON lines: add --json")
        if options.draft is not None or options.message is not None or options.context:
            raise BadInput("--batch: each line has its own draft, message and context; leave them out beside it")
        with open_house(settings) as house:
            return _batch(options, house)
    if options.draft is None:
        raise BadInput("no draft: give the file that holds it, - for standard input, or --batch FILE")
    data = {"draft": read_text(options.draft), "context": options.context}
    if options.message is not None:
        data["message"] = read_text(options.message)
    with open_house(settings) as house:
        result = _checked(data, options, house)
    shown = {"id": None, "check": present_check(result)}
    print(one_line(shown) if options.json else _screen(result, detect_language(data["draft"])))
    return 0 if result.passed else 1


def _batch(options: Namespace, house: House) -> int:
    for _, data in read_lines(options.batch):
        if isinstance(data, BadInput):
            print(one_line({"error": str(data)}), flush=True)
            continue
        named = {"id": data.get("id")}
        try:
            shown: dict[str, Any] = {**named, "check": present_check(_checked(data, options, house))}
        except BadInput as error:
            shown = {**named, "error": str(error)}
        print(one_line(shown), flush=True)
    return 0


def _checked(data: dict[str, Any], options: Namespace, house: House) -> CheckResult:
    draft = data.get("draft")
    if not isinstance(draft, str) or not draft.strip():
        raise BadInput("draft is empty: give the text to check")
    # A draft may be checked with no client message; what is known of the client still counts.
    answered = bool(isinstance(data.get("message"), str) and data["message"].strip())
    draft = readable(draft)
    request = request_of(
        {**data, "message": data["message"] if answered else draft},
        options.today or house.clock.today(),
        options.role,
        Channel.CHAT,
        None,
    )
    return house.check(draft, request, answered=answered)


_LABELS = {
    "passes": Words("le brouillon passe", "the draft passes"),
    "stopped": Words("le brouillon ne passe pas", "the draft does not pass"),
    "block": Words("bloque", "blocks"),
    "warn": Words("à relire", "worth a look"),
    "remove": Words("à retirer", "remove it"),
}


def _screen(result: CheckResult, language: Language) -> str:
    """The findings in the draft's own language."""

    def say(key: str) -> str:
        return _LABELS[key].of(language)

    lines = [say("passes" if result.passed else "stopped")]
    for finding in result.findings:
        lines.append(f"- {finding.rule} ({say(finding.severity.value)}) {finding.message}")
        lines.append(f"    “{finding.quote}”" + (f"  [{finding.clause}]" if finding.clause else ""))
        if finding.mend is not None:
            lines.append(f"    → “{finding.mend.to}”" if finding.mend.to else f"    → {say('remove')}")
    return "\n".join(lines)

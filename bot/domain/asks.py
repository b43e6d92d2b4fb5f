"""What a client asks for, what they claim, and the heat they say it with."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.figures import Figure


class AskKind(StrEnum):
    """The asks of the glossary."""

    PRICE_CUT = "price_cut"
    SPEC_DOWNGRADE = "spec_downgrade"
    RUSH = "rush"
    FREE_EXTRA = "free_extra"
    PAYMENT_TERMS = "payment_terms"
    RETURN_OR_WARRANTY = "return_or_warranty"
    SCOPE_CHANGE = "scope_change"
    SPECIAL_FAVOUR = "special_favour"
    GOODWILL = "goodwill"
    ULTIMATUM = "ultimatum"
    ABUSE = "abuse"
    SILENCE_AFTER_EFFORT = "silence_after_effort"
    COMPLAINT = "complaint"
    PLAIN_QUESTION = "plain_question"
    ACCEPTANCE = "acceptance"


TROUBLES = frozenset({AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY})
"""Asks of somebody whose goods or order are not as they should be."""


class Heat(StrEnum):
    """How hot the words are; only ABUSIVE is aimed at a person."""

    CALM = "calm"
    ANNOYED = "annoyed"
    ANGRY = "angry"
    ABUSIVE = "abusive"


class Language(StrEnum):
    """Languages the coach reads and the check covers; OTHER is answered in French or English."""

    FR = "fr"
    EN = "en"
    OTHER = "other"


class Register(StrEnum):
    """How the client addresses us: French vous or tu, English formal or familiar."""

    VOUS = "vous"
    TU = "tu"
    FORMAL = "formal"
    FAMILIAR = "familiar"


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask, the words that show it, and the figures in those words.

    `beside` is what else bears on it: the message's words that no other ask quotes, and the usual
    names of what its own words speak of ("a blank one" is a sample). `heard` are the other sentences in which the
    classifier hears it, `points` what of the vocabulary (prompts/points.v1.yaml) its words surely say.
    """

    kind: AskKind
    quote: str
    figures: tuple[Figure, ...] = ()
    beside: str = ""
    heard: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


class ClaimKind(StrEnum):
    """Claims nobody verified; a draft never repeats them as fact."""

    PROMISE = "promise"  # one of us is said to have promised something
    COMPETITOR = "competitor"  # a competitor is said to be cheaper, faster, better
    FAULT = "fault"  # we are said to be at fault
    PRECEDENT = "precedent"  # another client, or an earlier order, is said to have had it
    RIGHT = "right"  # the law or the contract is said to grant it


@dataclass(frozen=True, slots=True)
class Claim:
    """Something the client says that nobody verified."""

    kind: ClaimKind
    quote: str

"""The asks that what is heard bears out: where a sentence surely says one thing, no other is read into it."""

from collections.abc import Sequence

from bot.coach.understand.changes_apart import changes_apart, with_the_change_heard
from bot.coach.understand.explained_away import without_the_explained
from bot.coach.understand.hurries_heard import without_the_postponed, without_the_unhurried
from bot.coach.understand.newcomers_heard import (
    with_the_first_wishes,
    without_a_first_change,
    without_the_given_away,
)
from bot.coach.understand.noted import without_the_noted
from bot.coach.understand.only_like import (
    with_our_doing,
    with_the_price_asked,
    with_the_quote_again,
    with_the_return_asked,
    without_a_change_agreed,
    without_a_faint_yes,
    without_a_quiet_wrong,
    without_the_counted,
    without_the_idle,
    without_the_move,
    without_what_we_are_asked,
)
from bot.coach.understand.packing_heard import with_the_packing
from bot.coach.understand.paid_heard import without_the_billed, without_the_paid, without_what_is_paid_for
from bot.coach.understand.points import with_points
from bot.coach.understand.samples_heard import with_the_samples_named
from bot.domain.asks import Ask, Language
from bot.domain.points import Point, Stage, Vocabulary


def borne_out_alone(asks: Sequence[Ask], points: Sequence[Point], language: Language) -> tuple[Ask, ...]:
    """The asks that each bear their own sentences out, before the questions beside them are read."""
    asks = without_the_unhurried(with_the_price_asked(asks, points), points)
    return without_the_idle(asks, points, language)


def settled_by_points(
    asks: Sequence[Ask], points: Sequence[Point], stage: Stage | None, vocabulary: Vocabulary, language: Language
) -> tuple[Ask, ...]:
    """The asks that what is heard bears out, each with its points."""
    asks = without_the_counted(without_a_faint_yes(asks, points), points)
    kept = without_a_quiet_wrong(with_the_quote_again(asks, points), points)
    kept = with_our_doing(without_the_move(without_a_change_agreed(kept, points)), stage)
    kept = without_the_postponed(with_the_return_asked(kept, points, stage), points, language)
    kept = without_what_is_paid_for(without_the_billed(without_the_paid(kept, points), points), points)
    kept = with_the_first_wishes(without_a_first_change(kept, points, stage), points, stage)
    kept = without_the_explained(with_the_packing(kept, points), points, language)
    kept = without_the_given_away(without_what_we_are_asked(kept), points, stage)
    kept = without_the_noted(with_the_change_heard(kept, points, stage), points, language)
    kept = with_the_samples_named(kept)
    return changes_apart(with_points(kept, points, vocabulary), points, vocabulary)

"""The main dialogues again, by webhook and on PostgreSQL: what holds by polling on SQLite holds everywhere."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import create_engine, inspect, text

from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.entrypoints.telegram.updates.webhook import WebhookAddress
from tests.adapters.database.fixtures import fresh_schema
from tests.adapters.samples import answer
from tests.botapi import BotApi, Person
from tests.entrypoints.telegram import (
    test_access,
    test_asking,
    test_cases,
    test_commands,
    test_elsewhere,
    test_serve,
    test_ways_in,
)
from tests.entrypoints.telegram.house import House
from tests.entrypoints.telegram.test_asking import team

_SETTLE = 0.2


@pytest.fixture(params=["webhook-sqlite", "polling-postgresql", "webhook-postgresql"])
def house(
    request: pytest.FixtureRequest,
    api: BotApi,
    anna: Person,
    bob: Person,
    tmp_path: Path,
    address: WebhookAddress,
    model: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[House]:
    """Where both of them may use the bot, otherwise than by polling on SQLite."""
    door, kept = request.param.split("-")
    made = House(api, tmp_path, frozenset({anna.id, bob.id}))
    if door == "webhook":
        made.webhook, made.settle_seconds = address, _SETTLE
        monkeypatch.setattr("bot.entrypoints.telegram.updates.door._RING_SECONDS", 0.1)
    if kept == "sqlite":
        copyfile(model, tmp_path / "t.db")
        yield made
        return
    pytest.importorskip("psycopg", reason="the extra `postgres` is not installed")
    with fresh_schema(request.getfixturevalue("postgres_server"), ready=True) as made.url:
        yield made


test_answer = test_serve.test_a_message_gets_one_answer
test_stranger = test_serve.test_a_stranger_reaches_nobody
test_tones = test_serve.test_tone_buttons_renew_the_draft_in_place
test_email = test_serve.test_the_email_button_gives_an_email
test_restart = test_serve.test_buttons_work_after_a_restart
test_known = test_serve.test_a_reply_adds_what_the_user_knows
test_continued = test_serve.test_a_reply_with_the_clients_words_continues_the_case
test_edited = test_serve.test_an_edited_message_is_answered_anew
test_twice = test_serve.test_an_update_delivered_twice_is_answered_once
test_crash_stored = test_serve.test_a_crash_between_storing_and_answering_loses_nothing
test_crash_planned = test_serve.test_a_crash_before_sending_repeats_no_thinking
test_crash_sending = test_serve.test_a_crash_while_sending_leaves_one_answer
test_unknown = test_serve.test_what_arrived_unknown_is_taken_away
test_stop = test_serve.test_stopping_finishes_what_was_begun
test_side_by_side = test_serve.test_one_chat_waits_for_no_other
test_flood = test_serve.test_a_flood_wait_is_waited_out
test_refused = test_serve.test_what_telegram_refuses_goes_out_as_bare_text
test_blocked = test_serve.test_somebody_who_blocked_the_bot_holds_nothing_up
test_long = test_serve.test_a_long_draft_comes_whole
test_batch = test_ways_in.test_forwards_in_one_go_are_one_case
test_album = test_ways_in.test_an_album_gets_one_line
test_mail = test_ways_in.test_a_mail_is_answered_by_mail
test_documents = test_ways_in.test_documents_are_read
test_sent = test_cases.test_sent_as_is_in_one_tap
test_card = test_cases.test_a_forward_makes_the_clients_card_and_the_next_case_starts_from_it
test_settled = test_cases.test_a_promise_is_settled_in_one_tap
test_closed = test_cases.test_a_case_is_closed_and_taken_up_again
test_seen = test_cases.test_a_salesperson_sees_their_own_a_manager_the_teams
test_approved = test_asking.test_approved_in_one_tap
test_countered = test_asking.test_approved_for_something_in_return
test_managers = test_asking.test_two_managers_at_once_decide_once
test_expired = test_asking.test_a_yes_ends
test_settings = test_commands.test_settings_shape_the_drafts
test_export = test_commands.test_an_export_holds_ones_own
test_inline = test_elsewhere.test_drafts_are_offered_in_any_chat
test_group = test_elsewhere.test_a_group_is_answered_only_when_addressed
test_streaming = test_elsewhere.test_a_draft_grows_while_it_is_written
test_busy = test_access.test_one_person_cannot_flood_the_coach


async def test_forgetting_leaves_no_row(house: House, anna: Person) -> None:
    """After a confirmation no word of the client is left in any table."""
    told = Fact(FactName.NOTE, "zyzzyva", Origin.CONTEXT, "le mot zyzzyva")
    house.coach.reply = lambda _: answer(facts=Facts((told,)))
    async with house.serving():
        await anna.forwards("Mon tarif zyzzyva doit baisser", "Carla Opaline")
        seen = await anna.next_answer()
        await anna.replies_to(seen, "/forget")
        await anna.presses(await anna.next_answer(), "Le client Carla Opaline")
        await anna.presses(await anna.next_edit(), "Oui, effacer pour de bon")
        assert "C'est oublié" in (await anna.next_edit()).text
    engine = create_engine(
        (house.url or f"sqlite:///{house.folder}/t.db").replace("postgresql:", "postgresql+psycopg:")
    )
    with engine.connect() as connection:
        rows = [connection.execute(text(f'SELECT * FROM "{t}"')).all() for t in inspect(engine).get_table_names()]
    engine.dispose()
    assert "zyzzyva" not in repr(rows)
    assert "opaline" not in repr(rows).lower()


__all__ = ["team"]

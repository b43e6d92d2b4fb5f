"""`tenirbon bench telegram`: many messages against the loopback Bot API, the process killed at random points.

`python -m tests.entrypoints.telegram.soak` prints JSON. With faults: the process is killed with SIGKILL while it
works, updates are delivered again and out of turn. Without: answers a second of a burst, and the time from an update
to its draft with a few chats at once, for the coach and for an echo in its place.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.botapi import BotApi, Person

ROOT = Path(__file__).parents[3]
_PATIENCE = 900.0
_AT_ONCE = 2
_LIMIT = 0.4  # of the echo's rate, what the offline composer is to reach
_ASKS = (
    "Bonjour, pourriez-vous nous faire une remise de 3 % sur la commande ? (message {})",
    "Hello, could we pay at 45 days this time? (message {})",
    "Votre concurrent est moins cher, alignez-vous ou je pars. (message {})",
    "Could you send us three samples for free? (message {})",
    "Il nous faudrait la livraison dans dix jours, c'est possible ? (message {})",
    "Thank you, the umbrellas are perfect. (message {})",
)


@dataclass
class Run:
    """One life of the loopback API with the people on it, and when each message was sent and answered."""

    api: BotApi
    people: list[Person]
    folder: Path
    coach: str
    expected: dict[int, list[int]] = field(default_factory=dict)
    sent: dict[tuple[int, int], float] = field(default_factory=dict)
    answered: dict[tuple[int, int], float] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the bot as a process of its own."""
        (self.folder / "users").write_text(" ".join(str(p.id) for p in self.people))
        command = ("-m", "tests.entrypoints.telegram.soaked", str(self.folder), self.api.token)
        address = self.api.base_url.removesuffix("/bot")
        self.process = await asyncio.create_subprocess_exec(sys.executable, *command, address, self.coach, cwd=ROOT)

    async def kill(self) -> None:
        """Kill it as a crash does."""
        assert self.process is not None
        self.process.kill()
        await self.process.wait()

    def watch(self) -> None:
        """Note the moment of each answer."""
        note = self.api.state.note

        def noted(kind: Any, chat: int, data: dict[str, Any]) -> None:
            asked = data.get("reply_to_message", {}).get("message_id") if kind == "sent" else None
            if asked is not None:
                self.answered.setdefault((chat, asked), time.perf_counter())
            note(kind, chat, data)

        self.api.state.note = noted  # type: ignore[method-assign, assignment]

    async def say(self, person: Person, number: int) -> tuple[int, int]:
        """A message of one person; where it stands."""
        began = time.perf_counter()
        seen = await person.sends(_ASKS[number % len(_ASKS)].format(number))
        place = (person.id, seen.message_id)
        self.sent[place] = began
        self.expected.setdefault(person.id, []).append(seen.message_id)
        return place

    async def until(self, count: int) -> None:
        """Wait until so many messages were answered, or too long."""
        began = time.perf_counter()
        while len(self.answered) < count and time.perf_counter() - began < _PATIENCE:  # noqa: ASYNC110
            await asyncio.sleep(0.01)

    def counted(self) -> dict[str, int]:
        """What was lost, answered twice, out of order, and what stands in a chat that answers nothing."""
        lost = doubled = disordered = orphans = given_up = 0
        for person in self.people:
            asked = self.expected.get(person.id, [])
            stands = [m.reply_to for m in self.api.sent(person.id)]
            times = Counter(place for place in stands if place is not None)
            lost += sum(1 for place in asked if not times[place])
            doubled += sum(count - 1 for count in times.values())
            firsts = [place for place in dict.fromkeys(stands) if place is not None]
            disordered += firsts != sorted(firsts)
            given_up += sum(1 for m in self.api.sent(person.id) if m.reply_to is None or not m.code)
            orphans += sum(1 for place in stands if place is None)
        swept = sum(1 for call in self.api.calls("deleteMessage") if call.error is None)
        return {
            "lost": lost,
            "answered_twice": doubled,
            "chats_out_of_order": disordered,
            "without_a_draft": given_up,
            "orphans_left": orphans,
            "orphans_swept": swept,
        }


async def _opened(api: BotApi, folder: Path, chats: int, coach: str) -> Run:
    people = [api.person(f"P{n}", language_code="fr", started=True) for n in range(chats)]
    run = Run(api, people, folder, coach)
    run.watch()
    await run.start()
    while not api.updates.listening:  # noqa: ASYNC110  a start may take longer than a test would wait
        await asyncio.sleep(0.1)
    return run


async def faulty(messages: int, chats: int, kills: int, seed: int) -> dict[str, Any]:
    """Everything sent while the process is killed so many times: what was lost, doubled or out of order."""
    chance = random.Random(seed)
    repeated = swapped = 0
    async with BotApi() as api:
        with TemporaryDirectory() as name:
            run = await _opened(api, Path(name), chats, "echo")
            begun = time.perf_counter()

            async def strike() -> None:
                """Kill after some answers of each life, in the middle of the next ones."""
                each = max(2, messages // (kills + 1))
                for _ in range(kills):
                    goal = min(messages - 1, len(run.answered) + chance.randint(each // 2, each - 1))
                    await run.until(goal)
                    await asyncio.sleep(chance.random() * 0.05)
                    await run.kill()
                    await run.start()

            striking = asyncio.create_task(strike())
            for number in range(messages):
                await run.say(run.people[chance.randrange(chats)], number)
                if chance.random() < 0.05:  # one from the past comes again, before those ahead of it
                    waiting = {update["update_id"] for update in api.updates.pending}
                    taken = [u["update_id"] for u in api.updates.history[-200:] if u["update_id"] not in waiting]
                    if taken:
                        await api.updates.replay(chance.choice(taken))
                        repeated += 1
                if chance.random() < 0.1:  # the next few come in another order than they were sent in
                    api.updates.pause()
                    some = chance.sample(run.people, min(4, chats))
                    for person in some:
                        await run.say(person, number)
                    await api.updates.resume(backwards=True)
                    swapped += len(some)
                await asyncio.sleep(0.002)
            await striking
            await run.until(len(run.sent))
            spent = time.perf_counter() - begun
            assert run.process is not None
            await asyncio.sleep(1)
            run.process.terminate()
            code = await run.process.wait()
            return {
                "messages": len(run.sent),
                "chats": chats,
                "kills": kills,
                "delivered_again": repeated,
                "out_of_turn": swapped,
                **run.counted(),
                "stopped_with": code,
                "seconds": round(spent, 1),
            }


async def clean(messages: int, chats: int, coach: str) -> dict[str, Any]:
    """Without faults: the rate of a burst, then the times with a few chats at once."""
    async with BotApi() as api:
        with TemporaryDirectory() as name:
            run = await _opened(api, Path(name), chats, coach)
            await run.say(run.people[0], 0)
            await run.until(1)  # what is built at the first answer is not a message's cost
            begun = time.perf_counter()
            for number in range(messages):
                await run.say(run.people[number % chats], number)
            await run.until(messages + 1)
            rate = messages / (time.perf_counter() - begun)
            paced: list[float] = []

            async def talk(person: Person) -> None:
                for number in range(max(5, messages // 10)):
                    place = await run.say(person, number)
                    while place not in run.answered:  # noqa: ASYNC110
                        await asyncio.sleep(0.002)
                    paced.append(run.answered[place] - run.sent[place])

            await asyncio.gather(*(talk(person) for person in run.people[:_AT_ONCE]))
            assert run.process is not None
            run.process.terminate()
            await run.process.wait()
            ranked = sorted(paced)
            return {
                "coach": coach,
                "messages": len(run.sent),
                **run.counted(),
                "answers_per_second": round(rate, 2),
                "p50_ms": round(statistics.median(ranked) * 1000, 1),
                "p95_ms": round(ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))] * 1000, 1),
                "chats_at_once": _AT_ONCE,
            }


def embedder_rate(count: int) -> float:
    """Messages a second that the bundled embedder alone turns into vectors."""
    from bot.adapters.embedding.bundled import BundledEmbedder

    embedder = BundledEmbedder()
    embedder.queries(["bonjour"])
    begun = time.perf_counter()
    for number in range(count):
        embedder.queries([_ASKS[number % len(_ASKS)].format(number)])
    return round(count / (time.perf_counter() - begun), 2)


def main() -> None:
    """Parse and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    small = max(20, options.messages // 10)
    chats = max(_AT_ONCE, options.chats)
    os.environ.setdefault("TENIRBON_LOG_LEVEL", "error")
    found: dict[str, Any] = {
        "faults": asyncio.run(faulty(options.messages, options.chats, options.kills, options.seed))
    }
    found["echo"] = asyncio.run(clean(small, chats, "echo"))
    found["coach"] = asyncio.run(clean(small, chats, "real"))
    found["embedder_per_second"] = embedder_rate(small)
    echo, coach = found["echo"]["answers_per_second"], found["coach"]["answers_per_second"]
    found["ratio_to_echo"] = round(coach / echo, 2)
    found["wanted_per_second"] = round(min(_LIMIT * echo, found["embedder_per_second"]), 2)
    print(json.dumps(found, indent=1))
    faults = found["faults"]
    if faults["lost"] or faults["answered_twice"] or faults["chats_out_of_order"] or faults["without_a_draft"]:
        raise SystemExit(1)


__all__ = ["clean", "faulty"]

if __name__ == "__main__":
    main()

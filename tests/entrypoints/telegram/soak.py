"""`tenirbon bench telegram`: many messages against the loopback Bot API, the process killed at random points.

`python -m tests.entrypoints.telegram.soak` prints JSON. Faults: the process is killed, updates are delivered twice,
and deliveries of several chats are interleaved. Without faults: answers a second beside an echo.
"""

import argparse
import asyncio
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.botapi import BotApi, Person

ROOT = Path(__file__).parents[3]
_PATIENCE = 900.0


async def _process(folder: Path, api: BotApi, users: list[int], coach: str) -> asyncio.subprocess.Process:
    address = api.base_url.removesuffix("/bot")
    users_file = folder / "users"
    users_file.write_text(" ".join(map(str, users)))
    command = ("-m", "tests.entrypoints.telegram.soaked", str(folder), api.token, address, coach)
    return await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT)


def _words(person: Person, number: int) -> str:
    return f"{person.name} demande une remise de 3 %, message {number:05d}"


def _answers(api: BotApi, people: list[Person]) -> dict[int, list[str]]:
    """For each chat the numbers answered, in order."""
    found: dict[int, list[str]] = {}
    for person in people:
        sent = [m for m in api.sent(person.id) if m.reply_to is not None]
        asked = {m.message_id: m.text for m in person.chat if not m.from_bot}
        found[person.id] = [asked[m.reply_to].rpartition(" ")[2] for m in sent if m.reply_to in asked]
    return found


async def run(messages: int, chats: int, kills: int, coach: str, seed: int) -> dict[str, Any]:
    """Send `messages` from `chats`, kill the process so many times; what was lost, doubled, out of order, how fast."""
    chance = random.Random(seed)
    async with BotApi() as api:
        people = [api.person(f"P{n}", language_code="fr", started=True) for n in range(chats)]
        with TemporaryDirectory() as name:
            folder = Path(name)
            process = await _process(folder, api, [p.id for p in people], coach)
            while not api.updates.listening:  # noqa: ASYNC110  a start may take longer than a test would wait
                await asyncio.sleep(0.1)
            begun = time.perf_counter()
            expected: dict[int, list[str]] = {p.id: [] for p in people}
            sent_at: dict[str, float] = {}
            strikes = sorted(chance.sample(range(messages // 20, messages), kills)) if kills else []
            killed = 0
            for number in range(messages):
                person = people[chance.randrange(chats)]
                expected[person.id].append(f"{number:05d}")
                sent_at[f"{number:05d}"] = time.perf_counter()
                await person.sends(_words(person, number))
                if kills and chance.random() < 0.02:
                    waiting = {update["update_id"] for update in api.updates.pending}
                    taken = [u["update_id"] for u in api.updates.history if u["update_id"] not in waiting]
                    if taken:  # what was never taken cannot come before what stands ahead of it
                        await api.updates.replay(chance.choice(taken))
                if strikes and number == strikes[0]:
                    strikes.pop(0)
                    await asyncio.sleep(chance.random() * 0.8)
                    process.kill()
                    await process.wait()
                    killed += 1
                    process = await _process(folder, api, [p.id for p in people], coach)
                elif not kills:
                    await asyncio.sleep(0)
            waited = time.perf_counter()

            def whole() -> bool:
                return sum(len(set(a)) for a in _answers(api, people).values()) >= messages

            while not whole() and time.perf_counter() - waited < _PATIENCE and process.returncode is None:  # noqa: ASYNC110
                await asyncio.sleep(0.5)
            spent = time.perf_counter() - begun
            process.terminate()
            await process.wait()
        return {
            "messages": messages,
            "chats": chats,
            "coach": coach,
            "killed": killed,
            **_counted(_answers(api, people), expected),
            "answers_per_second": round(messages / spent, 2),
            "seconds": round(spent, 1),
        }


def _counted(found: dict[int, list[str]], expected: dict[int, list[str]]) -> dict[str, int]:
    times = {chat: Counter(numbers) for chat, numbers in found.items()}
    lost = sum(1 for chat, numbers in expected.items() for n in numbers if not times[chat][n])
    doubled = sum(count - 1 for counts in times.values() for count in counts.values() if count > 1)
    firsts = {chat: list(dict.fromkeys(numbers)) for chat, numbers in found.items()}
    disordered = sum(1 for numbers in firsts.values() if numbers != sorted(numbers))
    return {"lost": lost, "answered_twice": doubled, "chats_out_of_order": disordered}


def main() -> None:
    """Parse and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    small = max(20, options.messages // 10)
    with_faults = asyncio.run(run(options.messages, options.chats, options.kills, "echo", options.seed))
    echo = asyncio.run(run(small, options.chats, 0, "echo", options.seed))
    real = asyncio.run(run(small, options.chats, 0, "real", options.seed))
    ratio = round(real["answers_per_second"] / echo["answers_per_second"], 2)
    print(json.dumps({"faults": with_faults, "echo": echo, "coach": real, "ratio_to_echo": ratio}, indent=1))


__all__ = ["run"]

if __name__ == "__main__":
    main()

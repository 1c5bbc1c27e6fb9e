#!/usr/bin/env python3
"""Scores a reply by the key facts it mentions.

The facts are the task's reference answers. Used as

    acumen learn my-domain --evaluator 'command:python3 key_facts.py'

Two rewards: the share of facts that are mentioned, and whether the reply is short. The first counts; the second stands beside it.
"""
import json
import sys

LONGEST_WORDS = 120


def main():
    asked = json.load(sys.stdin)
    facts = asked["answers"]
    if not facts:
        print(json.dumps({"unscored": "the task has no key facts"}))
        return
    reply = asked["reply"].casefold()
    missing = [fact for fact in facts if fact.casefold() not in reply]
    mentioned = 1 - len(missing) / len(facts)
    print(json.dumps({
        "reward": mentioned,
        "rewards": {"facts": mentioned, "short": float(len(reply.split()) <= LONGEST_WORDS)},
        "detail": "misses " + ", ".join(missing) if missing else "mentions all",
    }))


main()

"""The same table for zen-engine: one JDM decision table for each matter, a row for each way to a decision."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rules.language.dispatch import Dispatch

Row = dict[str, tuple[str, ...]]


def rows(dispatch: Dispatch, at: int) -> Iterator[tuple[Row, int]]:
    """Each row as the values it fits for each fact it asks, with the leaf it comes to. Answers alike share a row."""
    if at < 0:
        yield {}, ~at
        return
    question = dispatch.cells[at]
    fact, places = dispatch.questions[question], dispatch.places[question]
    alike: dict[int, list[str]] = {}
    for value, place in places.items():
        alike.setdefault(dispatch.cells[at + place], []).append(value)
    for leads_to, values in alike.items():
        for row, leaf in rows(dispatch, leads_to):
            yield {fact: tuple(values), **row}, leaf


def engine_name(fact: str) -> str:
    """A fact's name as the engine can read it: it takes a hyphen for a minus sign."""
    return fact.replace(" ", "_").replace("-", "_")


def decision_table(found: list[tuple[Row, int]]) -> str:
    """The rows as a JDM document that answers with the number of a leaf and stops at the first row that fits."""
    facts = list(dict.fromkeys(fact for row, _ in found for fact in row))
    written = [
        {"_id": str(number), "leaf": str(leaf)}
        | {fact: ", ".join(json.dumps(value) for value in row.get(fact, ())) for fact in facts}
        for number, (row, leaf) in enumerate(found)
    ]
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": fact, "name": fact, "field": engine_name(fact)} for fact in facts],
        "outputs": [{"id": "leaf", "name": "leaf", "field": "leaf"}],
        "rules": written,
    }
    place = {"position": {"x": 0, "y": 0}}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", **place},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": table, **place},
        {"id": "out", "name": "out", "type": "outputNode", **place},
    ]
    edges = [
        {"id": "1", "type": "edge", "sourceId": "in", "targetId": "table"},
        {"id": "2", "type": "edge", "sourceId": "table", "targetId": "out"},
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def zen_decisions(dispatch: Dispatch) -> Mapping[str, Any]:
    """Each matter's table, made ready by the engine."""
    import zen

    engine = zen.ZenEngine()
    return {
        matter: engine.create_decision(decision_table(list(rows(dispatch, dispatch.cells[at]))))
        for matter, at in dispatch.matters.items()
    }

"""What a PromQL question asks for: the metrics, their labels, and the values that labels are matched with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import promql_parser as promql

# Every sample has them from Prometheus itself; `service` stands in prometheus.yml.
OF_TARGETS = {"instance", "job", "service"}


@dataclass
class Asked:
    """`selected`: metric, label, and the values that are let in or kept out. `grouped`: labels, of which metrics."""

    metrics: set[str] = field(default_factory=set)
    selected: list[tuple[str, str, list[str]]] = field(default_factory=list)
    grouped: list[tuple[str, set[str]]] = field(default_factory=list)


def read(question: str) -> Asked:
    """Parse it. Raises ValueError where it is no PromQL."""
    asked = Asked()
    for node in _nodes(promql.parse(question)):
        if isinstance(node, promql.VectorSelector):
            asked.metrics.add(node.name)
            for matcher in node.matchers.matchers:
                asked.selected.append((node.name, matcher.name, _values(matcher)))
        elif isinstance(node, promql.AggregateExpr) and node.modifier is not None:
            inside = {inner.name for inner in _nodes(node.expr) if isinstance(inner, promql.VectorSelector)}
            asked.grouped += [(label, inside) for label in node.modifier.labels]
    return asked


def _values(matcher: Any) -> list[str]:
    """Of a regular expression each of its alternatives. Raises ValueError where it is more than names with bars."""
    if matcher.op in (promql.MatchOp.Equal, promql.MatchOp.NotEqual):
        return [matcher.value]
    values: list[str] = matcher.value.split("|")
    if not all(value.replace("_", "").isalnum() for value in values):
        raise ValueError(f"{matcher.name}: {matcher.value!r} cannot be checked; write names with bars between them")
    return values


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for name in ("expr", "lhs", "rhs", "vector_selector"):
        inner = getattr(node, name, None)
        if inner is not None:
            yield from _nodes(inner)
    if isinstance(node, promql.Call):
        for inner in node.args:
            yield from _nodes(inner)

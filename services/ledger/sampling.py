"""Which traces are kept. Needed only where there is a collector."""

from collections.abc import Sequence

from opentelemetry.context import Context
from opentelemetry.sdk.trace.sampling import Decision, ParentBased, Sampler, SamplingResult, TraceIdRatioBased
from opentelemetry.trace import Link, SpanKind, TraceState
from opentelemetry.util.types import Attributes


def sampler(share: float) -> Sampler:
    """Keeps what belongs to a kept trace, and begins one for this share of requests and tasks, never for a query."""
    return ParentBased(root=_Beginning(share))


class _Beginning(Sampler):
    def __init__(self, share: float) -> None:
        self._of_all = TraceIdRatioBased(share)

    def should_sample(
        self,
        parent_context: Context | None,
        trace_id: int,
        name: str,
        kind: SpanKind | None = None,
        attributes: Attributes = None,
        links: Sequence[Link] | None = None,
        trace_state: TraceState | None = None,
    ) -> SamplingResult:
        if kind is SpanKind.CLIENT:
            return SamplingResult(Decision.DROP)
        return self._of_all.should_sample(parent_context, trace_id, name, kind, attributes, links, trace_state)

    def get_description(self) -> str:
        return f"requests and tasks, {self._of_all.get_description()}"

"""Reading an article for somebody who has not posted it: each sentence with what was found, or why nothing was."""

from celery.exceptions import SoftTimeLimitExceeded

from services.ledger.previews import Claim, Draft, Preview, Sentence
from services.nlp.article import Article
from services.nlp.explain import Verdict, explain
from services.nlp.story.source import source_of
from services.nlp.words.units import Atlas

# Somebody waits for it, and so do all whose articles this process is to read.
SOFT_SECONDS, HARD_SECONDS = 10, 15


def preview(draft: Draft, known: Atlas) -> Preview:
    """The verdicts on the draft, by its own words alone: whether it copies an article on record is not looked up."""
    article = Article(
        id=draft.id,
        text=draft.text,
        published_at=draft.published_at,
        source=source_of(known.outlets, draft.publisher, draft.url, str(draft.id), draft.text),
        title=draft.title,
        publisher=draft.publisher or "",
        url=draft.url or "",
    )
    try:
        return Preview([_sentence(verdict) for verdict in explain(article, known)])
    except SoftTimeLimitExceeded:
        return Preview([], f"its {len(draft.text):,} characters were not read within {SOFT_SECONDS} s")


def _sentence(verdict: Verdict) -> Sentence:
    claims = [Claim(reason.rule, reason.event, reason.dropped) for reason in verdict.reasons]
    return Sentence(verdict.quote, verdict.start, verdict.end, verdict.refused, claims)

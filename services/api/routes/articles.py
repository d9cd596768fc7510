"""`/v1/articles/{id}`: an article as it was read, and what was found in it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from services.api.answers import ArticleAnswer
from services.api.contract import answered_with
from services.api.questions import NoQuestion
from services.api.reads.articles import article
from services.api.reads.head import Head, article_head
from services.api.reads.rows import Connection
from services.api.reply import encoded, polled
from services.api.shared import Body
from services.web.problem import ProblemError

routes = APIRouter(tags=["articles"])


@routes.get(
    "/v1/articles/{article_id}",
    summary="An article, its text and its events",
    responses=answered_with(ArticleAnswer, 404),
    response_class=Response,
)
async def one_article(request: Request, article_id: UUID, question: Annotated[NoQuestion, Query()]) -> Response:
    """The offsets of each event's evidence point into `text`, in code points."""

    async def head(connection: Connection) -> Head:
        return await article_head(connection, article_id)

    async def write(connection: Connection, _position: int) -> Body:
        found = await article(connection, article_id)
        if found is None:
            raise ProblemError(404, f"There is no article {article_id}.")
        return encoded(found)

    return await polled(request, write, head)

"""What the processes of the system tell of themselves on `/metrics`, asked for the status page as Prometheus asks."""

import asyncio
from collections.abc import Mapping

import httpx
from msgspec import Struct
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from services.web.fetching import resolve

# The page waits no longer for who does not answer.
PATIENCE_SECONDS = 1.5
MOST_ADDRESSES = 64


class Told(Struct, frozen=True):
    """What the process at that address told: `families` of samples, null where it did not answer."""

    service: str
    address: str
    families: list[Metric] | None


async def scraped(urls: Mapping[str, str]) -> list[Told]:
    """Ask all at a time; `urls` by service. A name with several addresses stands for as many processes."""
    async with httpx.AsyncClient(timeout=PATIENCE_SECONDS, trust_env=False) as client:
        told = await asyncio.gather(*(_of_service(client, service, httpx.URL(url)) for service, url in urls.items()))
    return [one for of_service in told for one in of_service]


async def _of_service(client: httpx.AsyncClient, service: str, url: httpx.URL) -> list[Told]:
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            hosts = {str(address) for address in await resolve(url.host, url.port or 80)}
    except (OSError, UnicodeError):
        return [Told(service, url.netloc.decode("ascii"), None)]
    asked = [url.copy_with(host=host) for host in sorted(hosts)[:MOST_ADDRESSES]]
    return list(await asyncio.gather(*(_of_process(client, service, one) for one in asked)))


async def _of_process(client: httpx.AsyncClient, service: str, url: httpx.URL) -> Told:
    families: list[Metric] | None = None
    try:
        answer = (await client.get(url)).raise_for_status()
        families = list(text_string_to_metric_families(answer.text))
    except (httpx.HTTPError, ValueError):
        # The page says that it does not answer; why stands in its own log.
        pass
    return Told(service, url.netloc.decode("ascii"), families)

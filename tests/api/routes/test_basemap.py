"""All that the map is drawn with comes from here, and nothing else of the packages that carry it."""

import httpx
import pytest

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("maplibre-gl.js", "text/javascript"),
        ("maplibre-gl.css", "text/css"),
    ],
)
async def test_files_of_packages_are_served(client: httpx.AsyncClient, name: str, kind: str) -> None:
    answer = await client.get(f"/map/{name}")
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, kind)


@pytest.mark.parametrize("name", ["pywidget.js", "__init__.py", "countries-50m.json", "../maplibre/__init__.py"])
async def test_other_files_of_these_packages_are_not(client: httpx.AsyncClient, name: str) -> None:
    assert (await client.get(f"/map/{name}")).status_code == 404


async def test_the_ground_is_land_lakes_and_rivers_and_is_not_sent_twice(client: httpx.AsyncClient) -> None:
    answer = await client.get("/map/ground.json")
    shapes: dict[str, set[str]] = {}
    for feature in answer.json()["features"]:
        shapes.setdefault(feature["properties"]["kind"], set()).add(feature["geometry"]["type"])
    assert shapes.keys() == {"land", "lake", "river"}
    assert shapes["land"] >= {"Polygon", "MultiPolygon"}
    assert (shapes["lake"], shapes["river"]) == ({"Polygon"}, {"MultiLineString"})
    again = await client.get("/map/ground.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_names_are_points_with_a_rank(client: httpx.AsyncClient) -> None:
    names = {
        feature["properties"]["name"]: feature for feature in (await client.get("/map/names.json")).json()["features"]
    }
    assert names["IRAQ"]["properties"]["kind"] == "country"
    assert names["Baghdad"]["geometry"]["type"] == "Point"
    assert names["IRAQ"]["properties"]["rank"] < names["QATAR"]["properties"]["rank"]

"""data/openapi.json: what data this site has, as OpenAPI: programs need no page to read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.records import Settings
from generator.render.exports.story_json import SCHEMA_VERSION, as_text

DISPUTES = "/data/disputes.json"
PATHS: Mapping[str, tuple[str, str]] = {
    "/data/index.json": ("Every story, newest first", "#/components/schemas/Index"),
    "/data/stories/{story}.json": ("One story whole", "story.schema.json"),
    "/data/stories/{story}.md.txt": ("One story as Markdown", ""),
    "/data/stories/{story}.csv": ("The statements of one story as a table", ""),
    DISPUTES: ("Every disputed point", ""),
    "/data/names.json": ("Every name that has a page", ""),
    "/data/states.json": (
        "Reports and disputed points of the newest stories, counted",
        "",
    ),
    "/data/articles/{article}.json": (
        "What is shown of one article",
        "#/components/schemas/Article",
    ),
    "/data/story.schema.json": ("The JSON Schema of a story", ""),
    "/data/openapi.json": ("This description", ""),
    "/feed.json": ("The newest stories as JSON Feed 1.1", "https://jsonfeed.org/version/1.1"),
    "/feed.xml": ("The newest stories as Atom", ""),
}
"""Path below the site -> (what it holds, its schema where it is JSON)."""
STRING, NUMBER = {"type": "string"}, {"type": "integer", "minimum": 0}
NAMES_SCHEMA = {"type": "array", "items": STRING}
OR_NULL = {"type": ["string", "null"]}
ROW = {
    "id": STRING,
    "title": STRING,
    "updated": OR_NULL,
    "address": STRING,
    "data": STRING,
    "sources": NUMBER,
    "disputes": NUMBER,
    "thread": OR_NULL,
    "outlets": NAMES_SCHEMA,
    "speakers": NAMES_SCHEMA,
    "dates": NAMES_SCHEMA,
}
ARTICLE_SCHEMA = {
    "article": STRING,
    "slug": STRING,
    "sha256": STRING,
    "length": NUMBER,
    "outlet": OR_NULL,
    "url": OR_NULL,
    "published": OR_NULL,
    "licence": OR_NULL,
    "publish": {"enum": ["passages", "quotations", "headlines", "full"]},
    "show_at_most": {"type": ["integer", "null"], "description": "per cent of its words"},
    "passages": {
        "type": "array",
        "items": {
            "type": "object",
            "description": "offsets count code points of the whole article, end exclusive",
            "properties": {"start": NUMBER, "end": NUMBER, "text": STRING},
        },
    },
    "withdrawn": {"type": "object", "properties": {"date": STRING, "why": STRING}},
}


def openapi_json(settings: Settings) -> str:
    """Static files, so every path has one GET; addresses within are relative to the site's root."""
    return as_text(
        {
            "openapi": "3.1.0",
            "info": {
                "title": settings.name,
                "description": settings.description,
                "version": SCHEMA_VERSION,
            },
            "servers": [{"url": "../"}],
            "paths": {
                path: _path(path, *told)
                for path, told in PATHS.items()
                if path != DISPUTES or "disputes" in settings.lists
            },
            "components": {
                "schemas": {
                    "Index": _object_schema(
                        {"schema": STRING, "stories": _list(_object_schema(ROW))}
                    ),
                    "Article": _object_schema(ARTICLE_SCHEMA),
                }
            },
        }
    )


def _path(path: str, summary: str, schema: str) -> dict[str, Any]:
    kind = "application/json" if path.endswith(".json") else "text/plain"
    content = {"schema": {"$ref": schema}} if schema else {}
    answer = {"description": summary, "content": {kind: content}}
    named = [part[1 : part.index("}")] for part in path.split("/") if part.startswith("{")]
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": STRING} for name in named
    ]
    return {"get": {"summary": summary, "parameters": parameters, "responses": {"200": answer}}}


def _object_schema(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties)}


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(items)}

"""The template filled in: scripts and styles inlined and named by their hashes, data in blocks that no parser runs."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

STATIC = files("kg.page") / "static"
SCRIPTS = (
    "words.js",
    "data.js",
    "state.js",
    "filters.js",
    "drawing.js",
    "labels.js",
    "paths.js",
    "panel.js",
    "article.js",
    "table.js",
    "search.js",
    "main.js",
)
UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"  # inlined by pyvis too; its stylesheet only serves buttons


def render(data: dict[str, Any], opening: dict[str, Any], texts: list[str]) -> str:
    """Fill in the page: the data, what the drawing opens on, and the packed texts, all of them JSON."""
    library = _closed((files("pyvis") / VIS_NETWORK).read_text(encoding="utf-8"))
    script, style = _script(), _static("page.css")
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_static("page.html.jinja")).render(
        policy=_policy([library, script], [style]),
        library=Markup(library),
        script=Markup(script),
        style=Markup(style),
        data=Markup(to_json(data)),
        opening=Markup(to_json(opening)),
        texts=Markup(to_json(texts)),
    )


def to_json(value: object) -> str:
    """Write JSON that can stand inside a script element: nothing in it can close or open one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _script() -> str:
    parts = [_static(f"script/{name}") for name in SCRIPTS]
    return _closed("(() => {\n'use strict';\n" + "\n".join(parts) + "})();\n")


def _static(name: str) -> str:
    found: Traversable = STATIC / name
    return found.read_text(encoding="utf-8")


def _closed(script: str) -> str:
    if "</script" in script.lower():
        raise ValueError("A script of the page holds '</script': it would end there.")
    return script


def _policy(scripts: list[str], styles: list[str]) -> str:
    # Everything the page needs is in it; whatever else a name or an article might smuggle in is refused.
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(map(_hash, scripts)),
            "style-src " + " ".join(map(_hash, styles)),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"

"""Pages that use a framework's real npm package, each put together from the files of that."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

MODULES: Final = Path(__file__).parents[2] / "web" / "node_modules"

ReactBuild = Literal["development", "production"]
REACT_BUILDS: Final[tuple[ReactBuild, ...]] = ("development", "production")


def react_script(build: ReactBuild) -> str:
    """A script that sets ``React`` and ``ReactDOM`` (its client) of a build of the package."""
    files = {
        "react": "react/cjs/react",
        "scheduler": "scheduler/cjs/scheduler",
        "react-dom": "react-dom/cjs/react-dom",
        "react-dom/client": "react-dom/cjs/react-dom-client",
    }
    sources = {name: (MODULES / f"{file}.{build}.js") for name, file in files.items()}
    return (
        f"globalThis.process = {{ env: {{ NODE_ENV: '{build}' }} }}\n"
        + _common_js({name: path.read_text("utf-8") for name, path in sources.items()})
        + "\nglobalThis.React = required('react')"
        + "\nglobalThis.ReactDOM = required('react-dom/client')\n"
    )


def _common_js(modules: Mapping[str, str]) -> str:
    """A script that defines ``required(name)`` for modules as Node.js has them."""
    made = ",\n".join(
        f"'{name}': function (module, exports, require) {{\n{source}\n}}"
        for name, source in modules.items()
    )
    return (
        f"const modules = {{\n{made}\n}}\nconst loaded = {{}}\n"
        "function required(name) {\n"
        "  if (!(name in loaded)) {\n"
        "    const module = { exports: {} }\n"
        "    loaded[name] = module\n"
        "    modules[name](module, module.exports, required)\n"
        "  }\n"
        "  return loaded[name].exports\n"
        "}\n"
    )

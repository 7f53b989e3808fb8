"""How a browser gets the script: once, from the app's static files, not with every message.

Streamlit sends a component's inline script anew with each of its messages. So what it is given is
a loader of a few lines; script and style sheet are written into the app's static folder under a
name made of their content, as path files are, and a browser keeps them: `force-cache` because
Streamlit sends static files without a time to live and answers a question for changes in full.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts.regional_map.bundle import module

FOLDER = "map"
_LOADER = """
const page = document.querySelector('script[src*="static/js/"]');
const path = page ? new URL(page.src).pathname : "";
const base = path.slice(0, Math.max(0, path.lastIndexOf("/static/js/")));
const left = new WeakSet();
let known = null;
const loading = fetch(base + ADDRESS, { cache: "force-cache" })
  .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
  .then((text) => import(URL.createObjectURL(new Blob([text], { type: "text/javascript" }))))
  .then((found) => { known = found; });
export default function mount(component) {
  const host = component.parentElement;
  let leave = null;
  const start = () => { if (!left.has(host)) leave = known.default(component); };
  left.delete(host);
  if (known) start();
  else loading.then(start, () => host.append("Peta tidak dapat dimuat. Muat ulang halaman. / " +
    "The map could not be loaded. Reload the page."));
  return () => { left.add(host); if (leave) leave(); };
}
"""


def component_script() -> str:
    """What Streamlit is given as the component's script.

    The loader where the app serves static files, else the whole script: then every message
    carries it, and all works the same.
    """
    context = get_script_run_ctx()
    if context is None or not st.get_option("server.enableStaticServing"):
        return module()
    return _loader_in(Path(context.main_script_path).parent / "static" / FOLDER)


@lru_cache(maxsize=8)
def _loader_in(folder: Path) -> str:
    text = module()
    name = f"{hashlib.sha256(text.encode()).hexdigest()[:24]}.js"
    try:
        _write_whole(folder / name, text)
    except OSError:
        return text
    return _LOADER.replace("ADDRESS", json.dumps(f"/app/static/{FOLDER}/{name}"))


def _write_whole(path: Path, text: str) -> None:
    """Write a file that appears whole or not at all; one that is there has this content."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    Path(name).chmod(0o644)
    Path(name).replace(path)

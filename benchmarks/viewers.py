"""A viewer without a browser: speaks Streamlit's websocket as its browser side does.

Opens a page, waits until the script has run, chooses a region by the state of the map component,
changes a slider. What a browser draws is not done, so a hundred of them fit on one machine; what
the server does for them is the same.
"""

from __future__ import annotations

import json
import time
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

MOST_BYTES = 64_000_000
PATIENCE = 120.0


class ScriptFailedError(Exception):
    """The page's script did not end well."""


class Viewer:
    """One session of an app.

    Attributes:
        received: bytes over the websocket so far.
        widgets: ids of the component and the sliders on the page, by kind.
    """

    def __init__(self, url: str, *, page: str = "", query: str = "") -> None:
        self._url, self._page, self._query = url, page, query
        self._script = ""
        self._kept: list[str] = []
        self.received = 0
        self.widgets: dict[str, str] = {}

    async def __aenter__(self) -> Viewer:
        address = self._url.replace("http://", "ws://", 1) + "/_stcore/stream"
        self._socket: ClientConnection = await connect(
            address,
            subprotocols=["streamlit"],  # type: ignore[list-item]  a NewType of str
            origin=self._url,  # type: ignore[arg-type]
            max_size=MOST_BYTES,
            compression=None,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._socket.close()

    async def open(self) -> float:
        """Seconds from asking for the page to the end of its script."""
        return await self._run(())

    async def choose(self, code: str, *, month: str) -> float:
        """Choose a region on the map; seconds to the end of the script."""
        chosen = {"view": {"selected": code, "month": month}}
        state = WidgetState(id=self.widgets["bidi_component"], json_value=json.dumps(chosen))
        return await self._run((state,))

    async def slide(self, option: str) -> float:
        """Move the slider to an option, as it is written; seconds to the end of the script."""
        state = WidgetState(id=self.widgets["slider"])
        state.string_array_value.data.append(option)
        return await self._run((state,))

    async def _run(self, states: tuple[WidgetState, ...]) -> float:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_name = self._query, "" if self._script else self._page
        asked.page_script_hash = self._script
        asked.cached_message_hashes.extend(self._kept)
        asked.widget_states.widgets.extend(states)
        asked.context_info.locale, asked.context_info.url = "id", f"{self._url}/{self._page}"
        begun = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        await self._until_finished()
        return time.perf_counter() - begun

    async def _until_finished(self) -> None:
        while True:
            frame = await self._socket.recv(decode=False)
            self.received += len(frame)
            message = ForwardMsg.FromString(frame)
            self._remember(message)
            if message.WhichOneof("type") != "script_finished":
                continue
            if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return
            if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                raise ScriptFailedError(str(message.script_finished))

    def _remember(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._script = message.navigation.page_script_hash
        if message.metadata.cacheable and message.hash and message.hash not in self._kept:
            self._kept.append(message.hash)
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            name = element.WhichOneof("type") or ""
            if name in ("bidi_component", "slider"):
                self.widgets[name] = getattr(element, name).id

# What lab/tauri/application uses of pytauri 0.4 to 0.8; it is in environments of its own.

from collections.abc import Callable, Sequence

from pytauri.ffi.ipc import Invoke

class Context: ...

class AppHandle:
    def exit(self, exit_code: int, /) -> None: ...

class App:
    def run(self) -> None: ...
    def handle(self) -> AppHandle: ...

class BuilderArgs:
    def __init__(self, context: Context, *, invoke_handler: Callable[[Invoke], None]) -> None: ...

class Builder:
    def build(
        self,
        context: Context | BuilderArgs,
        *,
        invoke_handler: Callable[[Invoke], None] = ...,
        plugins: Sequence[object] = ...,
    ) -> App: ...

class Emitter:
    @staticmethod
    def emit_str(app: AppHandle, event: str, payload: str, /) -> None: ...

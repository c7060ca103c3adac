"""The metrics of our page, in the order in which they are shown and decide."""

from __future__ import annotations

from lab.metrics.backend_channels import BACKEND_CHANNELS
from lab.metrics.backend_listeners import BACKEND_LISTENERS
from lab.metrics.callbacks import CALLBACKS
from lab.metrics.detached_nodes import DETACHED_NODES
from lab.metrics.late_messages import LATE_MESSAGES
from lab.metrics.mounted import MOUNTED
from lab.metrics.page_moment import PageMoment
from lab.metrics.python_memory import PYTHON_MEMORY
from lab.metrics.survivors import SURVIVORS
from lab.metrics.tauri_listeners import TAURI_LISTENERS
from lab.metrics.unheard import UNHEARD
from memory.metrics.dom_nodes import DOM_NODES
from memory.metrics.heap import HEAP
from memory.metrics.listeners import LISTENERS
from memory.metrics.metric import BYTES, Metric
from memory.metrics.process_memory import RENDERER_MEMORY

METRICS: tuple[Metric[PageMoment], ...] = (
    MOUNTED,
    SURVIVORS,
    CALLBACKS,
    LATE_MESSAGES,
    UNHEARD,
    BACKEND_CHANNELS,
    BACKEND_LISTENERS,
    TAURI_LISTENERS,
    DOM_NODES,
    DETACHED_NODES,
    LISTENERS,
    HEAP,
    RENDERER_MEMORY,
    PYTHON_MEMORY,
)

COUNTS: tuple[Metric[PageMoment], ...] = tuple(each for each in METRICS if each.unit != BYTES)
"""Those that count things: all but memory, for which WebKit takes a whole heap snapshot."""

"""What a page can ask of its channels, which Tauri lacks: to close one."""

from __future__ import annotations

from typing import Literal

from bridge.commands import Arguments, Commands, Invocation


class CloseChannelArguments(Arguments):
    """``plugin:lab|close_channel``."""

    channel: int
    """The channel's callback id."""
    work: Literal["cancel", "detach"]
    """Whether the work that sends is cancelled, or goes on unheard."""


async def _close_channel(invocation: Invocation, arguments: CloseChannelArguments) -> bool:
    return invocation.close_channel(arguments.channel, cancels_work=arguments.work == "cancel")


def register_channel_control(commands: Commands) -> None:
    """Add the command to ``commands``."""
    commands.register("plugin:lab|close_channel", CloseChannelArguments, _close_channel)

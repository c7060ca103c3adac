"""What each Tauri version's backend does."""

from __future__ import annotations

import pytest

from bridge.contract import Contract, contract_of


@pytest.mark.parametrize("version", ["2.0.0", "2.1.1", "2.4.1"])
def test_before_2_5_messages_carry_id_and_channels_do_not_end(version: str) -> None:
    assert contract_of(version) == Contract(order_key="id", sends_end=False)


@pytest.mark.parametrize("version", ["2.5.0", "2.6.0", "2.11.1", "2.12.5", "2.100.0"])
def test_from_2_5_messages_carry_index_and_channels_end(version: str) -> None:
    assert contract_of(version) == Contract(order_key="index", sends_end=True)


@pytest.mark.parametrize("version", ["", "2", "2.5", "2.5.0.1", "two.five.zero", "2.5.x", "latest"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match="not a Tauri version"):
        contract_of(version)


@pytest.mark.parametrize("version", ["1.8.0", "3.0.0"])
def test_other_generations_of_tauri_are_refused(version: str) -> None:
    with pytest.raises(ValueError, match=f"Tauri {version} is not supported"):
        contract_of(version)

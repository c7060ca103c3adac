"""What each Tauri version's backend does."""

from __future__ import annotations

import pytest

from bridge.contract import contract_of


@pytest.mark.parametrize("version", ["2.0.0", "2.1.1", "2.4.1"])
def test_before_2_5_messages_carry_id_and_channels_do_not_end(version: str) -> None:
    contract = contract_of(version)
    assert (contract.order_key, contract.sends_end) == ("id", False)


@pytest.mark.parametrize("version", ["2.5.0", "2.6.0", "2.11.1", "2.12.5", "2.100.0"])
def test_from_2_5_messages_carry_index_and_channels_end(version: str) -> None:
    contract = contract_of(version)
    assert (contract.order_key, contract.sends_end) == ("index", True)


@pytest.mark.parametrize(("version", "does"), [("2.4.1", True), ("2.5.0", True), ("2.6.0", False)])
def test_up_to_2_5_a_script_takes_a_listener_out_of_the_page(version: str, does: bool) -> None:
    assert contract_of(version).unlistens_in_page is does


@pytest.mark.parametrize("version", ["", "2", "2.5", "2.5.0.1", "two.five.zero", "2.5.x", "latest"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match="not a Tauri version"):
        contract_of(version)


@pytest.mark.parametrize("version", ["1.8.0", "3.0.0"])
def test_other_generations_of_tauri_are_refused(version: str) -> None:
    with pytest.raises(ValueError, match=f"Tauri {version} is not supported"):
        contract_of(version)

from __future__ import annotations

from datetime import date

from dia_desktop.evidence.reference import (
    consultation,
    economies,
    reported_partners,
    reported_points,
    stability_estimates,
    trade_scale,
    trade_statuses,
)


def test_the_code_of_namibia_is_text() -> None:
    assert economies()["NAM"].name == "Namibia"


def test_only_familiar_names_differ_from_the_world_bank() -> None:
    known = economies()
    assert known["USA"].familiar_name == "USA"
    assert [code for code, economy in known.items() if economy.familiar_name != economy.name] == ["USA"]


def test_stability_is_read_for_one_year_only() -> None:
    rows = stability_estimates(2018)
    assert {row.year for row in rows.values()} == {2018}
    assert (rows["USA"].estimate, rows["USA"].std_error, rows["USA"].sources) == (0.386239, 0.202425, 10)
    assert stability_estimates(2025) == {}


def test_the_trade_scale_has_eight_steps_in_order() -> None:
    assert [step.level for step in trade_scale()] == list(range(8))


def test_a_trade_status_says_whether_its_source_was_read() -> None:
    rows = trade_statuses(date(2019, 10, 31))
    assert (rows["CAN"].level, rows["CAN"].confirmed) == (6, True)
    assert (rows["BRA"].level, rows["BRA"].confirmed) == (3, False)
    assert rows["FRA"].level is None
    assert trade_statuses(date(2019, 11, 1)) == {}


def test_markets_the_consultation_does_not_name_are_absent() -> None:
    rows = consultation()
    assert (rows["USA"].selected_by, rows["USA"].respondents) == (8, 19)
    assert not {"BRA", "MEX", "MAR"} & rows.keys()


def test_the_partners_come_in_the_order_of_the_report() -> None:
    assert [row.code for row in reported_partners()] == ["SCS", "TICE", "GAIA", "MESAP", "BNPT", "MITC"]


def test_the_swot_comes_quadrant_by_quadrant_with_its_line() -> None:
    rows = reported_points()
    assert [row.quadrant.value for row in rows] == [*"SSWWOTTTT"]
    assert {row.line for row in rows} == {54}
    assert rows[5].text == "Regulatory barriers"

from extractor import Extractor
from extractor.records.series import LONGEST


def test_a_row_of_a_hundred_numbers_shares_what_stands_behind_its_last() -> None:
    records = Extractor().extract("Có " + "53%, " * (LONGEST - 1) + "54% dân số tham gia BHYT.").records
    assert len(records) == LONGEST
    assert {(record.insurance, record.measure) for record in records} == {(("health",), "participation")}


def test_a_pair_reaches_behind_its_second_number() -> None:
    done, planned = Extractor().extract("Toàn huyện có 53.085/53.416 người tham gia BHYT.").records
    assert done.insurance == planned.insurance == ("health",)
    assert (done.status, planned.status) == ("actual", "planned")

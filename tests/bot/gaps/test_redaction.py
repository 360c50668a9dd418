import pytest

from bot.gaps.redaction import redacted


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("is J1100 covered, SSN 123-45-6789?", "is J1100 covered, SSN [number]?"),
        ("patient 123-45-6789 needs J1100", "patient [SSN] needs J1100"),
        ("123 45 6789 and 99213", "[SSN] and 99213"),
        ("social security number: 123456789", "social security [number]"),
        ("123456789 wants a walker", "[number] wants a walker"),
        ("MBI 1EG4-TE5-MK73, S9460?", "MBI [number], S9460?"),
        ("for 1EG4TE5MK73 is E0143 paid", "for [Medicare number] is E0143 paid"),
        ("for 1eg4-te5-mk73", "for [Medicare number]"),
        ("MRN 00123456 J1100", "MRN [number] J1100"),
        ("MRN: A-99871, code J1100", "MRN [number], code J1100"),
        ("medical record number is 4471182.", "medical record [number]."),
        ("ssn 123 45 6789 99213", "ssn [number] 99213"),
        ("mrn#12345 99213", "mrn [number] 99213"),
        ("member id W123456789 for G0108", "member id [number] for G0108"),
        ("policy no. ABC123456", "policy no. [number]"),
        ("account number 998877", "account number [number]"),
        ("DOB 01/02/1960, J1100?", "[born], J1100?"),
        ("D.O.B.: 1/2/60 J1100", "[born] J1100"),
        ("born on 3 March 1951", "[born]"),
        ("born March 3, 1951 uses E0143", "[born] uses E0143"),
        ("date of birth 1951-03-03", "[born]"),
        ("date of birth: 2015-03-03, G0108", "[born], G0108"),
        ("04/12/1951 (DOB) 99213", "[born] 99213"),
        ("her birthday was 12 May 1949", "her [born]"),
        ("woman, 04/12/1951, needs E0143", "woman, [date], needs E0143"),
        ("call (555) 123-4567 about S9460", "call [phone] about S9460"),
        ("555-123-4567", "[phone]"),
        ("555.123.4567", "[phone]"),
        ("+1 555 123 4567", "[phone]"),
        ("+44 20 7946 0958", "[phone]"),
        ("1-800-633-4227", "[phone]"),
        ("tel 5551234567", "tel [number]"),
        ("ring 555-1234", "ring [phone]"),
        ("write to j.doe+x@clinic.example.org!", "write to [e-mail]!"),
    ],
)
def test_identifiers_of_persons_are_taken_out(text, kept):
    assert redacted(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Is J1100 covered by Medicare?",
        "99213 and 99214",
        "99213-99215 on 2019-03-01",
        "compare 99213 99214 99215 99216",
        "S9460, S-9460, s9460, 0042T, 4015F, D0120",
        "E0143-NU and J1100-JW",
        "J1100 x 10 units, 4 mg",
        "date of service 01/15/2019",
        "DOS 1/15/19",
        "DOS 1998-06-30 for G0154",
        "was G0154 valid on 2014-01-01?",
        "Is G0154 valid on 30 June 2015?",
        "billed on 20190131",
        "service in March 2019",
        "NDC 0002-8215-01 and 00002-8215-01",
        "diagnosis E11.9, E11.65",
        "RVU26A, HCPCS 2019",
        "E0143 in 2019 and in 1998",
        "is the MRN needed for J1100?",
        "does the patient need a referral for 99213?",
        "member cost share of G0108",
        "15.5 RVU, $1,234.56",
        "code 90210 for a patient",
    ],
)
def test_codes_and_dates_of_service_stay(text):
    assert redacted(text) == text

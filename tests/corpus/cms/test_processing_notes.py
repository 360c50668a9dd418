from corpus.cms.processing_notes import ProcessingNote, parse_processing_notes

NOTES = """\
                       PROCESSING NOTES
 ______________________________________

          0087--SERVICES ARE DEFINED.            *
                                                 *
          0088--"S" CODES  ARE UNIQUE CODES      *
                FOR PRIVATE PAYOR USE.           *
\t  0089--SEE 5 * 4.\t\t\t   *
\t    MORE

          0088--AGAIN.                           *
"""


def test_notes_over_several_lines_without_the_margin() -> None:
    assert parse_processing_notes(NOTES) == {
        "0087": ProcessingNote("0087", "SERVICES ARE DEFINED.", 4, 4),
        "0088": ProcessingNote("0088", '"S" CODES ARE UNIQUE CODES FOR PRIVATE PAYOR USE.', 6, 7),
        "0089": ProcessingNote("0089", "SEE 5 * 4. MORE", 8, 9),
    }


def test_a_file_without_notes() -> None:
    assert parse_processing_notes("nothing\n") == {}

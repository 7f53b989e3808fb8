"""Every finding the program can make: code, severity, owner, message and way out.

One entry per rule; code that checks never holds a text of its own. The English here is the source
of the translations. Values in {braces} are the parameters of the issue.
"""

from __future__ import annotations

from types import MappingProxyType

from domain.issues import IssueType, Owner, Severity
from domain.language import N_

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _error(code: str, message: str, fix: str) -> IssueType:
    return IssueType(code, _ERROR, message, fix)


def _question(code: str, message: str, fix: str) -> IssueType:
    return IssueType(code, _ERROR, message, fix, needs_answer=True)


def _warning(code: str, message: str, fix: str) -> IssueType:
    return IssueType(code, _WARNING, message, fix)


def _info(code: str, message: str, fix: str) -> IssueType:
    return IssueType(code, _INFO, message, fix)


_SAVE_AGAIN = N_("Open it in Excel or LibreOffice, save it as .xlsx and send that file.")
_WHOLE_NUMBER = N_("Write a whole number, 0 when there was none, or leave the cell blank.")

# fmt: off
# The file itself
FILE_EMPTY = _error("file-empty", N_("The file is empty (0 bytes)."), N_("Save the workbook again and send it once more."))
FILE_NOT_FOUND = _error("file-not-found", N_("The file cannot be read: {reason}."), N_("Check the name, the folder and its rights. Of a folder name the workbooks, like FOLDER/*.xlsx."))
FILE_TOO_LARGE = _error("file-too-large", N_("The file has {size} MB; at most {limit} MB are read."), N_("Remove pictures and sheets that are not part of the report, or send it in parts."))
FILE_LOCK = _error("file-lock", N_("This is the small lock file that Excel makes while a workbook is open, not the workbook."), N_("Send the file of the same name without ~$ in front."))
FILE_NOT_WORKBOOK = _error("file-not-workbook", N_("This is not a workbook that can be read (found: {found})."), _SAVE_AGAIN)
FILE_ENCRYPTED = _error("file-encrypted", N_("The workbook is protected with a password."), N_("Remove the password (File, Info, Protect Workbook) and send it again."))
FILE_DAMAGED = _error("file-damaged", N_("The workbook is damaged or was cut off."), _SAVE_AGAIN)
FILE_UNPACKS_TOO_LARGE = _error("file-unpacks-too-large", N_("Unpacked, the file would have {size} MB; at most {limit} MB are read."), N_("Copy the filled cells into a new template and send that file."))
FILE_TOO_MANY_PARTS = _error("file-too-many-parts", N_("The file is made of {parts} parts; at most {limit} are read."), N_("Copy the filled cells into a new template and send that file."))
FILE_FORBIDDEN_XML = _error("file-forbidden-xml", N_("The file holds XML declarations that no spreadsheet program writes; it was not read."), _SAVE_AGAIN)
SHEET_TOO_LARGE = _error("sheet-too-large", N_("The sheet reaches to {reach}; at most {rows} rows and {columns} columns are read."), N_("Delete what stands far outside the table, or copy the table into a new template."))
SHEET_TOO_MANY_MERGES = _error("sheet-too-many-merges", N_("The sheet has {merges} merged ranges; at most {most_merges} are read."), N_("Undo the merging outside the headings, or copy the table into a new template."))
FILE_TOO_SLOW = _error("file-too-slow", N_("Reading took longer than {seconds} seconds and was stopped."), N_("Copy the filled cells into a new template and send that file."))
FILE_TOO_HEAVY = _error("file-too-heavy", N_("Reading needed more memory than is allowed and was stopped."), N_("Copy the filled cells into a new template and send that file."))
UNEXPECTED_FAILURE = IssueType("unexpected-failure", _ERROR, N_("The file could not be checked because of a fault of the program ({fault})."), N_("Send the file to the administrator; nothing was stored."), Owner.ADMINISTRATOR)
MACROS_IGNORED = _info("macros-ignored", N_("The workbook holds macros; they were not run."), N_("Nothing to do."))

# Personal data
PERSONAL_HEADING = _error("personal-data-heading", N_("Column {column} (“{heading}”) is for data about persons. Only counts are accepted; the whole file was refused and nothing of it was kept."), N_("Delete the column and send the file again."))
PERSONAL_NUMBER = _error("personal-data-number", N_("Column {column} (“{heading}”) holds a number of {digits} digits, as identity and service numbers have. Only counts are accepted; the whole file was refused and nothing of it was kept."), N_("Delete the number and send the file again."))
PERSONAL_COMMENT = _error("personal-data-comment", N_("A comment at this cell holds a number of {digits} digits, as identity and service numbers have. The whole file was refused and nothing of it was kept."), N_("Delete the comment and send the file again."))

# Sheets, headings, rows that are no data
NO_REPORT_SHEET = _error("no-report-sheet", N_("None of the report sheets was found ({expected})."), N_("Use the template, or say what the table is about (kind, month, basis and columns)."))
NOTHING_FILLED_IN = _error("nothing-filled-in", N_("No row of the report sheets is filled in; there is nothing to store."), N_("Fill in at least one sheet. When there was nothing to report, write NIHIL or 0."))
SHEET_LOOKS_LIKE = _error("sheet-looks-like", N_("The sheet “{sheet}” was not read, but looks like “{expected}”."), N_("Rename the sheet to “{expected}”, or delete it."))
SHEET_NOT_READ = _info("sheet-not-read", N_("The sheet “{sheet}” is not part of the report and was not read."), N_("Nothing to do, unless it holds figures."))
SHEET_HIDDEN = _info("sheet-hidden", N_("The sheet “{sheet}” is hidden; it was read all the same."), N_("Unhide it so that everyone sees what is reported."))
ROWS_HIDDEN = _info("rows-hidden", N_("Hidden rows with data: {n} ({rows}). They were read all the same."), N_("Unhide them so that everyone sees what is reported, or delete them."))
COLUMNS_HIDDEN = _info("columns-hidden", N_("Hidden columns that are read: {columns}."), N_("Unhide them so that everyone sees what is reported."))
HEADINGS_NOT_FOUND = _error("headings-not-found", N_("No row of headings was found on the sheet “{sheet}”."), N_("Copy the headings from the template."))
COLUMN_MISSING = _error("column-missing", N_("The column “{column}” is missing."), N_("Add the heading “{column}” to the row of headings."))
COLUMN_MISSING_SIMILAR = _error("column-missing-similar", N_("The column “{column}” is missing; “{similar}” looks like it."), N_("Change “{similar}” to “{column}”."))
COLUMN_TWICE = _error("column-twice", N_("The heading “{value}” means the same as the one in {first}."), N_("Keep one of the two columns."))
COLUMN_UNKNOWN = _info("column-unknown", N_("The column “{value}” is not part of the report and was not read."), N_("Nothing to do, unless it holds figures."))
COLUMN_SIMILAR = _warning("column-similar", N_("The column “{value}” was not read, but looks like “{expected}”."), N_("If it is meant, write the heading “{expected}”."))
ROW_SKIPPED = _info("row-skipped", N_("The row was left out: {why}."), N_("Nothing to do, unless it is a row of the report."))
OTHER_TABLE = _warning("other-table", N_("Another table begins here; only one table of a sheet is read, and this one was not."), N_("Put it on a sheet of its own, or say in which row the headings of the table begin that is meant."))
UNIT_AMONG_HEADINGS = _error("unit-among-headings", N_("“{value}” names a unit and has figures, but stands among the headings or above them, so that it would not be read."), N_("Say in which row the headings of the table begin, or put the headings directly above the first unit."))
TOTAL_DIFFERS = _warning("total-differs", N_("The total of “{column}” is {total}, but the rows {first} to {last} add up to {sum}. The rows are taken, the total is not."), N_("Look for a wrong or missing row, or correct the total."))
MONTH_WITHOUT_FIGURES = _info("month-without-figures", N_("Nothing is written in the columns of {period}. The month is taken as not reported."), N_("Nothing to do if its figures are still to come. Write 0 where there was none."))
SEVERAL_MONTHS = _info("several-months", N_("The sheet holds figures of {n} months ({months}). Each month becomes reports of its own."), N_("Nothing to do if that is right."))
ROWS_PREFILLED = _info("rows-prefilled", N_("Rows left as they were pre-filled: {n}. They are taken as not reported."), N_("When there was nothing to report, write NIHIL or 0; write “-” for a figure that is reported as blank."))
ROW_BLANK_REPORTED = _info("row-blank-reported", N_("The figures of this row are blank. It is kept as “reported blank”, not as 0."), N_("Write 0 when there was none."))
SHEET_WITHOUT_FIGURES = _warning("sheet-without-figures", N_("There is no figure on the sheet “{sheet}”. Its units are kept as “reported blank”."), N_("If the sheet was not meant to be sent, delete it or its rows."))

# Cover sheet and options
COVER_MISSING = _error("cover-missing", N_("The sheet “{expected}” with month and basis is missing."), N_("Copy the sheet from the template."))
COVER_VALUE_MISSING = _error("cover-value-missing", N_("“{label}” is not filled in."), N_("Fill in: {expected}."))
COVER_VALUE_UNREADABLE = _error("cover-value-unreadable", N_("“{label}” says “{value}”, which could not be read."), N_("Write it like this: {expected}."))
COVER_LABEL_TWICE = _error("cover-label-twice", N_("“{label}” stands twice, here and in {first}."), N_("Delete one of the two lines."))
COVER_SINCE_ASSUMED = _info("cover-since-assumed", N_("“Sejak” is blank; the cumulative figures are taken as counted since {since}."), N_("Fill in “Sejak” if they start in another month."))
COVER_SINCE_IGNORED = _info("cover-since-ignored", N_("“Sejak” says {since}, but the figures are monthly; it was not used."), N_("Choose Kumulatif if the figures are counted since {since}."))
COVER_SINCE_AFTER = _error("cover-since-after", N_("The figures are said to start in {since}, after the reporting month {period}."), N_("Correct “Sejak” or the reporting month."))
COVER_SINCE_CONFLICT = _error("cover-since-conflict", N_("“Sejak” says {since}, but the reporting month says that the figures begin in {begins}."), N_("Correct one of the two."))
COVER_UNIT_UNKNOWN = _error("cover-unit-unknown", N_("The reporting unit “{value}” was not found."), N_("Correct the code or the name. Similar: {similar}."))
COVER_UNIT_AMBIGUOUS = _question("cover-unit-ambiguous", N_("The reporting unit “{value}” can be more than one: {similar}."), N_("Fill in the code of the reporting unit."))
COVER_SAMPLE_UNKNOWN = _error("cover-sample-unknown", N_("“{label}” says “{value}”; only CONTOH (sample data) or blank is known."), N_("Write CONTOH for sample data, or clear the cell for a real report."))
COVER_VERSION = _info("cover-version", N_("The workbook was made from template version {value}; the current one is {expected}."), N_("Use the current template for the next month."))
PERIOD_IN_FUTURE = _error("period-in-future", N_("The reporting month {period} lies in the future."), N_("Correct the reporting month."))
PERIOD_DIFFERS = _warning("period-differs", N_("The {where} says {stated}, but the report is about {period}."), N_("Make sure that the month is right; correct the {where} if it is left over from another month."))
PERIOD_NOT_OVER = _warning("period-not-over", N_("The reporting month {period} is not over yet."), N_("Send the report again after the end of the month."))
PERIOD_LONG_AGO = _warning("period-long-ago", N_("The reporting month {period} lies ten years back or more."), N_("Make sure that the year is right."))
RECEIVED_BEFORE_PERIOD = _error("received-before-period", N_("The report is said to be received on {received}, before its month {period} began."), N_("Correct the day of receipt or the reporting month."))
RECEIVED_IN_FUTURE = _error("received-in-future", N_("The day of receipt {received} lies in the future."), N_("Correct the day of receipt."))
OPTION_MISSING = _error("option-missing", N_("The table does not follow the template and it is not known: {option}."), N_("Say it with the option {flag}."))
LAYOUT_REMEMBERED = _info("layout-remembered", N_("The table “{sheet}” has the layout that was confirmed on {since}; it was read the same way: {reading}."), N_("Nothing to do if that is right. To be asked again, forget the layout (Submissions page), or state the columns anew."))
OPTION_COLUMN = _error("option-column", N_("The columns given do not fit the table: {problem}."), N_("Look at the table with “inspect” and give the columns again."))

# Values
CELL_ERROR = _error("cell-error", N_("“{column}” holds the spreadsheet error {value}."), N_("Correct the formula or write the value."))
FORMULA_WITHOUT_VALUE = _error("formula-without-value", N_("“{column}” holds a formula without a stored result."), N_("Open the file in Excel or LibreOffice, save it, and send it again."))
COUNT_NOT_NUMBER = _error("count-not-number", N_("“{column}” says “{value}”, which is not a number."), _WHOLE_NUMBER)
COUNT_NEGATIVE = _error("count-negative", N_("“{column}” is {value}. A count cannot be negative."), _WHOLE_NUMBER)
COUNT_NOT_WHOLE = _error("count-not-whole", N_("“{column}” is {value}. A count must be a whole number."), _WHOLE_NUMBER)
COUNT_PERCENT = _error("count-percent", N_("“{column}” says {value}. A count is needed, not a percentage."), N_("Write the number itself, not its share."))
COUNT_DATE = _error("count-date", N_("“{column}” holds a date or a time ({value}), not a number."), N_("Format the cell as a number and write the value again."))
COUNT_TOO_LARGE = _error("count-too-large", N_("“{column}” is {value}, more than {limit}."), _WHOLE_NUMBER)
COUNT_TEXT = _info("count-text", N_("“{column}” is text “{value}”; it was read as {number}."), N_("Nothing to do if that is right."))
COUNT_LOST_THOUSANDS = _error("count-lost-thousands", N_("“{column}” is {value}. A count must be a whole number; a mark of thousands was probably lost and {meant} is meant."), N_("Write {meant} if that is meant, else a whole number. Check the other cells of the column, too."))
COUNT_ZEROS_LOST = _error("count-zeros-lost", N_("“{column}” holds numbers with decimals, so this whole number may be a thousand times as much ({n} cells like it). It is not certain whether {value} is meant."), N_("Correct the numbers with decimals first; then the others of the column are clear."))
COUNT_MARKED = _error("count-marked", N_("“{column}” says “{value}”: a number with something beside it."), N_("Write the number alone ({number} if that is meant) and the rest as a note."))
NUMBER_STYLE_UNCLEAR = _question("number-style-unclear", N_("“{column}” says “{value}”. Read the Indonesian way (1.234,5) that is {indonesian}, the English way (1,234.5) it is {english}. {n} cells of the column allow both readings and no other cell tells."), N_("Say how column {key} writes its numbers: 1.234,5 (id) or 1,234.5 (en)."))
COUNT_OTHER_STYLE = _error("count-other-style", N_("“{column}” says “{value}”, written like {own}; the column writes its numbers like {column_style}."), N_("Write the number like the others of the column, or as a number without marks."))
COUNT_STYLES_MIXED = _error("count-styles-mixed", N_("“{column}” says “{value}”, written like {own}; other cells of the column are written the other way round."), N_("Write all numbers of the column in one way, or as numbers without marks."))
COUNT_DASH = _info("count-dash", N_("“{column}” says “{value}”; it was read as blank, not as 0."), N_("Write 0 if there was none."))
FIGURE_BLANK = _info("figure-blank", N_("“{column}” is blank while other figures of the row are filled in."), N_("Write 0 if there was none."))
DATE_MISSING = _error("date-missing", N_("“{column}” is blank."), N_("Write the day like 05/01/2024. For a month without a session write 0 and 0."))
DATE_UNREADABLE = _error("date-unreadable", N_("“{column}” says “{value}”, which is not a day."), N_("Write the day like 05/01/2024."))
DATE_OUTSIDE = _warning("date-outside", N_("The day {day} does not lie in the reporting month, {period}."), N_("Check the day and the reporting month."))
DATE_OUTSIDE_SINCE = _warning("date-outside-since", N_("The day {day} lies outside the months that the figures count ({since} to {period})."), N_("Check the day and the reporting month."))
MONTH_UNREADABLE = _error("month-unreadable", N_("“{column}” says “{value}”, which is not a month."), N_("Write the month like 2024-01 or Januari 2024."))
MONTH_REPORTED_LATER = _error("month-reported-later", N_("“{column}” says {month}, after the reporting month {period}."), N_("Check the month and the reporting month."))
TERM_MISSING = _error("term-missing", N_("“{column}” is blank."), N_("Choose one of: {allowed}."))
TERM_UNKNOWN = _error("term-unknown", N_("“{column}” says “{value}”, which is not in the list."), N_("Choose one of: {allowed}."))
TERM_SIMILAR = _error("term-similar", N_("“{column}” says “{value}”, which is not in the list."), N_("Did you mean {similar}? Choose it from the list."))
TERM_DOES_NOT_FIT = _warning("term-does-not-fit", N_("“{term}” is not meant for {institution}."), N_("Check “{column}” and the institution."))

# Units
UNIT_MISSING = _error("unit-missing", N_("The row names no region or unit."), N_("Fill in the code or the name of the region or unit."))
UNIT_KIND_UNKNOWN = _question("unit-kind-unknown", N_("It is not known whether “{value}” is a regency, a police resort or another unit."), N_("Fill in “Jenis Satuan” on the cover sheet, or write Kab., Kota, Polres or Polda before the name."))
UNIT_UNKNOWN = _error("unit-unknown", N_("“{value}” was not found among the regions and units."), N_("Correct the name or fill in the code."))
UNIT_SIMILAR = _question("unit-similar", N_("“{value}” was not found among the regions and units. Similar: {similar}."), N_("Choose the one that is meant, or fill in its code."))
UNIT_AMBIGUOUS = _question("unit-ambiguous", N_("“{value}” can be more than one: {similar}."), N_("Write Kab., Kota or Polres before the name, or fill in the code."))
UNIT_ABOVE = _question("unit-above", N_("“{value}” stands above the other units of the column, but its figures are not their sum. It is not clear whether it is a total or a unit of its own."), N_("If it is a total, write JUMLAH before the name and check its figures. If these are its own figures, choose the unit that is meant."))
FIGURE_MERGED = _error("figure-merged", N_("The cell is merged with others ({cells}), so it is not clear to which of them the figure {figure} belongs."), N_("Undo the merge and write the figure of each cell."))
UNIT_CONFLICT = _error("unit-conflict", N_("The code {code} in {code_cell} and the name “{name}” in {name_cell} are different places."), N_("Correct {code_cell} or {name_cell}."))
UNIT_CODE_TIME = _error("unit-code-time", N_("The code was turned into a time or a date ({value}) by the spreadsheet program."), N_("Format the column as text and write the code again, for example 18.06."))
UNIT_CODE_UNKNOWN = _error("unit-code-unknown", N_("The code “{value}” is not known."), N_("Correct the code, or clear it and keep the name."))
UNIT_CODE_NUMBER = _error("unit-code-number", N_("The code is the number {value}; a zero at its end may be lost and the name does not settle it."), N_("Format the column as text and write the code again, for example {value}0."))
UNIT_OUTSIDE_COVER = _error("unit-outside-cover", N_("The row is about {unit}, but the cover sheet says that {cover} reports."), N_("Correct the unit of the row or of the cover sheet."))
UNIT_NOT_IN_PERIOD = _error("unit-not-in-period", N_("{unit} does not exist in {period}."), N_("Correct the unit or the reporting month."))

# Rows of a report
ROW_DUPLICATE = _error("row-duplicate", N_("The row says the same as row {first} (same unit, institution and particulars)."), N_("Put the two rows together or correct one of them."))
LEVEL_BLANK_BESIDE = _error("level-blank-beside", N_("A blank “{column}” means all levels, but row {first} gives a level for the same document."), N_("Fill in the level here, or delete the rows by level."))
SIGNED_EXCEEDS = _error("signed-exceeds-obligated", N_("“{column}” is {signed}, but only {obligated} are obligated ({obligated_cell}). It cannot be more."), N_("Correct {cell} or {obligated_cell}."))
ATTENDED_EXCEEDS = _warning("attended-exceeds-invited", N_("“{column}” is {attended}, but {invited} were invited ({invited_cell})."), N_("Correct {cell} or {invited_cell}, unless more came than were invited."))
PROVEN_EXCEEDS = _error("proven-exceeds-reported", N_("“{column}” is {proven}, but only {reported} were reported since {since} ({reported_cell}). It cannot be more."), N_("Correct {cell} or {reported_cell}."))
NIL_WITH_FIGURES = _error("nil-with-figures", N_("The category is NIHIL (nothing to report), but “{column}” is {number}."), N_("Write 0, or choose the category of the cases."))
NIL_BESIDE_FIGURES = _error("nil-beside-figures", N_("The row says that there was nothing to report, but row {first} reports something for the same unit and institution."), N_("Delete one of the two rows."))
BASIS_UNKNOWN = _question("basis-unknown", N_("It is not said whether the figures are of {period} alone (monthly) or counted up to then (cumulative), and no earlier month is kept to compare with. Monthly, {now} “{column}” belong to {period}; cumulative, a part of them belongs to earlier months."), N_("Say which: monthly or cumulative (--basis)."))
BASIS_COMPARED = _question("basis-compared", N_("It is not said whether the figures are monthly or cumulative. Monthly, {now} “{column}” belong to {period}; cumulative since {since}, {difference} do, because {before} were counted up to {last}. Earlier months do not tell which."), N_("Say which: monthly or cumulative (--basis)."))
BASIS_LIKELY = _question("basis-likely", N_("It is not said whether the figures are monthly or cumulative. Monthly, {now} “{column}” belong to {period}; cumulative since {since}, {difference} do, because {before} were counted up to {last}. Compared with earlier months they look like this: {likely}."), N_("Say which: monthly or cumulative (--basis)."))
BASIS_LOOKS_CUMULATIVE = _question("basis-looks-cumulative", N_("The figures are said to be of {period} alone, but each of the {n} compared is at least the sum since {since} (“{column}”: {now} against {before} up to {last}). They look cumulative; then only {difference} belong to {period}."), N_("Say again which it is, monthly or cumulative (--basis with --basis-confirmed)."))
BASIS_NEVER_FALLS = _question("basis-never-falls", N_("The figures are said to be monthly, but from {period} to {last} they rise {n} times and never fall. They look cumulative."), N_("Say again which it is, monthly or cumulative (--basis with --basis-confirmed)."))
BASIS_LOOKS_MONTHLY = _question("basis-looks-monthly", N_("The figures are said to be cumulative, but most of the {n} compared are below those since {since} (“{column}”: {now} against {before} up to {last}). They look like figures of {period} alone."), N_("Say again which it is, monthly or cumulative (--basis with --basis-confirmed)."))
CUMULATIVE_FELL = _warning("cumulative-fell", N_("“{column}” since {since} is {now}; {month} said {before}. A cumulative figure does not fall."), N_("Check the figure, or send a correction of {month}."))
CUMULATIVE_SUM_FELL = _warning("cumulative-sum-fell", N_("All rows of the report together have {now} in “{column}” since {since}; those of {month} had {before}. A cumulative figure does not fall."), N_("Check whether a row of {month} is missing, or send a correction of {month}."))
DISTRICT_HEADS_EXCEED = _warning("district-heads-exceed", N_("“{column}” of district heads (camat) is {now}, but {unit} has {districts} districts with one head each."), N_("Check the level of the row and the number."))
PERSONNEL_JUMPS = _warning("personnel-jumps", N_("“{column}” is {now}; {month} said {before}. A change by more than {percent}% and more than {people} people is rare."), N_("Check the number, or leave it when it is right."))
FIGURES_AS_BEFORE = _warning("figures-as-before", N_("All {n} figures above 0 of the sheet are those of {month}, cell by cell."), N_("Check whether the file of {month} was sent again under a new month."))
POSITIONS_AS_BEFORE = _info("positions-as-before", N_("All {n} figures above 0 of the sheet are those of {month}, cell by cell."), N_("Nothing to do if nothing changed since {month}."))


# Loading
SAMPLE_DATA_PRESENT = _error("sample-data-present", N_("Sample data is loaded; real data is never added to invented figures."), N_("Leave the sample data first (a tick on the Upload page, --leave-sample in the command)."))
REAL_DATA_PRESENT = _error("real-data-present", N_("The file is marked CONTOH, but real data is loaded; the two are never mixed."), N_("Look at samples with another data folder (NETRA_DATA_DIR), or correct “Sifat Data”."))
OLDER_FILE_AGAIN = _warning("older-file-again", N_("This very file was stored before as submission {submission} and was replaced since."), N_("Make sure that it is not an outdated copy: it becomes the current one again."))
NOTHING_NEW = IssueType("nothing-new", Severity.INFO, N_("Every report of the file is stored already, figure by figure. Nothing was changed."), N_("Nothing to do."))

# fmt: on


def _all() -> dict[str, IssueType]:
    found: dict[str, IssueType] = {}
    for entry in tuple(globals().values()):
        if isinstance(entry, IssueType) and found.setdefault(entry.code, entry) is not entry:
            raise ValueError(f"two issues have the code {entry.code}")
    return found


CATALOGUE = MappingProxyType(_all())

### Progress, ask, take

progress-title = Progress
progress-description = Progress of the { $plan }: how its measures are going and what came of its targets.
progress-intro = Progress of the "{ $plan }" in { $year }.
progress-measures = Progress of measures
progress-coverage = { $reported } of { $total ->
    [one] { $total } measure has
   *[other] { $total } measures have
} a report.
progress-by-chapter = Progress by chapter
progress-by-owner = Progress by owner
progress-unknown = No report
progress-total = Total
progress-whole = The whole plan
progress-targets-coverage = { $known } of { $total ->
    [one] { $total } target has
   *[other] { $total } targets have
} a result.
progress-rule = Grades follow the share of the year's target that the result is (where less is better, the share of the result that the target is).
progress-band = { $from }% or more: "{ $grade }"
progress-band-rest = less: "{ $grade }"
progress-outcomes = Results of the targets
progress-target = Item
progress-goal = Target
progress-achieved = Achieved
progress-grade = Grade
progress-none = –
progress-reports = What was done for each measure
progress-in-data = What was done for each measure is in the open data.
progress-of-measure = Progress
progress-as-of = (as of { $date })
progress-status = Status
progress-done = What was done
progress-figures = Figures
progress-next = Next step
progress-budget = Budget
progress-spent = Spent
progress-date = Reported on
progress-yen = { $yen } yen
result-provisional = (provisional)
result-source = Source: { $source }
result-date = as of { $date }
data-file-progress = Progress of the measures
data-progress-json = Progress of the measures
data-progress-csv = Progress of the measures (a row for each measure and year)
data-field-provisional = Whether the figure is provisional
data-field-date = Date of the report (YYYY-MM-DD)
data-field-source = Source of the result
data-field-comment = Comment on the result
data-field-achieved = Share of the year's target (%, rounded down)
data-field-grade = Grade by the plan's rule
data-field-status-name = Name of the status
data-field-done = What was done
data-field-next = Next step
data-field-figures = Figures
data-field-spent = Money spent (yen)
result-grade = . Grade: { $grade }

# tebiki ask and tebiki take
ask-instructions = Read me first
ask-heading = "{ $plan }": report on { $year } ({ $owner })
ask-how = 1. Fill in the yellow fields of the sheets "Targets" and "Measures". Grey fields cannot be changed.
    2. Choose status and provisional from the lists. Write money in yen and results in the unit beside the target, digits only.
    3. Leave a field empty where you do not know, or have nothing to report. An empty field is not taken for 0.
    4. Write dates as 2024-04-30.
    5. Do not take out columns, change headings or ids, or merge cells. Rows may be sorted.
    6. Save the file as an Excel workbook (.xlsx) and send it back to the secretariat of the plan.
ask-targets = Targets
ask-measures = Measures
ask-id = Id
ask-number = Number
ask-title = Measure
ask-item = Item
ask-goal = Target
ask-in-unit = {" "}(in { $unit })
ask-last-year = Last year
ask-value = Result
ask-provisional = Provisional
ask-source = Source
ask-comment = Comment
ask-status = Status
ask-done = What was done
ask-next = Next step
ask-budget = Budget (yen)
ask-spent = Spent (yen)
ask-department = Department
ask-date = Reported on
ask-yes = Yes
ask-take-number = Write digits only.
ask-take-money = Write an amount of yen, 0 or more.
ask-take-choice = Choose from the list.
cli-ask = Make the workbooks in which owners report
cli-ask-owner = This owner only (id or name); without it, all
cli-ask-year = Fiscal year to report on (default: the plan's)
cli-ask-out = Folder to write to
cli-ask-status = Make no files; print which owners have answered
cli-ask-examples =
      tebiki ask                        a file for each owner, in the folder ask
      tebiki ask --owner prefecture     one owner's file
      tebiki ask --status               who has answered
cli-ask-no-owner = there is no owner `{ $found }`; there are { $allowed }
cli-ask-year-wrong = give the fiscal year as a Western year, such as 2023 (found: { $found })
cli-ask-failed = the workbook cannot be made: { $cause }
cli-ask-answered = { $owner }: { $answered } of { $total }{ $date ->
    [none] {""}
   *[other] {" "}(newest report { $date })
}{ $days ->
    [none] {""}
    [0] ; file made today
    [one] ; file made a day ago
   *[other] ; file made { $days } days ago
}
cli-take = Take returned workbooks into the project
cli-take-files = Files made by `tebiki ask` and filled in, or a folder of them
cli-take-dry-run = Print what would change, and write nothing
cli-take-overwrite = Replace values too that were changed after the file was sent
cli-take-examples =
      tebiki take --dry-run returned    see what would change
      tebiki take returned              take it into the folder progress
    Nothing is taken unless all files are without a mistake.
cli-take-change = { $name }  { $field }: { $old ->
    [none] (empty)
   *[other] { $old }
} → { $new ->
    [none] (empty)
   *[other] { $new }
}
cli-take-nothing = { $changes ->
    [0] nothing changes
    [one] 1 field changes (nothing has been written yet)
   *[other] { $changes } fields change (nothing has been written yet)
}
cli-take-done = { $changes ->
    [one] took 1 change
   *[other] took { $changes } changes
} into { $files ->
    [one] 1 file
   *[other] { $files } files
}
progress-year = ({ $year }):
fact-target-result = ({ $result })

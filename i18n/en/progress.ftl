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

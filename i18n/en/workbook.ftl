# The workbooks of the open data

workbook-join = {"; "}
workbook-id = {" (id)"}
workbook-title = Title
workbook-text = Text
workbook-repeats = Number of the original
workbook-slug = Id of the measure
workbook-year = Fiscal year (from April)
workbook-kind = Kind
workbook-kind-target = Target
workbook-kind-baseline = Baseline
workbook-kind-goal = Target of the year
workbook-kind-result = Result
workbook-group = Field
workbook-item = Item
workbook-part = Part
workbook-owner = Owner
workbook-value = Figure
workbook-unit = Unit
workbook-printed = As printed in the plan
workbook-measures = Related measures
workbook-target-id = Id of the target
workbook-part-id = Id of the part
data-measures-xlsx = The measures (for use in Excel, with names beside ids)
data-targets-xlsx = The targets and results by year (for use in Excel)
data-format-xlsx = To read the data in Excel, use the xlsx files: no number turns into a date there. CSV and JSON are meant for programs.
data-progress-xlsx = Progress of the measures (for readers who use Excel)

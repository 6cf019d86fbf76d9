//! The same records for people: a workbook in each language, with names beside ids and headings in words.

use crate::facts::{FACTS, Fact, Kind, Value};
use crate::i18n::I18n;
use crate::lang::{Lang, Localized};
use crate::office::tables::{Cell, Column, Sheet, workbook};
use crate::output::OutputFile;
use crate::plan::*;

/// `data/measures-ja.xlsx`, `data/targets-ja.xlsx`, and so on in each language; `progress` where there are reports.
///
/// A plan too large for the format has no such file: its CSV has all.
pub fn files(plan: &Plan, i18n: &I18n) -> Vec<OutputFile> {
    let of_language = |&lang: &Lang| {
        let book = Book { plan, i18n, lang };
        let mut sheets = vec![("measures", book.measures()), ("targets", book.targets())];
        if !plan.reports.is_empty() {
            sheets.push(("progress", book.reports()));
        }
        sheets.into_iter().map(move |(name, sheet)| {
            let title = plan.title.get(lang);
            let bytes = workbook(title, plan.date, &[sheet]).ok()?;
            Some(OutputFile::new(format!("data/{name}-{lang}.xlsx"), bytes))
        })
    };
    // In easy Japanese names are the Japanese ones.
    plan.languages.iter().filter(|lang| !lang.is_plain()).flat_map(of_language).flatten().collect()
}

struct Book<'a> {
    plan: &'a Plan,
    i18n: &'a I18n,
    lang: Lang,
}

impl Book<'_> {
    fn message(&self, id: &str) -> String {
        self.i18n.message(self.lang, id)
    }

    fn heading(&self, id: &str) -> Column {
        Column::new(self.message(id))
    }

    fn text(&self, line: &Localized<Line>) -> Cell {
        Cell::from(&line.get(self.lang).text[..])
    }

    fn joined(&self, texts: Vec<String>) -> Cell {
        texts.join(&self.message("workbook-join")).into()
    }

    /// Every entry of the plan, in the order of print.
    fn measures(&self) -> Sheet {
        let mut columns = vec![
            self.heading("fact-number"),
            Column::wrapped(self.message("fact-place")),
            Column::wrapped(self.message("workbook-title")),
            Column::wrapped(self.message("workbook-text")),
            self.heading("workbook-repeats"),
            self.heading("fact-parent"),
        ];
        for fact in &FACTS {
            columns.push(Column::wrapped(self.message(fact.label)));
            if has_ids(fact) {
                let id = self.message("workbook-id");
                columns.push(Column::new(format!("{}{id}", self.message(fact.label))));
            }
        }
        columns.extend(["workbook-slug", "workbook-year"].map(|id| self.heading(id)));
        let rows = self.plan.entries().map(|entry| self.measure(entry)).collect();
        Sheet { name: self.message("data-file-measures"), columns, rows }
    }

    fn measure(&self, entry: Entry) -> Vec<Cell> {
        let plan = self.plan;
        let (place, id) = (plan.place(entry), plan.original(entry));
        let measure = &plan[id];
        let number = |id: MeasureId| Cell::from(plan[id].place.number.as_str());
        let path = plan.path_to(place.node).into_iter().map(|id| plan[id].title.get(self.lang).text.clone());
        let mut row = vec![
            place.number.as_str().into(),
            path.collect::<Vec<_>>().join(" › ").into(),
            self.text(&measure.title),
            self.body(entry, measure).into(),
            if matches!(entry, Entry::Repeat(_)) { number(id) } else { Cell::Empty },
            place.parent.map_or(Cell::Empty, number),
        ];
        for fact in &FACTS {
            let names = fact.values(plan, id).iter().map(|value| self.name(value, id)).collect();
            row.push(self.joined(names));
            if has_ids(fact) {
                row.push(fact.data(plan, id).join(super::SEPARATOR).into());
            }
        }
        row.push(plan.slug(entry).into());
        row.push(f64::from(plan.fiscal_year).into());
        row
    }

    /// The text as printed at that place; the translation of a repeat is its original's.
    fn body(&self, entry: Entry, measure: &Measure) -> String {
        match self.lang == self.plan.languages[0] {
            true => self.plan.official_text(entry).text.clone(),
            false => measure.body.get(self.lang).text.clone(),
        }
    }

    fn name(&self, value: &Value, id: MeasureId) -> String {
        match (value, value.label(self.plan, id)) {
            (Value::Status(status), _) => self.message(&format!("status-{}", status.name())),
            (_, Some(label)) => label.get(self.lang).text.clone(),
            (_, None) => String::new(),
        }
    }

    /// A row for each target value, and one for each baseline, target of a year and result.
    fn targets(&self) -> Sheet {
        let names =
            ["kind", "year", "group", "item", "part", "owner", "value", "unit", "printed", "measures"];
        let mut columns: Vec<Column> =
            names.iter().map(|name| Column::wrapped(self.message(&format!("workbook-{name}")))).collect();
        columns.extend(["workbook-target-id", "workbook-part-id"].map(|id| self.heading(id)));
        let mut rows = Vec::new();
        for group in self.plan.tables.iter().flat_map(|table| &table.groups) {
            for target in group.rows.iter().map(|&id| &self.plan[id]) {
                for value in &target.values {
                    let row = |kind: &str, year: u16, figure: Option<f64>, printed: Cell| {
                        self.target(
                            [group.title.as_ref(), value.part.as_ref()],
                            target,
                            value,
                            (kind, year, figure, printed),
                        )
                    };
                    rows.push(row("target", self.plan.fiscal_year, value.value, self.text(&value.printed)));
                    let of_years = [
                        ("baseline", value.baseline.as_slice()),
                        ("goal", &value.goals),
                        ("result", &value.results.iter().map(TargetResult::figure).collect::<Vec<_>>()),
                    ];
                    for (kind, years) in of_years {
                        rows.extend(
                            years.iter().map(|of| row(kind, of.fiscal_year, Some(of.value), Cell::Empty)),
                        );
                    }
                }
            }
        }
        Sheet { name: self.message("data-file-targets"), columns, rows }
    }

    /// A row for each report.
    fn reports(&self) -> Sheet {
        let ids = ["workbook-year", "fact-number", "progress-status", "fact-department", "progress-budget"];
        let mut columns: Vec<Column> = ids.map(|id| self.heading(id)).into();
        columns.push(self.heading("progress-spent"));
        columns.extend(
            ["workbook-title", "progress-done", "progress-figures", "progress-next"]
                .map(|id| Column::wrapped(self.message(id))),
        );
        columns.extend(["progress-date", "workbook-slug"].map(|id| self.heading(id)));
        let rows = self.plan.reports.iter().map(|report| self.report(report)).collect();
        Sheet { name: self.message("data-file-progress"), columns, rows }
    }

    fn report(&self, report: &Report) -> Vec<Cell> {
        let plan = self.plan;
        let line = |line: &Option<Localized<Line>>| line.as_ref().map_or(Cell::Empty, |line| self.text(line));
        let yen = |yen: Option<f64>| yen.map_or(Cell::Empty, Cell::Number);
        let figure = |figure: &Figure| {
            let amount = plan[figure.unit].amount(figure.value, None, self.lang);
            format!("{} {amount}", figure.label.get(self.lang).text)
        };
        let date = report.date.map(super::twins::iso);
        vec![
            f64::from(report.fiscal_year).into(),
            plan[report.measure].place.number.as_str().into(),
            report.status.map_or(Cell::Empty, |status| self.text(&plan[status].name)),
            line(&report.department),
            yen(report.budget),
            yen(report.spent),
            self.text(&plan[report.measure].title),
            line(&report.done),
            self.joined(report.figures.iter().map(figure).collect()),
            line(&report.next),
            date.unwrap_or_default().into(),
            plan[report.measure].slug.as_str().into(),
        ]
    }

    fn target(
        &self,
        [group, part]: [Option<&Localized<Line>>; 2],
        target: &Target,
        value: &TargetValue,
        (kind, year, figure, printed): (&str, u16, Option<f64>, Cell),
    ) -> Vec<Cell> {
        let plan = self.plan;
        let line = |line: Option<&Localized<Line>>| line.map_or(Cell::Empty, |line| self.text(line));
        let measure =
            |&id: &MeasureId| format!("{} {}", plan[id].place.number, plan[id].title.get(self.lang).text);
        vec![
            self.message(&format!("workbook-kind-{kind}")).into(),
            f64::from(year).into(),
            line(group),
            self.text(&target.label),
            line(part),
            line(target.owner.map(|owner| &plan[owner].name)),
            figure.map_or(Cell::Empty, Cell::Number),
            self.text(&plan[value.unit].label),
            printed,
            self.joined(target.measures.iter().map(measure).collect()),
            target.id.as_str().into(),
            value.id.as_deref().unwrap_or_default().into(),
        ]
    }
}

/// Whether a column with ids stands beside the names: where the plan defines what the fact names.
fn has_ids(fact: &Fact) -> bool {
    fact.kind == Kind::Defined && fact.list
}

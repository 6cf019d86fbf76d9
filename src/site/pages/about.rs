//! What the handbook says of itself: about, accessibility, open data.

use serde::Serialize;

use super::{Maker, serialized};
use crate::address::Page;
use crate::i18n::{Args, format_count, format_date};
use crate::plan::*;
use crate::site::view::Text;
use crate::site::{MadeFile, PageDraft};

/// The accessibility statement as the page lists it.
#[derive(Serialize)]
struct StatementView {
    facts: Vec<FactView>,
}

#[derive(Serialize)]
struct FactView {
    label: String,
    items: Vec<Text>,
}

#[derive(Serialize)]
struct FileView {
    /// From the root of the site.
    path: String,
    name: String,
    description: String,
    /// In kB, rounded up, with the unit.
    size: String,
}

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn about(&self) -> PageDraft<'a> {
        let example = self.views.plan.measure_ids().next();
        let example = example.map(|id| self.views.entry_link(Entry::Measure(id)));
        self.titled(Page::About, "about", vec![("example", serialized(&example))])
    }

    pub(super) fn accessibility(&self) -> PageDraft<'a> {
        let statement = self.views.plan.accessibility.as_ref();
        let statement = statement.map(|statement| self.statement(statement));
        self.titled(Page::Accessibility, "accessibility", vec![("statement", serialized(&statement))])
    }

    fn statement(&self, statement: &Accessibility) -> StatementView {
        let date = vec![self.own(format_date(statement.date, self.views.lang))];
        let mut facts = vec![FactView { label: self.message("accessibility-date"), items: date }];
        for (name, items) in &statement.facts {
            facts.push(FactView {
                label: self.message(&format!("accessibility-{name}")),
                items: items.iter().map(|item| self.views.text(item)).collect(),
            });
        }
        StatementView { facts }
    }

    pub(super) fn data(&self) -> PageDraft<'a> {
        let files: Vec<FileView> = self
            .inputs
            .data
            .iter()
            .map(|(path, size)| {
                let name = path.rsplit('/').next().unwrap_or(path);
                FileView {
                    path: path.clone(),
                    name: name.to_string(),
                    description: self.file_description(name),
                    size: self.kilobytes(*size),
                }
            })
            .collect();
        let made: Vec<FileView> = self.inputs.made.iter().filter_map(|file| self.made_view(file)).collect();
        self.titled(Page::Data, "data", vec![("files", serialized(&files)), ("made", serialized(&made))])
    }

    /// A file of another form, in the language that its name ends with.
    fn made_view(&self, file: &MadeFile) -> Option<FileView> {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        let stem = name.split('.').next().unwrap_or(name);
        let languages = self.views.plan.languages.iter();
        // Of `ja` and `ja-easy` the longer one.
        let lang = languages
            .filter(|lang| stem.ends_with(&format!("-{lang}")))
            .max_by_key(|lang| lang.code().len())?;
        let mut args = Args::new();
        args.set("language", lang.autonym());
        // A leaflet is named by its audience.
        let id = stem.strip_prefix("leaflet-").and_then(|rest| rest.strip_suffix(&format!("-{lang}")));
        let audience = self.views.plan.audiences.iter().find(|audience| Some(audience.id.as_str()) == id);
        args.set("name", audience.map_or("", |audience| &audience.name.get(self.views.lang).text));
        Some(FileView {
            path: file.path.clone(),
            name: name.to_string(),
            description: self.text(&format!("forms-file-{}", file.form.name()), &args),
            size: self.kilobytes(file.size),
        })
    }

    fn kilobytes(&self, bytes: usize) -> String {
        let mut args = Args::new();
        args.set("size", format_count(bytes.div_ceil(1000) as u64));
        self.text("data-kilobytes", &args)
    }

    /// The message of that file name (`measures.csv`: `data-measures-csv`), or a general one.
    fn file_description(&self, name: &str) -> String {
        // Workbooks are named by their language: measures-ja.xlsx.
        let stem =
            self.views.plan.languages.iter().find_map(|lang| name.strip_suffix(&format!("-{lang}.xlsx")));
        let key = match stem {
            Some(stem) => format!("data-{stem}-xlsx"),
            None => format!("data-{}", name.replace('.', "-")),
        };
        match (self.inputs.i18n.has(self.views.lang, &key), name.contains("schema")) {
            (true, _) => self.message(&key),
            (false, true) => self.message("data-schema"),
            (false, false) => String::new(),
        }
    }
}

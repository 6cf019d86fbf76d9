//! `data/catalog.jsonld`: the open data as a catalogue in the words of DCAT (DCAT-AP 3), for portals that collect them.
//! Without an absolute address of the site its addresses are relative to the file.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::twins::iso;
use crate::i18n::I18n;
use crate::lang::{Lang, Localized};
use crate::output::OutputFile;
use crate::plan::{Line, Plan};

/// The data sets: what the names of their files begin with, and the messages of their title and description.
const DATASETS: [(&str, &str, &str); 2] = [
    ("measures", "data-file-measures", "data-measures-json"),
    ("targets", "data-file-targets", "data-targets-json"),
];

/// `files`: the files of `data/`.
pub fn file(plan: &Plan, i18n: &I18n, files: &[OutputFile]) -> OutputFile {
    let catalog = Catalog { plan, i18n, base: plan.settings.base_url.as_deref() };
    OutputFile::new("data/catalog.jsonld", super::pretty(&catalog.value(files)))
}

struct Catalog<'a> {
    plan: &'a Plan,
    i18n: &'a I18n,
    base: Option<&'a str>,
}

impl Catalog<'_> {
    fn value(&self, files: &[OutputFile]) -> Value {
        let datasets = DATASETS.iter().map(|dataset| self.dataset(dataset, files)).collect::<Vec<_>>();
        let mut catalog = json!({
            "@context": {
                "dcat": "http://www.w3.org/ns/dcat#",
                "dct": "http://purl.org/dc/terms/",
                "foaf": "http://xmlns.com/foaf/0.1/",
                "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
            },
            "@id": self.address("catalog.jsonld"),
            "@type": "dcat:Catalog",
            "dct:title": texts(&self.plan.title),
            "dct:description": self.messages("data-intro"),
            "dct:publisher": self.publisher(),
            "dct:language": self.languages(),
            "dct:modified": self.date(),
            "dcat:dataset": datasets,
        });
        if let Some(base) = self.base {
            catalog["foaf:homepage"] = json!({"@id": format!("{base}{}/index.html", self.plan.official()), "@type": "foaf:Document"});
        }
        catalog
    }

    fn dataset(&self, (name, title, description): &(&str, &str, &str), files: &[OutputFile]) -> Value {
        let own = |file: &&OutputFile| {
            let file = file.path.trim_start_matches("data/");
            file.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', '-']))
                && !file.contains("schema")
        };
        let distributions: Vec<Value> =
            files.iter().filter(own).map(|file| self.distribution(file)).collect();
        json!({
            "@id": self.address(&format!("catalog.jsonld#{name}")),
            "@type": "dcat:Dataset",
            "dct:identifier": format!("{}-{name}", self.plan.fiscal_year),
            "dct:title": self.titles(title),
            "dct:description": self.messages(description),
            "dct:publisher": self.publisher(),
            "dct:language": self.languages(),
            "dct:modified": self.date(),
            "dcat:version": self.plan.version,
            "dcat:distribution": distributions,
        })
    }

    fn distribution(&self, file: &OutputFile) -> Value {
        let name = file.path.trim_start_matches("data/");
        let ending = name.rsplit('.').next().unwrap_or_default();
        let media = match ending {
            "csv" => "text/csv",
            "json" => "application/json",
            _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        };
        let address = self.address(name);
        let mut distribution = json!({
            "@id": self.address(&format!("catalog.jsonld#{name}")),
            "@type": "dcat:Distribution",
            "dct:title": name,
            "dcat:accessURL": {"@id": address, "@type": "rdfs:Resource"},
            "dcat:downloadURL": {"@id": address, "@type": "rdfs:Resource"},
            "dcat:mediaType": {
                "@id": format!("https://www.iana.org/assignments/media-types/{media}"),
                "@type": "dct:MediaType",
            },
            "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": file.bytes.len().to_string()},
        });
        if let Some(licence) = &self.plan.settings.licence {
            distribution["dct:license"] = json!({
                "@id": self.address("catalog.jsonld#licence"),
                "@type": "dct:LicenseDocument",
                "rdfs:label": texts(licence),
            });
        }
        distribution
    }

    /// Of a file beside the catalogue.
    fn address(&self, name: &str) -> String {
        self.base.map_or_else(|| name.to_string(), |base| format!("{base}data/{name}"))
    }

    fn publisher(&self) -> Value {
        let settings = &self.plan.settings;
        let name = settings.publisher.iter().chain(&self.plan.parties).next().unwrap_or(&self.plan.title);
        json!({"@id": self.address("catalog.jsonld#publisher"), "@type": "foaf:Agent", "foaf:name": texts(name)})
    }

    /// The EU's list of languages is what DCAT-AP refers to.
    fn languages(&self) -> Vec<Value> {
        let code = |lang: &Lang| match lang.code().split('-').next().unwrap_or_default() {
            "ja" => Some("JPN"),
            "en" => Some("ENG"),
            "zh" => Some("ZHO"),
            "ko" => Some("KOR"),
            "pt" => Some("POR"),
            "es" => Some("SPA"),
            "vi" => Some("VIE"),
            _ => None,
        };
        let codes = self.plan.languages.iter().filter_map(code).collect::<BTreeSet<_>>();
        let node = |code| {
            let id = format!("http://publications.europa.eu/resource/authority/language/{code}");
            json!({"@id": id, "@type": "dct:LinguisticSystem"})
        };
        codes.into_iter().map(node).collect()
    }

    fn date(&self) -> Value {
        json!({"@type": "xsd:date", "@value": iso(self.plan.date)})
    }

    fn messages(&self, id: &str) -> Value {
        self.by_language(|lang| self.i18n.message(lang, id))
    }

    /// The plan's title and what of it the data are.
    fn titles(&self, id: &str) -> Value {
        self.by_language(|lang| {
            format!("{} - {}", self.plan.title.get(lang).text, self.i18n.message(lang, id))
        })
    }

    fn by_language(&self, text: impl Fn(Lang) -> String) -> Value {
        tagged(self.plan.languages.iter().map(|&lang| (lang, text(lang))))
    }
}

fn texts(line: &Localized<Line>) -> Value {
    tagged(line.all().map(|(lang, line)| (lang, line.text.clone())))
}

/// One text for each tag of a language: an easy form has that of its language, which stands first.
fn tagged(texts: impl Iterator<Item = (Lang, String)>) -> Value {
    let mut told = BTreeSet::new();
    let first = texts.filter(|(lang, _)| told.insert(lang.tag()));
    first.map(|(lang, text)| json!({"@language": lang.tag(), "@value": text})).collect()
}

//! Diagnostics for the forges: SARIF 2.1.0, which code scanning and editors read, and the workflow commands of
//! GitHub Actions. The rules of SARIF are the registry's.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Severity};
use crate::findings::{self, Finding, baseline};
use crate::i18n::{Args, I18n};
use crate::lang::Lang;
use crate::source::{Sources, Span};

use super::args;

/// One SARIF log of one run.
pub fn sarif(diagnostics: &[Diagnostic], sources: &Sources, i18n: &I18n, lang: Lang) -> String {
    let rules: Vec<Value> = findings::all().iter().map(|finding| rule(finding, i18n, lang)).collect();
    let results: Vec<Value> =
        diagnostics.iter().map(|diagnostic| result(diagnostic, sources, i18n, lang)).collect();
    let driver = json!({
        "name": "tebiki",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": lang.code(),
        "rules": rules,
    });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    format!("{log:#}\n")
}

fn rule(finding: &Finding, i18n: &I18n, lang: Lang) -> Value {
    let (reason, cure) = words(finding.code, i18n, lang);
    json!({
        "id": finding.code,
        "shortDescription": { "text": reason },
        "help": { "text": cure },
        "defaultConfiguration": { "level": level(finding.severity) },
    })
}

/// Why a finding matters, and its cure.
pub fn words(code: &str, i18n: &I18n, lang: Lang) -> (String, String) {
    let id = format!("finding-{code}");
    let cure = i18n.attribute(lang, &id, "cure", &Args::new());
    (i18n.message(lang, &id), cure.unwrap_or_default())
}

fn result(diagnostic: &Diagnostic, sources: &Sources, i18n: &I18n, lang: Lang) -> Value {
    let args = args(diagnostic);
    let mut text = i18n.text(lang, diagnostic.code, &args);
    if let Some(help) = i18n.attribute(lang, diagnostic.code, "help", &args) {
        text.push('\n');
        text.push_str(&help);
    }
    let related = diagnostic.related.iter().map(|(span, attribute)| {
        let mut location = location(*span, sources);
        if let Some(label) = i18n.attribute(lang, diagnostic.code, attribute, &args) {
            location["message"] = json!({ "text": label });
        }
        location
    });
    let related: Vec<Value> = related.collect();
    let locations: Vec<Value> = diagnostic.span.iter().map(|span| location(*span, sources)).collect();
    json!({
        "ruleId": diagnostic.code,
        "level": level(diagnostic.severity),
        "message": { "text": text },
        "locations": locations,
        "relatedLocations": related,
        "partialFingerprints": { "tebiki/v1": baseline::fingerprint(diagnostic, sources) },
    })
}

fn location(span: Span, sources: &Sources) -> Value {
    let file = sources.file(span.file);
    let at = sources.line_column(span);
    let end = sources.line_column(Span { start: span.end, ..span });
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": address(&file.path) },
            "region": {
                "startLine": at.line,
                "startColumn": at.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        },
    })
}

/// A path as a URI reference: what is no letter, digit or one of a few marks is percent-encoded.
fn address(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A workflow command a line: `::warning file=…,line=…,col=…,title=…::message`.
pub fn github(diagnostics: &[Diagnostic], sources: &Sources, i18n: &I18n, lang: Lang) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let args = args(diagnostic);
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut properties = Vec::new();
        if let Some(span) = diagnostic.span {
            let at = sources.line_column(span);
            properties.push(format!("file={}", escaped(&sources.file(span.file).path, true)));
            properties.push(format!("line={}", at.line));
            properties.push(format!("col={}", at.column));
        }
        properties.push(format!("title={}", diagnostic.code));
        let mut text = i18n.text(lang, diagnostic.code, &args);
        if let Some(help) = i18n.attribute(lang, diagnostic.code, "help", &args) {
            text.push('\n');
            text.push_str(&help);
        }
        out.push_str(&format!("::{command} {}::{}\n", properties.join(","), escaped(&text, false)));
    }
    out
}

/// What would end a command, or one of its properties.
fn escaped(text: &str, property: bool) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    if property { text.replace(':', "%3A").replace(',', "%2C") } else { text }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found() -> (Vec<Diagnostic>, Sources) {
        let mut sources = Sources::default();
        let file = sources.add("content/1-仕事/a,b.md", "前\n甲乙<p>\n");
        let span = Span { file, start: 10, end: 13 };
        (vec![Diagnostic::warning("text-tag").at(span).arg("found", "<p>\n::error::x")], sources)
    }

    #[test]
    fn a_sarif_log_has_the_rules_and_the_place() {
        let (found, sources) = found();
        let log: Value =
            serde_json::from_str(&sarif(&found, &sources, &I18n::embedded(), Lang::EN)).unwrap_or_default();
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"].as_array().map(Vec::len), Some(findings::all().len()));
        let result = &run["results"][0];
        assert_eq!(result["ruleId"], "text-tag");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/1-%E4%BB%95%E4%BA%8B/a%2Cb.md");
        let region = json!({ "startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 6 });
        assert_eq!(place["region"], region);
    }

    #[test]
    fn a_workflow_command_is_one_line_whatever_the_text_has() {
        let (found, sources) = found();
        let text = github(&found, &sources, &I18n::embedded(), Lang::EN);
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(text.starts_with("::warning file=content/1-仕事/a%2Cb.md,line=2,col=3,title=text-tag::"));
        assert!(text.contains("%0A::error"), "{text}");
    }
}

//! What is new since a baseline was written.
//!
//! A baseline is a table of the findings there were: code, file, fingerprint; sorted. A fingerprint is of the finding's
//! code, file and values and of the line it stands in, so that lines that move change nothing, and it is the same
//! in every language of the messages. Of equal ones as many are passed over as the baseline has.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// What a finding is known by again, in sixteen hexadecimal digits.
pub fn fingerprint(finding: &Diagnostic, sources: &Sources) -> String {
    let mut hasher = Sha256::new();
    let mut add = |part: &str| {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    };
    add(finding.code);
    add(path(finding, sources));
    add(line(finding, sources).trim());
    for (name, value) in &finding.args {
        add(name);
        add(value);
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The baseline of these findings. Errors are no part of it: they stop a build whenever they arose.
pub fn text(findings: &[Diagnostic], sources: &Sources) -> String {
    let mut rows: Vec<String> = findings
        .iter()
        .filter(|finding| finding.severity < Severity::Error)
        .map(|finding| {
            format!("{}\t{}\t{}\n", finding.code, path(finding, sources), fingerprint(finding, sources))
        })
        .collect();
    rows.sort();
    format!("code\tfile\tfingerprint\n{}", rows.concat())
}

/// The findings that a baseline does not have, and how many it has. What is no row of a baseline counts for nothing.
pub fn new_ones(findings: Vec<Diagnostic>, sources: &Sources, baseline: &str) -> (Vec<Diagnostic>, usize) {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for fingerprint in baseline.lines().skip(1).filter_map(|row| row.split('\t').nth(2)) {
        *known.entry(fingerprint.trim_end()).or_default() += 1;
    }
    let all = findings.len();
    let mut new = findings;
    new.retain(|finding| match known.get_mut(fingerprint(finding, sources).as_str()) {
        Some(left) if *left > 0 && finding.severity < Severity::Error => {
            *left -= 1;
            false
        }
        _ => true,
    });
    let known = all - new.len();
    (new, known)
}

fn path<'a>(finding: &Diagnostic, sources: &'a Sources) -> &'a str {
    finding.span.map_or("", |span| &sources.file(span.file).path)
}

/// The line that a finding begins in.
fn line<'a>(finding: &Diagnostic, sources: &'a Sources) -> &'a str {
    let Some(span) = finding.span else { return "" };
    let text = &sources.file(span.file).text;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    text[start..].lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    /// A warning at each place of a word.
    fn findings(text: &str, word: &str) -> (Vec<Diagnostic>, Sources) {
        let mut sources = Sources::default();
        let file = sources.add("content/a.md", text);
        let at = |(start, _): (usize, &str)| {
            Diagnostic::warning("text-tag")
                .at(Span { file, start, end: start + word.len() })
                .arg("found", word)
        };
        (text.match_indices(word).map(at).collect(), sources)
    }

    #[test]
    fn what_moves_is_known_and_what_is_new_or_more_is_told() {
        let (found, sources) = findings("甲<p>\n乙<p>\n", "<p>");
        let baseline = text(&found, &sources);
        assert_eq!(new_ones(found, &sources, &baseline).1, 2);
        let (moved, sources) = findings("前\n\n乙<p>\n甲<p>\n丙<p>\n", "<p>");
        let (new, known) = new_ones(moved, &sources, &baseline.replace('\n', "\r\n"));
        assert_eq!((new.len(), known), (1, 2));
        let (twice, sources) = findings("甲<p>\n甲<p>\n", "<p>");
        assert_eq!(new_ones(twice, &sources, &baseline).0.len(), 1);
    }

    #[test]
    fn an_error_is_told_whatever_the_baseline_says() {
        let (found, sources) = findings("甲<p>\n", "<p>");
        let errors: Vec<_> =
            found.into_iter().map(|finding| Diagnostic { severity: Severity::Error, ..finding }).collect();
        let baseline = text(&errors, &sources);
        assert_eq!(baseline.lines().count(), 1);
        assert_eq!(new_ones(errors, &sources, &baseline).0.len(), 1);
    }
}

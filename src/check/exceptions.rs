//! `allow:` where an exception stands: findings that the authors of a file let stand there, with the reason.

use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::Exception;

use super::{RULES, Rule, WORDING};

/// Leaves out of what `rules` found all that is allowed, and tells the exceptions that nothing needed.
pub fn apply(rules: &[Rule], exceptions: &[Exception], found: &mut Vec<Diagnostic>) {
    let mut used = vec![false; exceptions.len()];
    found.retain(|finding| {
        let allows = |exception: &Exception| {
            exception.code == finding.code
                && finding.span.is_some_and(|span| span.file == exception.span.file)
                && finding.severity < Severity::Error
        };
        let at = exceptions.iter().position(allows);
        at.into_iter().for_each(|at| used[at] = true);
        at.is_none()
    });
    let about_these = |exception: &Exception| rules.iter().any(|rule| rule.name == exception.code);
    for (exception, used) in exceptions.iter().zip(used) {
        if !used && about_these(exception) && can_be_allowed(&exception.code) {
            found.push(Diagnostic::warning("allow-unused").at(exception.span).arg("found", &exception.code));
        }
    }
}

/// The exceptions for what is no finding of `check`, or is an error.
pub fn unknown(exceptions: &[Exception]) -> Vec<Diagnostic> {
    let codes = RULES.iter().chain(WORDING).map(|rule| rule.name).filter(|code| can_be_allowed(code));
    let codes: Vec<&str> = codes.collect();
    let wrong = exceptions.iter().filter(|exception| !codes.contains(&exception.code.as_str()));
    let told = |exception: &Exception| {
        Diagnostic::warning("allow-unknown")
            .at(exception.span)
            .suggest(&exception.code, codes.iter().copied())
    };
    wrong.map(told).collect()
}

fn can_be_allowed(code: &str) -> bool {
    let rule = RULES.iter().chain(WORDING).find(|rule| rule.name == code);
    rule.is_some_and(|rule| rule.severity < Severity::Error)
}

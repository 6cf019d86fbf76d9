//! Rules about headings: numbers that are left out, and headings with nothing below them.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::plan::NodeId;

use super::Input;

/// Rule `number-gap`: after a heading with number 2 comes one with number 4. A section may have been left out, or
/// its folder may have got another name.
pub fn gaps(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut last: HashMap<(Option<NodeId>, bool), u16> = HashMap::new();
    let mut found = Vec::new();
    for node in input.plan.nodes.iter().filter(|node| node.number > 0) {
        let before = last.insert((node.parent, node.appendix), node.number).unwrap_or(0);
        if node.number > before + 1 {
            let finding = Diagnostic::warning("number-gap").at(node.title.official.span);
            let finding = finding.arg("found", node.number.to_string());
            found.push(finding.arg("expected", (before + 1).to_string()));
        }
    }
    found
}

/// Rule `empty-heading`: neither a text nor a measure, a table or a heading stands below it.
pub fn empty(input: &Input<'_>) -> Vec<Diagnostic> {
    let empty = |node: &&crate::plan::Node| node.items.is_empty() && node.text.body.official.text.is_empty();
    let nodes = input.plan.nodes.iter().filter(empty);
    nodes.map(|node| Diagnostic::warning("empty-heading").at(node.title.official.span)).collect()
}

//! Rule `unknown-link`: a link of a text that leads nowhere. On the pages and on paper it is its text.

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::links::Links;
use crate::markdown;
use crate::plan::Body;

use super::Input;
use super::texts::bodies;

pub fn unknown(input: &Input<'_>) -> Vec<Diagnostic> {
    let links = Links::of(input.plan);
    bodies(input.plan).into_iter().flat_map(|(_, body, lang)| in_body(&links, body, lang)).collect()
}

fn in_body(links: &Links, body: &Body, lang: Lang) -> Vec<Diagnostic> {
    if !body.markdown.contains(['[', '<']) {
        return Vec::new();
    }
    let tree = markdown::parse(&body.markdown, lang);
    let dead = markdown::links(&tree).into_iter().filter(|(target, _)| links.find(target).is_none());
    dead.map(|(target, range)| {
        let name =
            target.rsplit('/').next().unwrap_or(target).trim_end_matches(".md").trim_end_matches(".html");
        let finding = Diagnostic::error("unknown-link").at(body.place(&range));
        finding.suggest(name, links.slugs()).arg("target", target)
    })
    .collect()
}

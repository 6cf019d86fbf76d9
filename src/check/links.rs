//! Rule `unknown-link`: a link of a text that leads nowhere. On the pages and on paper it is its text.

use crate::diagnostic::Diagnostic;
use crate::i18n::Lang;
use crate::links::Links;
use crate::markdown;
use crate::source::Span;

use super::Input;
use super::texts::Part;

pub fn unknown(input: &Input<'_>) -> Vec<Diagnostic> {
    let links = Links::of(input.plan);
    let bodies = input.texts.iter().filter(|text| text.part == Part::Body).flat_map(|text| {
        let translation = text.en.is_some().then_some((text.en_span, Lang::En));
        [(text.ja_span, Lang::Ja)].into_iter().chain(translation)
    });
    let repeats = input.plan.repeats.iter().filter_map(|repeat| Some((repeat.body.as_ref()?.span, Lang::Ja)));
    bodies.chain(repeats).flat_map(|(body, lang)| in_body(input, &links, body, lang)).collect()
}

fn in_body(input: &Input<'_>, links: &Links, body: Span, lang: Lang) -> Vec<Diagnostic> {
    let markdown = input.sources.text(body);
    if !markdown.contains(['[', '<']) {
        return Vec::new();
    }
    let tree = markdown::parse(markdown, lang);
    let dead = markdown::links(&tree).into_iter().filter(|(target, _)| links.find(target).is_none());
    dead.map(|(target, range)| {
        let span = Span { start: body.start + range.start, end: body.start + range.end, ..body };
        let name = target.rsplit('/').next().unwrap_or(target).trim_end_matches(".md").trim_end_matches(".html");
        let finding = Diagnostic::error("unknown-link").at(span).suggest(name, links.slugs());
        finding.arg("target", target)
    })
    .collect()
}

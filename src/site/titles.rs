//! The titles and names that pages show, for the places where they may be broken.

use crate::i18n::{I18n, embedded_ids};
use crate::lang::Localized;
use crate::plan::*;

/// Every Japanese title and name of the plan and of the interface.
pub fn titles(plan: &Plan, i18n: &I18n) -> Vec<String> {
    let japanese = plan.languages.iter().copied().filter(|lang| lang.is_japanese());
    let mut titles = Vec::new();
    for lang in japanese {
        let mut take = |text: &Localized<Line>| {
            let (line, found) = text.in_lang(lang);
            if found == lang {
                titles.push(line.text.clone());
            }
        };
        take(&plan.title);
        plan.nodes.iter().for_each(|node| take(&node.title));
        plan.measures.iter().for_each(|measure| take(&measure.title));
        plan.audiences.iter().for_each(|audience| take(&audience.name));
        plan.programmes.iter().for_each(|programme| take(&programme.name));
        plan.targets.iter().for_each(|target| take(&target.label));
        for owner in &plan.owners {
            take(&owner.name);
            owner.heading.iter().for_each(&mut take);
        }
        titles.extend(plan.node_ids().map(|id| plan.heading(id, lang).0));
        let headings =
            embedded_ids(lang).into_iter().filter(|id| id.ends_with("-title") || id.starts_with("home-"));
        titles.extend(headings.map(|id| i18n.message(lang, &id)));
    }
    titles
}

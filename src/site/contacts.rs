//! Whom readers ask, as pages show it.

use serde::Serialize;

use super::view::{Text, localized};
use crate::lang::Lang;
use crate::plan::{Contact, OwnerId, Plan};

#[derive(Serialize)]
pub struct ContactView {
    pub owner: Option<Text>,
    pub section: Option<Text>,
    pub telephone: Option<String>,
    /// What a telephone dials; none where the number is more than a number.
    pub dial: Option<String>,
    pub url: Option<String>,
    pub hours: Option<Text>,
}

/// Every contact of the plan.
pub fn all(plan: &Plan, lang: Lang) -> Vec<ContactView> {
    plan.contacts.iter().map(|contact| view(plan, contact, lang)).collect()
}

/// Those of some owners and of the members of joint ones; where they have none, those of the plan as a whole.
pub fn of_owners(plan: &Plan, owners: &[OwnerId], lang: Lang) -> Vec<ContactView> {
    let asked = |owner: OwnerId| owners.iter().any(|&of| of == owner || plan[of].members.contains(&owner));
    let own: Vec<_> = plan.contacts.iter().filter(|contact| contact.owner.is_some_and(asked)).collect();
    let general = plan.contacts.iter().filter(|contact| contact.owner.is_none());
    let shown = if own.is_empty() { general.collect() } else { own };
    shown.into_iter().map(|contact| view(plan, contact, lang)).collect()
}

fn view(plan: &Plan, contact: &Contact, lang: Lang) -> ContactView {
    ContactView {
        owner: contact.owner.map(|id| localized(&plan[id].name, lang)),
        section: contact.section.as_ref().map(|text| localized(text, lang)),
        telephone: contact.telephone.clone(),
        dial: contact.telephone.as_deref().and_then(dialled),
        url: contact.url.clone(),
        hours: contact.hours.as_ref().map(|text| localized(text, lang)),
    }
}

/// The digits of a number that is written with no more than the marks between them.
fn dialled(number: &str) -> Option<String> {
    let marks = |c: char| matches!(c, '-' | '(' | ')' | ' ' | '+');
    let plain = number.chars().all(|c| c.is_ascii_digit() || marks(c));
    let digits = number.chars().filter(|&c| c.is_ascii_digit() || c == '+');
    plain.then(|| digits.collect()).filter(|digits: &String| !digits.is_empty())
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn only_a_number_is_dialled() {
        assert_eq!(dialled("048-830-4515").as_deref(), Some("0488304515"));
        assert_eq!(dialled("+81 (48) 830").as_deref(), Some("+8148830"));
        assert_eq!(dialled("048-830-4515（内線 3）"), None);
        assert_eq!(dialled("javascript:1"), None);
    }
}

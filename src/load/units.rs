//! What figures count: the units that every plan has, and those it declares.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::plan::Unit;

use super::frame::by_default;
use super::spots::Spot;
use super::tables::Text;

/// Id, label in Japanese, label in English.
const GENERAL: [(&str, &str, &str); 32] = [
    ("percent", "％", "%"),
    ("points", "ポイント", "points"),
    ("people", "人", "people"),
    ("people_per_year", "人", "people"),
    ("thousand_people", "千人", "thousand people"),
    ("cases", "件", "cases"),
    ("companies", "社", "companies"),
    ("places", "か所", "places"),
    ("facilities", "施設", "facilities"),
    ("organisations", "団体", "organisations"),
    ("households", "世帯", "households"),
    ("times", "回", "times"),
    ("items", "個", "items"),
    ("documents", "冊", "copies"),
    ("schools", "校", "schools"),
    ("classes", "学級", "classes"),
    ("municipalities", "市町村", "municipalities"),
    ("years", "年", "years"),
    ("months", "か月", "months"),
    ("days", "日", "days"),
    ("hours", "時間", "hours"),
    ("minutes", "分", "minutes"),
    ("yen", "円", "yen"),
    ("thousand_yen", "千円", "thousand yen"),
    ("million_yen", "百万円", "million yen"),
    ("hundred_million_yen", "億円", "hundred million yen"),
    ("tonnes", "トン", "tonnes"),
    ("kilograms", "kg", "kg"),
    ("kilometres", "km", "km"),
    ("hectares", "ha", "ha"),
    ("times_as_many", "倍", "times as many"),
    ("none", "", ""),
];

/// The general units, and the plan's own after them; its own of the same id wins.
pub fn units(spot: &Spot<'_, '_>, own: &BTreeMap<String, Text>, languages: &[Lang]) -> Vec<Unit> {
    let general = GENERAL.iter().filter(|(id, _, _)| !own.contains_key(*id)).map(|(id, ja, en)| Unit {
        id: (*id).to_string(),
        label: by_default(ja, en, languages),
        percent: *id == "percent",
    });
    let mut units: Vec<Unit> = general.collect();
    for (id, label) in own {
        let spot = spot.key(id);
        if !id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-')
        {
            spot.problem(Diagnostic::error("slug-characters").at(spot.span(id)).arg("found", id));
        }
        let label = spot.text(label);
        let percent = matches!(label.official.trim(), "%" | "％");
        units.push(Unit { id: id.clone(), label, percent });
    }
    units
}

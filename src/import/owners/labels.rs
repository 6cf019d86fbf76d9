//! The words before owners: 担当課：, Lead Agency:.

use crate::import::lines::{compact, spaced};

/// What an owner does in a measure.
#[derive(Debug, PartialEq, Eq)]
pub struct Role {
    pub id: &'static str,
    pub ja: &'static str,
    pub en: &'static str,
}

const LEAD: Role = Role { id: "lead", ja: "主担当", en: "Lead" };
const PARTNER: Role = Role { id: "partner", ja: "関係", en: "Partner" };

/// Labels before owners, and the role they give.
const LABELS: [(&str, Option<&Role>); 66] = [
    ("主担当課", Some(&LEAD)),
    ("主管課", Some(&LEAD)),
    ("主な担当課", None),
    ("主な実施主体", None),
    ("担当部署", None),
    ("担当部局", None),
    ("担当課等", None),
    ("担当課室", None),
    ("担当課", None),
    ("担当室", None),
    ("担当係", None),
    ("担当局", None),
    ("担当者", None),
    ("担当所属", None),
    ("担当", None),
    ("所管部署", None),
    ("所管部局", None),
    ("所管課", None),
    ("所管", None),
    ("実施主体", None),
    ("実施機関", None),
    ("実施者", None),
    ("実施課", None),
    ("事業主体", None),
    ("取組主体", None),
    ("推進主体", None),
    ("推進者", None),
    ("推進課", None),
    ("関係課等", Some(&PARTNER)),
    ("関係課", Some(&PARTNER)),
    ("関係部署", Some(&PARTNER)),
    ("関係機関", Some(&PARTNER)),
    ("関連課", Some(&PARTNER)),
    ("関連部署", Some(&PARTNER)),
    ("連携先", Some(&PARTNER)),
    ("協力機関", Some(&PARTNER)),
    ("lead implementing agency", Some(&LEAD)),
    ("lead implementing agencies", Some(&LEAD)),
    ("lead ministry", Some(&LEAD)),
    ("lead office", Some(&LEAD)),
    ("lead agencies", Some(&LEAD)),
    ("lead agency", Some(&LEAD)),
    ("lead department", Some(&LEAD)),
    ("lead organization", Some(&LEAD)),
    ("lead organisation", Some(&LEAD)),
    ("lead partner", Some(&LEAD)),
    ("lead", Some(&LEAD)),
    ("partner agencies", Some(&PARTNER)),
    ("partner agency", Some(&PARTNER)),
    ("supporting agencies", Some(&PARTNER)),
    ("supporting agency", Some(&PARTNER)),
    ("supporting partners", Some(&PARTNER)),
    ("supporting departments", Some(&PARTNER)),
    ("partner organizations", Some(&PARTNER)),
    ("partner organisations", Some(&PARTNER)),
    ("partners", Some(&PARTNER)),
    ("implementing agency", None),
    ("implementing agencies", None),
    ("responsible departments", None),
    ("responsible office", None),
    ("responsible parties", None),
    ("responsible party", None),
    ("responsible agency", None),
    ("responsible department", None),
    ("responsible", None),
    ("owner", None),
];

/// The role that a label gives; none for what is no label before owners.
pub fn label_role(label: &str) -> Option<Option<&'static Role>> {
    let label = spaced(label).to_lowercase();
    let label = if label.is_ascii() { label } else { compact(&label) };
    LABELS.iter().find(|(word, _)| *word == label).map(|(_, role)| *role)
}

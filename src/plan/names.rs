//! Ids with the official names of what they stand for: what a person is told who named something that is not there.

use super::Plan;

impl Plan {
    pub fn owner_names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.owners.iter().map(|owner| (owner.id.as_str(), owner.name.official.text.as_str()))
    }

    pub fn audience_names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.audiences.iter().map(|audience| (audience.id.as_str(), audience.name.official.text.as_str()))
    }

    pub fn measure_names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.measures.iter().map(|measure| (measure.slug.as_str(), measure.title.official.text.as_str()))
    }

    pub fn chapter_names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tops().map(|top| (self[top].id.as_str(), self[top].title.official.text.as_str()))
    }
}

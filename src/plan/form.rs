//! The forms in which a handbook is published besides its pages.

/// A form that is made only where it is asked for: `tebiki build --editions pdf,epub`, `editions_made` of `plan.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The printed handbook.
    Pdf,
    /// For readers of electronic books.
    Epub,
    /// All of the plan as plain text.
    Text,
    /// A text for the voice code of each printed page.
    Voice,
    /// A data file and a Markdown file beside each measure's page.
    Twins,
    /// A small page of each measure, for the pages of others.
    Embed,
    /// Pictures that show a link to the handbook elsewhere.
    Cards,
    /// A printed leaflet for each audience.
    Leaflets,
    /// The printed handbook in large print.
    Large,
    /// The printed handbook with two pages on each sheet.
    TwoUp,
}

impl Form {
    pub const ALL: [Form; 10] = [
        Form::Pdf,
        Form::Epub,
        Form::Text,
        Form::Voice,
        Form::Twins,
        Form::Embed,
        Form::Cards,
        Form::Leaflets,
        Form::Large,
        Form::TwoUp,
    ];

    /// As the command line and `plan.yaml` write it.
    pub fn name(self) -> &'static str {
        match self {
            Form::Pdf => "pdf",
            Form::Epub => "epub",
            Form::Text => "text",
            Form::Voice => "voice",
            Form::Twins => "data-twins",
            Form::Embed => "embed",
            Form::Cards => "cards",
            Form::Leaflets => "leaflets",
            Form::Large => "large-print",
            Form::TwoUp => "two-up",
        }
    }

    pub fn of(name: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.name() == name)
    }
}

/// A set of forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forms(u16);

impl Forms {
    /// The pages alone.
    pub const NONE: Forms = Forms(0);

    pub fn has(self, form: Form) -> bool {
        self.0 & (1 << form as u8) != 0
    }

    pub fn with(self, form: Form) -> Forms {
        Forms(self.0 | (1 << form as u8))
    }

    pub fn without(self, form: Form) -> Forms {
        Forms(self.0 & !(1 << form as u8))
    }
}

/// The printed handbook: what is made where nothing else is said.
impl Default for Forms {
    fn default() -> Self {
        Forms::NONE.with(Form::Pdf)
    }
}

impl FromIterator<Form> for Forms {
    fn from_iter<I: IntoIterator<Item = Form>>(forms: I) -> Self {
        forms.into_iter().fold(Forms::NONE, Forms::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_a_name_of_its_own_and_a_place_in_a_set() {
        for form in Form::ALL {
            assert_eq!(Form::of(form.name()), Some(form));
            let others: Forms = Form::ALL.into_iter().filter(|other| *other != form).collect();
            assert!(!others.has(form));
            assert!(others.with(form).has(form));
            assert_eq!(others.with(form).without(form), others);
        }
        assert_eq!(Form::of("PDF"), None);
        assert!(Forms::default().has(Form::Pdf) && !Forms::default().has(Form::Epub));
    }
}

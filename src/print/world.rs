//! What Typst sees of the world: the theme's templates, `plan.json`, the fonts that were found.
//! No clock, no network, no disk: any other file is refused.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Fonts;

/// The template that Typst starts from.
pub(super) const MAIN: &str = "handbook.typ";
/// The file through which the templates read the plan.
pub(super) const DATA: &str = "plan.json";

pub(super) struct PrintWorld<'a> {
    library: LazyHash<Library>,
    fonts: &'a Fonts,
    main: FileId,
    sources: Vec<(FileId, Source)>,
    data: (FileId, Bytes),
}

impl<'a> PrintWorld<'a> {
    /// `main`: the template to start from; `templates`: file name → text.
    pub(super) fn new(
        main: &str,
        templates: &BTreeMap<String, String>,
        data: Vec<u8>,
        fonts: &'a Fonts,
    ) -> Self {
        let source = |(name, text): (&String, &String)| {
            let id = file_id(name)?;
            Some((id, Source::new(id, text.clone())))
        };
        Self {
            library: LazyHash::new(Library::default()),
            fonts,
            main: file_id(main).expect("a plain file name"),
            sources: templates.iter().filter_map(source).collect(),
            data: (file_id(DATA).expect("a plain file name"), Bytes::new(data)),
        }
    }
}

/// None for a name that is no path.
fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for PrintWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.sources.iter().find(|(of, _)| *of == id);
        found.map(|(_, source)| source.clone()).ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 {
            return Ok(self.data.1.clone());
        }
        self.source(id).map(|source| Bytes::from_string(source.text().to_string()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

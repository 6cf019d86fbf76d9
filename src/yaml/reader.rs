//! From the values of a document to a Rust type, with the place of each mistake.
//!
//! 1. [`read`] lets serde read the value; [`Reader`] hands it each part with its node in the tree, and
//!    refuses what is of another kind than was asked for, in words of its own.
//! 2. An entry that could not be read is left out and the rest read again, so that all mistakes are found
//!    in one go; what follows from leaving it out is not told.
//!
//! More is taken than serde_yaml takes, where nothing else can be meant: a text may look like a number
//! (`id: 12`, `version: 1.10` is "1.10"), digits may be full-width, an empty list may be left empty.

mod access;

use std::collections::HashSet;
use std::fmt;

use serde::de::{self, DeserializeOwned, Deserializer, Unexpected, Visitor};
use serde_yaml::{Mapping, Value};

use access::{Entries, Items, Variant};

use super::MAX_PROBLEMS;
use super::problem::{Expected, Mistake, Problem};
use super::tree::{NodeId, Tree};

/// Numbers beyond this are a slip of the finger, and a page has no room for them.
const LARGEST_NUMBER: f64 = 1e15;

/// # Errors
/// All mistakes that could be found.
pub fn read<T: DeserializeOwned>(
    text: &str,
    value: &Value,
    tree: &Tree,
    node: Option<NodeId>,
) -> Result<T, Vec<Problem>> {
    let mut left_out = HashSet::new();
    let mut problems: Vec<Problem> = Vec::new();
    loop {
        let context = Context { text, tree, left_out: &left_out };
        let reader = Reader { context, value, node, key: "", as_key: None };
        let error = match T::deserialize(reader) {
            Ok(value) if problems.is_empty() => return Ok(value),
            Ok(_) => return Err(problems),
            Err(error) => error,
        };
        let follows = matches!(&error.mistake, Some(Mistake::MissingKey { .. })) && error.follows;
        let entry = error.entry.filter(|entry| left_out.insert(*entry));
        if !follows {
            problems.push(error.problem());
        }
        if entry.is_none() || problems.len() >= MAX_PROBLEMS {
            return Err(problems);
        }
    }
}

/// Why a value could not be read. Filled in on the way up: serde tells what, the reader where.
#[derive(Debug)]
pub struct Error {
    mistake: Option<Mistake>,
    range: Option<std::ops::Range<usize>>,
    /// The value of the innermost entry of a table that the mistake is in.
    entry: Option<NodeId>,
    /// A key is missing only because its entry has been left out.
    follows: bool,
}

impl Error {
    fn new(mistake: Mistake) -> Self {
        Self { mistake: Some(mistake), range: None, entry: None, follows: false }
    }

    fn problem(self) -> Problem {
        Problem::new(self.mistake.unwrap_or(Mistake::NotUnderstood), self.range.unwrap_or(0..0))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.mistake)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Error { mistake: None, range: None, entry: None, follows: false }
    }

    fn missing_field(field: &'static str) -> Self {
        Error::new(Mistake::MissingKey { key: field.to_string() })
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let allowed = expected.iter().map(ToString::to_string).collect();
        Error::new(Mistake::UnknownKey { key: field.to_string(), allowed })
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let allowed = expected.iter().map(ToString::to_string).collect();
        Error::new(Mistake::UnknownValue { key: String::new(), found: variant.to_string(), allowed })
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::custom("")
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::custom("")
    }
}

#[derive(Clone, Copy)]
struct Context<'d> {
    text: &'d str,
    tree: &'d Tree,
    /// Values of entries that are passed over.
    left_out: &'d HashSet<NodeId>,
}

/// One value, to be read as a Rust type.
#[derive(Clone, Copy)]
struct Reader<'d> {
    context: Context<'d>,
    value: &'d Value,
    node: Option<NodeId>,
    /// The nearest key above it.
    key: &'d str,
    /// The value is a key itself; as written.
    as_key: Option<&'d str>,
}

impl<'d> Reader<'d> {
    /// A mistake of this value, unless one of its parts has it.
    fn at(self, mut error: Error, expected: Expected) -> Error {
        // Whoever takes several kinds but no scalar takes a text.
        let scalar = !matches!(self.value, Value::Sequence(_) | Value::Mapping(_));
        let expected = if expected == Expected::Other && scalar { Expected::Text } else { expected };
        let mistake = error.mistake.get_or_insert_with(|| self.wrong_type(expected));
        if let Mistake::UnknownValue { key, .. } = mistake
            && key.is_empty()
        {
            *key = self.key.to_string();
        }
        if error.range.is_none() {
            error.range = self.node.map(|node| self.context.tree.node(node).range.clone());
        }
        error
    }

    fn wrong(self, expected: Expected) -> Error {
        self.at(Error::new(self.wrong_type(expected)), expected)
    }

    fn wrong_type(self, expected: Expected) -> Mistake {
        let key = self.key.to_string();
        let is_year = self.as_key.is_some() || matches!(self.key, "fiscal_year" | "year");
        let comma = self.value.is_null() && key.len() == 3 && key.bytes().all(|byte| byte.is_ascii_digit());
        match expected {
            Expected::Number | Expected::WholeNumber if comma => Mistake::ThousandsComma { key },
            _ if self.value.is_null() => Mistake::EmptyValue { key },
            // Whole numbers are keys only where they are years.
            Expected::WholeNumber if is_year => {
                Mistake::WrongType { key, expected: Expected::Year, found: self.shown() }
            }
            _ => Mistake::WrongType { key, expected, found: self.shown() },
        }
    }

    fn first_line(self) -> Option<std::ops::Range<usize>> {
        let start = self.context.tree.node(self.node?).range.start;
        let line = self.written().lines().next().unwrap_or_default();
        Some(start..start + line.len())
    }

    /// What is written, on one line and not too long.
    fn shown(self) -> String {
        let line = self.written().lines().next().unwrap_or_default();
        let shown: String = line.chars().take(40).collect();
        if shown.len() < self.written().len() { shown + "…" } else { shown }
    }

    fn written(self) -> &'d str {
        let of_node = |node| &self.context.text[self.context.tree.node(node).range.clone()];
        self.as_key.or_else(|| self.node.map(of_node)).unwrap_or_default()
    }

    /// The value as a number, also with full-width digits.
    fn number(self) -> Option<f64> {
        match self.value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => half_width(text).parse().ok(),
            _ => None,
        }
        .filter(|number: &f64| number.abs() <= LARGEST_NUMBER)
    }

    fn whole_number(self) -> Option<i64> {
        match self.value {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => half_width(text).parse().ok(),
            _ => None,
        }
    }

    fn read_whole<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        let number = self.whole_number().ok_or_else(|| self.wrong(Expected::WholeNumber))?;
        let read = match u64::try_from(number) {
            Ok(number) => visitor.visit_u64(number),
            Err(_) => visitor.visit_i64(number),
        };
        read.map_err(|error: Error| self.at(error, Expected::WholeNumber))
    }

    fn list<V: Visitor<'d>>(self, items: &'d [Value], visitor: V) -> Result<V::Value, Error> {
        let read = visitor.visit_seq(Items { of: self, items, next: 0 });
        read.map_err(|error| self.at(error, Expected::List))
    }

    fn table<V: Visitor<'d>>(
        self,
        table: &'d Mapping,
        visitor: V,
        expected: Expected,
    ) -> Result<V::Value, Error> {
        let entries: Vec<(&Value, &Value)> = table.iter().collect();
        let read = visitor.visit_map(Entries { of: self, entries, next: 0 });
        read.map_err(|mut error| {
            if let (Some(Mistake::MissingKey { key }), None) = (&error.mistake, &error.range) {
                let left_out = &self.context.left_out;
                let entry = self.node.and_then(|node| self.context.tree.entry(node, key));
                error.follows |= entry.is_some_and(|entry| left_out.contains(&entry.value));
                error.range = self.first_line();
            }
            self.at(error, expected)
        })
    }
}

/// ASCII digits for full-width ones.
fn half_width(text: &str) -> String {
    let wide = |c: char| matches!(c, '０'..='９' | '．' | '－');
    let narrow = |c: char| if wide(c) { char::from_u32(u32::from(c) - 0xFEE0) } else { Some(c) };
    text.chars().filter_map(narrow).collect()
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
            self.read_whole(visitor)
        })*
    };
}

impl<'d> Deserializer<'d> for Reader<'d> {
    type Error = Error;

    serde::forward_to_deserialize_any! {
        <V: Visitor<'d>>
        f32 char bytes byte_buf unit unit_struct tuple tuple_struct
    }

    fn deserialize_any<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(number), ..) => visitor.visit_u64(number),
                (_, Some(number), _) => visitor.visit_i64(number),
                _ => return self.deserialize_f64(visitor),
            },
            Value::String(text) => visitor.visit_str(text),
            Value::Sequence(items) => return self.list(items, visitor),
            Value::Mapping(table) => return self.table(table, visitor, Expected::Table),
            Value::Tagged(tagged) => {
                return Reader { value: &tagged.value, ..self }.deserialize_any(visitor);
            }
        };
        read.map_err(|error| self.at(error, Expected::Other))
    }

    fn deserialize_bool<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.wrong(Expected::YesNo)),
        }
    }

    whole_numbers!(deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64);
    whole_numbers!(deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64);

    /// Whoever takes a number may also take a table that has one (`2024: {value: 87, …}`).
    fn deserialize_f64<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        if let Value::Mapping(table) = self.value {
            return self.table(table, visitor, Expected::Number);
        }
        let number = self.number().ok_or_else(|| self.wrong(Expected::Number))?;
        visitor.visit_f64(number)
    }

    fn deserialize_str<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.value {
            Value::String(text) => visitor.visit_str(text),
            Value::Number(_) | Value::Bool(_) => visitor.visit_str(self.written()),
            _ => return Err(self.wrong(Expected::Text)),
        };
        read.map_err(|error| self.at(error, Expected::Text))
    }

    fn deserialize_string<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'d>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Sequence(items) => self.list(items, visitor),
            Value::Null => self.list(&[], visitor),
            _ => Err(self.wrong(Expected::List)),
        }
    }

    fn deserialize_map<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Mapping(table) => self.table(table, visitor, Expected::Table),
            _ => Err(self.wrong(Expected::Table)),
        }
    }

    fn deserialize_struct<V: Visitor<'d>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'d>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let name = match self.value {
            Value::String(text) => text.as_str(),
            Value::Number(_) | Value::Bool(_) => self.written(),
            _ => return Err(self.wrong(Expected::Text)),
        };
        visitor.visit_enum(Variant(name)).map_err(|error| self.at(error, Expected::Text))
    }

    fn deserialize_identifier<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => visitor.visit_str(""),
            _ => self.deserialize_str(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

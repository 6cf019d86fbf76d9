//! The parts of a list or table, each with its node in the tree.

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_yaml::Value;

use super::super::tree::Entry;
use super::{Error, Reader};

pub(super) struct Items<'d> {
    pub of: Reader<'d>,
    pub items: &'d [Value],
    pub next: usize,
}

impl<'d> SeqAccess<'d> for Items<'d> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'d>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(value) = self.items.get(self.next) else { return Ok(None) };
        let node = self.of.node.and_then(|node| self.of.context.tree.item(node, self.next));
        self.next += 1;
        seed.deserialize(Reader { value, node, as_key: None, ..self.of }).map(Some)
    }
}

pub(super) struct Entries<'d> {
    pub of: Reader<'d>,
    pub entries: Vec<(&'d Value, &'d Value)>,
    pub next: usize,
}

impl<'d> Entries<'d> {
    /// The node of the next entry's value and its key, as written. Both readers keep the order of a table.
    fn written(&self) -> Option<&'d Entry> {
        self.of.context.tree.entries(self.of.node?).get(self.next)
    }
}

impl<'d> MapAccess<'d> for Entries<'d> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'d>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        while self.written().is_some_and(|entry| self.of.context.left_out.contains(&entry.value)) {
            self.next += 1;
        }
        let Some((key, _)) = self.entries.get(self.next) else { return Ok(None) };
        let written = self.written();
        let reader = Reader {
            value: key,
            node: None,
            as_key: Some(written.map_or("", |entry| &entry.key)),
            ..self.of
        };
        let read = seed.deserialize(reader).map_err(|mut error| {
            let key_range = written.map(|entry| entry.key_range.clone());
            error.range = error.range.or(key_range);
            error.entry = error.entry.or(written.map(|entry| entry.value));
            error
        });
        read.map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'d>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some((_, value)) = self.entries.get(self.next).copied() else {
            return Err(de::Error::custom(""));
        };
        let written = self.written();
        self.next += 1;
        let node = written.map(|entry| entry.value);
        let key = written.map_or("", |entry| entry.key.as_str());
        seed.deserialize(Reader { value, node, key, as_key: None, ..self.of }).map_err(|mut error| {
            error.entry = error.entry.or(node);
            error
        })
    }
}

/// A name out of a list of allowed ones.
pub(super) struct Variant<'d>(pub &'d str);

impl<'d> EnumAccess<'d> for Variant<'d> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'d>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let name: StrDeserializer<'d, Error> = self.0.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'d> VariantAccess<'d> for Variant<'d> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'d>>(self, _: S) -> Result<S::Value, Error> {
        Err(de::Error::custom(""))
    }

    fn tuple_variant<V: Visitor<'d>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(de::Error::custom(""))
    }

    fn struct_variant<V: Visitor<'d>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Error> {
        Err(de::Error::custom(""))
    }
}

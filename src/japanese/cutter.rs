//! Text → words, by lindera.
//!
//! 1. [`Cutter::cut`] parts a text at 、 and 。, where no word goes on, into phrases.
//! 2. A phrase is cut once: the texts of a plan say many things again (repeats, titles and bodies,
//!    several views of the same text), and cutting is the dearest step of a build.
//! 3. [`Cutter::words`] asks lindera, and [`entry`] keeps of its answer what we use, once for each word.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::{Arc, PoisonError, RwLock};

use lindera::segmenter::Segmenter;
use lindera_dictionary::viterbi::Lattice;
use rustc_hash::FxHashMap;

use super::{is_kana, katakana};

thread_local! {
    /// Room to work in: a lattice is dearer to make than to fill. Nothing in it outlives a call.
    static LATTICE: RefCell<Lattice> = RefCell::default();
}

/// How many phrases are remembered (about 400 bytes each).
const MAX_PHRASES: usize = 1 << 16;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Byte offset in the text.
    pub start: usize,
    pub surface: &'a str,
    /// Dictionary form of an inflected word.
    pub base: Option<Arc<str>>,
    /// Katakana; none for punctuation and for what no dictionary knows (but kana are their own reading).
    pub reading: Option<Arc<str>>,
    /// Part of speech and first subdivision, as IPADIC names them: 名詞, サ変接続.
    pub part_of_speech: PartOfSpeech,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfSpeech {
    Noun,
    /// 名詞,数
    Number,
    Verb,
    Adjective,
    Adverb,
    Prefix,
    /// 名詞,接尾
    Suffix,
    Particle,
    AuxiliaryVerb,
    Symbol,
    Other,
}

impl PartOfSpeech {
    /// Whether the word carries meaning of its own.
    pub fn is_content(self) -> bool {
        use PartOfSpeech::*;
        matches!(self, Noun | Number | Verb | Adjective | Adverb | Prefix | Suffix)
    }
}

/// Cuts with one set of dictionaries.
pub struct Cutter {
    segmenter: Segmenter,
    phrases: RwLock<FxHashMap<Box<str>, Arc<[Word]>>>,
    /// The words of the dictionaries that were met: by their number, and whether they are IPADIC's.
    entries: RwLock<FxHashMap<(u32, bool), Arc<Entry>>>,
}

/// A token without its text.
#[derive(Clone)]
struct Word {
    /// Bytes of the phrase.
    start: u32,
    end: u32,
    entry: Arc<Entry>,
}

/// What a dictionary says of a word.
struct Entry {
    /// Where it is not the surface.
    base: Option<Arc<str>>,
    reading: Option<Arc<str>>,
    part_of_speech: PartOfSpeech,
}

impl Cutter {
    pub fn new(segmenter: Segmenter) -> Self {
        Self { segmenter, phrases: RwLock::default(), entries: RwLock::default() }
    }

    /// Lets go of the phrases; words stay, there are no more of them than in the dictionaries.
    pub fn forget(&self) {
        *self.phrases.write().unwrap_or_else(PoisonError::into_inner) = FxHashMap::default();
    }

    pub fn cut<'a>(&self, text: &'a str) -> Vec<Token<'a>> {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut start = 0;
        for phrase in text.split_inclusive(['、', '。', '\n']) {
            let (body, end) = match phrase.char_indices().next_back() {
                Some((at, '、' | '。' | '\n')) => phrase.split_at(at),
                _ => (phrase, ""),
            };
            self.push(body, start, &mut tokens);
            self.push(end, start + body.len(), &mut tokens);
            start += phrase.len();
        }
        tokens
    }

    fn push<'a>(&self, phrase: &'a str, offset: usize, tokens: &mut Vec<Token<'a>>) {
        if phrase.is_empty() {
            return;
        }
        for word in self.phrase(phrase).iter() {
            let (start, end) = (word.start as usize, word.end as usize);
            tokens.push(Token {
                start: offset + start,
                surface: &phrase[start..end],
                base: word.entry.base.clone(),
                reading: word.entry.reading.clone(),
                part_of_speech: word.entry.part_of_speech,
            });
        }
    }

    fn phrase(&self, phrase: &str) -> Arc<[Word]> {
        // A thread that panicked has left whole entries: each is made before it is put in.
        if let Some(words) = self.phrases.read().unwrap_or_else(PoisonError::into_inner).get(phrase) {
            return words.clone();
        }
        let words: Arc<[Word]> = self.words(phrase).into();
        let mut phrases = self.phrases.write().unwrap_or_else(PoisonError::into_inner);
        if phrases.len() < MAX_PHRASES {
            phrases.insert(phrase.into(), words.clone());
        }
        words
    }

    fn words(&self, text: &str) -> Vec<Word> {
        let segment =
            |lattice: &mut Lattice| self.segmenter.segment_with_lattice(Cow::Borrowed(text), lattice);
        // lindera fails only on a dictionary that is not in order; the embedded one is.
        let Ok(tokens) = LATTICE.with_borrow_mut(segment) else { return Vec::new() };
        let word = |token: lindera::token::Token<'_>| Word {
            start: token.byte_start as u32,
            end: token.byte_end as u32,
            entry: self.entry(&text[token.byte_start..token.byte_end], token),
        };
        tokens.into_iter().map(word).collect()
    }

    fn entry(&self, surface: &str, token: lindera::token::Token<'_>) -> Arc<Entry> {
        if token.word_id.is_unknown() {
            return Arc::new(entry(surface, token));
        }
        let id = (token.word_id.id(), token.word_id.is_system());
        if let Some(entry) = self.entries.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return entry.clone();
        }
        let entry = Arc::new(entry(surface, token));
        self.entries.write().unwrap_or_else(PoisonError::into_inner).insert(id, entry.clone());
        entry
    }
}

/// Reads the details of a word.
fn entry(surface: &str, mut token: lindera::token::Token<'_>) -> Entry {
    let mut details = token.details_iter();
    let (class, subclass) = (details.next().unwrap_or("*"), details.next().unwrap_or("*"));
    let part_of_speech = part_of_speech(class, subclass);
    let mut details = details.skip(4);
    let base = match details.next() {
        Some("*") | None => None,
        Some(base) if base == surface => None,
        Some(base) => Some(base.into()),
    };
    let reading = match details.next() {
        Some("*") | None => surface.chars().all(is_kana).then(|| katakana(surface).into()),
        Some(_) if part_of_speech == PartOfSpeech::Symbol => None,
        Some(reading) => Some(reading.into()),
    };
    Entry { base, reading, part_of_speech }
}

fn part_of_speech(class: &str, subclass: &str) -> PartOfSpeech {
    match (class, subclass) {
        ("名詞", "数") => PartOfSpeech::Number,
        ("名詞", "接尾") => PartOfSpeech::Suffix,
        ("名詞", _) => PartOfSpeech::Noun,
        ("動詞", _) => PartOfSpeech::Verb,
        ("形容詞", _) => PartOfSpeech::Adjective,
        ("副詞", _) => PartOfSpeech::Adverb,
        ("接頭詞", _) => PartOfSpeech::Prefix,
        ("助詞", _) => PartOfSpeech::Particle,
        ("助動詞", _) => PartOfSpeech::AuxiliaryVerb,
        ("記号", _) => PartOfSpeech::Symbol,
        _ => PartOfSpeech::Other,
    }
}

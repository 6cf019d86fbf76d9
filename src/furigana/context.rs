//! Words that are read by what stands before them: 治療後 (ご) and 治療した後 (あと).

use crate::japanese::{PartOfSpeech, Token, is_kanji};

/// The reading of a word where the word before decides it, and not the dictionary.
pub(super) fn reading(tokens: &[Token<'_>], at: usize) -> Option<&'static str> {
    let before =
        at.checked_sub(1).map(|before| &tokens[before]).filter(|before| touches(before, &tokens[at]));
    let after_noun = before.is_some_and(is_noun);
    let after = |words: &[&str]| before.is_some_and(|before| words.contains(&before.surface));
    Some(match tokens[at].surface {
        "後" if after_noun => "ご",
        "後" => "あと",
        "間" if after_noun => "かん",
        "間" => "あいだ",
        "下" if after(&["の"]) && !is_a_place(tokens, at) => "もと",
        "不足" if after_noun => "ぶそく",
        "力不足" if after_noun => "りょくぶそく",
        "値" if after_noun => "ち",
        "値" => "あたい",
        "版" if after_noun => "ばん",
        "版" => "はん",
        "親等" if !before.is_some_and(|before| before.part_of_speech == PartOfSpeech::Number) => "おやとう",
        // 男女共に: not the ども of 子ども.
        "共" if tokens.get(at + 1).is_some_and(|next| next.surface == "に") => "とも",
        // 相談を行って is of 行う; only へ and て lead to 行く.
        "行っ" if !after(&["へ", "て"]) => "おこなっ",
        _ => return None,
    })
}

/// Whether の下 tells where something is (ページの下, 表の下にある), and not under whose care (連携の下).
fn is_a_place(tokens: &[Token<'_>], at: usize) -> bool {
    let owner = at.checked_sub(2).map(|owner| tokens[owner].surface);
    let of_kanji = owner.is_some_and(|owner| owner.ends_with(is_kanji));
    let mut next = tokens[at + 1..].iter().map(|token| token.surface);
    let is_there =
        next.next() == Some("に") && next.next().is_some_and(|verb| verb.starts_with(['あ', 'も']));
    !of_kanji || is_there
}

fn touches(before: &Token<'_>, token: &Token<'_>) -> bool {
    before.start + before.surface.len() == token.start
}

fn is_noun(token: &Token<'_>) -> bool {
    matches!(token.part_of_speech, PartOfSpeech::Noun | PartOfSpeech::Suffix)
}

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
        // 相談を行って is of 行う; only へ, て and a place lead to 行く.
        "行っ" if after(&["へ", "て"]) || leads_to_a_place(tokens, at) => "いっ",
        "行っ" => "おこなっ",
        "正しく" => "ただしく",
        // One and two people have words of their own: 一人で, but not 十一人 and 一人前.
        "一" if is_people(tokens, at) => "ひと",
        "二" if is_people(tokens, at) => "ふた",
        "人" if after(&["一", "二"]) && is_people(tokens, at - 1) => "り",
        // 学校に入れる is of 入る, 人を入れる of 入れる.
        "入れ" if after(&["に"]) && !has_object(tokens, at) => "はいれ",
        "入れる" if after(&["に"]) && !has_object(tokens, at) => "はいれる",
        _ => return None,
    })
}

/// Whether 人 follows, and no digit stands before.
fn is_people(tokens: &[Token<'_>], at: usize) -> bool {
    let is_number = |token: &Token<'_>| token.part_of_speech == PartOfSpeech::Number;
    let before =
        at.checked_sub(1).map(|before| &tokens[before]).filter(|before| touches(before, &tokens[at]));
    let mut next = tokens[at + 1..].iter().map(|token| token.surface);
    !before.is_some_and(is_number) && next.next() == Some("人") && next.next() != Some("前")
}

/// Whether に or にも stands before, and before it somewhere one goes: 会社に, 役所などにも, 「保護観察所」に.
fn leads_to_a_place(tokens: &[Token<'_>], at: usize) -> bool {
    const PLACES: [&str; 12] =
        ["会社", "職場", "学校", "企業", "病院", "役所", "役場", "ところ", "現場", "家", "国", "窓口"];
    let mut before = tokens[..at].iter().rev().skip_while(|token| token.surface == "も");
    if before.next().is_none_or(|token| token.surface != "に") {
        return false;
    }
    let mut place = before.filter(|token| !["など", "」", "）"].contains(&token.surface));
    place.next().is_some_and(|token| {
        PLACES.contains(&token.surface) || token.surface.ends_with(['所', '署', '校', '院', '社'])
    })
}

/// Whether something of the clause stands before を.
fn has_object(tokens: &[Token<'_>], at: usize) -> bool {
    let clause = tokens[..at].iter().rev().take_while(|token| !["、", "。"].contains(&token.surface));
    clause.into_iter().any(|token| token.surface == "を")
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

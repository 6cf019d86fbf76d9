//! Sounds: kana and romaji in one plain Latin form, so that a reading is found however it is typed.
//!
//! 1. [`from_kana`] and [`from_romaji`] give the plain form: シュッコウ and shukkō are `syuqkou`, `syuqko`.
//! 2. [`forgive`] drops what people leave out: long vowels, doubled consonants.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tables;
use crate::japanese::katakana;

static KANA: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| tables::KANA.iter().copied().collect());

/// The sound of kana in either script; none if there is any other character.
pub fn from_kana(kana: &str) -> Option<String> {
    let kana = katakana(kana);
    let starts: Vec<usize> = kana.char_indices().map(|(at, _)| at).chain([kana.len()]).collect();
    let mut out = String::with_capacity(kana.len());
    let mut at = 0;
    while at + 1 < starts.len() {
        let two = starts.get(at + 2).and_then(|end| KANA.get(&kana[starts[at]..*end]));
        match two {
            Some(latin) => {
                out.push_str(latin);
                at += 2;
            }
            None => {
                out.push_str(KANA.get(&kana[starts[at]..starts[at + 1]])?);
                at += 1;
            }
        }
    }
    Some(out)
}

/// The sound of a folded Latin word read as romaji, in Hepburn, kunrei or as typed.
pub fn from_romaji(word: &str) -> String {
    tables::ROMAJI.iter().fold(word.to_string(), |word, (from, to)| word.replace(from, to))
}

/// The sound without long vowels and doubled consonants.
pub fn forgive(sound: &str) -> String {
    let mut sound = sound.to_string();
    loop {
        let mut changed = false;
        for (from, to) in tables::FORGIVE {
            if sound.contains(from) {
                sound = sound.replace(from, to);
                changed = true;
            }
        }
        if !changed {
            return sound;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_and_every_romaji_sound_alike() {
        for (kana, romaji) in [
            ("しゅっこう", ["shukko", "syukkou", "shukkou"]),
            ("じょせいきん", ["joseikin", "zyoseikin", "jyoseikin"]),
            ("ちゅうしょうきぎょう", ["chushokigyo", "tyuusyoukigyou", "chuushoukigyou"]),
            ("しんぶん", ["shimbun", "shinbun", "sinbun"]),
            ("ハローワーク", ["haroowaaku", "harowaku", "haro-wa-ku"]),
        ] {
            let sound = forgive(&from_kana(kana).unwrap());
            for word in romaji {
                assert_eq!(forgive(&from_romaji(word)), sound, "{word}");
            }
        }
        assert_eq!(from_kana("雇用"), None);
    }
}

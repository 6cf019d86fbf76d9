//! Text of a plan as Markdown that says just this text, and as YAML.

/// Text as Markdown that says just this text.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let begins_block = match c {
            '#' | '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => at > 0 && at == digits,
            _ => false,
        };
        if begins_block || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '!')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A string as YAML: plain where nothing in it could mean anything else, in double quotes otherwise.
pub fn yaml(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "・、。（）「」『』ー～＝％．【】※…".contains(c);
    let inner = |c: char| plain(c) || c == ' ';
    let japanese = !text.is_ascii();
    if japanese && text.starts_with(plain) && text.ends_with(plain) && text.chars().all(inner) {
        return text.to_string();
    }
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::to_text;

    #[test]
    fn markdown_says_just_the_text() {
        for text in [
            "1. 番号",
            "- 項目",
            "# 見出し",
            "a*b*c_d_ <b> &amp; [x](y) `z` ~~s~~ \\ | !",
            "12) x",
            "2023.4 から",
            "====",
            "https://example.org/a_b",
        ] {
            assert_eq!(to_text(&markdown(text), crate::lang::Lang::JA), text);
        }
    }

    #[test]
    fn yaml_strings_come_back() {
        for text in [
            "雇用の維持",
            "",
            "yes",
            "12",
            "a: b # c",
            "\"引用\"",
            "令和５年度 計画",
            "【県】",
            "- x",
            "２．",
            "甲 # 乙",
        ] {
            let back: String = serde_yaml::from_str(&yaml(text)).expect(text);
            assert_eq!(back, text);
        }
    }
}

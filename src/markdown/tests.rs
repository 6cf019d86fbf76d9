use super::*;

mod random;

fn html_in(markdown: &str, lang: Lang) -> String {
    let style = Style { lang, heading: Some(1), anchor: "x", href: &|target| Some(target.to_string()) };
    to_html(&parse(markdown, lang), &style)
}

fn html(markdown: &str) -> String {
    html_in(markdown, Lang::JA)
}

fn text(markdown: &str) -> String {
    to_text(markdown, Lang::JA)
}

/// The kinds of the problems, and the text that each is told of.
fn problems(markdown: &str) -> Vec<(Fault, &str)> {
    let found = parse(markdown, Lang::JA).problems;
    found.into_iter().map(|problem| (problem.kind, &markdown[problem.range])).collect()
}

/// One paragraph: `[b …]` strong, `[i …]` emphasis.
fn marked(markdown: &str) -> String {
    let html = html(markdown).replace("<strong>", "[b ").replace("<em>", "[i ");
    html.replace("</strong>", "]").replace("</em>", "]").replace("<p>", "").replace("</p>\n", "")
}

#[test]
fn emphasis_is_what_the_author_means() {
    for (written, read) in [
        (
            "県は、**「重点支援」**及び**「特別枠」**を設ける。",
            "県は、[b 「重点支援」]及び[b 「特別枠」]を設ける。",
        ),
        (
            "**受付は平日のみとする（祝日を除く）。**電話の相談は毎日行う。",
            "[b 受付は平日のみとする（祝日を除く）。]電話の相談は毎日行う。",
        ),
        ("**重要**です", "[b 重要]です"),
        ("これは**重要**です", "これは[b 重要]です"),
        ("これは **重要** です", "これは [b 重要] です"),
        ("**「重要」**です", "[b 「重要」]です"),
        ("（**重要**）", "（[b 重要]）"),
        ("「**重要**」", "「[b 重要]」"),
        ("**①重要**：内容", "[b ①重要]：内容"),
        ("対象は**（１）求職者**、**（２）事業主**。", "対象は[b （１）求職者]、[b （２）事業主]。"),
        ("**100％**を目指す", "[b 100％]を目指す"),
        ("目標は**100%**です", "目標は[b 100%]です"),
        ("**ハローワーク**・**県**", "[b ハローワーク]・[b 県]"),
        ("令和**６年**度", "令和[b ６年]度"),
        ("**Job Fes**を開く", "[b Job Fes]を開く"),
        ("**“Job Fes”**を開く", "[b “Job Fes”]を開く"),
        ("***重要***です", "[i [b 重要]]です"),
        ("**重*要*点**です", "[b 重[i 要]点]です"),
        ("*重要*です", "[i 重要]です"),
        ("**重要", "**重要"),
        ("重要**", "重要**"),
        ("** 重要 **", "** 重要 **"),
        ("伏字は****です", "伏字は****です"),
        ("3*4*5", "3*4*5"),
        ("３*４*５", "３*４*５"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("10*20cm、30*40cm", "10*20cm、30*40cm"),
        ("縦10cm*横20cm*高さ30cm", "縦10cm*横20cm*高さ30cm"),
        ("2*(3+4)*5", "2*(3+4)*5"),
        ("2**10 + 3**4", "2**10 + 3**4"),
        ("a*b*c", "a*b*c"),
        ("施策*1と施策*2を行う", "施策*1と施策*2を行う"),
        ("支援（*1）及び訓練（*2）", "支援（*1）及び訓練（*2）"),
        ("090-****-1234と080-****-5678", "090-****-1234と080-****-5678"),
        ("10~20人、30~40人", "10~20人、30~40人"),
        ("10~~20人、30~~40人", "10~~20人、30~~40人"),
        ("～午前～", "～午前～"),
        ("\\*字\\*と\\*\\*字\\*\\*", "*字*と**字**"),
        ("file_name_x と _下線_ です", "file_name_x と [i 下線] です"),
        ("foo **bar** baz", "foo [b bar] baz"),
        ("foo*bar* baz", "foo*bar* baz"),
        ("**[甲](x)**と", "[b <a href=\"x\">甲</a>]と"),
        ("**甲\n乙**", "[b 甲乙]"),
        ("`a*b*c`", "<code>a*b*c</code>"),
    ] {
        assert_eq!(marked(written), read, "{written}");
    }
}

#[test]
fn asterisks_that_may_surprise_are_told() {
    assert_eq!(problems("a **重要"), [(Fault::Asterisks, "**")]);
    assert_eq!(problems("縦*横*高さ"), [(Fault::Asterisk, "*")]);
    assert_eq!(problems("**重要**です 3*4*5"), []);
    assert_eq!(problems("県__「重要」__は"), [(Fault::Asterisks, "__")]);
    assert_eq!(problems("~~（旧）~~を"), [(Fault::Asterisks, "~~")]);
    assert_eq!(problems("氏名____ 住所__ a_b __重要__ 3~5~~"), []);
}

#[test]
fn what_was_meant_as_a_link_and_is_none_is_told() {
    for text in
        ["[県] (https://a.jp)", "[県]（https://a.jp）", "［県］(https://a.jp)", "[県](https://a.jp/x y)"]
    {
        assert_eq!(problems(text).first().map(|found| found.0), Some(Fault::LinkForm), "{text}");
    }
    assert_eq!(problems("[県](https://a.jp)、［県］（https://a.jp）、[県] (注)、県 (https://a.jp)"), []);
}

#[test]
fn tags_that_mean_something_do_and_the_others_are_shown() {
    assert_eq!(html("a<br>b<BR/>c<br />d"), "<p>a<br>\nb<br>\nc<br>\nd</p>\n");
    assert_eq!(
        html("<u>下線</u><b>太</b><i>斜</i><s>消</s><sup>上</sup><sub>下</sub>"),
        "<p><u>下線</u><strong>太</strong><em>斜</em><s>消</s><sup>上</sup><sub>下</sub></p>\n"
    );
    assert_eq!(
        html("**<u>甲</u>**<u>**乙**</u>"),
        "<p><strong><u>甲</u></strong><u><strong>乙</strong></u></p>\n"
    );
    assert_eq!(
        html("a <span class=\"x\">b</span>"),
        "<p>a &lt;span class=&quot;x&quot;&gt;b&lt;/span&gt;</p>\n"
    );
    assert_eq!(
        html("<div>\n\n**甲**\n\n</div>"),
        "<p>&lt;div&gt;</p>\n<p><strong>甲</strong></p>\n<p>&lt;/div&gt;</p>\n"
    );
    assert_eq!(html("<u>甲"), "<p>&lt;u&gt;甲</p>\n");
    assert_eq!(
        html("a < b > c <3 &lt;br&gt; \\<br>"),
        "<p>a &lt; b &gt; c &lt;3 &lt;br&gt; &lt;br&gt;</p>\n"
    );
    assert_eq!(problems("甲<font>乙"), [(Fault::Tag, "<font>")]);
    assert_eq!(html("|甲|\n|-|\n|一<br>二|"), html("|甲|\n|-|\n|一<br/>二|"));
    assert!(html("|甲|\n|-|\n|一<br>二|").contains("<td>一<br>\n二</td>"));
    for bad in [
        "<script>alert(1)</script>",
        "<!DOCTYPE x>",
        "<?x?>",
        "<![CDATA[x]]>",
        "> <div>\n> x",
        "- <br onclick=x>",
    ] {
        let html = html(bad);
        assert!(
            !html.contains("<script")
                && !html.contains("onclick=x>")
                && !html.contains("<!")
                && !html.contains("<?"),
            "{html}"
        );
    }
}

#[test]
fn comments_are_in_no_output_and_told() {
    let written = "<!-- 内部 -->本文**強調**<!-- 未定 -->\n\n<!--\n複数\n\n行 -->\n\n終わり";
    assert_eq!(html(written), "<p>本文<strong>強調</strong></p>\n<p>終わり</p>\n");
    assert_eq!(text(written), "本文強調\n終わり");
    assert_eq!(
        problems(written),
        [
            (Fault::Comment, "<!-- 内部 -->"),
            (Fault::Comment, "<!-- 未定 -->"),
            (Fault::Comment, "<!--\n複数\n\n行 -->")
        ]
    );
    assert_eq!(text("本文<!-- 閉じない\n\n内部"), "本文");
    assert_eq!(html("甲\n\n[//]: # (内部)\n\n[comment]: <> (内部)\n乙"), "<p>甲</p>\n<p>乙</p>\n");
    assert_eq!(problems("[//]: # (内部)\n"), [(Fault::Comment, "[//]: # (内部)")]);
    assert_eq!(problems("本文<!-- 閉じない\n\n内部"), [(Fault::CommentUnclosed, "<!--")]);
    assert_eq!(text("`<!-- 残る -->`\n\n```\n<!-- 残る *a* -->\n```"), "<!-- 残る -->\n<!-- 残る *a* -->");
    assert_eq!(text("> <!-- 内部 -->引用\n\n- <!-- 内部 -->項目"), "引用\n・項目");
}

#[test]
fn footnotes_keep_their_text_and_lead_back() {
    let written = "出張[^1]と[^二]と[^1]。\n[^1]: 五か所\n[^二]: 六か所\n\n    続き\n";
    let html = html(written);
    assert!(html.contains("<sup class=\"note\" id=\"x-r1\"><a href=\"#x-n1\">注1</a></sup>"), "{html}");
    assert!(html.contains("<a href=\"#x-r1\">注1</a><a href=\"#x-r1-2\">↑</a>"), "{html}");
    assert_eq!(text(written), "出張（注1）と（注2）と（注1）。\n注1　五か所\n注2　六か所\n  続き");
    assert_eq!(to_text("Visits[^1].\n\n[^1]: Five.\n", Lang::EN), "Visits[1].\n[1] Five.");
    assert_eq!(problems("甲[^9]"), [(Fault::NoteMissing, "[^9]")]);
    assert_eq!(text("甲[^9]"), "甲[^9]");
    assert_eq!(problems("甲\n\n[^x]: 使わない注"), [(Fault::NoteUnused, "[^x]: 使わない注")]);
    assert_eq!(text("甲\n\n[^x]: 使わない注"), "甲\n注1　使わない注");
}

#[test]
fn a_line_that_looks_like_the_address_of_a_link_is_text() {
    assert_eq!(text("[参考]: 県ホームページ"), "[参考]: 県ホームページ");
    assert_eq!(text("[県]: https://example.jp"), "[県]: https://example.jp");
    assert_eq!(
        html("[県]を見る。\n\n[県]: https://example.jp"),
        "<p><a href=\"https://example.jp\">県</a>を見る。</p>\n"
    );
}

#[test]
fn a_picture_is_its_description_and_told() {
    assert_eq!(html("![体系図](https://evil.example/x.png)"), "<p>体系図</p>\n");
    assert_eq!(problems("甲![体系図](fig1.png)"), [(Fault::Picture, "![体系図](fig1.png)")]);
}

#[test]
fn headings_stand_below_the_page_without_gaps() {
    assert_eq!(html("# 概要\n\n### 対象"), "<h2>概要</h2>\n<h3>対象</h3>\n");
    let style = Style { lang: Lang::JA, heading: None, anchor: "x", href: &href_of_web };
    let list = to_html(&parse("# 概要", Lang::JA), &style);
    assert_eq!(list, "<p class=\"text-heading\"><strong>概要</strong></p>\n");
    assert_eq!(html("##見出し"), "<p>##見出し</p>\n");
    assert_eq!(problems("##見出し"), [(Fault::HeadingSpace, "##")]);
    assert_eq!(html("文\n---\n次"), "<p>文</p>\n<hr>\n<p>次</p>\n");
    assert_eq!(html("文\n===\n次"), "<p>文</p>\n<p>===次</p>\n");
    assert_eq!(html("> 文\n> ---"), "<blockquote>\n<p>文</p>\n<hr>\n</blockquote>\n");
    assert_eq!(problems("文\n---\n次"), [(Fault::Underline, "---")]);
}

#[test]
fn line_ends_that_are_meant_stay() {
    assert_eq!(
        html("次の支援を行う。\n①相談\n②訓練の\nあっせん"),
        "<p>次の支援を行う。<br>\n①相談<br>\n②訓練のあっせん</p>\n"
    );
    assert_eq!(problems("次\n・市町村\n続き"), [(Fault::LineKept, "・市町村")]);
    assert_eq!(text("雇用\n維持 a\nb\nを"), "雇用維持 a bを");
    assert_eq!(
        to_text("“Job Fes”\nfor young people —\nwhich\n‘meets’", Lang::EN),
        "“Job Fes” for young people — which ‘meets’"
    );
    assert_eq!(html("人材\u{B}確保\u{2028}を図る"), "<p>人材確保を図る</p>\n");
}

#[test]
fn numbers_of_items_stay_as_they_are_written() {
    assert_eq!(
        html("1. 甲\n3. 乙\n4. 丙"),
        "<ol>\n<li>甲</li>\n<li value=\"3\">乙</li>\n<li>丙</li>\n</ol>\n"
    );
    assert_eq!(text("1. 甲\n3. 乙"), "1. 甲\n3. 乙");
    assert_eq!(problems("1. 甲\n3. 乙"), [(Fault::ListNumbers, "3")]);
    // The author left counting to the program.
    assert_eq!(text("1. 甲\n1. 乙"), "1. 甲\n2. 乙");
    assert_eq!(html("次\n1) 甲\n2) 乙"), "<p>次<br>\n1) 甲<br>\n2) 乙</p>\n");
    assert_eq!(to_text("As follows:\n1) visits\n2) talks", Lang::EN), "As follows:\n1) visits\n2) talks");
    assert_eq!(text("ア 紹介\nイ 相談"), "ア 紹介\nイ 相談");
}

#[test]
fn indents_are_no_code_and_full_width_spaces_no_text() {
    assert_eq!(
        html("　企業に働きかける。\n\n　　また、\n\n    なお、**市町村**と協議する。\n\n\tタブ"),
        "<p>企業に働きかける。</p>\n<p>また、</p>\n<p>なお、<strong>市町村</strong>と協議する。</p>\n<p>タブ</p>\n"
    );
    assert_eq!(problems("甲\n\n    乙"), [(Fault::Indent, "乙")]);
    assert_eq!(html("```\n  a *b*\n```"), "<pre><code>  a *b*\n</code></pre>\n");
}

#[test]
fn lists_keep_their_levels_marks_and_numbers_in_plain_text() {
    assert_eq!(text("- 甲\n  - 乙\n    1. 丙\n    2. 丁\n- 戊"), "・甲\n  ・乙\n    1. 丙\n    2. 丁\n・戊");
    assert_eq!(to_text("- a\n- b", Lang::EN), "- a\n- b");
    assert_eq!(html("3. 丙\n4. 丁"), "<ol start=\"3\">\n<li>丙</li>\n<li>丁</li>\n</ol>\n");
    assert_eq!(html("- 甲\n\n  乙"), "<ul>\n<li>\n<p>甲</p>\n<p>乙</p>\n</li>\n</ul>\n");
}

#[test]
fn no_cell_of_a_table_is_lost() {
    let written = "|区分|数|\n|-|-:|\n|甲|1|件|\n|乙|\n";
    assert_eq!(text(written), "区分 数\n甲 1 件\n乙");
    assert_eq!(problems(written), [(Fault::TableCells, "|甲|1|件|")]);
    assert_eq!(text("次\n区分 | 数\n-|-\n甲 | 1 | a \\| b | c\n"), "次\n区分 数\n甲 1 a | b c");
    assert!(problems("|区分|数|\n|-|-|\n|甲|1 \\| 2|\n").is_empty());
    // Pasted: the head has fewer cells than the rows.
    assert_eq!(text("区分\t数\n甲\t1\t件\n"), "区分 数\n甲 1 件");
    // Drawn or set apart without being a table: rows stay rows.
    assert_eq!(text("次\n｜区分｜数｜\n｜甲｜1｜"), "次\n｜区分｜数｜\n｜甲｜1｜");
    assert_eq!(text("|区分|数|\n|-|-|-|\n|甲|1|"), "|区分|数|\n|-|-|-|\n|甲|1|");
    assert_eq!(text("区分　　　人数\n相談　　　100"), "区分　　　人数\n相談　　　100");
}

#[test]
fn a_table_pasted_with_tabs_is_a_table() {
    let written = "次のとおり。\n区分\t人数\n就職|者\t1,200\n相談\t50\n以上\n";
    let html = html(written);
    assert!(html.contains("<th scope=\"col\">区分</th><th scope=\"col\" class=\"end\">人数</th>"), "{html}");
    assert!(html.contains("<td>就職|者</td><td class=\"end\">1,200</td>"), "{html}");
    assert!(html.starts_with("<p>次のとおり。</p>") && html.ends_with("<p>以上</p>\n"), "{html}");
    assert_eq!(problems(written)[0].0, Fault::TabTable);
    assert_eq!(text(written), "次のとおり。\n区分 人数\n就職|者 1,200\n相談 50\n以上");
    assert_eq!(
        html_in("- 甲\n\t- 乙\n\t- 丙\n", Lang::JA).matches("<ul>").count(),
        2,
        "an indent is no cell"
    );
}

#[test]
fn tables_align_by_class_and_end_with_their_lines() {
    let html = html("前\n|甲|乙|\n|:-:|--:|\n|一|二|\n※ 注");
    assert!(html.starts_with("<p>前</p>\n<div class=\"table-wrap\""), "{html}");
    assert!(
        html.contains("<td class=\"centre\">一</td><td class=\"end\">二</td>") && !html.contains("style="),
        "{html}"
    );
    assert!(html.ends_with("</table></div>\n<p>※ 注</p>\n"), "{html}");
    assert!(!html_in("||\n|-|\n|x|", Lang::JA).contains("<th"));
}

#[test]
fn links_are_listed_with_their_places() {
    let written = "見る：[甲](a.md)と<https://example.jp/a*b>と<a@example.jp>。[^1]\n\n[^1]: [乙](b)\n";
    let tree = parse(written, Lang::JA);
    let found: Vec<_> = links(&tree).into_iter().map(|(target, range)| (target, &written[range])).collect();
    assert_eq!(
        found,
        [
            ("a.md", "[甲](a.md)"),
            ("https://example.jp/a*b", "<https://example.jp/a*b>"),
            ("mailto:a@example.jp", "<a@example.jp>"),
            ("b", "[乙](b)"),
        ]
    );
    let style = Style { lang: Lang::JA, heading: None, anchor: "x", href: &href_of_web };
    assert_eq!(to_html(&parse("[甲](javascript:alert(1))", Lang::JA), &style), "<p>甲</p>\n");
}

#[test]
fn what_cannot_be_seen_is_in_no_output() {
    let written =
        "就職\u{200B}氷河期\u{FEFF}世代を対象に、職業\u{AD}訓練。\u{202E}面\u{200D}接会&#8203;&#x1;\u{1}";
    assert_eq!(text(written), "就職氷河期世代を対象に、職業訓練。面接会");
    assert_eq!(html(written), "<p>就職氷河期世代を対象に、職業訓練。面接会</p>\n");
}

#[test]
fn ids_and_attributes_are_escaped() {
    let style = Style { lang: Lang::JA, heading: None, anchor: "\"><x", href: &|_| Some("\"><x".into()) };
    let html = to_html(&parse("[甲](a)[^1]\n\n[^1]: 乙", Lang::JA), &style);
    assert!(!html.contains("<x"), "{html}");
}

#[test]
fn deep_and_large_texts_are_bounded_and_told() {
    let nested = |text: &str, times: usize| text.repeat(times);
    for (text, told) in [
        (format!("{}x", nested("> ", 10_000)), Some(Fault::Deep)),
        (format!("{}x", nested("1. ", 5_000)), Some(Fault::Deep)),
        (format!("{}x", nested("+ ", 3_000)), Some(Fault::Deep)),
        (format!("{}x", nested("> - ", 3_000)), Some(Fault::Deep)),
        (format!("{}x", nested("-      ", 20_000)), Some(Fault::Indent)),
        (nested("*a ", 10_000), None),
        (format!("{}{}", nested("*a ", 50_000), nested(" a*", 50_000)), None),
        (format!("{}x{}", nested("<b>", 30_000), nested("</b>", 30_000)), Some(Fault::Large)),
        (nested("**a** ", 20_000), Some(Fault::Large)),
        (nested("[a](https://b.jp) ", 20_000), Some(Fault::Large)),
        (nested("**a *b ", 30_000), None),
        (nested("[", 100_000), None),
        (nested("`` ` ", 100_000), None),
        (nested("<a ", 100_000), None),
        (nested("[^x", 50_000), None),
        (nested("- a\n", 60_000), Some(Fault::Large)),
        (format!("{}\n{}\n", nested("|a", 500), nested("|-", 500)), Some(Fault::Wide)),
    ] {
        let start = std::time::Instant::now();
        let tree = parse(&text, Lang::JA);
        let shown = to_html(&tree, &Style { lang: Lang::JA, heading: None, anchor: "x", href: &href_of_web });
        assert!(shown.contains(['x', 'a', '[', '`']), "{}", &text[..20]);
        if let Some(told) = told {
            assert!(tree.problems.iter().any(|problem| problem.kind == told), "{}", &text[..20]);
        }
        assert!(start.elapsed().as_secs() < 5, "{} takes {:?}", &text[..20], start.elapsed());
    }
}

proptest::proptest! {
    #[test]
    fn a_sentence_is_read_as_any_text(text in "[a-zA-Zあ-んア-ンー一-龠0-9０-９Ａ-ｚ ,.'()/;、。「」・（）\\-:&#*\n]{0,40}") {
        if let Some(tree) = sentence(&text) {
            for lang in [Lang::JA, Lang::EN] {
                proptest::prop_assert_eq!(&tree, &build::tree(&text, lang));
            }
        }
    }
}

#[test]
fn most_sentences_take_the_short_way() {
    for text in [
        "雇用の維持に取り組む。",
        "年間４,５７０人（うち「若者」）とする。\n",
        "Support workers, and 3 others.",
    ] {
        assert_eq!(sentence(text), Some(build::tree(text, Lang::JA)));
    }
    for text in ["1. 雇用", "・雇用", "雇用\n維持", "雇用&amp;維持", "雇用 ", "**雇用**", "　雇用"]
    {
        assert_eq!(sentence(text), None);
    }
}

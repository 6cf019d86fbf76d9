//! The tables of folding and cutting: the one definition that the build uses and ships to the browser.
//!
//! Every function of [`super::fold`], [`super::sound`] and [`super::english`] reads these tables; the
//! search script reads the same ones from the index. Change a table here and both sides change.

/// One written form of a word for another, on folded text: the longest match from the left wins.
pub const WORDS: &[(&str, &str)] = &[
    ("障がい", "障害"), ("しょう害", "障害"), ("子ども", "こども"), ("子供", "こども"), ("子共", "こども"),
    ("一人親", "ひとり親"), ("1人親", "ひとり親"), ("独り親", "ひとり親"), ("一人ひとり", "一人一人"),
    ("1人1人", "一人一人"), ("1人ひとり", "一人一人"), ("働き掛け", "働きかけ"), ("働掛け", "働きかけ"),
    ("呼び掛け", "呼びかけ"), ("呼掛け", "呼びかけ"), ("声掛け", "声かけ"), ("心掛け", "心がけ"),
    ("手掛け", "手がけ"), ("位置付", "位置づ"), ("関連付", "関連づ"), ("義務付", "義務づ"), ("基付", "基づ"),
    ("裏付", "裏づ"), ("動機付", "動機づ"), ("気付", "気づ"), ("紐付", "紐づ"), ("ひも付", "紐づ"),
    ("片付", "片づ"), ("名付", "名づ"), ("資格付", "資格づ"), ("出来", "でき"), ("様々", "さまざま"),
    ("下さい", "ください"), ("頂", "いただ"), ("致し", "いたし"), ("繋が", "つなが"), ("繋げ", "つなげ"),
    ("繫が", "つなが"), ("繫げ", "つなげ"), ("全て", "すべて"), ("総て", "すべて"), ("更に", "さらに"),
    ("更なる", "さらなる"), ("及び", "および"), ("又は", "または"), ("並びに", "ならびに"),
    ("若しくは", "もしくは"), ("但し", "ただし"), ("概ね", "おおむね"), ("予め", "あらかじめ"),
    ("幅広", "幅ひろ"), ("活かす", "生かす"), ("活かし", "生かし"), ("活かせ", "生かせ"), ("就く", "つく"),
    ("就け", "つけ"), ("斡旋", "あっせん"), ("きめ細やか", "きめ細か"), ("木目細か", "きめ細か"),
    ("きめこまか", "きめ細か"), ("肌理細か", "きめ細か"), ("キメ細か", "きめ細か"), ("職場作り", "職場づくり"),
    ("職場造り", "職場づくり"), ("職場創り", "職場づくり"), ("体制作り", "体制づくり"),
    ("環境作り", "環境づくり"), ("人作り", "人づくり"), ("物作り", "ものづくり"), ("物づくり", "ものづくり"),
    ("もの作り", "ものづくり"), ("モノづくり", "ものづくり"), ("モノ作り", "ものづくり"), ("引籠", "引きこも"),
    ("引き籠", "引きこも"), ("引篭", "引きこも"), ("引き篭", "引きこも"), ("引き込も", "引きこも"),
    ("見極", "見きわ"), ("癌", "がん"), ("ガン患者", "がん患者"), ("ガンセンター", "がんセンター"),
    ("鬱", "うつ"), ("若もの", "若者"), ("遣り甲斐", "やりがい"), ("働き甲斐", "働きがい"),
    ("サイタマ", "さいたま"), ("取り纏め", "取りまとめ"), ("取纏め", "取りまとめ"), ("問合わせ", "問い合わせ"),
    ("問合せ", "問い合わせ"), ("問い合せ", "問い合わせ"), ("捉え", "とらえ"), ("捕らえ", "とらえ"),
    ("亘り", "わたり"), ("亘る", "わたる"), ("渡る", "わたる"), ("渡り", "わたり"), ("務め", "努め"),
    ("良い", "よい"), ("善い", "よい"), ("拘わらず", "かかわらず"), ("関わらず", "かかわらず"),
    ("関わ", "かかわ"), ("係わ", "かかわ"), ("係る", "かかる"), ("於い", "おい"), ("於け", "おけ"),
    ("其の", "その"), ("直ぐ", "すぐ"), ("真直ぐ", "まっすぐ"), ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"),
    ("ヴォ", "ボ"), ("ヴ", "ブ"), ("ディジタル", "デジタル"), ("クォリティ", "クオリティ"),
    ("フォロウ", "フォロー"), ("ウィ", "ウイ"), ("ウェ", "ウエ"), ("ウォ", "ウオ"),     ("フィナンシャル", "ファイナンシャル"),
    ("キャリヤ", "キャリア"), ("ダイヤ", "ダイア"),
    ("ジョブタグ", "jobtag"), ("job tag", "jobtag"), ("job-tag", "jobtag"),
];

/// Old, rare and official forms of characters, beyond what NFKC does, each before the one that takes its place: the forms
/// of the 常用漢字表 (塡, 剝, 頰, 𠮟) and its 康熙字典体, and what is taken for the same in names of people and places.
const CHARACTERS: &str = "\
    乘乗 亂乱 亞亜 佛仏 來来 俠侠 俱倶 假仮 傳伝 僞偽 價価 儉倹 兒児 兔兎 內内 兩両 册冊 冨富 冰氷 \
    冲沖 决決 况況 凉涼 减減 凖準 凜凛 剎刹 剝剥 剩剰 劍剣 劑剤 劔剣 勛勲 勞労 勳勲 勵励 勸勧 區区 \
    卷巻 卻却 卽即 參参 叅参 吞呑 吳呉 咏詠 咒呪 啞唖 單単 嚙噛 嚴厳 囑嘱 圈圏 國国 圍囲 圓円 圖図 \
    團団 埀垂 堯尭 塡填 塲場 增増 墮堕 壓圧 壘塁 壞壊 壤壌 壯壮 壹壱 壺壷 壻婿 壽寿 奧奥 奬奨 妒妬 \
    姊姉 姬姫 娛娯 孃嬢 學学 寢寝 實実 寫写 寬寛 寶宝 將将 專専 對対 尙尚 屆届 屛屏 屬属 峯峰 峽峡 \
    嶋島 嶌島 嶽岳 巖巌 巢巣 帋紙 帶帯 幷并 廐厩 廚厨 廢廃 廣広 廳庁 强強 彈弾 彌弥 彥彦 徃往 徑径 \
    從従 徵徴 德徳 忰悴 恆恒 恊協 恠怪 悅悦 惠恵 惡悪 惱悩 愼慎 愽博 慘惨 應応 懷懐 戀恋 戞戛 戰戦 \
    戱戯 戲戯 戶戸 托託 拂払 拔抜 拜拝 挌格 挾挟 插挿 揭掲 搔掻 搖揺 搜捜 摑掴 擇択 擊撃 擔担 擕携 \
    據拠 擧挙 擴拡 攜携 攝摂 攪撹 收収 效効 敍叙 敎教 敕勅 數数 斷断 旣既 昻昂 晉晋 晝昼 曉暁 曻昇 \
    曾曽 會会 朶朵 查査 栅柵 栢柏 桒桑 條条 棊棋 棧桟 楳梅 榮栄 槇槙 槗橋 槪概 樂楽 樓楼 樞枢 樣様 \
    橫横 檜桧 檝楫 檢検 權権 欝鬱 歐欧 歡歓 步歩 歲歳 歸帰 殘残 殼殻 毆殴 每毎 氣気 沒没 泪涙 涂塗 \
    涉渉 淚涙 淨浄 淸清 淺浅 渊淵 渕淵 渴渇 溪渓 溫温 滯滞 滿満 潑溌 潛潜 澁渋 澤沢 濕湿 濟済 濤涛 \
    濱浜 濵浜 濶闊 瀧滝 瀨瀬 灣湾 烟煙 烱炯 焰焔 煉練 燈灯 燒焼 營営 燿耀 爐炉 爭争 爲為 牀床 犧犠 \
    狀状 狹狭 猨猿 獎奨 獨独 獵猟 獸獣 獻献 珎珍 瑤瑶 璢瑠 瓣弁 甁瓶 甞嘗 產産 畄留 畆畝 畒畝 畧略 \
    畫画 當当 疂畳 疊畳 痳麻 瘦痩 癈廃 癡痴 癢痒 發発 皃貌 皋皐 皷鼓 皹皸 盃杯 盌碗 盜盗 盡尽 眞真 \
    睹覩 矦侯 砿鉱 硏研 碍害 碎砕 碕崎 礙害 礦鉱 祕秘 祿禄 禪禅 禮礼 禱祷 秊年 稅税 稱称 穐秋 穗穂 \
    穩穏 穰穣 窗窓 竈竃 竊窃 竝並 笋筍 筺筐 篦箆 簞箪 籖籤 籠篭 粃秕 粹粋 糺糾 絕絶 絲糸 綉繍 經経 \
    綠緑 緖緒 緣縁 縣県 縱縦 總総 繡繍 繩縄 繪絵 繫繋 繼継 續続 纒纏 纖繊 缺欠 罇樽 罐缶 罸罰 羣群 \
    羮羹 翆翠 耻恥 聟婿 聨連 聯連 聰聡 聲声 聽聴 肅粛 肬疣 胷胸 脉脈 脣唇 脫脱 腟膣 腦脳 膓腸 膽胆 \
    臈臘 臟臓 臺台 與与 舊旧 舍舎 舖舗 舘館 舩船 艣艪 艷艶 艸草 荅答 莊荘 莓苺 莖茎 菴庵 萊莱 萠萌 \
    萬万 蒭芻 蔣蒋 薑姜 薗園 薰薫 藏蔵 藝芸 藥薬 藪薮 蘆芦 蘓蘇 處処 虛虚 號号 虵蛇 螘蟻 螢蛍 蟆蟇 \
    蟬蝉 蟲虫 蠏蟹 蠟蝋 蠣蛎 蠶蚕 蠻蛮 衂衄 衞衛 裝装 裡裏 襃褒 襍雑 覊羈 覔覓 覺覚 覽覧 觀観 觧解 \
    觸触 說説 諌諫 謌歌 謚諡 謠謡 證証 譛譖 譯訳 譱善 譽誉 讀読 變変 讎讐 讓譲 豎竪 豐豊 豫予 貎貌 \
    貳弐 賣売 賤賎 賴頼 賷齎 贊賛 踐践 蹟跡 躰体 軀躯 軆体 輌輛 輕軽 轉転 辧弁 辨弁 辭辞 辯弁 迯逃 \
    迹跡 逎遒 遙遥 遞逓 遯遁 遲遅 邇迩 邉辺 邊辺 邨村 郞郎 鄕郷 鄰隣 醉酔 醫医 醬醤 釀醸 釋釈 釖刀 \
    鈎鉤 鈬鐸 銕鉄 銳鋭 錄録 錢銭 鍊錬 鎭鎮 鎻鎖 鏁鎖 鐵鉄 鑄鋳 鑒鑑 鑛鉱 鑪炉 閙鬧 閱閲 關関 陦島 \
    陷陥 隝島 隨随 險険 隱隠 隸隷 雋俊 雙双 雜雑 雞鶏 靁雷 靈霊 靑青 靜静 韮韭 頰頬 頸頚 顏顔 顚顛 \
    顯顕 颱台 飜翻 飮飲 餘余 餠餅 饑飢 馱駄 騐験 騷騒 驅駆 驒騨 驗験 驛駅 髓髄 體体 髙高 髮髪 鬦闘 \
    鬪闘 鬭闘 鰛鰮 鰺鯵 鳫雁 鴈雁 鵞鵝 鷄鶏 鷗鴎 鷰燕 鹼鹸 鹽塩 麁粗 麤粗 麥麦 麴麹 麵麺 黃黄 黑黒 \
    默黙 點点 黨党 鼡鼠 齊斉 齋斎 齒歯 齡齢 龍竜 龜亀 﨑崎 𠮟叱 𠮷吉";

/// Characters and what takes their place.
pub fn characters() -> impl Iterator<Item = (char, char)> {
    CHARACTERS.split(' ').filter_map(|pair| {
        let mut pair = pair.chars();
        pair.next().zip(pair.next())
    })
}

/// Counters before which a numeral in kanji becomes digits, and after digits か (in any form) is か.
pub const COUNTERS: &str = "所月国年歳才度割件名回時日週分点校社台部課倍円";
/// Forms of か between a number and its counter.
pub const KA: &str = "ヶケカヵか箇個ヶ";

/// Hiragana that may be left out of a word's key after a kanji, one at a time …
pub const OKURIGANA: &str = "いきぎしじちびみりえけげせぜてねべめれうくぐすずつぬふぶむゆるっわん";
/// … and groups of them.
pub const OKURIGANA_GROUPS: &[&str] = &[
    "いる", "きる", "ぎる", "しる", "じる", "ちる", "みる", "びる", "りる", "える", "ける", "げる", "せる",
    "てる", "ねる", "べる", "める", "れる", "かる", "がる", "さる", "たる", "なる", "ばる", "まる", "らる",
    "わる", "わせ", "わせる", "わり", "かり", "がり", "まり", "ばし", "かし", "らし", "なし", "やし", "しい",
    "しく", "われ", "かれ", "まれ", "らせ", "らせる", "って", "った", "いて", "いた", "んで", "んだ", "して",
    "した", "けて", "けた", "げて", "げた", "めて", "めた", "れて", "れた", "わって", "わった", "えて", "えた",
    "せて", "せた", "きた", "きて", "りて", "りた", "わない", "さない", "れない", "めない", "けない", "いたい",
    "きたい", "したい", "りたい", "えたい", "けたい", "めたい", "げたい", "せたい", "みたい", "せよ", "おう",
    "こう", "そう", "ろう", "よう", "います", "きます", "します", "ります", "けます", "めます", "げます",
];

/// Words of a Japanese query that say nothing of its subject.
pub const STOP_JA: &[&str] = &[
    "こと", "もの", "ため", "よう", "とき", "ところ", "ほか", "うえ", "なか", "など", "それぞれ", "これ",
    "それ", "あれ", "どれ", "どこ", "どんな", "どう", "なに", "いつ", "だれ", "なぜ", "について", "に関する",
    "に関して", "における", "において", "による", "により", "によって", "として", "ながら", "したい",
    "している", "していて", "してる", "される", "された", "させる", "しながら", "できる", "できない", "です",
    "ます", "ください", "ある", "いる", "ない", "なら", "には", "では", "から", "まで", "より", "ので", "のに",
    "けど", "けれど", "しかし", "という", "とは", "って", "ついて", "ための", "ほしい", "たい", "たく", "しい",
    "のか", "ですか", "ますか", "ませんか", "でしょうか", "かな", "さん", "等", "者", "的", "用", "向け", "為",
    "事", "物", "方", "何", "誰", "教えて", "知りたい", "知り", "教え", "場合", "際", "時", "人", "する",
    "した", "して", "やっている", "やってる", "あります", "もらえる", "もらう", "受けられる", "受けたい",
    "困っている", "困って", "困る", "とる", "取る", "とり", "取りたい", "とりたい", "取れる", "方法", "内容",
    "詳細", "情報", "行う", "行われ", "行って", "使える", "使う", "どの", "その", "この", "あの", "ような",
    "ように", "いい", "よい", "よく", "もっと", "とても", "たくさん", "いろいろ", "さまざま", "および",
    "または", "さらに", "また", "なお", "そのほか", "その他", "とも", "ともに", "おける", "おいて", "かかる",
    "かかわ", "すべて", "中", "上", "下", "内", "後", "前", "別", "先", "側", "分", "など", "点", "次", "度", "さ", "み", "け", "来", "可能", "必要", "全般", "関係", "関連", "一覧", "つく", "みたい", "いく", "くる", "なる",
    "なった", "なって", "なりたい", "ありますか", "ありたい", "しまう", "しまった", "ちょっと", "やりたい",
    "まだ", "もう", "ずっと", "すぐ", "あまり", "しか", "たら", "思う", "思い", "思って", "思った", "なのに", "もう一度",
    "やる", "そう", "だけ", "ほど", "くらい", "ぐらい", "ずつ", "ばかり", "でも", "だが", "ただし", "いただ",
    "いただき", "いたし", "お", "ご", "御", "私", "自分", "うち", "我", "僕",
    "来年", "今年", "昨年", "去年", "来月", "今月", "今日", "明日", "最近", "今後", "将来", "今", "予定", "つもり", "間", "はず", "急に", "急", "毎日",
    "毎週", "途中", "本当", "普通", "一番", "全然", "全部", "少し", "多く", "特に", "実は", "例えば", "一体", "お願い", "願い", "願いたい", "くれる",
    "くれます", "くれない", "もらい", "もらって", "いただけ", "いただける", "言った", "言われ", "言って", "言う", "聞いた", "聞いて", "そうだ", "そうです", "らしい",
    "感じ", "違う", "変わる", "変わり",
];

/// Words that say nothing alone where the rest of a query is unknown: 手続き of 引っ越しの手続き.
pub const GENERAL: &[&str] = &[
    "手続", "申請", "相談", "窓口", "支援", "事業", "制度", "補助", "時間", "料金", "登録", "更新", "証明", "届", "届出",
    "許可", "案内", "施設", "場所", "費用", "保険", "手帳", "講習", "教室", "予約", "利用", "開催", "募集", "センター", "センタ",
    "サービス", "サビス", "イベント", "会社", "仕事", "企業", "資格", "試験", "免許", "計画", "対策", "活動", "確認", "管理",
    "給付", "助成", "検査", "診断", "治療", "学校", "会議", "研修", "説明", "問題", "期間", "日程", "受付", "電話", "住所",
    "県内", "県", "市町村", "地域", "埼玉", "日本", "国", "税", "support", "job", "work", "employment", "service",
];

/// Suffixes that make no word of their own: 採用後, 県内.
pub const LOOSE_SUFFIXES: &str = "等中上下内後前別先側分点次度時際用末計";

/// Words of an English query that say nothing of its subject.
pub const STOP_EN: &[&str] = &[
    "a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "with", "and", "or", "is", "are", "be", "was",
    "were", "been", "being", "do", "does", "did", "can", "could", "will", "would", "should", "may", "might",
    "must", "how", "what", "where", "when", "who", "which", "why", "whom", "whose", "i", "my", "me", "we",
    "our", "us", "you", "your", "he", "she", "it", "its", "they", "them", "their", "his", "her", "this", "that",
    "these", "those", "there", "here", "from", "as", "into", "about", "if", "while", "than", "then", "so",
    "not", "no", "any", "some", "have", "has", "had", "having", "get", "getting", "got", "want", "wants",
    "need", "needs", "find", "finding", "such", "other", "others", "also", "etc", "s", "through", "during",
    "under", "over", "between", "after", "before", "both", "each", "all", "more", "most", "who", "s", "up",
    "out", "off", "am", "im", "please", "tell", "know", "like", "just", "very", "too", "only", "own", "same",
    "using", "use", "used", "go", "going", "back", "again", "still", "ever", "cannot", "let", "able", "since",
    "because", "without", "anyone", "someone", "something", "anything", "thing", "things", "enough", "really",
    "much", "many", "yet", "already", "now", "else", "way", "around", "bring", "take", "taking", "come", "im",
    "ive", "id", "dont", "cant", "doesnt", "isnt", "lot", "lots", "keep", "keeps",
    "well", "but", "little", "another", "never", "within", "next", "last", "ago", "down", "soon", "later",
    "always", "often", "sometimes", "usually", "rather", "quite", "almost", "even", "however", "though",
    "although", "until", "upon", "per", "against", "among", "across", "along", "toward", "towards", "behind",
    "beside", "besides", "beyond", "except", "unless", "whether", "either", "neither", "nor", "few", "fewer",
    "less", "least", "several", "every", "everyone", "everybody", "everything", "nobody", "nothing", "none", "one",
    "ones", "myself", "yourself", "himself", "herself", "itself", "ourselves", "themselves", "mine", "ours",
    "yours", "today", "tomorrow", "yesterday", "tonight", "once", "twice", "far", "near", "nearest", "instead",
    "together", "maybe", "perhaps", "actually", "especially", "mostly", "become", "becomes", "became", "becoming",
    "seem", "seems", "look", "say", "says", "said", "told", "ask", "asked", "give", "given", "gave", "put",
    "think", "thought", "believe", "hope", "wonder", "wish", "happen", "happens", "happened", "happening", "mean",
    "means", "make", "makes", "made", "making", "shall", "wont", "couldnt", "wasnt", "havent", "hasnt", "didnt",
    "arent", "whats", "theres", "thats", "possible", "good", "bad", "best", "better", "big", "year", "years",
];

/// Latin suffixes of the light stem: (suffix, what takes its place, letters that must come before).
/// In each step the first suffix that fits is replaced.
pub const STEM_STEPS: &[&[(&str, &str, usize)]] = &[
   
    &[ ("sses", "ss", 1), ("ies", "y", 2), ("xes", "x", 1), ("ches", "ch", 2), ("shes", "sh", 2), ("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0), ("s", "", 3), ],
    &[ ("isation", "ization", 2), ("ising", "ize", 2), ("ised", "ize", 2), ("ise", "ize", 2), ("iser", "izer", 2), ("yse", "yze", 2), ("ysing", "yze", 2), ("izing", "ize", 2), ("ized", "ize", 2), ],
    &[("eed", "eed", 0), ("ied", "y", 2), ("ing", "", 3), ("ed", "", 3)],
    &[ ("bb", "b", 1), ("dd", "d", 1), ("gg", "g", 1), ("ll", "l", 1), ("mm", "m", 1), ("nn", "n", 1), ("pp", "p", 1), ("rr", "r", 1), ("tt", "t", 1), ],
    &[("ee", "ee", 0), ("e", "", 2), ("y", "i", 2)],
];

/// Suffixes of the heavy stem, taken off the light one where nothing else is found.
pub const HEAVY: &[(&str, &str, usize)] = &[
    ("ization", "iz", 3), ("ational", "at", 3), ("ability", "abl", 3), ("ement", "", 4), ("ment", "", 4),
    ("ation", "", 4), ("ition", "", 4), ("tion", "t", 3), ("sion", "s", 3), ("ional", "", 4), ("ness", "", 4),
    ("able", "", 4), ("abl", "", 4), ("ibl", "", 4), ("ful", "", 4), ("anc", "", 4), ("enc", "", 4),
    ("ant", "", 4), ("ent", "", 4), ("ist", "", 4), ("iti", "", 4), ("iv", "", 4), ("al", "", 4), ("li", "", 4),
    ("ian", "", 4), ("er", "", 4), ("or", "", 4), ("ee", "", 4), ("ion", "", 4), ("at", "", 4), ("iz", "", 4),
];

/// British and American spellings of one word: whole words, before stemming.
pub const SPELLINGS: &[(&str, &str)] = &[
    ("labour", "labor"), ("labours", "labor"), ("centre", "center"), ("centres", "center"),
    ("programme", "program"), ("programmes", "program"), ("licence", "license"), ("practise", "practice"),
    ("behaviour", "behavior"), ("favour", "favor"), ("neighbour", "neighbor"),
    ("neighbourhood", "neighborhood"), ("colour", "color"), ("defence", "defense"), ("cheque", "check"),
    ("ageing", "aging"), ("enrol", "enroll"), ("enrolment", "enrollment"), ("fulfil", "fulfill"),
    ("skilful", "skillful"), ("judgement", "judgment"), ("grey", "gray"), ("jobseeker", "jobseeker"),
    ("harbour", "harbor"), ("honour", "honor"), ("orientated", "oriented"), ("travelling", "traveling"),
    ("modelling", "modeling"), ("catalogue", "catalog"), ("dialogue", "dialog"), ("women", "woman"),
    ("men", "man"), ("children", "child"), ("people", "person"), ("persons", "person"),
    ("handicapped", "disabled"), ("elderly", "elderly"), ("foreigners", "foreigner"), ("wives", "wife"),
    ("lives", "life"), ("nurseries", "nursery"), ("hired", "hire"), ("hiring", "hire"), ("found", "found"),
    ("maths", "math"), ("taught", "teach"), ("left", "leave"), ("leaving", "leave"), ("leaves", "leave"),
];

/// Kana to the plain Latin form in which sounds are compared; the longest match from the left wins.
pub const KANA: &[(&str, &str)] = &[
    ("ア", "a"), ("イ", "i"), ("ウ", "u"), ("エ", "e"), ("オ", "o"), ("カ", "ka"), ("キ", "ki"), ("ク", "ku"),
    ("ケ", "ke"), ("コ", "ko"), ("サ", "sa"), ("シ", "si"), ("ス", "su"), ("セ", "se"), ("ソ", "so"),
    ("タ", "ta"), ("チ", "ti"), ("ツ", "tu"), ("テ", "te"), ("ト", "to"), ("ナ", "na"), ("ニ", "ni"),
    ("ヌ", "nu"), ("ネ", "ne"), ("ノ", "no"), ("ハ", "ha"), ("ヒ", "hi"), ("フ", "hu"), ("ヘ", "he"),
    ("ホ", "ho"), ("マ", "ma"), ("ミ", "mi"), ("ム", "mu"), ("メ", "me"), ("モ", "mo"), ("ヤ", "ya"),
    ("ユ", "yu"), ("ヨ", "yo"), ("ラ", "ra"), ("リ", "ri"), ("ル", "ru"), ("レ", "re"), ("ロ", "ro"),
    ("ワ", "wa"), ("ヰ", "i"), ("ヱ", "e"), ("ヲ", "o"), ("ン", "n"), ("ガ", "ga"), ("ギ", "gi"), ("グ", "gu"),
    ("ゲ", "ge"), ("ゴ", "go"), ("ザ", "za"), ("ジ", "zi"), ("ズ", "zu"), ("ゼ", "ze"), ("ゾ", "zo"),
    ("ダ", "da"), ("ヂ", "zi"), ("ヅ", "zu"), ("デ", "de"), ("ド", "do"), ("バ", "ba"), ("ビ", "bi"),
    ("ブ", "bu"), ("ベ", "be"), ("ボ", "bo"), ("パ", "pa"), ("ピ", "pi"), ("プ", "pu"), ("ペ", "pe"),
    ("ポ", "po"), ("ヴ", "bu"), ("ァ", "a"), ("ィ", "i"), ("ゥ", "u"), ("ェ", "e"), ("ォ", "o"), ("ャ", "ya"),
    ("ュ", "yu"), ("ョ", "yo"), ("ヮ", "wa"), ("ッ", "q"), ("ー", "-"), ("キャ", "kya"), ("キュ", "kyu"),
    ("キョ", "kyo"), ("シャ", "sya"), ("シュ", "syu"), ("ショ", "syo"), ("シェ", "sye"), ("チャ", "tya"),
    ("チュ", "tyu"), ("チョ", "tyo"), ("チェ", "tye"), ("ニャ", "nya"), ("ニュ", "nyu"), ("ニョ", "nyo"),
    ("ヒャ", "hya"), ("ヒュ", "hyu"), ("ヒョ", "hyo"), ("ミャ", "mya"), ("ミュ", "myu"), ("ミョ", "myo"),
    ("リャ", "rya"), ("リュ", "ryu"), ("リョ", "ryo"), ("ギャ", "gya"), ("ギュ", "gyu"), ("ギョ", "gyo"),
    ("ジャ", "zya"), ("ジュ", "zyu"), ("ジョ", "zyo"), ("ジェ", "zye"), ("ヂャ", "zya"), ("ヂュ", "zyu"),
    ("ヂョ", "zyo"), ("ビャ", "bya"), ("ビュ", "byu"), ("ビョ", "byo"), ("ピャ", "pya"), ("ピュ", "pyu"),
    ("ピョ", "pyo"), ("ファ", "fa"), ("フィ", "fi"), ("フェ", "fe"), ("フォ", "fo"), ("フュ", "fyu"),
    ("ティ", "ti"), ("ディ", "di"), ("トゥ", "tu"), ("ドゥ", "du"), ("デュ", "dyu"), ("テュ", "tyu"),
    ("ヴァ", "ba"), ("ヴィ", "bi"), ("ヴェ", "be"), ("ヴォ", "bo"), ("ウィ", "ui"), ("ウェ", "ue"),
    ("ウォ", "uo"), ("ツァ", "tua"), ("ツェ", "tue"),
];

/// Romaji spellings to the same form, one after another over the whole word.
pub const ROMAJI: &[(&str, &str)] = &[
    ("'", ""), ("-", "-"), ("tch", "qch"), ("cch", "qch"), ("ssh", "qsh"), ("tts", "qts"), ("kk", "qk"),
    ("ss", "qs"), ("tt", "qt"), ("pp", "qp"), ("gg", "qg"), ("dd", "qd"), ("bb", "qb"), ("zz", "qz"),
    ("cc", "qk"), ("jj", "qj"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"), ("xtsu", "q"), ("xtu", "q"),
    ("ltu", "q"), ("xy", "y"), ("l", "r"), ("sh", "sy"), ("ch", "ty"), ("ts", "t"), ("dz", "z"), ("j", "zy"),
    ("syi", "si"), ("tyi", "ti"), ("zyi", "zi"), ("yy", "y"), ("thi", "ti"), ("dhi", "di"), ("fu", "hu"),
    ("v", "b"), ("wo", "o"), ("wi", "ui"), ("we", "ue"), ("ca", "ka"), ("cu", "ku"), ("co", "ko"), ("qy", "y"),
    ("ohk", "ouk"), ("ohm", "oum"), ("ohn", "oun"), ("oht", "out"), ("ohs", "ous"), ("ohg", "oug"),
    ("ohr", "our"), ("ohb", "oub"),
];

/// What is forgiven between two sounds: replaced one after another until nothing changes.
pub const FORGIVE: &[(&str, &str)] = &[
    ("-", ""), ("q", ""), ("ou", "o"), ("ei", "e"), ("aa", "a"), ("ii", "i"), ("uu", "u"), ("ee", "e"),
    ("oo", "o"), ("nn", "n"),
];

//! Codes of lints on prose and of mending it.
//!
//! Each cites its clause. The examples are read by a test: what is wrong raises its code, what is right raises nothing.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[
    &LITERAL_NUMBER,
    &LITERAL_REPORT,
    &HALF_WIDTH_MARK,
    &STRAIGHT_QUOTE,
    &REPEATED_MARK,
    &SPACE_IN_HAN,
    &WRONG_INTERPUNCT,
    &WRONG_DASH,
    &WRONG_ELLIPSIS,
    &WRONG_WAVE,
    &RANGE_UNIT,
    &FULL_WIDTH_LETTER,
    &MIXED_NUMERALS,
    &SPACE_AT_NUMBER,
    &DOUBLE_APPROXIMATION,
    &MIXED_DATE,
    &PADDED_DATE,
    &MISSING_ZERO,
    &HEADING_MARK,
    &MARK_BETWEEN_QUOTES,
    &UNBALANCED_MARK,
    &CROSSED_MARKS,
    &MIXED_PAIR,
    &ETC_TWICE,
    &MIXED_CHAPTERS,
    &MIXED_GROUPING,
    &NESTED_MARKS,
    &UNKNOWN_LINT,
    &FIX_SKIPPED,
    &FIX_REFUSED,
];

/// The lints whose findings `banxin check --fix` mends, all or in part.
pub(super) const MENDED: &[&CodeInfo] = &[
    &HALF_WIDTH_MARK,
    &STRAIGHT_QUOTE,
    &REPEATED_MARK,
    &SPACE_IN_HAN,
    &WRONG_INTERPUNCT,
    &WRONG_DASH,
    &WRONG_ELLIPSIS,
    &WRONG_WAVE,
    &RANGE_UNIT,
    &FULL_WIDTH_LETTER,
    &SPACE_AT_NUMBER,
    &PADDED_DATE,
    &MISSING_ZERO,
    &HEADING_MARK,
    &MIXED_PAIR,
];

/// the number {number} does not come from the ledger
pub static LITERAL_NUMBER: CodeInfo = CodeInfo {
    id: "BX0801",
    severity: Severity::Warning,
    message: Bilingual { zh: "数字“{number}”不是从台账引用的", en: "the number {number} does not come from the ledger" },
    hint: Bilingual { zh: "请加入台账后引用。{advice_zh}", en: "Print it from the ledger. {advice_en}" },
    why: Bilingual {
        zh: "报告中的数字都从台账引用，改一处即处处一致，也才能核对。年份、日期、文号、序号、条款、编号、“”和《》里的名称不在此列；正文里的中文数词也不检查。",
        en: "Every number of a report is printed from its ledger, so that one change reaches all places and checks can be run. Years, dates, document numbers, ordinals, articles, codes and names in “” or 《》 are left alone, and so are numbers in words.",
    },
    bad: "会员总数46221人。",
    good: "会员总数{{ members_total }}。",
};

/// {count} numbers in the text come from no ledger
pub static LITERAL_REPORT: CodeInfo = CodeInfo {
    id: "BX0802",
    severity: Severity::Note,
    message: Bilingual {
        zh: "正文有 {count} 处数字，而报告没有数据台账",
        en: "numbers stand in the text and the report has no ledger: {count}",
    },
    hint: Bilingual {
        zh: "请用 figures 建立台账并在正文引用；不需要台账时写 lints: {BX0802: off}。",
        en: "Give the report a ledger (`figures`) and print from it; where none is wanted write lints: {BX0802: off}.",
    },
    why: Bilingual {
        zh: "没有台账的报告只提示一次，不逐处警告。", en: "A report without a ledger is told once, not at every number."
    },
    bad: "全年到馆1320人次。",
    good: "全年到馆{{ visits }}。",
};

/// half-width `{mark}` in Chinese text
pub static HALF_WIDTH_MARK: CodeInfo = CodeInfo {
    id: "BX0803",
    severity: Severity::Warning,
    message: Bilingual { zh: "中文里用了半角标点“{mark}”", en: "half-width `{mark}` in Chinese text" },
    hint: Bilingual { zh: "改为“{right}”。", en: "Write {right}." },
    why: Bilingual {
        zh: "中文文稿用全角标点（GB/T 15834—2011 5.1）；半角标点占半个字的位置，行尾禁则也不同。",
        en: "Chinese text takes full-width marks (GB/T 15834—2011 5.1); half-width ones take other widths and other rules at line ends.",
    },
    bad: "职工稳定,劳动关系和谐。",
    good: "职工稳定，劳动关系和谐。",
};

/// straight quotes in Chinese text
pub static STRAIGHT_QUOTE: CodeInfo = CodeInfo {
    id: "BX0804",
    severity: Severity::Warning,
    message: Bilingual { zh: "中文里用了直引号 {mark}", en: "straight quotes {mark} in Chinese text" },
    hint: Bilingual {
        zh: "外层用“ ”，内层用‘ ’。{advice_zh}", en: "Write “ ” outside and ‘ ’ inside. {advice_en}"
    },
    why: Bilingual {
        zh: "引号分前后两半，外层用“ ”，内层用‘ ’（GB/T 15834—2011 4.8）。",
        en: "Quotation marks come in pairs: “ ” outside, ‘ ’ inside (GB/T 15834—2011 4.8).",
    },
    bad: "开展\"四季送\"活动。",
    good: "开展“四季送”活动。",
};

/// marks stand together: {marks}
pub static REPEATED_MARK: CodeInfo = CodeInfo {
    id: "BX0805",
    severity: Severity::Warning,
    message: Bilingual { zh: "标点重复或连用：“{marks}”", en: "marks stand together: {marks}" },
    hint: Bilingual { zh: "只保留一个。", en: "Keep one." },
    why: Bilingual {
        zh: "句内和句末点号不叠用；公文语体平实，问号、叹号也不叠用。",
        en: "Stops are not doubled, and the tone of a report needs no doubled question or exclamation marks.",
    },
    bad: "工作平稳推进。。下一步抓好落实。",
    good: "工作平稳推进。下一步抓好落实。",
};

/// a space between Chinese characters
pub static SPACE_IN_HAN: CodeInfo = CodeInfo {
    id: "BX0806",
    severity: Severity::Warning,
    message: Bilingual { zh: "汉字之间有空格", en: "a space between Chinese characters" },
    hint: Bilingual {
        zh: "删去空格；专名中有意留的空格放在“”或《》里。",
        en: "Delete it; a space that belongs to a name stands within “” or 《》.",
    },
    why: Bilingual {
        zh: "汉字之间不空格，空格会在行尾造成断行和缺口。",
        en: "Chinese is written without spaces; one leaves a gap and a chance to break the line.",
    },
    bad: "工会 组织不断壮大。",
    good: "工会组织不断壮大。",
};

/// `{mark}` ({code}) as interpunct
pub static WRONG_INTERPUNCT: CodeInfo = CodeInfo {
    id: "BX0807",
    severity: Severity::Warning,
    message: Bilingual { zh: "间隔号用了“{mark}”（{code}）", en: "`{mark}` ({code}) stands for the interpunct" },
    hint: Bilingual { zh: "改为“·”（U+00B7）。", en: "Write · (U+00B7)." },
    why: Bilingual {
        zh: "间隔号是 U+00B7（GB/T 15834—2011 4.14）；形近字符来自日文或项目符号，宽度不同，也搜索不到。",
        en: "The interpunct is U+00B7 (GB/T 15834—2011 4.14); look-alikes are Japanese marks or bullets, of other widths, and are not found by search.",
    },
    bad: "“玫瑰书香•心向未来”朗诵。",
    good: "“玫瑰书香·心向未来”朗诵。",
};

/// `{mark}` stands for a dash
pub static WRONG_DASH: CodeInfo = CodeInfo {
    id: "BX0808",
    severity: Severity::Warning,
    message: Bilingual { zh: "破折号或连接号写成了“{mark}”", en: "`{mark}` stands for a dash" },
    hint: Bilingual { zh: "改为“{right}”。", en: "Write {right}." },
    why: Bilingual {
        zh: "破折号是两个 U+2014（——），起止年份之间用一字线（—）（GB/T 15834—2011 4.7、4.13）。",
        en: "The dash is two U+2014 (——); spans of years take one (—) (GB/T 15834—2011 4.7, 4.13).",
    },
    bad: "劳模精神--时代的旗帜。",
    good: "劳模精神——时代的旗帜。",
};

/// `{mark}` stands for an ellipsis
pub static WRONG_ELLIPSIS: CodeInfo = CodeInfo {
    id: "BX0809",
    severity: Severity::Warning,
    message: Bilingual { zh: "省略号写成了“{mark}”", en: "`{mark}` stands for an ellipsis" },
    hint: Bilingual { zh: "改为“……”。", en: "Write ……" },
    why: Bilingual {
        zh: "省略号是两个 U+2026，占两个字（GB/T 15834—2011 4.11）。",
        en: "The ellipsis is two U+2026 and takes two cells (GB/T 15834—2011 4.11).",
    },
    bad: "宣讲、培训、慰问...",
    good: "宣讲、培训、慰问……",
};

/// `{mark}` as the wave dash
pub static WRONG_WAVE: CodeInfo = CodeInfo {
    id: "BX0810",
    severity: Severity::Warning,
    message: Bilingual { zh: "浪纹线用法或字符不对：“{mark}”", en: "`{mark}` is not the wave dash that is wanted here" },
    hint: Bilingual {
        zh: "数值起止之间写“～”（U+FF5E），别处不用。",
        en: "Write ～ (U+FF5E) between the ends of a range, and nowhere else.",
    },
    why: Bilingual {
        zh: "浪纹线是 U+FF5E，只用于数值等的起止（GB/T 15834—2011 4.13.3.2）；成对的 ~ 在 Markdown 里是删除线。",
        en: "The wave dash is U+FF5E and joins the ends of a range (GB/T 15834—2011 4.13.3.2); a pair of ~ strikes text through in Markdown.",
    },
    bad: "每期5~8天。",
    good: "每期5～8天。",
};

/// the range {range} lacks {unit} at its first number
pub static RANGE_UNIT: CodeInfo = CodeInfo {
    id: "BX0811",
    severity: Severity::Warning,
    message: Bilingual { zh: "“{range}”的前一个数缺少“{unit}”", en: "the first number of {range} lacks {unit}" },
    hint: Bilingual { zh: "写成“{right}”。", en: "Write {right}." },
    why: Bilingual {
        zh: "省略会改变数值的，不能省：15%～30%、9亿～16亿（GB/T 15835—2011 5.1.3）。",
        en: "What would change the value is not left out: 15%～30%, 9亿～16亿 (GB/T 15835—2011 5.1.3).",
    },
    bad: "增长5～8%。",
    good: "增长5%～8%。",
};

/// full-width `{text}`
pub static FULL_WIDTH_LETTER: CodeInfo = CodeInfo {
    id: "BX0812",
    severity: Severity::Warning,
    message: Bilingual { zh: "字母、数字或百分号用了全角“{text}”", en: "full-width letters, digits or signs: {text}" },
    hint: Bilingual { zh: "改为“{right}”。", en: "Write {right}." },
    why: Bilingual {
        zh: "阿拉伯数字和拉丁字母用半角（GB/T 15835—2011 5.1.7），全角的不能检索、不能对齐。",
        en: "Digits and Latin letters are half-width (GB/T 15835—2011 5.1.7); full-width ones cannot be searched or aligned.",
    },
    bad: "２０２４年工作。",
    good: "2024年工作。",
};

/// `{number}` mixes digits and numeral words
pub static MIXED_NUMERALS: CodeInfo = CodeInfo {
    id: "BX0813",
    severity: Severity::Warning,
    message: Bilingual { zh: "“{number}”混用了阿拉伯数字和汉字数词", en: "`{number}` mixes digits and numeral words" },
    hint: Bilingual {
        zh: "只用一种：4000、一百零八；用万、亿时只用一级，如3.45亿。",
        en: "Use one kind: 4000, 一百零八; with 万 or 亿 one scale, as in 3.45亿.",
    },
    why: Bilingual {
        zh: "除万、亿外，阿拉伯数字不与数词混用（GB/T 15835—2011 5.3）。",
        en: "Digits do not mix with numeral words other than 万 and 亿 (GB/T 15835—2011 5.3).",
    },
    bad: "覆盖职工4千余人。",
    good: "覆盖职工4000余人。",
};

/// a space between a number and a Chinese character
pub static SPACE_AT_NUMBER: CodeInfo = CodeInfo {
    id: "BX0814",
    severity: Severity::Warning,
    message: Bilingual { zh: "数字与汉字之间有空格", en: "a space between a number and Chinese" },
    hint: Bilingual { zh: "删去空格，排版时会自动留出间隙。", en: "Delete it; the gap is set when lines are made." },
    why: Bilingual {
        zh: "中西文间距由排版统一处理；键入的空格宽窄不一，还会在行尾断开数字和单位。",
        en: "The gap beside numbers is set by rule; a typed space has another width and lets number and unit part at a line end.",
    },
    bad: "举办活动 9 期。",
    good: "举办活动9期。",
};

/// `{before}` and `{after}` approximate the same number
pub static DOUBLE_APPROXIMATION: CodeInfo = CodeInfo {
    id: "BX0815",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{before}”与“{after}”重复表示概数", en: "`{before}` and `{after}` both approximate one number"
    },
    hint: Bilingual { zh: "只保留一个。", en: "Keep one of them." },
    why: Bilingual {
        zh: "概数词叠用语义重复，有的还互相矛盾（近……余）。",
        en: "Two words of approximation say the same twice, or contradict each other (近…余).",
    },
    bad: "参加职工约300人左右。",
    good: "参加职工约300人。",
};

/// `{date}` mixes two ways to write a date
pub static MIXED_DATE: CodeInfo = CodeInfo {
    id: "BX0816",
    severity: Severity::Warning,
    message: Bilingual { zh: "日期“{date}”混用了汉字和阿拉伯数字", en: "the date `{date}` mixes words and digits" },
    hint: Bilingual {
        zh: "同一日期只用一种数字：2008年8月8日或二〇〇八年八月八日。",
        en: "Use one kind of numerals within a date: 2008年8月8日 or 二〇〇八年八月八日.",
    },
    why: Bilingual {
        zh: "同类数字在同一处用同一种形式（GB/T 15835—2011 4.3）。",
        en: "Numbers of one kind take one form in one place (GB/T 15835—2011 4.3).",
    },
    bad: "二〇〇八年8月8日印发。",
    good: "2008年8月8日印发。",
};

/// `{date}` is padded with a zero
pub static PADDED_DATE: CodeInfo = CodeInfo {
    id: "BX0817",
    severity: Severity::Warning,
    message: Bilingual { zh: "月、日前补了零：“{date}”", en: "`{date}` is padded with a zero" },
    hint: Bilingual { zh: "写成“{right}”。", en: "Write {right}." },
    why: Bilingual {
        zh: "成文日期月、日不编虚位（GB/T 9704—2012 7.3.5.4），即1不编为01。",
        en: "Month and day take no leading zero (GB/T 9704—2012 7.3.5.4).",
    },
    bad: "自2025年01月05日起施行。",
    good: "自2025年1月5日起施行。",
};

/// `{number}` lacks the zero before its point
pub static MISSING_ZERO: CodeInfo = CodeInfo {
    id: "BX0818",
    severity: Severity::Warning,
    message: Bilingual { zh: "纯小数“{number}”缺少小数点前的0", en: "`{number}` lacks the zero before its point" },
    hint: Bilingual { zh: "写成“0{number}”。", en: "Write 0{number}." },
    why: Bilingual {
        zh: "纯小数必须写出小数点前定位的0（GB/T 15835—2011 5.1.2）。",
        en: "A pure decimal is written with its leading zero (GB/T 15835—2011 5.1.2).",
    },
    bad: "提高.5个百分点。",
    good: "提高0.5个百分点。",
};

/// the {what_en} ends in `{mark}`
pub static HEADING_MARK: CodeInfo = CodeInfo {
    id: "BX0819",
    severity: Severity::Warning,
    message: Bilingual { zh: "{what_zh}末尾有“{mark}”", en: "the {what_en} ends in {mark}" },
    hint: Bilingual { zh: "删去；问号、叹号、省略号可以保留。", en: "Delete it; ？ ！ and …… may stay." },
    why: Bilingual {
        zh: "标题和图表题末尾一般不用标点（GB/T 15834—2011 附录A.1、B.4）。",
        en: "Headings and captions normally end without a mark (GB/T 15834—2011 A.1, B.4).",
    },
    bad: "# 健全协商机制。",
    good: "# 健全协商机制",
};

/// {marks}: 、 between marked items
pub static MARK_BETWEEN_QUOTES: CodeInfo = CodeInfo {
    id: "BX0820",
    severity: Severity::Note,
    message: Bilingual { zh: "“{marks}”之间有顿号", en: "、 stands between items that are marked already: {marks}" },
    hint: Bilingual {
        zh: "通常不用顿号；项目间有其他成分时可以保留。",
        en: "Usually left out; it may stay where other words stand between the items.",
    },
    why: Bilingual {
        zh: "标有引号或书名号的并列成分之间通常不用顿号（GB/T 15834—2011 4.5.3.5）。",
        en: "Items in a series that have their own marks usually stand without 、 (GB/T 15834—2011 4.5.3.5).",
    },
    bad: "落实《办法》、《细则》。",
    good: "落实《办法》《细则》。",
};

/// `{mark}` has no partner
pub static UNBALANCED_MARK: CodeInfo = CodeInfo {
    id: "BX0821",
    severity: Severity::Warning,
    message: Bilingual { zh: "“{mark}”没有与之配对的标点", en: "`{mark}` has no partner" },
    hint: Bilingual { zh: "补上另一半，或删去这一半。", en: "Add the other half or delete this one." },
    why: Bilingual {
        zh: "引号、括号、书名号成对使用，在同一段内配对；引文分段时每段开头用前引号，最后一段才用后引号。",
        en: "Quotation marks and brackets come in pairs within a paragraph; a quotation of several paragraphs opens each and closes in the last.",
    },
    bad: "落实《办法的要求。",
    good: "落实《办法》的要求。",
};

/// `{mark}` closes before what was opened within it
pub static CROSSED_MARKS: CodeInfo = CodeInfo {
    id: "BX0822",
    severity: Severity::Warning,
    message: Bilingual { zh: "“{mark}”与“{other}”交叉", en: "`{mark}` closes while `{other}` is still open" },
    hint: Bilingual { zh: "先开的后收，调换两者的位置。", en: "What opens first closes last: exchange them." },
    why: Bilingual { zh: "成对标点可以套用，不能交叉。", en: "Paired marks may nest but not cross." },
    bad: "落实“《办法”》要求。",
    good: "落实“《办法》”要求。",
};

/// `{open}` and `{close}` differ in width
pub static MIXED_PAIR: CodeInfo = CodeInfo {
    id: "BX0823",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "一对括号一半全角一半半角：“{open}”“{close}”", en: "the brackets `{open}` and `{close}` differ in width"
    },
    hint: Bilingual { zh: "都用全角。", en: "Make both full-width." },
    why: Bilingual { zh: "一对标点的两半同形。", en: "Both halves of a pair have one form." },
    bad: "建有乡镇（街道)职工之家。",
    good: "建有乡镇（街道）职工之家。",
};

/// 等 and …… say the same
pub static ETC_TWICE: CodeInfo = CodeInfo {
    id: "BX0824",
    severity: Severity::Warning,
    message: Bilingual { zh: "“等”与省略号重复", en: "等 and …… say the same twice" },
    hint: Bilingual { zh: "只保留一个。", en: "Keep one of them." },
    why: Bilingual {
        zh: "省略号不与“等”“等等”一类词语合用（GB/T 15834—2011 附录A.9）。",
        en: "The ellipsis is not used together with 等 (GB/T 15834—2011 A.9).",
    },
    bad: "宣讲、培训、慰问等……",
    good: "宣讲、培训、慰问等。",
};

/// `{this}` here, `{other}` elsewhere
pub static MIXED_CHAPTERS: CodeInfo = CodeInfo {
    id: "BX0825",
    severity: Severity::Warning,
    message: Bilingual { zh: "“{this}”与别处的“{other}”写法不同", en: "`{this}` differs in form from `{other}` elsewhere" },
    hint: Bilingual { zh: "全文用一种数字。", en: "Use one kind of numerals throughout." },
    why: Bilingual {
        zh: "同类数字在同一文稿里用同一种形式，不能“第一章”与“第12章”并用（GB/T 15835—2011 4.3）。",
        en: "Numbers of one kind take one form in one text: not 第一章 beside 第12章 (GB/T 15835—2011 4.3).",
    },
    bad: "第一章讲宣讲，第二章讲竞赛。详见第3章。",
    good: "第一章讲宣讲，第二章讲竞赛。详见第三章。",
};

/// `{number}` is grouped unlike others
pub static MIXED_GROUPING: CodeInfo = CodeInfo {
    id: "BX0826",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{number}”的分节写法与别处的“{other}”不同", en: "`{number}` is grouped otherwise than `{other}` elsewhere"
    },
    hint: Bilingual { zh: "全文要么都分节，要么都不分节。", en: "Group the digits of all numbers or of none." },
    why: Bilingual {
        zh: "多位数可以用千分撇分节，同一文稿用一种写法（GB/T 15835—2011 5.1.1）。",
        en: "Long numbers may be grouped by commas, in one way throughout (GB/T 15835—2011 5.1.1).",
    },
    bad: "会员46,221人，慰问13175人次。",
    good: "会员46221人，慰问13175人次。",
};

/// `{mark}` within `{mark}`
pub static NESTED_MARKS: CodeInfo = CodeInfo {
    id: "BX0827",
    severity: Severity::Warning,
    message: Bilingual { zh: "“{mark}”里面又是“{mark}”", en: "`{mark}` stands within `{mark}`" },
    hint: Bilingual {
        zh: "里层用“{right}”；如果不是套用，前一个就缺了另一半。",
        en: "Inside write {right}; if nothing is nested, the first one lacks its partner.",
    },
    why: Bilingual {
        zh: "引号里面用单引号，书名号里面用单书名号（GB/T 15834—2011 4.8、4.15）。",
        en: "Within quotes come single quotes, within title marks single title marks (GB/T 15834—2011 4.8, 4.15).",
    },
    bad: "学习《读《办法》有感》。",
    good: "学习《读〈办法〉有感》。",
};

/// `lints` names `{name}`, which is no lint
pub static UNKNOWN_LINT: CodeInfo = CodeInfo {
    id: "BX0830",
    severity: Severity::Error,
    message: Bilingual { zh: "lints 中的“{name}”不是文字检查的代码", en: "`{name}` under `lints` is no lint on prose" },
    hint: Bilingual { zh: "代码从 BX0801 起，见 banxin explain。", en: "Codes begin at BX0801; see `banxin explain`." },
    why: Bilingual { zh: "写错的代码不会关闭任何检查，须指出。", en: "A mistyped code would switch nothing off." },
    bad: "lints: {BX9801: off}",
    good: "lints: {BX0801: off}",
};

/// this place is not written letter by letter and was left alone
pub static FIX_SKIPPED: CodeInfo = CodeInfo {
    id: "BX0831",
    severity: Severity::Note,
    message: Bilingual {
        zh: "此处在文件中是转义书写的，没有自动修改", en: "this place is written with escapes and was left alone"
    },
    hint: Bilingual { zh: "请手工修改：“{was}”改为“{now}”。", en: "Mend it by hand: {was} becomes {now}." },
    why: Bilingual {
        zh: "自动修改只动与原文逐字对应的地方。", en: "A fix only touches places that stand in the file letter by letter."
    },
    bad: "text: \"稳定\\x2c和谐\"",
    good: "text: 稳定，和谐",
};

/// {file} was not changed: {reason_en}
pub static FIX_REFUSED: CodeInfo = CodeInfo {
    id: "BX0832",
    severity: Severity::Error,
    message: Bilingual { zh: "没有修改“{file}”：{reason_zh}", en: "{file} was not changed: {reason_en}" },
    hint: Bilingual { zh: "请重新检查后再运行 --fix。", en: "Check again, then run --fix once more." },
    why: Bilingual {
        zh: "修改后的文件除所改文字外须与原来完全一致，而且读取后没有被别人改过。",
        en: "A mended file must equal the old one but for the text mended, and must not have changed since it was read.",
    },
    bad: "banxin check --fix report   # report.yaml saved meanwhile",
    good: "banxin check --fix report",
};

//! The arguments: what every command shares. Each command's own are in its file.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use banxin::Lang;
use clap::{Args, Parser, ValueEnum};

use crate::cmd::Command;

/// What `--help` begins with.
const ABOUT: &str =
    "Turns report data into official report files: PDF and Word that agree\n由报告数据生成正式报告文件，PDF 与 Word 版式一致";

/// What `--help` ends with.
const EXIT_CODES: &str = "Exit codes 退出码:
  0  done 完成
  1  the report has errors 报告有错误
  2  wrong usage 用法有误
  3  could not read or write 无法读写";

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "banxin", version, about = ABOUT, after_help = EXIT_CODES)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// What any command takes.
    #[command(flatten)]
    pub(crate) common: Common,
}

/// What any command takes.
#[derive(Args, Debug)]
#[command(next_help_heading = "Any command 通用选项")]
pub(crate) struct Common {
    /// Language of messages; from LC_ALL, LC_MESSAGES or LANG if left out 消息的语言
    #[arg(long, global = true, value_name = "LANG", value_parser = parse_lang)]
    pub(crate) lang: Option<Lang>,
    /// Print nothing but errors 只显示错误
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Print the time each stage takes 显示各阶段用时
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    match text {
        "zh" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        _ => Err("use zh or en 可用：zh、en".to_owned()),
    }
}

/// What commands take that read and set a report.
#[derive(Args, Debug)]
pub(crate) struct ReportArgs {
    /// Folder with report.yaml, a .yaml or .json file, or - for standard input 报告文件夹、文件，或 - 表示标准输入
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    /// Folder of typefaces, sought before all others; may be repeated 字体文件夹，可重复
    #[arg(long, value_name = "DIR")]
    pub(crate) font_path: Vec<PathBuf>,
    /// Threads to use; as many as there are cores if left out 使用的线程数
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Count warnings as errors 警告也作为错误
    #[arg(long)]
    pub(crate) strict: bool,
}

/// The form of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    /// With the line of the source 附原文
    #[default]
    Human,
    /// One line each 每条一行
    Short,
    /// One JSON object a line 每行一个 JSON 对象
    Json,
}

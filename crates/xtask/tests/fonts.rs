//! What the typesetter relies on in the bundled typefaces, asked of the files themselves.
//!
//! In: `fonts/` and its manifest, `tests/ref/tongyong-8105.txt`. The widths are those that a shaper gives, with the language set.

#![expect(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

use std::fs;
use std::path::{Path, PathBuf};

use harfrust::font::name::NameId;
use harfrust::{Buffer, Direction, Feature, Font, Language, ShapeOptions, ShaperFont};
use serde::Deserialize;

#[derive(Deserialize)]
struct Manifest {
    faces: Vec<Face>,
}

#[derive(Deserialize)]
struct Face {
    file: String,
    family: String,
    weight: f32,
    italic: bool,
    postscript: String,
    treatment: String,
}

const SUBSETS: [&str; 3] = ["BanxinSong-Regular.otf", "BanxinSong-Bold.otf", "BanxinHei-Medium.otf"];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn faces() -> Vec<Face> {
    let text = fs::read_to_string(workspace().join("fonts/manifest.yaml")).unwrap();
    serde_yaml::from_str::<Manifest>(&text).unwrap().faces
}

fn font(file: &str) -> Font {
    Font::new(fs::read(workspace().join("fonts").join(file)).unwrap(), 0).unwrap()
}

/// 通用规范汉字表, a line `U+XXXX 字` each.
fn tongyong() -> Vec<char> {
    let text = fs::read_to_string(workspace().join("tests/ref/tongyong-8105.txt")).unwrap();
    text.lines().map(|line| line.chars().last().unwrap()).collect()
}

/// The glyphs and their advances in thousandths of an em.
fn shaped(font: &Font, language: &str, features: &[&str], text: &str) -> Vec<(u32, i32)> {
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some("Hani".parse().unwrap()));
    buffer.set_language(Some(language.parse::<Language>().unwrap()));
    let features: Vec<Feature> = features.iter().map(|feature| feature.parse().unwrap()).collect();
    harfrust::shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new().features(&features)).unwrap();
    let scale = |advance: i32| advance * 1000 / i32::from(font.units_per_em());
    buffer.glyph_infos().iter().zip(buffer.glyph_positions()).map(|(info, position)| (info.glyph_id, scale(position.x_advance))).collect()
}

fn widths(font: &Font, language: &str, features: &[&str], text: &str) -> Vec<i32> {
    shaped(font, language, features, text).into_iter().map(|(_, width)| width).collect()
}

fn lacks(font: &Font, characters: impl IntoIterator<Item = char>) -> Vec<char> {
    let shaper = ShaperFont::new(font);
    characters.into_iter().filter(|character| shaper.nominal_glyph(u32::from(*character)).is_none()).collect()
}

#[test]
fn the_manifest_describes_the_faces_as_they_are() {
    for face in faces() {
        let font = font(&face.file);
        let name = |id: NameId| font.names().get(id).and_then(|name| Some(name.english_or_first()?.name().to_string()));
        assert_eq!(name(NameId::POSTSCRIPT_NAME).as_deref(), Some(face.postscript.as_str()));
        let family = name(NameId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| name(NameId::FAMILY_NAME));
        assert_eq!(family.as_deref(), Some(face.family.as_str()));
        let attributes = font.default_attributes();
        assert_eq!(attributes.weight.value(), face.weight, "{}", face.file);
        assert_eq!(attributes.style != harfrust::font::attribute::Style::Normal, face.italic, "{}", face.file);
        assert_eq!(face.treatment == "subset", SUBSETS.contains(&face.file.as_str()), "{}", face.file);
    }
}

#[test]
fn a_subset_keeps_the_copyright_and_the_licence_in_its_names() {
    for file in SUBSETS {
        let font = font(file);
        let name = |id: NameId| font.names().get(id).unwrap().english_or_first().unwrap().name().to_string();
        assert!(name(NameId::COPYRIGHT_NOTICE).contains("Adobe"), "{file}");
        assert!(name(NameId::LICENSE_DESCRIPTION).contains("SIL Open Font License, Version 1.1"), "{file}");
        assert!(name(NameId::DESCRIPTION).starts_with("A subset of Noto "), "{file}");
        assert!(!name(NameId::FULL_NAME).contains("Noto"), "{file}");
    }
}

#[test]
fn the_subsets_cover_the_8105_characters_and_fandol_lacks_1467() {
    let tongyong = tongyong();
    assert_eq!(tongyong.len(), 8105);
    assert!(tongyong.is_sorted());
    for file in SUBSETS {
        assert_eq!(lacks(&font(file), tongyong.iter().copied()), [' '; 0], "{file}");
    }
    for file in ["FandolFang-Regular.otf", "FandolKai-Regular.otf"] {
        let missing = lacks(&font(file), tongyong.iter().copied());
        assert_eq!(missing.len(), 1467, "{file}");
        assert!(['啰', '瞭', '镕'].iter().all(|character| missing.contains(character)), "{file}");
    }
}

#[test]
fn song_covers_gb_18030_but_for_the_five_that_its_source_lacks() {
    let song = font("BanxinSong-Regular.otf");
    assert_eq!(lacks(&song, '\u{3400}'..='\u{4DB5}'), [' '; 0]);
    assert_eq!(lacks(&song, '\u{4E00}'..='\u{9FEF}'), ['\u{9FEB}', '\u{9FEC}', '\u{9FED}', '\u{9FEE}', '\u{9FEF}']);
    assert_eq!(lacks(&song, "㎡㎏²³½①⑳㈠→≤√─│，。、；：？！“”‘’（）《》〈〉【】〔〕〇…—～·￥％ǖǘǚǜńňǹḿ".chars()), [' '; 0]);
}

#[test]
fn punctuation_has_the_widths_of_chinese_setting() {
    for file in SUBSETS {
        let font = font(file);
        assert_eq!(widths(&font, "zh-Hans", &[], "——").iter().sum::<i32>(), 2000, "{file}");
        assert_eq!(widths(&font, "zh-Hans", &[], "，。“”（）《》"), [1000; 8], "{file}");
        assert_eq!(widths(&font, "zh-Hans", &["halt"], "，。（）《》"), [500; 6], "{file}");
        assert_eq!(widths(&font, "zh-Hans", &["hwid"], "0123456789"), [500; 10], "{file}");
    }
}

#[test]
fn song_knows_the_forms_of_other_regions() {
    let song = font("BanxinSong-Regular.otf");
    let glyph = |language: &str, text: &str| shaped(&song, language, &[], text)[0].0;
    assert_ne!(glyph("zh-Hans", "骨"), glyph("zh-Hant", "骨"));
    assert_ne!(glyph("zh-Hans", "直"), glyph("ja", "直"));
    assert_ne!(glyph("zh-Hant", "次"), glyph("zh-HK", "次"));
    assert_eq!(glyph("zh-Hans", "骨"), glyph("en", "骨"));
}

#[test]
fn a_subset_keeps_the_line_metrics_of_its_source() {
    for (file, ascent, descent) in
        [("BanxinSong-Regular.otf", 1151, -286), ("BanxinSong-Bold.otf", 1151, -286), ("BanxinHei-Medium.otf", 1160, -288)]
    {
        let font = font(file);
        let metrics = font.metrics();
        let hhea = metrics.hhea_line.unwrap();
        assert_eq!((hhea.ascender.to_i32(), hhea.descender.to_i32()), (ascent, descent), "{file}");
        let typographic = metrics.typo_line.unwrap();
        assert_eq!((typographic.ascender.to_i32(), typographic.descender.to_i32()), (880, -120), "{file}");
    }
}

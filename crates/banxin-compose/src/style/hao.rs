//! 字号: the sizes of Chinese type in points (GB/T 40070-2021; the table of official-document practice).

use banxin_base::Len;

/// 初号, 42 pt
pub(super) const CHU: Len = Len::deci_pt(420);
/// 小初, 36 pt
pub(super) const XIAO_CHU: Len = Len::deci_pt(360);
/// 一号, 26 pt
pub(super) const YI: Len = Len::deci_pt(260);
/// 二号, 22 pt
pub(super) const ER: Len = Len::deci_pt(220);
/// 三号, 16 pt
pub(super) const SAN: Len = Len::deci_pt(160);
/// 四号, 14 pt
pub(super) const SI: Len = Len::deci_pt(140);
/// 小四, 12 pt
pub(super) const XIAO_SI: Len = Len::deci_pt(120);
/// 五号, 10.5 pt
pub(super) const WU: Len = Len::deci_pt(105);
/// 小五, 9 pt
pub(super) const XIAO_WU: Len = Len::deci_pt(90);

#pragma once
#include <array>
#include <cstddef>
#include <string_view>

/// The policy levers: one row each.
///
/// ROW(name, actor, unit, lowest, highest, default, change (kRamps | kSteps), section of MODEL.md,
///     metrics that it moves first (blanks between), test_context (moves in force when it is judged, "lever=value" or
///     "rule=ID" of a chip rule in calibration/policy_timeline.json, blanks between), label, meaning, sources)
// clang-format off
#define CHOKEPOINT_LEVERS(ROW)                                                                                          \
  ROW(tpp_threshold, "United States", "TPP points", 0, 200000, 4800, kSteps, "3.3.1",                                    \
      "china_revenue_usd_per_year licensed_cumulative_cn_h100e", "rule=pol-2023-10 cn_import_approval=1",                 \
      "How fast may a chip be?", "total processing performance from which a chip is controlled", "002 pol-2022-10")       \
  ROW(density_threshold, "United States", "TPP/mm2", 0, 100, 5.92, kSteps, "3.3.1",                                      \
      "china_revenue_usd_per_year licensed_cumulative_cn_h100e", "rule=pol-2023-10 cn_import_approval=1",                 \
      "How dense may a chip be?", "performance density from which a chip is controlled", "002 pol-2023-10")               \
  ROW(interconnect_threshold_gb_per_s, "United States", "GB/s", 0, 4000, 600, kSteps, "3.3.1",                           \
      "licensed_cumulative_cn_h100e compute_legal_cn_h100e", "rule=pol-2022-10 cn_import_approval=1",                 \
      "How fast may chips talk to each other?", "chip-to-chip bandwidth from which the October 2022 rule bites",          \
      "002 pol-2022-10")                                                                                                 \
  ROW(bandwidth_threshold_tb_per_s, "United States", "TB/s", 0, 40, 6.5, kSteps, "3.3.1",                                \
      "china_revenue_usd_per_year licensed_cumulative_cn_h100e",                                                         \
      "rule=pol-2026-01-h200 cn_import_approval=1 licence_cap_units_per_month=200000",                                   \
      "How fast may its memory be?", "memory bandwidth from which no case-by-case licence is given", "pol-2026-01-h200")  \
  ROW(licence_cap_units_per_month, "United States", "chips/month", 0, 1000000, 1000000, kRamps, "3.3.3",                  \
      "licensed_cumulative_cn_h100e china_revenue_usd_per_year",                                                         \
      "rule=pol-2026-01-h200 cn_import_approval=1", "How many licensed chips a month?",                                   \
      "largest number of licensed chips sold to China in a month", "002")                                                \
  ROW(licence_cap_share_of_us_sales, "United States", "1", 0, 1, 1, kRamps, "3.3.3",                                     \
      "licensed_cumulative_cn_h100e china_revenue_usd_per_year",                                                         \
      "rule=pol-2026-01-h200 cn_import_approval=1", "How many, beside what Americans buy?",                               \
      "cap on licensed chips as a share of the vendor's sales in the United States; the smaller of the two caps holds",                 \
      "pol-2026-01-h200")                                                                                                \
  ROW(revenue_share, "United States", "1", 0, 0.9, 0, kRamps, "3.3.3",                                                   \
      "revenue_share_receipts_usd_per_year", "rule=pol-2026-01-h200 cn_import_approval=1",                               \
      "What cut does Washington take?", "share of the price of licensed chips that goes to the United States",            \
      "002 pol-2025-08-15pct pol-2025-12-h200")                                                                          \
  ROW(entity_list_coverage, "United States", "1", 0, 1, 0.05, kRamps, "3.3.3",                                           \
      "china_revenue_usd_per_year licensed_cumulative_cn_h100e", "rule=none cn_import_approval=1",                       \
      "How many Chinese firms are listed?", "share of Chinese compute buyers and vendors on the Entity List",             \
      "002 pol-2025-09-affiliates")                                                                                      \
  ROW(foundry_rule, "United States", "1", 0, 1, 0, kRamps, "3.2.4", "die_bank_dies binding_wafers_share", "",        \
      "May listed firms have dies made abroad?", "how well dies made abroad for listed Chinese firms are stopped",        \
      "pol-2020-08-fdpr pol-2024-10-tsmc")                                                                               \
  ROW(hbm_ban, "United States", "1", 0, 1, 0, kRamps, "3.2.5", "hbm_stock_cn_stacks domestic_h100e_per_year", "",           \
      "May China buy fast memory?", "share of HBM sales to China that is stopped", "pol-2024-12")                         \
  ROW(tool_ban, "United States", "1", 0, 1, 0, kRamps, "3.2.1", "domestic_h100e_per_year compute_domestic_cn_h100e", "",     \
      "May China buy chip-making tools?", "share of sales of advanced tools, for logic and memory, that is stopped",      \
      "002 pol-2022-10 pol-2023-09-nl pol-2024-12")                                                                      \
  ROW(servicing_ban, "United States", "1", 0, 1, 0, kRamps, "3.2.1", "domestic_h100e_per_year compute_domestic_cn_h100e", "",\
      "May installed tools be serviced?", "share of servicing of installed tools, for logic and memory, that is stopped",   \
      "pol-2022-10")                                                                                                     \
  ROW(eda_ban, "United States", "1", 0, 1, 0, kRamps, "3.2.6", "compute_domestic_cn_h100e", "",                           \
      "May China use American design software?", "share of design software withheld from Chinese vendors", "003")         \
  ROW(global_licensing, "United States", "1", 0, 1, 0, kRamps, "3.3.8", "compute_offshore_cn_h100e smuggled_units_per_year",\
      "country_cap_h100e_per_year=100000", "Must the whole world ask for a licence?",                                     \
      "share of third-country sales that falls under licences with country caps", "002")                                 \
  ROW(country_cap_h100e_per_year, "United States", "H100e/year", 0, 50000000, 50000000, kRamps, "3.3.8",                  \
      "compute_offshore_cn_h100e", "global_licensing=1", "How much may a third country buy?",                             \
      "yearly cap of a third country under global licensing", "002 pol-2025-01-diffusion")                               \
  ROW(remote_access_rule, "United States", "1", 0, 1, 0, kRamps, "3.3.9", "compute_offshore_cn_h100e", "",                \
      "May Chinese firms rent abroad?", "how far renting controlled chips to Chinese tenants abroad is barred", "002")    \
  ROW(enforcement_budget, "United States", "multiple of 2024", 0, 20, 1, kRamps, "3.3.7",                                \
      "smuggled_units_per_year seized_units_per_year", "", "How hard are smugglers hunted?",                              \
      "effort against smuggling, as a multiple of 2024", "002")                                                          \
  ROW(location_verification, "United States", "1", 0, 1, 0, kRamps, "3.3.7", "smuggled_units_per_year", "",               \
      "Do new chips say where they are?", "share of new chips that verify their location", "assumption")                 \
  ROW(ascend_use_rule, "United States", "1", 0, 1, 0, kRamps, "3.7.3", "third_country_share_cn_stack", "",                \
      "May anyone use Ascend?", "force of the guidance that using Ascend anywhere breaks American rules",                 \
      "002 pol-2025-05-gp10")                                                                                            \
  ROW(distillation_rule, "United States", "1", 0, 1, 0, kRamps, "3.5.6", "capability_cn", "",                             \
      "May rivals learn from American models?", "how far access that serves distillation is closed", "003")              \
  ROW(open_weights_restriction, "United States", "1", 0, 1, 0, kRamps, "3.5.4", "capability_cn", "",                      \
      "May American labs publish weights?", "share of American open-weights publication that is stopped", "002")         \
  ROW(outbound_investment_rule, "United States", "1", 0, 1, 0, kRamps, "3.2.6", "installed_other_cn_h100e", "",          \
      "May Americans fund Chinese chips?", "share of foreign capital for Chinese vendors that is stopped", "002")        \
  ROW(us_subsidy, "United States", "share of capital cost", 0, 1, 0, kRamps, "3.2.7", "compute_effective_us_h100e", "",    \
      "How much does Washington pay?", "share of capital cost at home that is subsidised", "003")                        \
  ROW(allied_participation_nl, "Netherlands", "1", 0, 1, 1, kRamps, "3.1.4", "domestic_h100e_per_year", "tool_ban=1 allied_participation_jp=0",       \
      "Do the Dutch go along?", "share of an American tool ban that the Netherlands applies", "003 pol-2023-09-nl")       \
  ROW(allied_participation_jp, "Japan", "1", 0, 1, 1, kRamps, "3.1.4", "domestic_h100e_per_year", "tool_ban=1 allied_participation_nl=0",             \
      "Does Japan go along?", "share of an American tool ban that Japan applies", "003 pol-2023-07-japan")               \
  ROW(cn_import_approval, "China", "1", 0, 1, 1, kRamps, "3.3.3", "china_revenue_usd_per_year",                           \
      "rule=pol-2026-01-h200", "Does Beijing let foreign chips in?",                                                      \
      "long-run share of months in which China's import gate is open", "pol-2026-01-cn-customs")                         \
  ROW(cn_procurement_mandate, "China", "1", 0, 1, 0, kRamps, "3.3.5", "foreign_share_of_purchases_cn",\
      "rule=none cn_import_approval=1", "Must Chinese buyers buy Chinese?", "force of the rule that state-funded sites use Chinese chips",              \
      "pol-2025-11-cn-dc")                                                                                               \
  ROW(cn_subsidy, "China", "share of capital cost", 0, 1, 0, kRamps, "3.2.1", "domestic_h100e_per_year", "",                \
      "How much does Beijing pay?", "share of the capital cost of fabs and memory that is subsidised; it also adds to what buyers can spend", "002")     \
  ROW(cn_materials_retaliation, "China", "1", 0, 1, 0, kRamps, "3.2.7", "compute_effective_us_h100e", "",                 \
      "Does Beijing withhold materials?", "share of critical materials withheld from US-aligned makers", "003")          \
  ROW(cn_power_buildout, "China", "GW/year", 0, 430, 430, kRamps, "3.4.5", "compute_effective_cn_h100e", "",                \
      "How fast does China wire its AI sites?", "most electric power added for Chinese AI sites in a year; 430 is all that wind and solar added in 2025", "cn-power")                \
  ROW(cn_openness, "China", "1", 0, 1, 0.7, kRamps, "3.5.4", "third_country_share_cn_stack", "",                          \
      "Do Chinese labs publish their weights?", "share of Chinese frontier models with open weights", "002 003")       \
  ROW(cn_chip_exports, "China", "1", 0, 0.5, 0, kRamps, "3.3.6",                                                        \
      "compute_domestic_cn_h100e", "ascend_use_rule=0",                                \
      "Does Huawei sell Ascend abroad?",                                                                                \
      "part of Ascend output sold abroad where no rule reaches, if it is more than ascend_export_share", "002 003")     \
  ROW(leap_us_dex, "Circumstance", "dex", 0, 2, 0, kRamps, "3.5.3", "capability_us", "",               \
      "Does an American lab leap ahead?",                                                                               \
      "sum of the leaps in efficiency that the best American lab has made beside the model's own luck", "assumption")   \
  ROW(leap_cn_dex, "Circumstance", "dex", 0, 2, 0, kRamps, "3.5.3", "capability_cn gap_pace_months", "",               \
      "Does a Chinese lab leap ahead?",                                                                                 \
      "sum of the leaps in efficiency that the best Chinese lab has made beside the model's own luck", "002")           \
  ROW(efficiency_stall, "Circumstance", "1", 0, 1, 0, kRamps, "3.5.1", "capability_us capability_cn", "",               \
      "Do ideas dry up?",                                                                                               \
      "share of everybody's algorithmic progress, leaps and post-training gains that fails to come", "assumption")      \
  ROW(cann_parity, "Circumstance", "1", 0, 1, 0, kRamps, "3.4.3", "maturity_training_cann maturity_serving_cann", "",   \
      "Does CANN reach CUDA?", "part of what CANN lacks beside CUDA that is made good at once", "003 004")              \
  ROW(cn_memory_head_start_months, "Circumstance", "months", -228, 120, 0, kRamps, "3.2.5", "hbm_stock_cn_stacks", "",  \
      "When does China make its own HBM?",                                                                              \
      "how far home-made memory runs ahead of its path; strongly negative: it never comes", "002")                      \
  ROW(taiwan_disruption, "Circumstance", "1", 0, 1, 0, kRamps, "3.2.7", "compute_effective_us_h100e", "",               \
      "Are Taiwan's foundries disrupted?",                                                                              \
      "share of US-aligned output that is lost while it lasts; then it heals", "assumption")                            \
  ROW(us_capex_slump, "Circumstance", "1", 0, 0.95, 0, kRamps, "3.2.7", "compute_effective_us_h100e", "",               \
      "Does American spending slump?",                                                                                  \
      "share of American owners' purchases of accelerators that fails to come", "002")                                  \
  ROW(us_power_buildout, "Circumstance", "GW/year", 0, 10000, 10000, kRamps, "3.4.5", "compute_effective_us_h100e", "", \
      "How fast does America wire its AI sites?",                                                                       \
      "most electric power added for American AI sites in a year; 10,000 is no limit", "assumption")

// clang-format on

namespace model {

/// The actor of levers that are nobody's decision (MODEL.md 3.1.1): no government may react with them.
inline constexpr std::string_view kCircumstance = "Circumstance";

enum class Change { kRamps, kSteps };  ///< a threshold steps; a ramp on it is an input error

/// What a user reads about a lever.
struct LeverRow {
  std::string_view name, actor, unit;
  double low, high, default_value;
  Change change;
  std::string_view section, moves, test_context, label, meaning, sources;
};

/// The value in force of every lever.
template <class Real> struct Levers {
#define CHOKEPOINT_MEMBER(name, actor, unit, low, high, start, ...) Real name = Real{} + start;
  CHOKEPOINT_LEVERS(CHOKEPOINT_MEMBER)
#undef CHOKEPOINT_MEMBER
};

/// Position of each lever in the rows.
enum LeverIndex : int {
#define CHOKEPOINT_INDEX(name, ...) kLever_##name,
  CHOKEPOINT_LEVERS(CHOKEPOINT_INDEX)
#undef CHOKEPOINT_INDEX
      kLeverCount
};
inline constexpr std::size_t kLevers = kLeverCount;

inline constexpr std::array<LeverRow, kLevers> kLeverRows{{
#define CHOKEPOINT_FIELD(name, actor, unit, low, high, start, change, section, moves, context, label, meaning, \
                         sources)                                                                              \
  {#name, actor, unit, low, high, start, Change::change, section, moves, context, label, meaning, sources},
    CHOKEPOINT_LEVERS(CHOKEPOINT_FIELD)
#undef CHOKEPOINT_FIELD
}};

template <class Real>
inline constexpr std::array<Real Levers<Real>::*, kLevers> kLeverMembers{{
#define CHOKEPOINT_POINTER(name, ...) &Levers<Real>::name,
    CHOKEPOINT_LEVERS(CHOKEPOINT_POINTER)
#undef CHOKEPOINT_POINTER
}};

}  // namespace model

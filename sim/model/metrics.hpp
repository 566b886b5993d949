#pragma once
#include <array>
#include <cstddef>
#include <string_view>

/// The outputs: one row each. ROW(name, unit, seen (kSeen: governments can react to it | kHidden), section, label, meaning)
/// The label is the name of the metric on every page, chart and table: short, in lower case, without its unit.
/// `*_per_year` is the sum of the last 12 months. `*_us` counts the United States and what its labs and clouds own
/// anywhere; `*_cn` likewise for China, with offshore rentals counted where the tenant is.
// clang-format off
#define CHOKEPOINT_METRICS(ROW)                                                                                         \
  ROW(gap_months, "months", kHidden, "3.6.8", "standing lag", "age of the first American model as capable as China's best; negative when China leads")\
  ROW(gap_at_release_months, "months", kHidden, "3.6.8", "lag at the last Chinese record", "standing lag as it was when the last Chinese record fell, held until the next")\
  ROW(gap_trend_months, "months", kHidden, "3.6.8", "lag by trend", "difference in capability over the American rate of the last 36 months")\
  ROW(gap_pace_months, "months", kHidden, "3.6.8", "lag at the present pace", "difference in capability over the American pace of the 36 months before, as the documented past had it, that of the present from then on; has the sign of the difference")\
  ROW(gap_dex, "dex", kHidden, "3.6.8", "distance in capability", "difference in capability between the best American and the best Chinese model")    \
  ROW(pace_us_dex_per_year, "dex/year", kHidden, "3.6.8", "American pace", "growth of the best American capability over the last 36 months") \
  ROW(gap_observed_months, "months", kSeen, "3.6.7", "lag as published figures show it", "the lag as published figures show it, through the reading that holds in the world")\
  ROW(gap_index_months, "months", kSeen, "3.6.7", "lag on the public index", "standing lag on the public benchmark index")                             \
  ROW(gap_stated_months, "months", kSeen, "3.6.7", "lag as officials and labs state it", "the lag as officials and laboratories state it when China's best score rises")\
  ROW(gap_open_weights_months, "months", kHidden, "3.6.8", "lag of the best open model", "standing lag of the best open-weights model to the American frontier")\
  ROW(index_lead_cn_dex, "dex", kSeen, "3.6.7", "China's lead on the public index", "how far China's best score on the public index is above the American best; 0 while it trails")\
  ROW(records_us_per_year, "records/year", kSeen, "3.6.9", "American records a year", "new American best scores on the public index")                \
  ROW(records_cn_per_year, "records/year", kSeen, "3.6.9", "Chinese records a year", "new Chinese best scores on the public index")                 \
  ROW(parity_share, "1", kHidden, "3.6.8", "parity", "share of worlds in which China has caught up (gap <= 0)")                     \
  ROW(capability_us, "dex", kHidden, "3.6.4", "best American capability", "best released American model, dex above 1e24 FLOP at the efficiency of 2022-01")\
  ROW(capability_cn, "dex", kHidden, "3.6.4", "best Chinese capability", "best released Chinese model")                                              \
  ROW(capability_us_eci, "ECI points", kHidden, "3.6.4", "best American score", "best American capability on the scale of the Epoch Capabilities Index, from the level of 1e24 FLOP in 2022-01")\
  ROW(capability_cn_eci, "ECI points", kHidden, "3.6.4", "best Chinese score", "best Chinese capability on the same scale")                     \
  ROW(training_run_max_us_flop, "FLOP", kHidden, "3.6.3", "largest American run", "largest finished American training run")                       \
  ROW(training_run_max_cn_flop, "FLOP", kHidden, "3.6.3", "largest Chinese run", "largest finished Chinese training run")                        \
  ROW(record_run_us_flop, "FLOP", kHidden, "3.6.3", "run behind America's best model", "training run behind the best American model, from the first record that falls after 2022-01")\
  ROW(record_run_cn_flop, "FLOP", kHidden, "3.6.3", "run behind China's best model", "training run behind the best Chinese model, from the first record that falls after 2022-01")              \
  ROW(record_run_cn_usd, "USD", kHidden, "3.6.3", "cost of the run behind China's best model", "what the compute of that run would have cost to rent abroad when it began")\
  ROW(efficiency_us, "ratio", kHidden, "3.5.1", "American efficiency", "algorithmic efficiency of the best American lab; 1 is that of a lab without a lead in 2022-01")          \
  ROW(efficiency_cn, "ratio", kHidden, "3.5.1", "Chinese efficiency", "algorithmic efficiency of the best Chinese lab, in the same unit")                         \
  ROW(compute_effective_us_h100e, "H100e", kHidden, "3.4.2", "American compute", "effective compute at American disposal")                    \
  ROW(compute_effective_cn_h100e, "H100e", kHidden, "3.4.2", "Chinese compute", "effective compute at Chinese disposal, the sum of the four sources")\
  ROW(us_aligned_cumulative_h100e, "H100e", kSeen, "3.2.7", "US-aligned sales since 2022", "sold by US-aligned vendors to everybody since 2022-01, nameplate")\
  ROW(compute_labs_us_h100e, "H100e", kHidden, "3.6.1", "compute of American labs", "compute that the leading American labs use")                     \
  ROW(compute_share_cn, "1", kSeen, "3.8", "China's share of compute", "effective Chinese over effective American compute")                           \
  ROW(compute_share_domestic_cn, "1", kSeen, "3.8", "China's share of compute on its chips", "the part of that share on Chinese-made chips")                       \
  ROW(compute_production_share_cn, "1", kSeen, "3.8", "China's share of a year's production", "a year's Chinese chip production over a year's US-aligned sales, nameplate")\
  ROW(compute_share_as_read, "1", kSeen, "3.8", "China's share of compute, as read", "China's share of compute as the documented 1-4 % counts it: all, Chinese-made or a year's production, by the reading that holds in the world")        \
  ROW(compute_legal_cn_h100e, "H100e", kHidden, "3.4.2", "compute on legally sold chips", "effective compute on chips sold to China under the rules")      \
  ROW(compute_domestic_cn_h100e, "H100e", kHidden, "3.4.2", "compute on Chinese-made chips", "effective compute on Chinese-made chips")                    \
  ROW(compute_smuggled_cn_h100e, "H100e", kHidden, "3.4.2", "compute on smuggled chips", "effective compute on smuggled chips")                        \
  ROW(compute_offshore_cn_h100e, "H100e", kHidden, "3.3.9", "compute rented abroad", "effective compute rented abroad by Chinese tenants")         \
  ROW(compute_serving_us_h100e, "H100e", kHidden, "3.4.2", "American stock by bandwidth", "American stock by memory bandwidth (H100 = 3.35 TB/s)")       \
  ROW(compute_serving_cn_h100e, "H100e", kHidden, "3.4.2", "Chinese stock by bandwidth", "Chinese stock by memory bandwidth, after maturity and reliability")\
  ROW(leased_abroad_cn_h100e, "H100e", kHidden, "3.3.9", "chips rented abroad", "chips that Chinese tenants rent abroad, nameplate")               \
  ROW(leased_abroad_cn_gw, "GW", kHidden, "3.3.9", "power of chips rented abroad", "power of data centres abroad that these take")                        \
  ROW(licensed_cumulative_cn_h100e, "H100e", kSeen, "3.3.3", "foreign chips sold to China", "sold to China by foreign vendors since 2022-01, nameplate") \
  ROW(stocked_cn_h100e, "H100e", kHidden, "3.3.10", "chips bought ahead of a rule", "foreign chips bought ahead of a rule and not yet installed, nameplate")\
  ROW(installed_cuda_cn_h100e, "H100e", kHidden, "3.4.1", "foreign chips in service in China", "foreign chips in service in China, nameplate")                 \
  ROW(installed_cann_cn_h100e, "H100e", kHidden, "3.4.1", "Ascend chips in service in China", "Ascend chips in service in China, nameplate")                  \
  ROW(installed_other_cn_h100e, "H100e", kHidden, "3.4.1", "other Chinese chips in service", "other Chinese chips in service in China, nameplate")          \
  ROW(domestic_h100e_per_year, "H100e/year", kSeen, "3.2.6", "Chinese-made compute a year", "accelerators finished by all Chinese vendors, nameplate")       \
  ROW(ascend_h100e_per_year, "H100e/year", kSeen, "3.2.6", "Ascend compute a year", "Ascend chips finished, nameplate")                            \
  ROW(memory_limit_ratio, "ratio", kHidden, "3.2.6", "output without over with short memory", "a month's Chinese output had memory not been short, over what it was")\
  ROW(ascend_units_per_year, "chips/year", kSeen, "3.2.6", "Ascend chips a year", "Ascend chips finished")                                       \
  ROW(domestic_chips_units_per_year, "chips/year", kSeen, "3.2.6", "Chinese-made chips a year", "accelerators finished by all Chinese vendors")        \
  ROW(wafer_starts_cn_per_month, "wafers/month", kHidden, "3.2.2", "Chinese wafer starts a month", "advanced wafers that Chinese fabs start for AI chips")\
  ROW(cn_vendors_over_10k, "count", kSeen, "3.3.6", "Chinese vendors with 10,000 orders", "Chinese vendors with more than 10,000 chips ordered so far")         \
  ROW(ascend_orders_backlog_units, "chips", kSeen, "3.3.6", "Ascend orders not delivered", "Ascend chips ordered and not delivered")                     \
  ROW(smuggled_units_per_year, "chips/year", kHidden, "3.3.7", "chips smuggled a year", "chips that reached China through brokers")                \
  ROW(smuggled_cumulative_cn_h100e, "H100e", kHidden, "3.3.7", "chips smuggled since 2022", "chips that reached China through brokers since 2022-01, nameplate")\
  ROW(seized_units_per_year, "chips/year", kSeen, "3.3.7", "chips seized a year", "chips seized on the way")                                     \
  ROW(seizure_events_per_year, "events/year", kSeen, "3.3.7", "brokers caught a year", "brokers caught")                                           \
  ROW(brokers_active, "count", kHidden, "3.3.7", "brokers at work", "brokers at work")                                                       \
  ROW(smuggling_premium, "1", kSeen, "3.3.7", "grey-market premium", "grey-market price over list price, less one")                              \
  ROW(yield_smic_share, "1", kHidden, "3.2.3", "yield of Chinese fabs", "share of an Ascend-class die's gross dies that work")                     \
  ROW(die_bank_dies, "dies", kHidden, "3.2.4", "dies in store", "dies obtained abroad and not yet used")                                   \
  ROW(hbm_stock_cn_stacks, "stacks", kHidden, "3.2.5", "HBM in Chinese stock", "HBM stacks in Chinese stock")                                     \
  ROW(binding_wafers_share, "1", kHidden, "3.2.6", "orders held up by dies", "share of the month's Chinese chip orders, in H100e, held up by dies") \
  ROW(binding_memory_share, "1", kHidden, "3.2.6", "orders held up by memory", "share of the month's Chinese chip orders, in H100e, held up by memory")                                         \
  ROW(binding_packaging_share, "1", kHidden, "3.2.6", "orders held up by packaging", "share of the month's Chinese chip orders, in H100e, held up by packaging")                                   \
  ROW(binding_none_share, "1", kHidden, "3.2.6", "orders that nothing holds up", "share of those orders that nothing held up")                            \
  ROW(maturity_training_cann, "ratio to CUDA", kHidden, "3.4.3", "training speed of CANN", "training speed of CANN for equal arithmetic")           \
  ROW(maturity_serving_cann, "ratio to CUDA", kHidden, "3.4.3", "serving speed of CANN", "serving speed of CANN for equal bandwidth")              \
  ROW(power_limited_share, "1", kHidden, "3.4.5", "chips that wait for power", "share of China's chips that wait for power")                           \
  ROW(power_us_gw, "GW", kHidden, "3.4.5", "power of American AI sites", "power that the chips of American buyers have, with their buildings") \
  ROW(power_cn_gw, "GW", kHidden, "3.4.5", "power of Chinese AI sites", "power of sites in China that stand for AI chips") \
  ROW(price_usd_per_mtok_us, "USD/Mtok", kSeen, "3.7.2", "price of American tokens", "price of a million output tokens of the best American model")   \
  ROW(price_usd_per_mtok_cn, "USD/Mtok", kSeen, "3.7.2", "price of Chinese tokens", "price of a million output tokens of the best Chinese model")                           \
  ROW(third_country_share_cn_stack, "1", kSeen, "3.7.3", "third countries on Chinese models", "share of third countries' use on Chinese models; not calibrated, and less than what is documented")               \
  ROW(third_country_share_south_east_asia, "1", kSeen, "3.7.3", "South-East Asia on Chinese models", "share of South-East Asia's use on Chinese models")                            \
  ROW(third_country_share_middle_east, "1", kSeen, "3.7.3", "the Middle East on Chinese models", "share of the Middle East's use on Chinese models")                                \
  ROW(third_country_share_latin_america, "1", kSeen, "3.7.3", "Latin America on Chinese models", "share of Latin America's use on Chinese models")                                \
  ROW(third_country_share_europe, "1", kSeen, "3.7.3", "Europe on Chinese models", "share of Europe's use on Chinese models")                                              \
  ROW(third_country_share_rest_of_world, "1", kSeen, "3.7.3", "the rest of the world on Chinese models", "share of use on Chinese models in the rest of the world")                        \
  ROW(us_market_share_cn_models, "1", kSeen, "3.7.3", "Americans on Chinese models", "share of American use on Chinese models; not calibrated, and less than what is documented")                          \
  ROW(price_frontier_usd_per_h100e, "USD", kSeen, "3.3.3", "frontier price per H100e", "price of arithmetic at the frontier, abroad")                   \
  ROW(price_paid_cn_usd_per_h100e, "USD", kHidden, "3.3.5", "price China pays per H100e", "what China paid for chips in a year, levies and premiums included, over the H100e that it bought or ordered for it; leases apart")\
  ROW(foreign_share_of_purchases_cn, "1", kHidden, "3.3.5", "foreign share of purchases", "foreign part of the H100e that reached China in a year, bought or smuggled; the rest is Chinese-made; leases apart")\
  ROW(china_revenue_usd_per_year, "USD/year", kSeen, "3.3.3", "vendors' sales to China", "foreign vendors' sales of accelerators to China")          \
  ROW(china_lost_revenue_usd_per_year, "USD/year", kSeen, "3.3.5", "sales that vendors lose to the rules", "what foreign vendors would have sold to China under no rule, less what they sold")  \
  ROW(revenue_share_receipts_usd_per_year, "USD/year", kSeen, "3.3.3", "receipts", "what the revenue share brought in")               \
  ROW(independence_cn_share, "1", kSeen, "3.8", "independence from foreign parts", "share of Chinese compute without foreign die or foreign memory, less what foreign tools still carry")\
  ROW(serving_capacity_us_mtok_per_day, "Mtok/day", kHidden, "3.7.1", "what the US can serve", "tokens a day that the United States can serve, counted at the quality of the American frontier as it goes on at the present pace")\
  ROW(serving_capacity_cn_mtok_per_day, "Mtok/day", kHidden, "3.7.1", "what China can serve", "tokens a day that China can serve, counted at the quality of the American frontier as it goes on at the present pace")                               \
  ROW(reactions_fired, "count", kHidden, "4", "reactions fired", "reactions that have fired so far")

// clang-format on

namespace model {

enum class Seen { kSeen, kHidden };

struct MetricRow {
  std::string_view name, unit;
  Seen seen;
  std::string_view section, label, meaning;
};

/// One month's outputs. Undefined values are NaN here and blank in every file.
template <class Real> struct Metrics {
#define CHOKEPOINT_MEMBER(name, unit, seen, section, label, meaning) Real name{};
  CHOKEPOINT_METRICS(CHOKEPOINT_MEMBER)
#undef CHOKEPOINT_MEMBER
};

inline constexpr std::array kMetricRows{
#define CHOKEPOINT_FIELD(name, unit, seen, section, label, meaning) \
  MetricRow{#name, unit, Seen::seen, section, label, meaning},
    CHOKEPOINT_METRICS(CHOKEPOINT_FIELD)
#undef CHOKEPOINT_FIELD
};
inline constexpr std::size_t kMetrics = kMetricRows.size();

/// Position of each metric in the rows.
enum MetricIndex : int {
#define CHOKEPOINT_INDEX(name, ...) kMetric_##name,
  CHOKEPOINT_METRICS(CHOKEPOINT_INDEX)
#undef CHOKEPOINT_INDEX
};

template <class Real>
inline constexpr std::array kMetricMembers{
#define CHOKEPOINT_POINTER(name, ...) &Metrics<Real>::name,
    CHOKEPOINT_METRICS(CHOKEPOINT_POINTER)
#undef CHOKEPOINT_POINTER
};

}  // namespace model

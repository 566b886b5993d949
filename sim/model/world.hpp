#pragma once
#include <cstdint>
#include <vector>

#include "model/hypotheses.hpp"
#include "model/metrics.hpp"
#include "model/parameters.hpp"
#include "model/supply.hpp"

/// The whole state of one batch of worlds. Plain values; a row per agent; nothing here acts.
namespace model {

template <class Real> struct BuyerState {
  Real shock{}, budget{}, carried{}, unspent{}, order_book{};
  Real lease{}, leased_now{}, rent{}, rent_paid{};  ///< H100e rented; USD a month that they cost
  Real stored{}, stored_tb_s{}, advance{};          ///< chips laid in; USD of later purses that were spent on them
  Real drawn{}, repaid{};                           ///< of the month
  Real spent[kSources]{}, initial{};
  std::vector<Deliveries<Real>> received;    ///< a row per Origin
  Real h100e[kOrigins]{}, tb_s[kOrigins]{};  ///< in service, nameplate
  Real effective[kOrigins]{}, effective_tb_s[kOrigins]{}, training{};
};

template <class Real> struct AmericanBuyerState {
  Real initial{}, h100e{};
  History<Real> received;
};

template <class Real> struct HostState {
  Real initial{}, h100e{}, bought{}, tenanted{}, diverted{};
  History<Real> received;
};

template <class Real> struct BrokerState {
  std::uint64_t name = 0, caught = 0, turn = 0, size_name = 0;
  int route = 0;
  double ease = 1;
  Real active{}, tenure{}, size{}, in_transit{};
};

template <class Real> struct TradeState {
  Real premium{}, content{},
      list_price{};                    ///< grey-market premium; H100e of a smuggled chip; USD per H100e to train on
  std::vector<Real> chip_price;        ///< USD asked for each foreign chip
  Real rent_log{};                     ///< of rents abroad about what prices make of them
  Real lease_want{}, lease_pull{};     ///< log: what tenants wish for; landlords' answer
  Real grey_h100e{}, ordered_h100e{};  ///< of the month: what arrives from brokers, what is ordered at home
  Real licences_per_month{}, under_licence{};  ///< chips that offices have come to license; 1 where a class needs one
  Real exit_cost{}, belief_cann{}, wait_months{};
  Real spent[kSources]{};
  Real legal_revenue{}, receipts{}, lost_revenue{}, licensed_units{}, legal_h100e{}, legal_tb_s{};
  Real displaced{}, shipped{}, arrived{}, seized{}, arrests{};
  Real grey_h100e_ever{}, smuggled_ever{}, arrived_ever{}, seized_ever{}, blackwells_ever{}, licensed_ever{},
      licensed_tb_s_ever{};
  Real extra_blackwells{};
  Real sold_outside{}, legal_access{}, offshore_capacity{};
  Real laid_in_ever{}, taken_out_ever{}, advanced_ever{}, repaid_ever{};  ///< H100e; USD
};

template <class Real> struct StackState {
  Real use{}, training{}, serving{};  ///< H100e years; maturity against CUDA
};

template <class Real> struct StockState {
  StackState<Real> cann, other;
  Real reliability{}, powered = Real{} + 1.0, supernode_share{}, power_gw{};
  Real us_powered = Real{} + 1.0, us_power_gw{};
  Real legal{}, domestic{}, smuggled{}, offshore{}, us{}, cn{};
  Real serving_us{}, serving_cn{}, independent{}, installed_cann{}, installed_other{}, installed_cuda{};
  Deliveries<Real> cann_delivered, other_delivered, independent_delivered;
  Deliveries<Real> sited_abroad;              ///< Ascends exported under the lever cn_chip_exports
  History<Real> power_needed, power_planned;  ///< GW of Chinese AI sites
  explicit StockState(int months)
      : cann_delivered(months),
        other_delivered(months),
        independent_delivered(months),
        sited_abroad(months),
        power_needed(months),
        power_planned(months) {}
};

template <class Real> struct LabState {
  std::uint64_t progress_name = 0, jump_name = 0, jump_size_name = 0, run_name = 0, restart_name = 0, score_name = 0,
                release_name = 0, open_name = 0, habit_name = 0, refresh_name = 0, refresh_score_name = 0;
  bool american = false;
  Real claim{}, compute{}, domestic_share{}, training{}, serving_tb_s{}, serving_share{}, experiments{};
  Real efficiency{}, posttraining{}, distilled{}, serving_efficiency{};  ///< dex
  Real from_leaps{};  ///< part of the efficiency that leaps brought, its own and others', dex
  Real running{}, months_left{}, run_share{}, run_flop{}, run_price{}, run_contested{}, run_domestic{}, run_ordinal{};
  Real pending{}, pending_months{}, pending_flop{}, pending_proof{};
  Real since_start{}, last_flop{}, last_flop_before{}, taught_flop{}, released{}, releases{};
  Real habit_log{};  ///< how far the lab's share for runs is from its habit
  Real version{}, version_flop{}, version_open{},
      refined{};                          ///< the base on offer with its refreshes; what these gained
  Real version_price{}, version_proof{};  ///< USD per H100e when its run began; what it proved of a Chinese stack
  Real since_version{}, refreshed{}, refreshes{}, refresh_ordinal{};
  Real capability{}, released_flop{}, score{};  ///< best released model; its FLOP; its benchmark score
  Real price{}, tokens{}, revenue{};
};

/// What a world's documented past leaves to measure its later months by (MODEL.md 3.6.8, 3.5.7).
template <class Real> struct Yardstick {
  bool given = false;                           ///< by a run of the documented past, and not by this one
  History<Real> pace;                           ///< American dex a month over the 36 months before, to the present
  History<Real> us_level;                       ///< what the American frontier could do, dex, to the present
  Real us{}, cn{};                              ///< capability at the present
  Real efficiency_pace{}, posttraining_pace{};  ///< dex a month of the American frontier over the same 36 months
  Real leaps_pace{};                            ///< what leaps brought of the efficiency
  Real lease_want{};                            ///< what tenants from China wish to lease, at the present, log
  Real stock{}, sales{};  ///< American compute, and what a month adds to it, at the present, H100e
  Yardstick() = default;
  explicit Yardstick(int months) : pace(months), us_level(months) {}
};

/// Frontier series, for lags and for the gap.
template <class Real> struct FrontierState {
  History<Real> us, cn, open, us_score, cn_score, us_efficiency, cn_efficiency, us_serving, cn_serving, us_posttraining,
      us_from_leaps;
  Real us_best{}, cn_best{}, open_best{}, us_best_score{}, cn_best_score{};
  Real us_start{}, cn_start{}, us_past_rate{};                ///< dex a month before 2022-01
  Real us_leapt{}, cn_leapt{};                                ///< highest value so far of the levers of the leaps, dex
  Real run_us{}, run_cn{}, record_run_us{}, record_run_cn{};  ///< FLOP: largest run; run behind the best model
  Real record_cost_cn{};                                      ///< USD
  Real gap{}, gap_at_release{}, gap_trend{}, gap_pace{}, us_pace{}, gap_index{}, gap_open{}, statement{};
  Real us_records{}, cn_records{};                  ///< of the month, on the public index
  Real expected_stock{};                            ///< American compute as the present foresaw it, H100e
  Real efficiency_ahead{}, posttraining_ahead{};    ///< growth since the present if its pace holds, dex
  Real expected_growth{}, first_expected_growth{};  ///< of runs, in a month and in the first after the present, dex
  explicit FrontierState(int months)
      : us(months),
        cn(months),
        open(months),
        us_score(months),
        cn_score(months),
        us_efficiency(months),
        cn_efficiency(months),
        us_serving(months),
        cn_serving(months),
        us_posttraining(months),
        us_from_leaps(months) {}
};

template <class Real> struct MarketState {
  std::vector<Real> share;  ///< a row per lab
  Real cn_share{}, demand{};
};

template <class Real> struct ServicesState {
  Real us_revenue{}, cn_revenue{}, us_price{}, cn_price{}, us_tightness{}, cn_tightness{};
  Real us_capacity{}, cn_capacity{}, us_output{},
      cn_output{};  ///< Mtok a day; capacity: at a quality that no scenario moves
  History<Real> cn_revenue_share;
  explicit ServicesState(int months) : cn_revenue_share(months) {}
};

/// Monthly flows whose last twelve months are reported.
template <class Real> struct Flows {
  History<Real> ascend, ascend_h100e, domestic, smuggled, seized, arrests, legal_revenue, lost_revenue, receipts,
      made_h100e, us_output, us_records, cn_records, legal_h100e, smuggled_h100e, chip_spending, chip_purchases;
  explicit Flows(int months)
      : ascend(months),
        ascend_h100e(months),
        domestic(months),
        smuggled(months),
        seized(months),
        arrests(months),
        legal_revenue(months),
        lost_revenue(months),
        receipts(months),
        made_h100e(months),
        us_output(months),
        us_records(months),
        cn_records(months),
        legal_h100e(months),
        smuggled_h100e(months),
        chip_spending(months),
        chip_purchases(months) {}
};

template <class Real> struct World {
  World(const Setting& scene, const Parameters<Real>& parameters, const Branches<Real>& branches);

  const Setting& setting;
  Parameters<Real> p;
  Branches<Real> branch;
  Channels<Real> channel;
  int month = 0;

  PolicyState<Real> policy;
  std::vector<ChipState<Real>> chips;
  std::vector<int> chip_vendor;  ///< row of each chip's vendor; -1: it sells nothing to China
  std::vector<int> chip_base;    ///< row of what an arithmetic cut was cut from; -1 for other chips
  std::vector<ForeignVendorState<Real>> foreign_vendors;
  FoundryState<Real> fabs;
  MemoryState<Real> memory;
  ProductionState<Real> production;
  std::vector<ChineseVendorState<Real>> vendors;
  std::vector<BuyerState<Real>> buyers;
  std::vector<AmericanBuyerState<Real>> american_buyers;
  std::vector<HostState<Real>> hosts;
  double host_shares = 1, american_2022 = 1, american_2025 = 1;  ///< sums of the roster's shares
  std::vector<int> route_host;                                   ///< row of each route's host; -1: none in the roster
  std::vector<BrokerState<Real>> brokers;
  TradeState<Real> trade;
  StockState<Real> stocks;
  std::vector<LabState<Real>> labs;
  std::vector<std::vector<double>> lab_hosts;  ///< [lab][buyer] weights, American or Chinese buyers
  FrontierState<Real> frontier;
  Yardstick<Real> yardstick;
  std::vector<MarketState<Real>> markets;
  ServicesState<Real> services;
  Flows<Real> flows;
  Metrics<Real> metrics;                       ///< of this month, once recorded
  std::vector<Real> event_first, event_count;  ///< a row per kind of event; first is NaN if never
};

}  // namespace model

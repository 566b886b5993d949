#pragma once
#include <cstdint>
#include <vector>

#include "model/arithmetic.hpp"
#include "model/hypotheses.hpp"
#include "model/metrics.hpp"
#include "model/parameters.hpp"
#include "model/setting.hpp"

/// The whole state of one batch of worlds. Plain values; a row per agent; nothing here acts.
namespace model {

/// What it is bought or used for.
enum Use : int { kTraining, kServing, kUses };
/// Where a buyer finds compute. Free and licensed foreign chips are told apart because a licence has a cap.
enum Source : int { kLegalFree, kLegalLicensed, kDomestic, kSmuggled, kOffshore, kSources };
/// How chips came to their Chinese owner.
enum Origin : int { kOwnLegal, kOwnDomestic, kOwnSmuggled, kOrigins };

/// What has been delivered so far, month by month, in the two currencies of compute.
template <class Real> struct Deliveries {
  History<Real> h100e, tb_s;  ///< cumulative
  explicit Deliveries(int months) : h100e(months), tb_s(months) {}
  /// Adds a month.
  void deliver(Real more_h100e, Real more_tb_s) {
    h100e.push((h100e.empty() ? Real{} : h100e.newest()) + more_h100e);
    tb_s.push((tb_s.empty() ? Real{} : tb_s.newest()) + more_tb_s);
  }
};

/// How far the Netherlands and Japan take part, and the sales that their toolmakers have lost, in years of China sales.
template <class Real> struct AlliedStand { Real nl{}, jp{}, lost_sales{}; };

/// Levers in force and the moves that put them there (MODEL.md 3.1).
template <class Real> struct PolicyState {
  Levers<Real> levers;
  std::vector<Real> target, step, owner;  ///< a row per lever; owner: the move in force, -1 for none
  int rule = -1, rule_owner = -1;         ///< chip rule in force; -1: none
  bool rule_changed = true;               ///< the rule or a threshold moved this month, in some world of the batch
  std::vector<Real> target_of, target_before, owner_before;  ///< a row per move: where it leads, what it superseded
  std::vector<Real> streak, rest, fired;  ///< a row per reaction: months its condition held, months until it may fire
  Real gate_open = Real{} + 1.0;          ///< China's import gate, 0 or 1
  AlliedStand<Real> allies, allies_documented;  ///< as it is; as it would be under the documented policy
};

/// A foreign chip as it can be sold: the cut ones carry the design they have now.
template <class Real> struct ChipState {
  Real h100e{}, tpp{}, density{}, interconnect{}, bandwidth{};
  Real made_from{};  ///< first month in which it was made; for a cut chip that of its first design
  Real progress{};   ///< months of design work on the next version of a cut chip
  Real designed{};   ///< 1 once a cut chip exists
  Real free{}, licensed{};
  bool settled = false;  ///< nothing about it can change until the rule does, in any world of the batch
};

template <class Real> struct ForeignVendorState {
  Real shock{}, output{}, sold_to_china{};  ///< H100e of the month
};

/// Foreign tools that China does not get, and the sector at home that could replace them.
template <class Real> struct ToolState {
  Real blocked{};                   ///< share of imports that is stopped
  Real allowed = Real{} + 1.0;      ///< share of new capacity that the scarcest step of a line allows
  Real lithography = Real{} + 1.0;  ///< the same of lithography alone
  Real home_clock{}, home_share{};  ///< months that the sector has worked; share of imports that it could replace
  Real uptime = Real{} + 1.0;       ///< of installed tools, after wear
};

/// Huawei's and the others' fabs, by node.
template <class Real> struct FoundryState {
  ToolState<Real> tools, tools_documented;  ///< as they are; as they would be under the documented policy
  Real capacity{}, node_clock{};
  Real wafers_7nm{}, wafers_next{};  ///< cumulative
  Real yield{}, yield_next{}, starts{}, next_share{};
  Real outage{}, substituted{};  ///< of the US-aligned side
  Real capex_shock{}, subsidy_log{};
  Real dies_per_wafer{}, die_gain = Real{} + 1.0, captive_share{};
  Real blocked_record{}, allowed_record{},
      lithography_record{};           ///< what the documented paths count: allies that do not tire
  Real ceiling_log{};                 ///< what policy has added to the ceiling of lithography
  History<Real> dies_started;         ///< dies that will work, of the month in which their wafers start
  Real dies_due{};                    ///< dies that wafers started some months ago yield now
  Real wafers_due{};                  ///< these wafers
  Real to_documented = Real{} + 1.0;  ///< growth that tools allow over what they would under that policy
  Real extra_subsidy{};               ///< log growth of the month that subsidies add to those on record
};

template <class Real> struct MemoryState {
  Real stock{}, imported{}, smuggled{}, home{}, used{}, scrapped{};
  Real ahead{};      ///< months by which other tools than documented have moved home-made memory along its path
  Real built_log{};  ///< log of the plants that other subsidies than documented have added
  Real reserved{};   ///< part of the stock that only Ascend may use
  Real home_share{};
};

template <class Real> struct ChineseVendorState {
  Real dies_before{};  ///< made and bought to the month before
  Real dies{}, dies_made{}, dies_bought{}, dies_packaged{}, dies_scrapped{};
  Real backlog{}, ordered{}, delivered{};                       ///< H100e
  Real ordered_chips{}, delivered_chips{}, exported{};          ///< chips
  Real made{}, made_h100e{}, made_tb_s{}, made_ever{}, want{};  ///< of the month
  Real capital{}, earned{}, clock{}, weight{};
  Real h100e_per_chip{}, tb_s_per_chip{}, dies_per_chip{};
};

template <class Real> struct ProductionState {
  Real bank{}, bank_in{}, bank_drawn{}, design_clock{};
  Real home_die_share{};        ///< of the dies packaged in the month
  Real without_memory_limit{};  ///< H100e of the month, had memory not been short
  Real own_memory_share{};      ///< of the dies packaged in the month, those beside memory of Huawei's own
  Real held_by_wafers{}, held_by_memory{}, held_by_packaging{}, held_by_nothing{};
  Real us_output{};       ///< H100e of the month, all US-aligned vendors
  Real us_output_ever{};  ///< the same since 2022-01
  Real made_h100e{}, ascend_units{}, ascend_h100e{}, domestic_units{};
};

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
  Real rush{};  ///< part of what is legal that a rule that is known will take, 0 to 1
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
  Real us{}, cn{};                              ///< capability at the present
  Real efficiency_pace{}, posttraining_pace{};  ///< dex a month of the American frontier over the same 36 months
  Real stock{}, sales{};  ///< American compute, and what a month adds to it, at the present, H100e
  Yardstick() = default;
  explicit Yardstick(int months) : pace(months) {}
};

/// Frontier series, for lags and for the gap.
template <class Real> struct FrontierState {
  History<Real> us, cn, open, us_score, cn_score, us_efficiency, cn_efficiency, us_serving, cn_serving, us_posttraining;
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
        us_posttraining(months) {}
};

template <class Real> struct MarketState {
  std::vector<Real> share;  ///< a row per lab
  Real cn_share{}, demand{};
};

template <class Real> struct ServicesState {
  Real us_revenue{}, cn_revenue{}, us_price{}, cn_price{}, us_tightness{}, cn_tightness{};
  Real us_capacity{}, cn_capacity{}, us_output{}, cn_output{};  ///< Mtok a day; capacity: at frontier quality
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

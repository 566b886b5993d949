#pragma once
#include <vector>

#include "model/arithmetic.hpp"
#include "model/levers.hpp"
#include "model/setting.hpp"

/// The state of policy and of supply in one batch of worlds: chips, fabs, memory, vendors. Part of the World (world.hpp).
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
template <class Real> struct AlliedStand { Real nl{}, jp{}, lost_nl{}, lost_jp{}; };

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
      lithography_record{};               ///< what the documented paths count: allies that do not tire
  Real ceiling_log{};                     ///< what policy has added to the ceiling of lithography
  History<Real> dies_started;             ///< dies that will work, of the month in which their wafers start
  Real dies_due{};                        ///< dies that wafers started some months ago yield now
  Real wafers_due{};                      ///< these wafers
  Real to_documented = Real{} + 1.0;      ///< growth that tools allow over what they would under that policy
  Real extra_subsidy{};                   ///< log growth of the month that subsidies add to those on record
  Real subsidised_us{}, subsidised_cn{};  ///< months of full subsidy so far; China's: beyond those on record
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

}  // namespace model

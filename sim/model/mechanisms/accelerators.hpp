#pragma once
#include <vector>

#include "model/mechanisms/dies.hpp"
#include "model/mechanisms/memory.hpp"
#include "model/mechanisms/us_supply.hpp"
#include "model/mechanisms/wafers.hpp"
#include "model/world.hpp"

/// Chips (MODEL.md 3.2.6): each vendor finishes as many as its scarcest input allows; that input is the chokepoint.
namespace model {

/// Inputs of one vendor, counted in dies that could be packaged with them.
template <class Real> struct Limits {
  Real want{}, dies{}, memory{}, packaging{}, stacks_per_die{}, made{}, own_memory{};
};

/// Packaging capacity of the month, in dies.
template <class Real> Real packaging_capacity(const Parameters<Real>& p, int month) {
  return p.packaging_2025_dies_per_month * growth(p.packaging_growth, month - (january(2026) - 1));
}

/// Orders of the month and each vendor's share of dies, memory and packaging, pro rata to orders. Ascend may also use the
/// memory that Huawei's own maker reserves.
template <class Real> Row<Limits<Real>> month_limits(const World<Real>& world, Real packaging) {
  Row<Limits<Real>> limits(world.vendors.size());
  Real stacks{}, dies{};
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const ChineseVendorState<Real>& state = world.vendors[i];
    Limits<Real>& limit = limits[i];
    limit.want = state.want * state.dies_per_chip / world.p.packaging_yield;
    limit.dies = state.dies;
    limit.stacks_per_die = world.p.hbm_stacks_per_die * world.setting.roster.chinese_vendors[i].memory_factor;
    stacks += limit.want * limit.stacks_per_die;
    dies += limit.want;
  }
  const Real common = max(world.memory.stock - world.memory.reserved, 0.0);
  for (std::size_t i = 0; i < limits.size(); ++i) {
    Limits<Real>& limit = limits[i];
    const ChineseVendor& vendor = world.setting.roster.chinese_vendors[i];
    const Real own = is_ascend(vendor) ? world.memory.reserved : Real{};
    const Real share = own + common * share_of(limit.want * limit.stacks_per_die, stacks);
    limit.memory = vendor.memory_factor > 0 ? share / limit.stacks_per_die : limit.want;
    limit.packaging = packaging * share_of(limit.want, dies);
    limit.made = min(min(limit.want, limit.dies), min(limit.memory, limit.packaging));
  }
  return limits;
}

/// One pass for what the first left over: vendors with dies and orders share it pro rata to what they lack.
template <class Real> void share_leftovers(const World<Real>& world, Real packaging, Row<Limits<Real>>& limits) {
  Real stacks_used{}, dies_used{}, stacks_lacking{}, dies_lacking{};
  for (const Limits<Real>& limit : limits) {
    const Real more = max(min(limit.want, limit.dies) - limit.made, 0.0);
    stacks_used += limit.made * limit.stacks_per_die;
    dies_used += limit.made;
    stacks_lacking += more * limit.stacks_per_die;
    dies_lacking += more;
  }
  const Real reserved_used = min(stacks_used, world.memory.reserved);
  const Real stacks_left = max(world.memory.stock - world.memory.reserved - max(stacks_used - reserved_used, 0.0), 0.0);
  const Real memory_fill = min(share_of(stacks_left, stacks_lacking), 1.0);
  const Real packaging_fill = min(share_of(max(packaging - dies_used, 0.0), dies_lacking), 1.0);
  for (Limits<Real>& limit : limits) {
    const Real more = max(min(limit.want, limit.dies) - limit.made, 0.0);
    const Real needs_memory = indicator<Real>(limit.stacks_per_die > 0.0);
    limit.made += more * min(packaging_fill, select<Real>(needs_memory > 0.0, memory_fill, 1.0));
  }
}

/// Dies that reached a vendor this month.
template <class Real> Real dies_that_came(const ChineseVendorState<Real>& state) {
  return state.dies_made + state.dies_bought - state.dies_before;
}

/// Part of its dies that Ascend can put beside memory of its own, slower and of another make, once its designers are
/// there.
template <class Real> Real own_memory_share(const World<Real>& world, Real clock) {
  for (const Generation& generation : world.setting.road_map)
    if (generation.own_memory)
      return world.p.own_memory_share_most * clamp((clock - generation.launch_month) / kMonthsPerYear, 0.0, 1.0);
  return Real{};
}

/// Dies that find no bought memory go beside Huawei's own, as far as that line goes and packages are left.
template <class Real> void use_own_memory(const World<Real>& world, Real packaging, Row<Limits<Real>>& limits) {
  Real used{};
  for (const Limits<Real>& limit : limits) used += limit.made;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    Limits<Real>& limit = limits[i];
    if (!is_ascend(world.setting.roster.chinese_vendors[i])) continue;
    const Real waiting = max(min(limit.want, limit.dies) - limit.made, 0.0);
    const ChineseVendorState<Real>& state = world.vendors[i];
    const Real most = dies_that_came(state) * own_memory_share(world, state.clock);
    limit.own_memory = min(min(waiting, most), max(packaging - used, 0.0));
    used += limit.own_memory;
  }
}

/// Arithmetic and bandwidth of a die beside Huawei's own memory, over one beside bought memory.
template <class Real> struct LightDie { Real h100e, tb_s; };
template <class Real> LightDie<Real> light_die(const World<Real>& world, const ChineseVendorState<Real>& state) {
  const Parameters<Real>& p = world.p;
  const Real age = state.clock - (january(2026) + 2);
  return {state.h100e_per_chip / state.dies_per_chip * p.own_memory_relative_h100e,
          p.own_memory_tb_s_2026 * growth(p.die_bandwidth_growth, age)};
}

/// Dies of the month that memory might have held up: those that came in it, or more if older ones were used. Dies that have
/// waited for memory would have been used before.
template <class Real> Real dies_of_month(const World<Real>& world, std::size_t vendor, const Limits<Real>& limit) {
  return min(limit.want, max(dies_that_came(world.vendors[vendor]), limit.made + limit.own_memory));
}

/// H100e that the month would have brought had memory not been short: dies and packages alone, shared out as they are.
template <class Real>
Real without_memory_limit(const World<Real>& world, Real packaging, const Row<Limits<Real>>& limits) {
  Real packaged{}, lacking{}, h100e{};
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const Real most = dies_of_month(world, i, limits[i]), first = min(most, limits[i].packaging);
    packaged += first;
    lacking += most - first;
  }
  const Real fill = min(share_of(max(packaging - packaged, 0.0), lacking), 1.0);
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const Real most = dies_of_month(world, i, limits[i]), first = min(most, limits[i].packaging);
    const Real weight = share_of(world.vendors[i].h100e_per_chip, world.vendors[i].dies_per_chip);
    h100e += (first + (most - first) * fill) * weight;
  }
  return h100e * world.p.packaging_yield;
}

/// Who held up how much: what is not made is charged to the scarcest of the vendor's three inputs.
template <class Real> void record_chokepoint(World<Real>& world, Real packaging, const Row<Limits<Real>>& limits) {
  ProductionState<Real>& production = world.production;
  Real by_dies{}, by_memory{}, by_packaging{}, made{}, total{};
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const Limits<Real>& limit = limits[i];
    const Real weight = share_of(world.vendors[i].h100e_per_chip, world.vendors[i].dies_per_chip);
    const Real out = limit.made + limit.own_memory, held = max(limit.want - out, 0.0) * weight;
    const auto dies_bind = both(limit.dies <= limit.memory, limit.dies <= limit.packaging);
    const auto memory_binds = both(negate(dies_bind), limit.memory <= limit.packaging);
    by_dies += select<Real>(dies_bind, held, 0.0);
    by_memory += select<Real>(memory_binds, held, 0.0);
    by_packaging += select<Real>(either(dies_bind, memory_binds), 0.0, held);
    made += out * weight;
    total += limit.want * weight;
  }
  production.without_memory_limit = max(without_memory_limit(world, packaging, limits), made * world.p.packaging_yield);
  const auto orders = total > 0.0;
  production.held_by_wafers = share_of(by_dies, total);
  production.held_by_memory = share_of(by_memory, total);
  production.held_by_packaging = share_of(by_packaging, total);
  production.held_by_nothing = select<Real>(orders, share_of(made, total), 1.0);
}

/// Dies and stacks go into packages; a share of the packages is scrap.
template <class Real> void make_accelerators(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  ProductionState<Real>& production = world.production;
  MemoryState<Real>& memory = world.memory;
  const Real packaging = packaging_capacity(p, world.month) * world.channel.domestic;
  Row<Limits<Real>> limits = month_limits(world, packaging);
  share_leftovers(world, packaging, limits);
  use_own_memory(world, packaging, limits);
  record_chokepoint(world, packaging, limits);
  production.made_h100e = production.ascend_units = production.ascend_h100e = production.domestic_units = Real{};
  Real home_dies{}, all_dies{}, own_dies{};
  for (std::size_t i = 0; i < limits.size(); ++i) {
    ChineseVendorState<Real>& state = world.vendors[i];
    const ChineseVendor& vendor = world.setting.roster.chinese_vendors[i];
    const Real fed = min(limits[i].made, state.dies), own = min(limits[i].own_memory, state.dies - fed),
               dies = fed + own;
    const Real stacks = min(fed * limits[i].stacks_per_die, memory.stock);
    const Real foreign = share_of(state.dies_bought, state.dies_bought + state.dies_made);
    state.dies -= dies;
    state.dies_packaged += dies * p.packaging_yield;
    state.dies_scrapped += dies * (1.0 - p.packaging_yield);
    memory.stock -= stacks;
    memory.used += stacks * p.packaging_yield;
    memory.scrapped += stacks * (1.0 - p.packaging_yield);
    if (is_ascend(vendor)) memory.reserved = max(memory.reserved - stacks, 0.0);
    const Real chips = fed * p.packaging_yield / state.dies_per_chip, light = own * p.packaging_yield;
    const LightDie<Real> beside_own = light_die(world, state);
    state.made = chips + light;  // a die a chip beside own memory
    state.made_ever += state.made;
    state.made_h100e = chips * state.h100e_per_chip + light * beside_own.h100e;
    state.made_tb_s = chips * state.tb_s_per_chip + light * beside_own.tb_s;
    production.made_h100e += state.made_h100e;
    production.domestic_units += state.made;
    if (is_ascend(vendor)) production.ascend_units += state.made, production.ascend_h100e += state.made_h100e;
    home_dies += dies * (1.0 - foreign);
    all_dies += dies;
    own_dies += own;
  }
  memory.reserved = min(memory.reserved, memory.stock);
  production.home_die_share = share_of(home_dies, all_dies);
  production.own_memory_share = share_of(own_dies, all_dies);
}

/// Production (MODEL.md 3.2), in the order in which things are made.
template <class Real> void produce(World<Real>& world, const Luck<Real>& luck) {
  supply_tools(world);
  grow_capacity(world);
  learn_yield(world);
  supply_us_aligned(world, luck);
  deliver_memory(world);
  plan_products(world);
  draw_die_bank(world);
  buy_dies_abroad(world);
  share_wafers(world);
  make_accelerators(world);
}

}  // namespace model

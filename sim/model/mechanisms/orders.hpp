#pragma once
#include "model/agents/chinese_vendor.hpp"
#include "model/world.hpp"

/// Orders and deliveries of Chinese chips (MODEL.md 3.3.6): orders wait until production works them off.
namespace model {

/// How attractive each vendor is: rank, maturity of its stack, and for CANN the belief in it.
template <class Real> void weigh_vendors(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  Real others{};
  for (std::size_t i = 0; i < world.vendors.size(); ++i) {
    const ChineseVendor& vendor = world.setting.roster.chinese_vendors[i];
    ChineseVendorState<Real>& state = world.vendors[i];
    const bool on_sale = world.month >= vendor.launch_month;
    const Real pull = is_ascend(vendor) ? exp(world.trade.belief_cann) : Real{} + 1.0;
    const Real maturity = is_ascend(vendor) ? world.stocks.cann.training : world.stocks.other.training;
    const Real rank = is_ascend(vendor) ? Real{} + 1.0 : pow(Real{} + vendor.rank, -p.vendor_zipf);
    state.weight = on_sale ? rank * pull * maturity : Real{};
    if (!is_ascend(vendor)) others += rank * (on_sale ? 1.0 : 0.0);
  }
  const Real per_rank = share_of(1.0 - p.huawei_ai_wafer_share, others);
  for (std::size_t i = 0; i < world.vendors.size(); ++i) {
    const bool ascend = is_ascend(world.setting.roster.chinese_vendors[i]);
    world.vendors[i].weight *= ascend ? p.huawei_ai_wafer_share : per_rank;
  }
}

/// Money for domestic chips becomes orders of compute, shared by attraction; what was paid for waits in the backlog even
/// while a vendor moves to another chip.
template <class Real> void take_orders(World<Real>& world, Real price_per_h100e) {
  weigh_vendors(world);
  Real total{};
  for (const ChineseVendorState<Real>& state : world.vendors) total += state.weight;
  const Real usd = world.trade.spent[kDomestic];
  world.trade.ordered_h100e = usd / price_per_h100e;
  for (ChineseVendorState<Real>& state : world.vendors) {
    const Real sales = usd * share_of(state.weight, total);
    const Real h100e = sales / price_per_h100e;
    state.ordered += h100e;
    state.backlog += h100e;
    state.ordered_chips += share_of(h100e, state.h100e_per_chip);
    state.earned = sales * world.p.vendor_margin;
    state.capital += state.earned;
  }
  for (BuyerState<Real>& buyer : world.buyers) buyer.order_book += buyer.spent[kDomestic] / price_per_h100e;
}

/// How far the Ascend rule reaches in this world.
template <class Real> Real ascend_reach(const World<Real>& world) {
  const Real branch = world.branch[kAscendReach];
  return world.policy.levers.ascend_use_rule *
         (holds(branch, kReachEnforced) + holds(branch, kReachDeterrent) * world.p.ascend_deterrent);
}

/// Share of Ascend output that leaves the country where no rule reaches.
template <class Real> Real exported_share(const World<Real>& world) {
  return max(world.p.ascend_export_share, world.policy.levers.cn_chip_exports);
}
/// The part of it beyond the ordinary trickle: sites abroad, built to serve Chinese models.
template <class Real> Real planned_export_share(const World<Real>& world) {
  return exported_share(world) - world.p.ascend_export_share;
}

/// What was made goes to those who wait, in proportion to what each has outstanding; some Ascends go abroad, at the price
/// at home.
template <class Real> void deliver_orders(World<Real>& world, Real price_per_h100e) {
  Real delivered_h100e{}, delivered_tb_s{}, sited_tb_s{}, cann{}, other{}, backlog_h100e{}, booked{}, independent{};
  for (std::size_t i = 0; i < world.vendors.size(); ++i) {
    ChineseVendorState<Real>& state = world.vendors[i];
    const bool ascend = is_ascend(world.setting.roster.chinese_vendors[i]);
    const Real abroad = ascend ? state.made * exported_share(world) * (1.0 - ascend_reach(world)) : Real{};
    const Real content = share_of(state.made_h100e, state.made), bandwidth = share_of(state.made_tb_s, state.made);
    const Real waiting = share_of(state.backlog, content);
    const Real home = min(state.made - abroad, waiting), h100e = home * content;
    state.backlog = max(state.backlog - h100e, 0.0);
    state.delivered += h100e;
    state.delivered_chips += home;
    state.exported += state.made - home;
    const Real margin_abroad = abroad * content * price_per_h100e * world.p.vendor_margin;
    state.earned += margin_abroad;
    state.capital += margin_abroad;
    if (ascend) sited_tb_s += state.made * planned_export_share(world) * (1.0 - ascend_reach(world)) * bandwidth;
    delivered_h100e += h100e;
    delivered_tb_s += home * bandwidth;
    (ascend ? cann : other) += h100e;
    backlog_h100e += state.backlog;
  }
  const Real foreign_tools = 1.0 - world.fabs.tools.home_share;
  const Real own = world.production.own_memory_share, home_memory = own + (1.0 - own) * world.memory.home_share;
  independent = delivered_h100e * world.production.home_die_share * home_memory * (1.0 - foreign_tools);
  world.stocks.cann_delivered.deliver(cann, Real{});
  world.stocks.other_delivered.deliver(other, Real{});
  world.stocks.independent_delivered.deliver(independent, Real{});
  world.stocks.sited_abroad.deliver(Real{}, sited_tb_s);
  for (const BuyerState<Real>& buyer : world.buyers) booked += buyer.order_book;
  const Real per_book = share_of(Real{} + 1.0, booked);
  const Real left = share_of(backlog_h100e, backlog_h100e + delivered_h100e);
  for (BuyerState<Real>& buyer : world.buyers) {
    const Real part = buyer.order_book * per_book;
    buyer.received[kOwnDomestic].deliver(delivered_h100e * part, delivered_tb_s * part);
    buyer.order_book *= left;
  }
  world.trade.wait_months = share_of(backlog_h100e, max(delivered_h100e, backlog_h100e / kMaxMonths));
}

}  // namespace model

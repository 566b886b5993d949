// Answers known without the program: what the whole model must give where all but one mechanism is switched off.
#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>

#include "engine/plan.hpp"
#include "files/load.hpp"

namespace {

constexpr int kWorlds = 4;

/// The baseline's agents and chips, without rules, moves and reactions, and parameters that a test fixes.
class ByHand : public testing::Test {
 protected:
  static const io::Scenario& baseline() {
    static const io::Calibration calibration = io::load_calibration(CHOKEPOINT_SOURCE_DIRECTORY "/calibration");
    static const io::Scenario read =
        io::load_scenario(CHOKEPOINT_SOURCE_DIRECTORY "/scenarios/baseline.json", calibration);
    return read;
  }
  model::Setting setting = baseline().setting;
  engine::Inputs inputs = baseline().inputs;
  ByHand() { setting.moves.clear(), setting.rules.clear(), setting.reactions.clear(), setting.months = 60; }

  void fix(std::initializer_list<std::pair<std::string_view, double>> values) {
    for (const auto& [name, value] : values) {
      bool found = false;
      for (std::size_t i = 0; i < model::kParameters; ++i) {
        if (model::kParameterRows[i].name != name) continue;
        inputs.priors[i] = base::Distribution{};
        inputs.priors[i].value = value;
        found = true;
      }
      ASSERT_TRUE(found) << name;
    }
  }
  engine::Results run() const {
    const engine::Plan plan{&setting, &inputs, 0, kWorlds, engine::available_kernels().back(), true};
    engine::Results results(setting.months, kWorlds, engine::event_kinds(setting));
    engine::run_block(plan, 0, results);
    return results;
  }
  static void expect_all(const engine::Results& results, const char* output, int month, double expected,
                         double relative = 1e-9) {
    const double* column = results.column(static_cast<std::size_t>(engine::find_output(output)), month);
    for (int i = 0; i < kWorlds; ++i)
      EXPECT_NEAR(column[i], expected, relative * std::abs(expected)) << output << " in month " << month;
  }
};

TEST_F(ByHand, AmericanComputeIsTheRecordOfSalesLessWhatIsBeingDeployed) {
  setting.channels.legal = 0;  // or China's purchases would displace some
  fix({{"us_series_scale", 1},
       {"us_owner_share", 1},
       {"deploy_lag_months", 3},
       {"service_life_months", 240},
       {"us_aligned_stock_2022_h100e", 1e6},
       {"cn_share_initial_stock", 0},
       {"initial_stock_halflife_months", 24},
       {"us_flow_shock_sd", 0},
       {"capex_shock_log", 0}});
  const engine::Results results = run();
  for (const int month : {0, 11, 24, 36}) {
    double sold = 1e6 * std::exp2(-month / 24.0);
    for (const model::SupplySeries& series : setting.supply)
      for (int m = 0; m <= month - 3 && m < static_cast<int>(series.h100e_per_month.size()); ++m)
        sold += series.h100e_per_month[static_cast<std::size_t>(m)];
    expect_all(results, "compute_effective_us_h100e", month, sold);
  }
}

TEST_F(ByHand, MemoryImportsTo2024AreTheStockpileIfNothingUsesIt) {
  setting.channels.domestic = 0;
  fix({{"hbm_stockpile_2024_stacks", 8e6}, {"cxmt_hbm_2027_stacks_per_year", 1e4}, {"hbm_home_ramp_months", 1}});
  expect_all(run(), "hbm_stock_cn_stacks", 35, 8e6, 1e-6);  // what is made at home before 2025 is next to nothing
}

TEST_F(ByHand, TheBankHoldsWhatTheRouteBroughtIfNothingIsDrawn) {
  setting.channels.domestic = 0;
  fix({{"tsmc_dies_total", 2.9e6}, {"die_route_start_month", 4}, {"die_bank_draw_per_month", 0}});
  expect_all(run(), "die_bank_dies", 33, 2.9e6);
}

TEST_F(ByHand, TheYieldOfTheEndOf2023IsMurphysOfTheStatedDefects) {
  fix({{"die_area_cm2", 6.65},
       {"defect_density_2023_per_cm2", 0.22},
       {"next_node_month", 360},
       {"servicing_loss_per_year", 0}});
  const double defects = 6.65 * 0.22, root = (1 - std::exp(-defects)) / defects;
  expect_all(run(), "yield_smic_share", 23, root * root, 0.01);  // the path counts a month more or less
}

TEST_F(ByHand, RentingAbroadIsItsShareOfWhatHostsHaveWherePowerIsNoLimit) {
  // no sales to speak of: the hosts' initial stock alone, of which a share is open; leases follow within their length
  for (model::SupplySeries& series : setting.supply) series.h100e_per_month.assign(1, 0.0);
  setting.roster.hosts.resize(1);
  setting.roster.hosts[0].share = setting.roster.hosts[0].tenant_openness = 1;
  fix({{"us_aligned_stock_2022_h100e", 1e5},
       {"cn_share_initial_stock", 0.01},
       {"us_owner_share", 0.5},
       {"lease_months", 1},
       {"initial_stock_halflife_months", 240},
       {"offshore_share_most", 0.1},
       {"leased_power_most_gw", 50},
       {"leased_power_midpoint_month", 0},
       {"leased_kw_per_h100e_2025", 0.2},
       {"cn_utilisation_clouds", 0.5}});
  const double hosted = 0.99e5 * 0.5 * std::exp2(-41 / 240.0);  // what is let in a month is what stood the month before
  expect_all(run(), "compute_offshore_cn_h100e", 42, hosted * 0.1 * 0.5, 1e-6);
}

TEST_F(ByHand, AGateThatIsShutLetsNothingIn) {
  model::Move shut;
  shut.id = "shut", shut.lever = model::kLever_cn_import_approval, shut.value = 0;
  setting.moves = {shut};
  for (model::ChineseBuyer& buyer : setting.roster.chinese_buyers) buyer.gate_exposure = 1;
  const engine::Results results = run();
  for (const int month : {0, 30, 59}) expect_all(results, "china_revenue_usd_per_year", month, 0);
  for (const int month : {0, 30, 59}) expect_all(results, "licensed_cumulative_cn_h100e", month, 0);
}

}  // namespace

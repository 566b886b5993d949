#include "unit/model/small_world.hpp"

#include <stdexcept>

namespace small_world {

namespace {

model::ChineseVendor vendor(const char* name, const char* stack, const char* foundry, double rank, double memory) {
  model::ChineseVendor made;
  made.name = name, made.stack = stack, made.foundry = foundry;
  made.launch_month = -12, made.rank = rank, made.memory_factor = memory;
  made.capital_usd = 1e9, made.funding_usd_per_year = 1.2e9, made.foreign_funding_share = 0.5;
  return made;
}

model::Lab lab(const char* name, const char* country, const char* host, double last_run_flop) {
  model::Lab made;
  made.name = name, made.country = country, made.compute_from = {{host, 1.0}};
  made.last_run_flop = last_run_flop, made.open_weights = 0.5, made.distils = country == std::string("cn") ? 1 : 0;
  return made;
}

model::Chip chip(const char* name, double h100e, double tpp, double interconnect, double bandwidth, double launch) {
  model::Chip made;
  made.name = name, made.vendor = "Nvidia", made.h100e = h100e, made.tpp = tpp, made.die_mm2 = 800;
  made.density = tpp / 800, made.interconnect_gb_s = interconnect, made.bandwidth_tb_s = bandwidth;
  made.price_usd = 25000 * h100e, made.launch_month = launch;
  return made;
}

std::vector<model::Chip> chips() {
  std::vector<model::Chip> all{chip("A100", 0.3, 5000, 600, 2, -20), chip("H100", 1, 16000, 900, 3.35, 9)};
  model::Chip less_linked = chip("A800", 0.3, 5000, 600, 2, -20), less_fast = chip("H20", 1, 16000, 900, 4, 9);
  less_linked.base = "A100", less_linked.cut = model::Chip::Cut::kInterconnect;
  less_fast.base = "H100", less_fast.cut = model::Chip::Cut::kArithmetic, less_fast.price_usd = 12000;
  all.push_back(less_linked), all.push_back(less_fast);
  return all;
}

model::Roster roster() {
  model::Roster all;
  all.governments = {"China", "Japan", "Netherlands", "United States"};
  all.toolmakers = {{"Dutch", "nl", 0.4, 0.02, true},
                    {"American", "us", 0.4, 0.2, false},
                    {"Japanese", "jp", 0.2, 0.1, false},
                    {"Home", "cn", 0, 0.5, false}};
  all.eda_vendors = {{"American", "us", 1}, {"Home", "cn", 0}};
  all.foundries = {{"Home", "cn", false}, {"Taiwan", "tw", false}};
  all.memory_makers = {
      {"Korean", "kr", 0.75, 0}, {"American", "us", 0.25, 0}, {"Home", "cn", 0, 1}, {"Own", "cn", 0, 0}};
  all.foreign_vendors = {{"Google", false, 1}, {"Nvidia", true, 1}};
  all.chinese_vendors = {vendor("Huawei", "cann", "home", 1, 1), vendor("Little", "other", "home", 2, 0),
                         vendor("Outside", "other", "abroad", 3, 0.5)};
  all.chinese_buyers = {{"North", 0.6, 1, 1, 1, 1, 1}, {"South", 0.4, 1, 0, 1, 1, 1, 0.5, 0.5}};
  all.american_buyers = {{"East", 0.5, 0.75}, {"West", 0.5, 0.25}};
  all.hosts = {{"Asia", 0.5, 1}, {"Gulf", 0.5, 1}};
  all.routes = {{"Long", "Gulf", 2, 1}, {"Short", "Asia", 4, 1}};
  all.labs = {lab("Alpha", "us", "East", 2e24), lab("Beta", "us", "West", 1e24), lab("Delta", "cn", "North", 1e23),
              lab("Gamma", "cn", "South", 2e23)};
  all.markets = {
      {"China", "cn", 0.2, 1, 0, 1}, {"Europe", "third", 0.3, 0, 1, 1}, {"United States", "us", 0.5, -2, 1, 1}};
  return all;
}

}  // namespace

model::Setting setting() {
  model::Setting scene;
  scene.months = 60;
  scene.roster = roster();
  scene.chips = chips();
  scene.road_map = {{"first", -12, 1, false}, {"second", 24, 2, false}, {"third", 48, 4, true}};
  scene.supply = {{"Google", std::vector<double>(12, 10000)}, {"Nvidia", std::vector<double>(12, 50000)}};
  scene.record.levers = {model::Levers<double>{}};
  scene.record.legal_access = {1.0};
  return scene;
}

model::Move move_of(int lever, double value, int from, int to, int ramp_months) {
  model::Move move;
  move.id = "move", move.lever = lever, move.value = value, move.from = from, move.to = to,
  move.ramp_months = ramp_months;
  return move;
}

std::size_t chip_row(const model::Setting& scene, const std::string& name) {
  for (std::size_t i = 0; i < scene.chips.size(); ++i)
    if (scene.chips[i].name == name) return i;
  throw std::invalid_argument("no such chip: " + name);
}

}  // namespace small_world

#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The agents as data. Every type lists its attributes once, in `attributes(agent, visit)`, from which JSON reading, range
/// checks, scenario overrides, `list agents` and the schema are made:
///
///   visit(key, member, unit, lowest, highest, meaning)
///
/// Members are `double`, `bool`, `std::string` (unit "name" or one of the words in the meaning) or `Weights`.
namespace model {

/// Names of other agents with non-negative weights.
using Weights = std::vector<std::pair<std::string, double>>;

/// Makes chip-making tools or materials; decides whom it may supply.
struct Toolmaker {
  std::string name, country;
  double import_share = 0, home_share_2025 = 0.5;
  bool lithography = false;
  friend bool operator==(const Toolmaker&, const Toolmaker&) = default;
};
template <class V> void attributes(Toolmaker& a, V&& visit) {
  visit("country", a.country, "name", 0, 0, "us, nl, jp or cn");
  visit("import_share", a.import_share, "1", 0, 1, "share of China's advanced tool imports; 0 for China's own sector");
  visit("home_share_2025", a.home_share_2025, "1", 0.001, 0.999,
        "share of its step of a line that Chinese tools could do in mid-2025");
  visit("lithography", a.lithography, "true or false", 0, 1, "whether its step is lithography, which sets the ceiling");
}

/// Sells chip-design software.
struct EdaVendor {
  std::string name, country;
  double import_share = 0;
  friend bool operator==(const EdaVendor&, const EdaVendor&) = default;
};
template <class V> void attributes(EdaVendor& a, V&& visit) {
  visit("country", a.country, "name", 0, 0, "us or cn");
  visit("import_share", a.import_share, "1", 0, 1, "share of what Chinese chip designers use; 0 for China's own");
}

/// Makes wafers. Chinese ones are modelled by node and yield; Taiwan's by the disruption of its output.
struct Foundry {
  std::string name, country;
  bool captive = false;
  friend bool operator==(const Foundry&, const Foundry&) = default;
};
template <class V> void attributes(Foundry& a, V&& visit) {
  visit("country", a.country, "name", 0, 0, "tw or cn");
  visit("captive", a.captive, "true or false", 0, 1, "whether it works for Huawei alone");
}

/// Makes HBM.
struct MemoryMaker {
  std::string name, country;
  double import_share = 0, home_share = 0;
  friend bool operator==(const MemoryMaker&, const MemoryMaker&) = default;
};
template <class V> void attributes(MemoryMaker& a, V&& visit) {
  visit("country", a.country, "name", 0, 0, "kr, us or cn");
  visit("import_share", a.import_share, "1", 0, 1, "share of China's HBM imports");
  visit("home_share", a.home_share, "1", 0, 1,
        "share of the home-made stacks on sale; 0 for the maker that reserves its own for Ascend");
}

/// A US-aligned chip vendor: sales follow its documented series, then a growth rate.
struct ForeignVendor {
  std::string name;
  bool sells_to_china = false;
  double outlook = 1;
  friend bool operator==(const ForeignVendor&, const ForeignVendor&) = default;
};
template <class V> void attributes(ForeignVendor& a, V&& visit) {
  visit("sells_to_china", a.sells_to_china, "true or false", 0, 1,
        "whether it sells chips, and not only its own cloud");
  visit("outlook", a.outlook, "ratio", 0.2, 5, "growth after the series over that of all vendors");
}

/// A Chinese chip vendor: orders, dies, memory, packaging; product line from the roadmap.
struct ChineseVendor {
  std::string name, stack, foundry;
  double launch_month = 0, rank = 1, memory_factor = 1, relative_performance = 1, dies_per_chip = 1;
  double capital_usd = 0, funding_usd_per_year = 0, foreign_funding_share = 0;
  friend bool operator==(const ChineseVendor&, const ChineseVendor&) = default;
};
template <class V> void attributes(ChineseVendor& a, V&& visit) {
  visit("stack", a.stack, "name", 0, 0, "cann or other");
  visit("foundry", a.foundry, "name", 0, 0, "home or abroad");
  visit("launch_month", a.launch_month, "months since 2022-01", -120, 227, "first sales");
  visit("rank", a.rank, "1", 1, 30, "rank in orders at equal performance");
  visit("memory_factor", a.memory_factor, "ratio", 0, 4, "HBM stacks per die over an Ascend die; 0 if it needs none");
  visit("relative_performance", a.relative_performance, "ratio", 0.05, 5,
        "arithmetic per die over the line of its class");
  visit("dies_per_chip", a.dies_per_chip, "dies", 1, 8, "dies per chip; Huawei's follow the road map");
  visit("capital_usd", a.capital_usd, "USD", 0, 1e12, "capital in 2022-01");
  visit("funding_usd_per_year", a.funding_usd_per_year, "USD/year", 0, 1e11, "capital raised in a year");
  visit("foreign_funding_share", a.foreign_funding_share, "1", 0, 1, "part of it from abroad");
}

/// A Chinese buyer of compute.
struct ChineseBuyer {
  std::string name;
  double budget_share = 0, training_factor = 1, mandate_exposure = 0, listed_exposure = 1, grey_appetite = 1;
  double offshore_access = 1, local_share = 0, gate_exposure = 1;
  friend bool operator==(const ChineseBuyer&, const ChineseBuyer&) = default;
};
template <class V> void attributes(ChineseBuyer& a, V&& visit) {
  visit("budget_share", a.budget_share, "1", 0, 1, "share of China's spending on accelerators");
  visit("training_factor", a.training_factor, "ratio", 0, 3, "its part for training over the average");
  visit("mandate_exposure", a.mandate_exposure, "1", 0, 1, "how far a procurement mandate binds it");
  visit("listed_exposure", a.listed_exposure, "ratio", 0, 3, "its chance of being listed over the average");
  visit("grey_appetite", a.grey_appetite, "ratio", 0, 5, "its share of grey purchases over the average");
  visit("offshore_access", a.offshore_access, "ratio", 0, 5, "its ability to rent abroad over the average");
  visit("local_share", a.local_share, "1", 0, 1, "part of its chips in local and state centres, which stand idle more");
  visit("gate_exposure", a.gate_exposure, "1", 0, 1, "part of its legal purchases that a shut import gate stops");
}

/// An American buyer of compute.
struct AmericanBuyer {
  std::string name;
  double share_2022 = 0, share_2025 = 0;
  friend bool operator==(const AmericanBuyer&, const AmericanBuyer&) = default;
};
template <class V> void attributes(AmericanBuyer& a, V&& visit) {
  visit("share_2022", a.share_2022, "1", 0, 1, "share of American purchases in 2022");
  visit("share_2025", a.share_2025, "1", 0, 1, "share of American purchases from 2025");
}

/// A cloud in a third country: buys what the rules leave, rents to whom they let.
struct Host {
  std::string name;
  double share = 0, tenant_openness = 1;
  friend bool operator==(const Host&, const Host&) = default;
};
template <class V> void attributes(Host& a, V&& visit) {
  visit("share", a.share, "1", 0, 1, "share of sales to third countries");
  visit("tenant_openness", a.tenant_openness, "ratio", 0, 3, "readiness to rent to Chinese tenants over the average");
}

/// A smuggling route and the number of brokers on it.
struct Route {
  std::string name, host;
  double brokers = 0, ease = 1;
  friend bool operator==(const Route&, const Route&) = default;
};
template <class V> void attributes(Route& a, V&& visit) {
  visit("host", a.host, "name", 0, 0, "the host region whose imports it diverts");
  visit("brokers", a.brokers, "count", 0, 256, "brokers on the route");
  visit("ease", a.ease, "ratio", 0.05, 20, "capacity of its brokers over the average");
}

/// A laboratory that trains frontier models.
struct Lab {
  std::string name, country;
  Weights compute_from;
  double founded_month = -120, weight_2022 = 1, weight_2025 = 1, open_weights = 0, efficiency_lead_dex = 0;
  double last_run_flop = 1e22, in_flight_flop = 0, in_flight_release_month = -1, parent_funds_usd_per_year = 0;
  double distils = 0, run_share_factor = 1, contested_from_month = -1, contested_to_month = -1;
  friend bool operator==(const Lab&, const Lab&) = default;
};
template <class V> void attributes(Lab& a, V&& visit) {
  visit("country", a.country, "name", 0, 0, "us or cn");
  visit("compute_from", a.compute_from, "buyers", 0, 1, "whose compute it uses, with weights");
  visit("founded_month", a.founded_month, "months since 2022-01", -240, 227, "first month of work");
  visit("weight_2022", a.weight_2022, "ratio", 0, 10, "claim on its hosts' lab compute in 2022");
  visit("weight_2025", a.weight_2025, "ratio", 0, 10, "the same from 2025");
  visit("open_weights", a.open_weights, "1", 0, 1,
        "share of its models published with weights when its country is fully open");
  visit("efficiency_lead_dex", a.efficiency_lead_dex, "dex", -2, 2, "efficiency of 2022-01 over its bloc's");
  visit("last_run_flop", a.last_run_flop, "FLOP", 1e18, 1e27, "largest run finished before 2022-01");
  visit("in_flight_flop", a.in_flight_flop, "FLOP", 0, 1e27, "run under way in 2022-01; 0 if none");
  visit("in_flight_release_month", a.in_flight_release_month, "months since 2022-01", -1, 48,
        "its release; -1 if none");
  visit("parent_funds_usd_per_year", a.parent_funds_usd_per_year, "USD/year", 0, 1e11,
        "what a parent adds to low prices");
  visit("distils", a.distils, "1", 0, 1, "how far it learns from the outputs of rivals' models");
  visit("run_share_factor", a.run_share_factor, "ratio", 0.1, 10,
        "part of its research compute that a final run takes, over a large lab's");
  visit("contested_from_month", a.contested_from_month, "months since 2022-01", -1, 227,
        "the run that it starts from this month on ... (-1: none)");
  visit("contested_to_month", a.contested_to_month, "months since 2022-01", -1, 227,
        "... to this one is that of hypothesis v4_training_hardware");
}

/// A regional market for model services.
struct Market {
  std::string name, region;
  double size = 0, trust_cn = 0, allows_us = 1, allows_cn = 1;
  friend bool operator==(const Market&, const Market&) = default;
};
template <class V> void attributes(Market& a, V&& visit) {
  visit("region", a.region, "name", 0, 0, "us, cn or third");
  visit("size", a.size, "1", 0, 1, "share of world token demand at equal prices");
  visit("trust_cn", a.trust_cn, "log utility", -8, 8, "trust in Chinese models over the average third country");
  visit("allows_us", a.allows_us, "1", 0, 1, "how far American models may be used");
  visit("allows_cn", a.allows_cn, "1", 0, 1, "how far Chinese models may be used");
}

/// All agents of one scenario but the governments, which act through moves and reactions. A broker is
/// "ROUTE/NUMBER". Order is alphabetical within a type after loading: luck belongs to names.
struct Roster {
  std::vector<std::string> governments;
  std::vector<Toolmaker> toolmakers;
  std::vector<EdaVendor> eda_vendors;
  std::vector<Foundry> foundries;
  std::vector<MemoryMaker> memory_makers;
  std::vector<ForeignVendor> foreign_vendors;
  std::vector<ChineseVendor> chinese_vendors;
  std::vector<ChineseBuyer> chinese_buyers;
  std::vector<AmericanBuyer> american_buyers;
  std::vector<Host> hosts;
  std::vector<Route> routes;
  std::vector<Lab> labs;
  std::vector<Market> markets;
  friend bool operator==(const Roster&, const Roster&) = default;
};

/// Calls visit(json_key, vector_of_agents) for each type with attributes.
template <class V> void agent_types(Roster& roster, V&& visit) {
  visit("toolmakers", roster.toolmakers);
  visit("eda_vendors", roster.eda_vendors);
  visit("foundries", roster.foundries);
  visit("memory_makers", roster.memory_makers);
  visit("foreign_vendors", roster.foreign_vendors);
  visit("chinese_vendors", roster.chinese_vendors);
  visit("chinese_buyers", roster.chinese_buyers);
  visit("american_buyers", roster.american_buyers);
  visit("hosts", roster.hosts);
  visit("routes", roster.routes);
  visit("labs", roster.labs);
  visit("markets", roster.markets);
}

}  // namespace model

#include <algorithm>

#include "input/json/input_values.hpp"
#include "input/record/roster_json.hpp"

namespace io {

namespace {

template <class Agent> std::vector<std::string_view> names_of(const std::vector<Agent>& agents) {
  std::vector<std::string_view> names;
  for (const Agent& agent : agents) names.push_back(agent.name);
  return names;
}

// Where to mend a reference: the attribute, unless what it names was written elsewhere (then removed, or of another kind).
Place place_of(const RosterFile& file, const std::string& attribute, const std::string& target) {
  const auto removed = file.places.find(target), written = file.places.find(attribute);
  if (removed != file.places.end()) return removed->second;
  return written != file.places.end() ? written->second : Place{};
}

void check_labs(const RosterFile& file, FaultList& faults) {
  const auto american = names_of(file.roster.american_buyers), chinese = names_of(file.roster.chinese_buyers);
  for (const model::Lab& lab : file.roster.labs) {
    if (lab.country.empty()) continue;  // was faulty and is reported already
    const bool us = lab.country == "us";
    const auto& known = us ? american : chinese;
    for (const auto& [buyer, weight] : lab.compute_from) {
      if (std::find(known.begin(), known.end(), buyer) != known.end()) continue;
      const std::string type = us ? "american_buyers" : "chinese_buyers";
      const Place place = place_of(file, "labs/" + lab.name + "/compute_from", type + "/" + buyer);
      faults.add(
          place,
          "the lab " + in_quotes(lab.name) + " uses compute of " + in_quotes(buyer) + ", which is none of the " + type,
          one_of(known), faults.guess(buyer, known));
    }
  }
}

void check_routes(const RosterFile& file, FaultList& faults) {
  const auto known = names_of(file.roster.hosts);
  for (const model::Route& route : file.roster.routes) {
    if (route.host.empty() || std::find(known.begin(), known.end(), route.host) != known.end()) continue;
    const Place place = place_of(file, "routes/" + route.name + "/host", "hosts/" + route.host);
    faults.add(
        place,
        "the route " + in_quotes(route.name) + " starts at " + in_quotes(route.host) + ", which is none of the hosts",
        one_of(known), faults.guess(route.host, known));
  }
}

// Where a type was written last: what broke it is there or near.
Place place_of_type(const RosterFile& file, const std::string& type) {
  const auto place = file.places.find(type);
  return place != file.places.end() ? place->second : Place{};
}

template <class Agent>
void need_sum(const RosterFile& file, const std::vector<Agent>& agents, const std::string& type, double Agent::*share,
              const std::string& key, FaultList& faults) {
  for (const Agent& agent : agents)
    if (agent.*share > 0) return;
  faults.add(place_of_type(file, type), "no agent of " + type + " has a " + key + " above 0", "at least one");
}

void check_shares(const RosterFile& file, FaultList& faults) {
  const model::Roster& roster = file.roster;
  need_sum(file, roster.toolmakers, "toolmakers", &model::Toolmaker::import_share, "import_share", faults);
  need_sum(file, roster.eda_vendors, "eda_vendors", &model::EdaVendor::import_share, "import_share", faults);
  need_sum(file, roster.memory_makers, "memory_makers", &model::MemoryMaker::import_share, "import_share", faults);
  need_sum(file, roster.chinese_buyers, "chinese_buyers", &model::ChineseBuyer::budget_share, "budget_share", faults);
  need_sum(file, roster.american_buyers, "american_buyers", &model::AmericanBuyer::share_2022, "share_2022", faults);
  need_sum(file, roster.american_buyers, "american_buyers", &model::AmericanBuyer::share_2025, "share_2025", faults);
  need_sum(file, roster.hosts, "hosts", &model::Host::share, "share", faults);
  need_sum(file, roster.markets, "markets", &model::Market::size, "size", faults);
}

void check_somebody(const RosterFile& file, FaultList& faults) {
  const model::Roster& roster = file.roster;
  for (const std::string_view country : {"us", "cn"}) {
    const bool found = std::any_of(roster.labs.begin(), roster.labs.end(),
                                   [&](const model::Lab& lab) { return lab.country == country; });
    if (!found)
      faults.add(place_of_type(file, "labs"), "no lab has the country " + in_quotes(country),
                 "at least one lab of each country");
  }
  const auto need = [&](const auto& agents, const std::string& type) {
    if (agents.empty()) faults.add(place_of_type(file, type), "there are no " + type, "at least one");
  };
  need(roster.chinese_vendors, "chinese_vendors");
  need(roster.foreign_vendors, "foreign_vendors");
  need(roster.american_buyers, "american_buyers");
  need(roster.chinese_buyers, "chinese_buyers");
  need(roster.hosts, "hosts");
  need(roster.foundries, "foundries");
}

}  // namespace

void finish_roster(RosterFile& file, FaultList& faults) {
  agent_types(file.roster, [](std::string_view, auto& agents) {
    std::sort(agents.begin(), agents.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  });
  std::sort(file.roster.governments.begin(), file.roster.governments.end());
  check_labs(file, faults);
  check_routes(file, faults);
  check_shares(file, faults);
  check_somebody(file, faults);
}

}  // namespace io

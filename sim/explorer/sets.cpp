#include "explorer/sets.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "input/json/json_write.hpp"
#include "input/scenario/scenario_uncertainty.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace explorer {

namespace {

/// What holds in a world that is chosen.
struct Where {
  std::vector<std::pair<std::size_t, double>> branches;  ///< place among a world's inputs, branch
  struct Range {
    std::size_t input;
    double low, high;
  };
  std::vector<Range> ranges;

  bool holds(const double* inputs) const {
    const auto has = [&](const auto& branch) { return inputs[branch.first] == branch.second; };
    const auto within = [&](const Range& range) {
      return inputs[range.input] >= range.low && inputs[range.input] <= range.high;
    };
    return std::all_of(branches.begin(), branches.end(), has) && std::all_of(ranges.begin(), ranges.end(), within);
  }
};

void read_claims(const io::Node& node, Where& where, io::FaultList& faults) {
  std::vector<std::string_view> names;
  for (const model::HypothesisRow& row : model::kHypothesisRows) names.push_back(row.name);
  if (!io::expect_kind(node, io::Node::Kind::kObject, faults)) return;
  for (const io::Member& member : node.members) {
    const auto found = std::find(names.begin(), names.end(), member.key);
    if (found == names.end()) {
      io::add_unknown(member.place, "contested claim", member.key, names, faults);
      continue;
    }
    const auto h = static_cast<std::size_t>(found - names.begin());
    const model::HypothesisRow& row = model::kHypothesisRows[h];
    const std::span<const std::string_view> branches(row.branch.data(), row.branches);
    if (const auto branch = io::read_choice(member.value, branches, "branch", faults))
      where.branches.emplace_back(model::kParameters + h, static_cast<double>(*branch));
  }
}

double read_end(const io::Node& node, double open, io::FaultList& faults) {
  if (node.is(io::Node::Kind::kNull)) return open;
  return io::read_number(node, -io::kHuge, io::kHuge, "1", faults).value_or(open);
}

void read_ranges(const io::Node& node, Where& where, io::FaultList& faults) {
  const std::vector<std::string_view> names = io::parameter_names();
  if (!io::expect_kind(node, io::Node::Kind::kObject, faults)) return;
  for (const io::Member& member : node.members) {
    const auto found = std::find(names.begin(), names.end(), member.key);
    if (found == names.end())
      io::add_unknown(member.place, "parameter", member.key, names, faults);
    else if (!member.value.is(io::Node::Kind::kList) || member.value.items.size() != 2)
      faults.add(member.place, "a range has two ends", "[FROM, TO], null for an end that is open");
    else
      where.ranges.push_back({static_cast<std::size_t>(found - names.begin()),
                              read_end(member.value.items[0], -HUGE_VAL, faults),
                              read_end(member.value.items[1], HUGE_VAL, faults)});
  }
}

Where read_where(const io::Node* node) {
  Where where;
  if (!node) return where;
  Question question(*node);
  if (const io::Node* claims = question.optional("claims")) read_claims(*claims, where, question.faults());
  if (const io::Node* ranges = question.optional("parameters")) read_ranges(*ranges, where, question.faults());
  question.finish();
  return where;
}

/// Copies the months [from, to) of a block's outputs into results that have a place for each of its worlds that counts.
void copy_months(const Block& block, int from, int to, const std::vector<int>& place_of, int months,
                 engine::Results& results) {
  const int worlds = block.to - block.from + 1;
  const auto first = static_cast<std::size_t>(block.from) - 1;
  for (std::size_t i = 0; i < block.outputs.size(); ++i) {
    if (!results.has(block.outputs[i])) continue;
    for (int month = std::max(from, results.wanted().first); month < to; ++month) {
      const double* read = block.numbers.data() + (i * static_cast<std::size_t>(months - block.first) +
                                                   static_cast<std::size_t>(month - block.first)) *
                                                      static_cast<std::size_t>(worlds);
      double* column = results.column(block.outputs[i], month);
      for (int world = 0; world < worlds; ++world)
        if (const int place = place_of[first + static_cast<std::size_t>(world)]; place >= 0)
          column[place] = read[world];
    }
  }
}

bool holds_all(const Block& block, const std::vector<std::size_t>& outputs) {
  return std::all_of(outputs.begin(), outputs.end(), [&](std::size_t output) {
    return std::find(block.outputs.begin(), block.outputs.end(), output) != block.outputs.end();
  });
}

}  // namespace

int Sets::keep(const std::string& name, std::shared_ptr<const Known> known, Block block) {
  Set& set = sets_[name];
  const bool same = set.known && set.known->name == known->name && set.known->text == known->text;
  if (!same) set = {std::move(known), {}, {}};
  set.chosen.clear();
  std::erase_if(set.blocks, [&](const auto& entry) {  // what is covered anew
    return entry.second.from <= block.to && block.from <= entry.second.to;
  });
  const int from = block.from, first = block.first;
  set.blocks.emplace(from, std::move(block));
  for (auto& [other_name, other] : sets_)  // a block from the first month on may be the past of others
    if (first == 0 && other.known && other.known->past == set.known->past) other.chosen.clear();
  return complete(set);
}

int Sets::complete(const Set& set) {
  int reached = 0;
  for (const auto& [from, block] : set.blocks) {
    if (from != reached + 1) break;
    reached = block.to;
  }
  return reached;
}

Sets::Set& Sets::find(const std::string& name) {
  const auto found = sets_.find(name);
  if (found != sets_.end()) return found->second;
  std::vector<std::string_view> known;
  for (const auto& [other, set] : sets_) known.push_back(other);
  refuse("/set", "there is no set \"" + name + "\"", known.empty() ? "" : io::one_of(known), io::suggest(name, known));
}

/// The block of a set with the same past that holds what came before `block`, for its worlds; null if there is none.
const Block* Sets::earlier_of(const Set& set, const Block& block) const {
  for (const auto& [name, other] : sets_) {
    if (!other.known || other.known->past != set.known->past) continue;
    for (const auto& [from, candidate] : other.blocks)
      if (candidate.first == 0 && candidate.from <= block.from && candidate.to >= block.to &&
          holds_all(candidate, block.outputs))
        return &candidate;
  }
  return nullptr;
}

std::shared_ptr<const Chosen> Sets::assemble(const Set& set, int worlds, const io::Node* where) const {
  const Where chosen = read_where(where);
  const int have = complete(set), asked = worlds > 0 ? worlds : have;
  if (asked > have || have == 0)
    refuse("/worlds", "the set has " + std::to_string(have) + " worlds, numbered without a break",
           "1 to " + std::to_string(have));
  const engine::Plan plan = library_.plan_of(*set.known, asked, engine::Kernel::kScalar);
  const int months = plan.setting->months;

  std::vector<int> place_of(static_cast<std::size_t>(library_.worlds()), -1), numbers;
  std::vector<double> inputs;
  std::vector<std::uint32_t> cluster;
  for (int world = 0; world < asked; ++world) {
    const engine::WorldRecord record =
        engine::draw_world(*plan.inputs, plan.seed, static_cast<std::uint64_t>(world) + 1, *plan.setting);
    std::vector<double> row = record.parameters;
    row.insert(row.end(), record.branches.begin(), record.branches.end());
    if (!chosen.holds(row.data())) continue;
    place_of[static_cast<std::size_t>(world)] = static_cast<int>(numbers.size());
    numbers.push_back(world + 1);
    inputs.insert(inputs.end(), row.begin(), row.end());
    const auto& order = plan.inputs->order;
    cluster.push_back(plan.inputs->posterior->worlds[order[static_cast<std::size_t>(world) % order.size()]].ancestor);
  }
  if (numbers.empty())
    refuse("/where", "none of these worlds has what is asked for", "a choice that leaves some worlds");

  engine::Wanted wanted{set.blocks.begin()->second.outputs, 0};
  std::vector<std::pair<const Block*, const Block*>> parts;  ///< a block, and what holds its past
  for (const auto& entry : set.blocks) {
    const Block& block = entry.second;
    if (block.from > asked) break;
    std::erase_if(wanted.outputs, [&](std::size_t output) { return !holds_all(block, {output}); });
    parts.emplace_back(&block, block.first > 0 ? earlier_of(set, block) : nullptr);
    if (block.first > 0 && !parts.back().second) wanted.first = std::max(wanted.first, block.first);
  }
  engine::Results results(months, static_cast<int>(numbers.size()), {}, wanted);
  results.inputs() = std::move(inputs);
  results.cluster() = std::move(cluster);
  for (const auto& [block, earlier] : parts) {
    if (earlier) copy_months(*earlier, 0, block->first, place_of, months, results);
    copy_months(*block, block->first, months, place_of, months, results);
  }
  return std::make_shared<const Chosen>(Chosen{set.known, std::move(results), std::move(numbers)});
}

std::shared_ptr<const Chosen> Sets::choose(const std::string& name, int worlds, const io::Node* where) {
  constexpr std::size_t kMostChosen = 3;
  Set& set = find(name);
  const std::string key = std::to_string(worlds) + (where ? io::write_json(*where) : "");
  const auto found = set.chosen.find(key);
  if (found != set.chosen.end()) return found->second;
  if (set.chosen.size() >= kMostChosen) set.chosen.clear();
  return set.chosen[key] = assemble(set, worlds, where);
}

std::pair<std::shared_ptr<const Chosen>, std::shared_ptr<const Chosen>> Sets::choose_both(const std::string& reference,
                                                                                          const std::string& set,
                                                                                          int worlds,
                                                                                          const io::Node* where) {
  if (worlds == 0) worlds = std::min(complete(find(reference)), complete(find(set)));
  auto a = choose(reference, worlds, where), b = choose(set, worlds, where);
  if (a->known->job.scenario.setting.months != b->known->job.scenario.setting.months)
    refuse("/set", "the two scenarios end in different months", "scenarios with one horizon");
  if (b->known->same_worlds == a->known->same_worlds && a->worlds != b->worlds)
    refuse("/where", "what is asked for holds in other worlds of the one scenario than of the other",
           "claims, and parameters that neither scenario sets");
  return {std::move(a), std::move(b)};
}

}  // namespace explorer

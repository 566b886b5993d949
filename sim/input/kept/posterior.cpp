#include "input/kept/posterior.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>
#include <optional>

#include "base/random.hpp"
#include "input/csv/csv.hpp"
#include "input/json/input_faults.hpp"
#include "input/json/json_write.hpp"
#include "input/record/distribution_json.hpp"
#include "model/parameters.hpp"

namespace io {

namespace {

constexpr std::string_view kGroupNames[base::kGroups] = {"supply", "trade", "research", "training", "services"};
constexpr std::size_t kFixedColumns = 1 + model::kParameters + model::kHypotheses;

std::vector<std::string> header_of(int slots) {
  std::vector<std::string> header{"ancestor"};
  for (const base::Field& row : model::kParameterRows) header.emplace_back(row.name);
  for (const model::HypothesisRow& row : model::kHypothesisRows) header.emplace_back(row.name);
  for (const std::string_view group : kGroupNames)
    for (int slot = 0; slot < slots; ++slot)
      header.push_back("luck_" + std::string(group) + "_" + std::to_string(2022 + slot / 2) +
                       (slot % 2 == 0 ? "H1" : "H2"));
  return header;
}

void add_number(std::string& text, std::uint32_t number) { text += ',' + std::to_string(number); }

// Whole numbers between commas, a row a line: what a posterior consists of.
class Rows {
 public:
  Rows(std::string_view text, const std::string& file) : rest_(text) {
    place_.file = std::make_shared<const std::string>(file);
  }
  bool more() const { return !rest_.empty(); }
  std::string_view line() {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++place_.line;
    return line;
  }
  const Place& place() const { return place_; }

 private:
  std::string_view rest_;
  Place place_;
};

/// The numbers of a line; empty if it does not hold `count` of them and nothing else.
std::vector<std::uint32_t> numbers_of(std::string_view line, std::size_t count) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(count);
  const char *at = line.data(), *end = at + line.size();
  while (at <= end) {
    std::uint32_t number = 0;
    const auto [stop, error] = std::from_chars(at, end, number);
    if (error != std::errc()) return {};
    numbers.push_back(number);
    if (stop == end) break;
    if (*stop != ',') return {};
    at = stop + 1;
  }
  return numbers.size() == count ? numbers : std::vector<std::uint32_t>{};
}

std::optional<engine::PosteriorWorld> world_of(const std::vector<std::uint32_t>& numbers) {
  if (numbers.empty()) return std::nullopt;
  engine::PosteriorWorld world;
  world.ancestor = numbers[0];
  for (std::size_t i = 0; i < model::kParameters; ++i) {
    if (numbers[1 + i] >= engine::kPriorPlaces) return std::nullopt;
    world.places.push_back(static_cast<std::uint16_t>(numbers[1 + i]));
  }
  for (std::size_t h = 0; h < model::kHypotheses; ++h) {
    const std::uint32_t branch = numbers[1 + model::kParameters + h];
    if (branch >= model::kHypothesisRows[h].branches) return std::nullopt;
    world.branch[h] = static_cast<std::uint8_t>(branch);
  }
  world.luck.assign(numbers.begin() + kFixedColumns, numbers.end());
  return world;
}

/// Half-years of luck that the header has; 0 if it is not a posterior of this program's parameters.
int slots_of(std::string_view header) {
  const auto columns = static_cast<std::size_t>(std::count(header.begin(), header.end(), ',')) + 1;
  const auto slots = static_cast<int>((std::max(columns, kFixedColumns) - kFixedColumns) / base::kGroups);
  if (slots < 1 || slots > model::kMaxMonths / base::Luck<double>::kMonthsPerSlot) return 0;
  return Csv(header_of(slots)).text() == std::string(header) + "\n" ? slots : 0;
}

}  // namespace

std::string posterior_csv(const engine::Posterior& posterior) {
  std::string text = Csv(header_of(posterior.slots)).text();
  for (const engine::PosteriorWorld& world : posterior.worlds) {
    text += std::to_string(world.ancestor);
    for (const std::uint16_t place : world.places) add_number(text, place);
    for (const std::uint8_t branch : world.branch) add_number(text, branch);
    for (const std::uint32_t key : world.luck) add_number(text, key);
    text += '\n';
  }
  return text;
}

engine::Posterior read_posterior_csv(std::string_view text, const std::string& file) {
  FaultList faults;
  Rows rows(text, file);
  engine::Posterior posterior;
  posterior.slots = slots_of(rows.line());
  if (posterior.slots == 0)
    faults.add(rows.place(), "the header does not name the parameters and hypotheses of this program",
               "a file that `chokepoint calibrate` wrote with this version");
  faults.throw_if_any();
  const std::size_t columns =
      kFixedColumns + static_cast<std::size_t>(base::kGroups) * static_cast<std::size_t>(posterior.slots);
  while (rows.more()) {
    auto world = world_of(numbers_of(rows.line(), columns));
    if (world)
      posterior.worlds.push_back(std::move(*world));
    else
      faults.add(rows.place(), "this is no world of a posterior",
                 std::to_string(columns) + " whole numbers between commas, each in the range of its column");
  }
  if (posterior.worlds.empty()) faults.add(rows.place(), "there are no worlds in this file");
  faults.throw_if_any();
  return posterior;
}

std::string priors_digest_text(const Calibration& calibration) {
  Node list = make_object();
  for (const Prior& prior : calibration.priors) add_member(list, prior.name, distribution_node(prior.distribution));
  return write_json(list);
}

}  // namespace io

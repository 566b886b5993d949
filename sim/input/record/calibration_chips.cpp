#include <algorithm>
#include <array>

#include "input/json/input_values.hpp"
#include "input/record/calibration_parts.hpp"

namespace io {

namespace {

constexpr std::array<std::string_view, 2> kCuts{"interconnect", "arithmetic"};
constexpr int kFirstLaunch = -264, kLastLaunch = 227;  // 2000-01 to 2040-12

struct Measure {
  std::string_view key, unit;
  double model::Chip::*member;
  double low, high;
};
constexpr std::array<Measure, 7> kMeasures{{
    {"h100e", "H100e", &model::Chip::h100e, 1e-4, 1e3},
    {"tpp", "TPP points", &model::Chip::tpp, 1, 1e7},
    {"die_mm2", "mm2", &model::Chip::die_mm2, 1, 1e5},
    {"density", "TPP/mm2", &model::Chip::density, 1e-3, 1e4},
    {"interconnect_gb_s", "GB/s", &model::Chip::interconnect_gb_s, 0, 1e6},
    {"bandwidth_tb_s", "TB/s", &model::Chip::bandwidth_tb_s, 1e-3, 1e4},
    {"price_usd", "USD", &model::Chip::price_usd, 1, 1e7},
}};

void read_note(ObjectReader& reader, const std::string& name, Calibration& calibration, FaultList& faults) {
  SourceNote& note = calibration.chip_sources[name];
  if (const Node* source = reader.required("source")) note.source = read_text(*source, faults).value_or("");
  if (const Node* confidence = reader.optional("confidence"))
    note.confidence = read_text(*confidence, faults).value_or("");
  if (const Node* words = reader.optional("note")) note.note = read_text(*words, faults).value_or("");
}

std::vector<std::string_view> vendor_names(const Calibration& calibration) {
  std::vector<std::string_view> names;
  for (const model::ForeignVendor& vendor : calibration.roster.roster.foreign_vendors) names.push_back(vendor.name);
  return names;
}

void read_cut(ObjectReader& reader, model::Chip& chip, FaultList& faults) {
  const Node* base = reader.optional("base");
  const Node* cut = reader.optional("cut");
  if (reader.is_object() && !base != !cut) faults.add(reader.node().place, "\"base\" and \"cut\" go together");
  if (base) chip.base = read_name(*base, faults).value_or("");
  if (const auto choice = cut ? read_choice(*cut, kCuts, "cut", faults) : std::nullopt)
    chip.cut = *choice == 0 ? model::Chip::Cut::kInterconnect : model::Chip::Cut::kArithmetic;
}

model::Chip read_chip(const Node& node, Calibration& calibration, FaultList& faults) {
  model::Chip chip;
  ObjectReader reader(node, faults);
  if (const Node* name = reader.required("name")) chip.name = read_name(*name, faults).value_or("");
  if (const Node* vendor = reader.required("vendor")) {
    const auto known = vendor_names(calibration);
    if (const auto choice = read_choice(*vendor, known, "vendor", faults)) chip.vendor = known[*choice];
  }
  read_cut(reader, chip, faults);
  if (const Node* launch = reader.required("launch"))
    chip.launch_month = read_month(*launch, kFirstLaunch, kLastLaunch, faults).value_or(0);
  for (const Measure& measure : kMeasures)
    if (const Node* value = reader.required(measure.key))
      chip.*measure.member = read_number(*value, measure.low, measure.high, measure.unit, faults).value_or(measure.low);
  if (const Node* leading = reader.optional("leading")) chip.leading = read_boolean(*leading, faults).value_or(false);
  if (const Node* behind = reader.optional("behind_months")) {
    chip.behind_months = read_number(*behind, 1, 240, "months", faults).value_or(1);
    if (!chip.leading) faults.add(behind->place, "only a chip that is \"leading\" stays behind the frontier");
  }
  read_note(reader, chip.name, calibration, faults);
  reader.finish();
  return chip;
}

model::Generation read_generation(const Node& node, Calibration& calibration, FaultList& faults) {
  model::Generation generation;
  ObjectReader reader(node, faults);
  if (const Node* name = reader.required("name")) generation.name = read_name(*name, faults).value_or("");
  if (const Node* launch = reader.required("launch"))
    generation.launch_month = read_month(*launch, kFirstLaunch, kLastLaunch, faults).value_or(0);
  if (const Node* dies = reader.required("dies_per_chip"))
    generation.dies_per_chip = read_number(*dies, 0.5, 16, "dies", faults).value_or(1);
  if (const Node* own = reader.optional("own_memory"))
    generation.own_memory = read_boolean(*own, faults).value_or(false);
  read_note(reader, generation.name, calibration, faults);
  reader.finish();
  return generation;
}

void check_bases(const Node& list, const std::vector<model::Chip>& chips, FaultList& faults) {
  std::vector<std::string_view> whole;
  for (const model::Chip& chip : chips)
    if (chip.cut == model::Chip::Cut::kNone) whole.push_back(chip.name);
  for (const Node& item : list.items)
    if (const Node* base = item.find("base"); base && base->is(Node::Kind::kText))
      read_choice(*base, whole, "uncut chip", faults);
}

}  // namespace

void read_calendar(const Node& node, Calibration& calibration, FaultList& faults) {
  ObjectReader reader(node, faults);
  if (const Node* present = reader.required("present"))
    calibration.present = read_month(*present, 0, model::kMaxMonths - 1, faults).value_or(0);
  if (const Node* begins = reader.optional("record_begins")) read_month(*begins, 0, 0, faults);
  reader.finish();
}

void read_chips(const Node& node, Calibration& calibration, FaultList& faults) {
  ObjectReader reader(node, faults);
  const Node* foreign = reader.required("foreign");
  const Node* road_map = reader.required("road_map");
  reader.finish();
  if (foreign && expect_kind(*foreign, Node::Kind::kList, faults)) {
    for (const Node& item : foreign->items) calibration.chips.push_back(read_chip(item, calibration, faults));
    check_unique(*foreign, "name", faults);
    check_bases(*foreign, calibration.chips, faults);
    if (foreign->items.empty()) faults.add(foreign->place, "there is no chip", "at least one");
  }
  if (road_map && expect_kind(*road_map, Node::Kind::kList, faults)) {
    for (const Node& item : road_map->items) calibration.road_map.push_back(read_generation(item, calibration, faults));
    check_unique(*road_map, "name", faults);
    std::stable_sort(calibration.road_map.begin(), calibration.road_map.end(),
                     [](const auto& a, const auto& b) { return a.launch_month < b.launch_month; });
  }
}

}  // namespace io

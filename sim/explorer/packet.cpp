#include "explorer/packet.hpp"

#include <cstring>
#include <utility>

#include "base/random.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"
#include "model/parameters.hpp"
#include "model/setting.hpp"

namespace explorer {

namespace {

constexpr std::string_view kMark = "chokepkt";

class Writer {
 public:
  void text(std::string_view text) { bytes_ += text; }
  template <class Number> void number(Number value) {
    for (std::size_t byte = 0; byte < sizeof value; ++byte)
      bytes_ += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * byte) & 0xff);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

[[noreturn]] void refuse_packet(const char* problem) {
  base::Fault fault;
  fault.file = "the packet of the page", fault.problem = problem;
  throw base::InputError({fault});
}

class Reader {
 public:
  explicit Reader(std::span<const unsigned char> bytes) : bytes_(bytes) {}
  std::string text(std::size_t size) {
    const auto part = take(size);
    return {part.begin(), part.end()};
  }
  template <class Number> void number(Number& value) {
    std::uint64_t read = 0;
    const auto part = take(sizeof value);
    for (std::size_t byte = 0; byte < part.size(); ++byte) read |= std::uint64_t{part[byte]} << (8 * byte);
    value = static_cast<Number>(read);
  }
  bool at_end() const { return bytes_.empty(); }

 private:
  std::span<const unsigned char> take(std::size_t size) {
    if (size > bytes_.size()) refuse_packet("ends too early");
    const auto part = bytes_.first(size);
    bytes_ = bytes_.subspan(size);
    return part;
  }

  std::span<const unsigned char> bytes_;
};

std::string heading_of(const Packet& packet) {
  io::Node root = io::make_object();
  const auto add = [&](const char* key, const std::string& text) { io::add_member(root, key, io::make_text(text)); };
  add("version", packet.version), add("commit", packet.commit), add("posterior", packet.posterior);
  add("baseline", packet.baseline), add("start", packet.start), add("seed", std::to_string(packet.seed));
  add("luck_seed", std::to_string(packet.worlds.luck_seed));
  io::add_member(root, "slots", io::make_number(packet.worlds.slots));
  io::add_member(root, "worlds", io::make_number(static_cast<double>(packet.worlds.worlds.size())));
  io::Node& files = io::add_member(root, "files", io::make_list());
  for (const io::InputFile& file : packet.files) {
    io::Node& node = files.items.emplace_back(io::make_object());
    io::add_member(node, "path", io::make_text(file.path));
    io::add_member(node, "bytes", io::make_number(static_cast<double>(file.bytes.size())));
  }
  return io::write_json(root);
}

/// What the heading says of the files and the worlds behind it.
struct Sizes {
  std::vector<std::pair<std::string, int>> files;
  int worlds = 0;
};

Sizes read_heading(const std::string& text, Packet& packet) {
  io::FaultList faults;
  Sizes sizes;
  const std::optional<io::Node> root = io::read_json(text, "the packet of the page", faults);
  faults.throw_if_any();
  io::ObjectReader reader(*root, faults);
  for (const auto& [key, field] : {std::pair{"version", &packet.version},
                                   {"commit", &packet.commit},
                                   {"posterior", &packet.posterior},
                                   {"baseline", &packet.baseline},
                                   {"start", &packet.start}})
    if (const io::Node* node = reader.required(key)) *field = io::read_text(*node, faults).value_or("");
  if (const io::Node* node = reader.required("seed")) packet.seed = io::read_seed(*node, faults).value_or(0);
  if (const io::Node* node = reader.required("luck_seed"))
    packet.worlds.luck_seed = io::read_seed(*node, faults).value_or(0);
  constexpr int kMost = 1 << 30, kMostSlots = model::kMaxMonths / base::Luck<double>::kMonthsPerSlot;
  if (const io::Node* node = reader.required("slots"))
    packet.worlds.slots = io::read_count(*node, 1, kMostSlots, "half-years", faults).value_or(1);
  if (const io::Node* node = reader.required("worlds"))
    sizes.worlds = io::read_count(*node, 1, kMost, "worlds", faults).value_or(0);
  if (const io::Node* files = reader.required("files"); files && io::expect_kind(*files, io::Node::Kind::kList, faults))
    for (const io::Node& item : files->items) {
      io::ObjectReader file(item, faults);
      const io::Node *path = file.required("path"), *bytes = file.required("bytes");
      if (path && bytes)
        sizes.files.emplace_back(io::read_text(*path, faults).value_or(""),
                                 io::read_count(*bytes, 0, kMost, "bytes", faults).value_or(0));
    }
  faults.throw_if_any();
  return sizes;
}

/// Calls visit(number) for each number of a world, in the order of the packet.
template <class World, class Visit> void visit_world(World& world, const Visit& visit) {
  for (auto& place : world.places) visit(place);
  for (auto& branch : world.branch) visit(branch);
  for (auto& key : world.luck) visit(key);
  visit(world.ancestor);
}

}  // namespace

std::string packet_bytes(const Packet& packet) {
  const std::string heading = heading_of(packet);
  Writer writer;
  writer.text(kMark);
  writer.number(static_cast<std::uint32_t>(heading.size()));
  writer.text(heading);
  for (const io::InputFile& file : packet.files) writer.text(file.bytes);
  for (const engine::PosteriorWorld& world : packet.worlds.worlds)
    visit_world(world, [&](auto number) { writer.number(number); });
  return writer.take();
}

Packet read_packet(std::span<const unsigned char> bytes) {
  Reader reader(bytes);
  if (bytes.size() < kMark.size() || reader.text(kMark.size()) != kMark) refuse_packet("is none");
  std::uint32_t length = 0;
  reader.number(length);
  Packet packet;
  const Sizes sizes = read_heading(reader.text(length), packet);
  for (const auto& [path, size] : sizes.files)
    packet.files.push_back({path, reader.text(static_cast<std::size_t>(size))});
  for (int i = 0; i < sizes.worlds; ++i) {
    engine::PosteriorWorld world;
    world.places.resize(model::kParameters);
    world.luck.resize(static_cast<std::size_t>(base::kGroups) * static_cast<std::size_t>(packet.worlds.slots));
    visit_world(world, [&](auto& number) { reader.number(number); });
    for (std::size_t h = 0; h < model::kHypotheses; ++h)
      if (world.branch[h] >= model::kHypothesisRows[h].branches) refuse_packet("has a branch that there is not");
    packet.worlds.worlds.push_back(std::move(world));
  }
  if (!reader.at_end()) refuse_packet("has more parameters, claims or worlds than this module knows");
  return packet;
}

}  // namespace explorer

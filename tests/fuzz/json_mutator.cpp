// How inputs that are JSON are changed: mostly by values, so that readers behind the syntax are reached too. Linked to targets
// that read JSON; the others have libFuzzer's own changes of bytes.
#include <algorithm>
#include <optional>
#include <random>
#include <utility>

#include "fuzz.hpp"
#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

namespace {

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t count) { return random_() % count; }

  void change(io::Node& document) {
    std::vector<io::Node*> nodes;
    collect(document, nodes);
    io::Node& node = *nodes[below(nodes.size())];
    switch (below(6)) {
      case 0:
        node = other();
        break;
      case 1:
        node = io::Node(*nodes[below(nodes.size())]);
        break;
      case 2:
        drop_one(node);
        break;
      case 3:
        add_one(node);
        break;
      default:
        nudge(node);
    }
  }

 private:
  static void collect(io::Node& node, std::vector<io::Node*>& nodes) {
    nodes.push_back(&node);
    for (io::Node& item : node.items) collect(item, nodes);
    for (io::Member& member : node.members) collect(member.value, nodes);
  }

  io::Node other() {
    constexpr double kNumbers[] = {0, 1, -1, 0.5, 2, 100, 1e300, -1e300, 1e-300, 2147483648.0, 1.8446744073709552e19};
    constexpr const char* kTexts[] = {"", "x", "2026-09", "2050-01", "9999-12", "../../x", "99999999999999999999"};
    switch (below(6)) {
      case 0:
        return {};
      case 1:
        return io::make_boolean(below(2) == 0);
      case 2:
        return io::make_list();
      case 3:
        return io::make_object();
      case 4:
        return io::make_text(kTexts[below(std::size(kTexts))]);
      default:
        return io::make_number(kNumbers[below(std::size(kNumbers))]);
    }
  }

  void drop_one(io::Node& node) {
    if (!node.items.empty())
      node.items.erase(node.items.begin() + static_cast<std::ptrdiff_t>(below(node.items.size())));
    if (!node.members.empty())
      node.members.erase(node.members.begin() + static_cast<std::ptrdiff_t>(below(node.members.size())));
  }

  void add_one(io::Node& node) {
    if (!node.items.empty()) node.items.push_back(io::Node(node.items[below(node.items.size())]));
    if (node.members.empty()) return;
    io::Member member = node.members[below(node.members.size())];
    mutate(member.key);
    node.members.push_back(std::move(member));
  }

  void nudge(io::Node& node) {
    constexpr double kFactors[] = {-1, 0.5, 2, 10, 1e3, 1e-3};
    if (node.is(io::Node::Kind::kNumber)) {
      const double changed =
          below(2) == 0 ? node.number + (below(2) == 0 ? 1 : -1) : node.number * kFactors[below(std::size(kFactors))];
      if (changed - changed == 0) node.number = changed;
    } else if (node.is(io::Node::Kind::kText)) {
      mutate(node.text);
    } else {
      node = other();
    }
  }

  void mutate(std::string& text) {
    constexpr std::size_t kMost = 400;
    std::string changed = text.substr(0, kMost);
    const std::size_t size = changed.size();
    changed.resize(kMost);
    changed.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(changed.data()), size, kMost));
    if (io::first_invalid_utf8(changed) == std::string::npos) text = std::move(changed);
  }

  std::mt19937 random_;
};

/// The body of an input, changed; empty where it is no JSON.
std::string changed(std::string_view body, Mutator& mutator) {
  io::FaultList untold;
  std::optional<io::Node> document = io::read_json(body, "", untold);
  if (!document) return "";
  for (std::size_t changes = 1 + mutator.below(3); changes > 0; --changes) mutator.change(*document);
  return io::write_json(*document);
}

}  // namespace

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  Mutator mutator(seed);
  if (mutator.below(4) == 0) return LLVMFuzzerMutate(data, size, most);
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t begin = std::min(text.find_first_of("{["), size);
  const std::string body = changed(text.substr(begin), mutator);
  if (body.empty() || begin + body.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::copy(body.begin(), body.end(), data + begin);
  return begin + body.size();
}

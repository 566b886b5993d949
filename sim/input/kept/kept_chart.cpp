#include "input/kept/kept_chart.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace io {

namespace {

constexpr std::size_t kLongestName = 120;
/// Members by which a specification names what lies elsewhere.
constexpr std::array<std::string_view, 4> kLeadOut = {"url", "href", "src", "loader"};

/// Rows of data may have any column, and what is noted in a file is not read by Vega.
bool is_inert(std::string_view key) { return key == "datasets" || key == "values" || key == "usermeta"; }

bool is_picture(const Node& mark) {
  const Node* type = mark.is(Node::Kind::kObject) ? mark.find("type") : &mark;
  return type != nullptr && type->is(Node::Kind::kText) && type->text == "image";
}

}  // namespace

bool is_chart_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.size() <= kLongestName && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), fits);
}

std::string as_chart_name(std::string_view name) {
  constexpr std::size_t kLongest = 80, kKept = 40;  // other words may come before it
  if (is_chart_name(name) && name.size() <= kLongest) return std::string(name);
  std::string text;
  std::uint32_t sum = 2166136261u;  // FNV-1a: what was taken away still tells names apart
  for (const char c : name) {
    sum = (sum ^ static_cast<unsigned char>(c)) * 16777619u;
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool fits = is_chart_name(std::string_view(&small, 1));
    if (text.size() < kKept && (fits || (!text.empty() && text.back() != '-'))) text += fits ? small : '-';
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  text += text.empty() || text.back() == '-' ? "" : "-";
  for (int shift = 28; shift >= 0; shift -= 4) text += kDigits[(sum >> shift) & 15u];
  return text;
}

void check_chart(const Node& spec, FaultList& faults) {
  for (const Node& item : spec.items) check_chart(item, faults);
  for (const Member& member : spec.members) {
    if (std::find(kLeadOut.begin(), kLeadOut.end(), member.key) != kLeadOut.end())
      faults.add(member.place, "a chart may not load anything, nor link to it: \"" + member.key + "\"",
                 "data inside of the specification");
    else if (member.key == "mark" && is_picture(member.value))
      faults.add(member.place, "a chart may not show pictures that lie elsewhere", "marks without an address");
    else if (!is_inert(member.key))
      check_chart(member.value, faults);
  }
}

}  // namespace io

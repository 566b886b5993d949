#include "engine/model_digest.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "engine/plan.hpp"

namespace engine {

namespace {

/// Outputs that always count. Levers that came later are left out while they rest: at their default in every world and
/// month they did nothing, and adding one must not outdate a fit.
constexpr std::size_t kAlwaysCounted = model::kMetrics + model::kLever_cn_openness + 1;

bool rests(const Results& results, std::size_t output, int months) {
  if (output < kAlwaysCounted) return false;
  const double at_rest = model::kLeverRows[output - model::kMetrics].default_value;
  for (int month = 0; month < months; ++month) {
    const double* column = results.column(output, month);
    if (std::any_of(column, column + kBlock, [&](double value) { return value != at_rest; })) return false;
  }
  return true;
}

}  // namespace

std::string model_digest(const model::Setting& setting, const Inputs& inputs) {
  const Plan plan{&setting, &inputs, 0, kBlock, available_kernels().back(), false};
  Results results(setting.months, kBlock, event_kinds(setting));
  run_block(plan, 0, results);
  std::uint64_t hash = 14695981039346656037ull;  // FNV-1a, word by word: a fingerprint, not a seal
  for (std::size_t output = 0; output < kOutputs; ++output) {
    if (rests(results, output, setting.months)) continue;
    for (int month = 0; month < setting.months; ++month)
      for (int world = 0; world < kBlock; ++world) {
        std::uint64_t bits = 0;
        const double value = results.column(output, month)[world];
        if (value == value) std::memcpy(&bits, &value, sizeof bits);  // all NaN count alike
        hash = (hash ^ bits) * 1099511628211ull;
      }
  }
  std::string text(16, '0');
  for (std::size_t digit = 0; digit < text.size(); ++digit)
    text[digit] = "0123456789abcdef"[hash >> (60 - 4 * digit) & 15];
  return text;
}

}  // namespace engine

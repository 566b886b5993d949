#include "engine/plan.hpp"

#include <algorithm>
#include <array>

#include "engine/kernel/call.hpp"
#include "model/events.hpp"

#ifndef CHOKEPOINT_KERNELS  // read by tools that see this file without its build, such as an editor
#define CHOKEPOINT_KERNELS CHOKEPOINT_KERNEL_ROW(scalar, 1)
#endif

#define CHOKEPOINT_KERNEL_ROW(name, lanes) extern "C" void chokepoint_kernel_##name(void* call);
CHOKEPOINT_KERNELS
#undef CHOKEPOINT_KERNEL_ROW

namespace engine {

namespace {

struct Variant {
  std::string_view name;
  void (*run)(void*);
};

constexpr std::array kVariants{
#define CHOKEPOINT_KERNEL_ROW(name, lanes) Variant{#name, chokepoint_kernel_##name},
    CHOKEPOINT_KERNELS
#undef CHOKEPOINT_KERNEL_ROW
};

/// Can this processor execute the variant?
bool runs_here(std::string_view name) {
#if defined(__x86_64__)
  if (name == "avx2")
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
  if (name == "avx512")
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
#endif
  static_cast<void>(name);
  return true;
}

const Variant* variant_of(Kernel kernel) {
  for (const Variant& variant : kVariants)
    if (variant.name == kernel_name(kernel)) return runs_here(variant.name) ? &variant : nullptr;
  return nullptr;
}

constexpr std::array kKernels{Kernel::kScalar, Kernel::kSse2, Kernel::kNative, Kernel::kAvx2, Kernel::kAvx512};

/// Replicates of one cluster are not independent: they descend from one draw of the prior.
std::uint32_t cluster_of(const Inputs& inputs, int place) {
  const auto number = static_cast<std::size_t>(place);
  if (!inputs.posterior) return static_cast<std::uint32_t>(place);
  return inputs.posterior->worlds[inputs.order[number % inputs.order.size()]].ancestor;
}

/// The worlds from number `first` (from 0) on, and what they were drawn from, noted beside the results from `place` on.
std::vector<WorldRecord> draw_block(const Plan& plan, int first, int count, Results& results, std::size_t place) {
  std::vector<WorldRecord> records;
  const std::size_t width = model::kParameters + model::kHypotheses;
  for (int i = first; i < first + count; ++i, ++place) {
    records.push_back(draw_world(*plan.inputs, plan.seed, static_cast<std::uint64_t>(i) + 1, *plan.setting));
    double* row = results.inputs().data() + place * width;
    std::copy(records.back().parameters.begin(), records.back().parameters.end(), row);
    std::copy(records.back().branches.begin(), records.back().branches.end(), row + model::kParameters);
    results.cluster()[place] = cluster_of(*plan.inputs, i);
  }
  return records;
}

#ifdef NDEBUG
constexpr bool kAlwaysAudit = false;
#else
constexpr bool kAlwaysAudit = true;
#endif

/// Runs the worlds of a failed call one by one, so that the error names the world and not its neighbours.
void blame_one_world(KernelCall call) {
  const Variant* scalar = variant_of(Kernel::kScalar);
  const int count = call.count;
  call.count = 1, call.states = nullptr;  // which are another kernel's
  for (int i = 0; scalar && i < count; ++i, ++call.records, ++call.first, ++call.number) scalar->run(&call);
}

void call_kernel(Kernel kernel, KernelCall call) {
  const Variant* variant = variant_of(kernel);
  base::ensure(variant != nullptr, "this kernel is not in this build or not for this processor");
  try {
    variant->run(&call);
  } catch (const base::InvariantError&) {
    blame_one_world(call);
    throw;
  }
}

}  // namespace

std::string_view kernel_name(Kernel kernel) {
  constexpr std::array<std::string_view, 5> kNames{"scalar", "sse2", "native", "avx2", "avx512"};
  return kNames[static_cast<std::size_t>(kernel)];
}

std::vector<Kernel> available_kernels() {
  std::vector<Kernel> available;
  for (Kernel kernel : kKernels)
    if (variant_of(kernel)) available.push_back(kernel);
  return available;
}

std::optional<Kernel> find_kernel(std::string_view name) {
  const std::vector<Kernel> available = available_kernels();
  if (name == "auto") return available.back();
  for (Kernel kernel : available)
    if (kernel_name(kernel) == name) return kernel;
  return std::nullopt;
}

bool may_be_undefined(std::size_t output) {
  if (output >= model::kMetrics) return false;
  const std::string_view name = model::kMetricRows[output].name;
  return name.starts_with("price_usd_per_mtok") || name.starts_with("third_country_share_") ||
         name.starts_with("record_run_") || name == "price_paid_cn_usd_per_h100e" ||
         name == "foreign_share_of_purchases_cn" || name == "us_market_share_cn_models";
}

std::vector<EventKind> event_kinds(const model::Setting& setting) {
  std::vector<EventKind> kinds;
  for (const model::Move& move : setting.moves) {
    const bool is_rule = move.rule >= 0;
    const std::string_view actor =
        is_rule ? "United States" : model::kLeverRows[static_cast<std::size_t>(move.lever)].actor;
    kinds.push_back({"policy:" + move.id, std::string(actor)});
  }
  for (const model::Reaction& reaction : setting.reactions)
    kinds.push_back({"reaction:" + reaction.id, reaction.actor});
  for (const model::Lab& lab : setting.roster.labs) kinds.push_back({"release", lab.name});
  for (const model::Lab& lab : setting.roster.labs) kinds.push_back({"efficiency_jump", lab.name});
  for (const model::Route& route : setting.roster.routes) kinds.push_back({"broker_caught", route.name});
  for (const model::Chip& chip : setting.chips) kinds.push_back({"redesign:" + chip.name, chip.vendor});
  kinds.push_back({"foundry_disruption", "Taiwan"});
  kinds.push_back({"parity", "China"});
  return kinds;
}

void run_worlds(const model::Setting& setting, const std::vector<WorldRecord>& records, std::uint64_t seed,
                Kernel kernel, bool audit, int first, Results& results) {
  call_kernel(kernel,
              {&setting, records.data(), static_cast<int>(records.size()), first, seed, audit, &results, first + 1});
}

void run_block(const Plan& plan, int block, Results& results, int from) {
  const int first = block * kBlock, count = std::min(kBlock, plan.replicates - first);
  if (count <= 0) return;
  const auto records = draw_block(plan, first, count, results, static_cast<std::size_t>(first - from));
  call_kernel(plan.kernel, {plan.setting, records.data(), count, first - from, luck_seed(*plan.inputs, plan.seed),
                            kAlwaysAudit || plan.audit, &results, first + 1});
}

void run_replicates(const Plan& plan, int first, int count, KeptStates& states, Results& results) {
  const auto records = draw_block(plan, first - 1, count, results, 0);
  call_kernel(plan.kernel, {plan.setting, records.data(), count, 0, luck_seed(*plan.inputs, plan.seed),
                            kAlwaysAudit || plan.audit, &results, first, &states});
}

}  // namespace engine

#include "study/worlds/world_blocks.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "parallel/blocks.hpp"

namespace study {

namespace {

engine::Wanted read_by(const std::vector<io::Target>& targets) {
  std::set<std::size_t> metrics;
  for (const io::Target& target : targets) metrics.insert(target.metric);
  return {{metrics.begin(), metrics.end()}, 0};
}

}  // namespace

void run_world_blocks(const model::Setting& setting, std::uint64_t luck_seed, const Machine& machine, std::size_t count,
                      const std::vector<io::Target>& targets,
                      const std::function<engine::WorldRecord(std::size_t)>& record_of,
                      const std::function<void(const RunWorld&)>& take) {
  const engine::Wanted wanted = read_by(targets);
  static const std::atomic<bool> kNever = false;
  const Range mine = worlds_of(machine.peers ? machine.peers->share() : Share{}, static_cast<int>(count));
  const auto work = [&](int block) {
    const std::size_t first = static_cast<std::size_t>(mine.first) + static_cast<std::size_t>(block) * engine::kBlock;
    const std::size_t size = std::min<std::size_t>(engine::kBlock, static_cast<std::size_t>(mine.last) - first);
    std::vector<engine::WorldRecord> records;
    for (std::size_t i = 0; i < size; ++i) records.push_back(record_of(first + i));
    engine::Results results(setting.months, static_cast<int>(size), {}, wanted);
    engine::run_worlds(setting, records, luck_seed, machine.kernel, false, 0, results);
    for (std::size_t i = 0; i < size; ++i) take({records[i], results, static_cast<int>(i), first + i});
  };
  parallel::Progress silent("", 0, nullptr);
  const auto outcome = parallel::run_blocks(engine::block_count(mine.size()), machine.threads, work, silent,
                                            machine.stop ? *machine.stop : kNever);
  if (outcome == parallel::Outcome::kStopped) throw Stopped{};
}

std::vector<double> readings_of_worlds(const model::Setting& setting, std::uint64_t luck_seed, const Machine& machine,
                                       std::size_t count, const std::vector<io::Target>& targets,
                                       const std::function<engine::WorldRecord(std::size_t)>& record_of) {
  const std::size_t width = targets.size();
  std::vector<double> numbers(count * width);
  run_world_blocks(setting, luck_seed, machine, count, targets, record_of, [&](const RunWorld& world) {
    double* read = numbers.data() + world.number * width;
    for (const io::Target& target : targets) *read++ = reading_of(target, world.results, world.place);
  });
  if (!machine.peers) return numbers;
  std::vector<Range> pieces;
  const auto wide = static_cast<int>(width);
  for (int process = 0; process < machine.peers->share().count; ++process) {
    const Range worlds = worlds_of({process, machine.peers->share().count}, static_cast<int>(count));
    pieces.push_back({worlds.first * wide, worlds.last * wide});
  }
  machine.peers->exchange(numbers, pieces);
  return numbers;
}

double reading_of(const io::Target& target, const engine::Results& results, int place) {
  std::vector<double> series(static_cast<std::size_t>(results.months()));
  const int last = std::min(target.to, results.months() - 1);
  // a statistic sees its own months and the one before
  for (int month = std::max(target.from - 1, 0); month <= last; ++month)
    series[static_cast<std::size_t>(month)] = results.column(target.metric, month)[place];
  return io::statistic_of(target, series);
}

int months_of_record(const model::Setting& setting, const std::vector<io::Target>& targets) {
  int months = setting.present + 1;
  for (const io::Target& target : targets) months = std::max(months, target.to + 1);
  return months;
}

}  // namespace study

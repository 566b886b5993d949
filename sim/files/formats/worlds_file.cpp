#include "files/formats/worlds_file.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "files/formats/bytes.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace io {

// Found by the archives, which are of this namespace.
static void visit(ByteWriter& writer, const engine::Sketch::Bin& bin) {
  writer(bin.key), writer(bin.count), writer(bin.least), writer(bin.greatest);
}
static void visit(ByteReader& reader, engine::Sketch::Bin& bin) {
  reader(bin.key), reader(bin.count), reader(bin.least), reader(bin.greatest);
}
static void visit(ByteWriter& writer, const engine::Sketch& sketch) { writer(sketch.bins()); }
static void visit(ByteReader& reader, engine::Sketch& sketch) {
  std::vector<engine::Sketch::Bin> bins;
  reader(bins);
  sketch = engine::Sketch::of(std::move(bins));
}
static void visit(ByteWriter& writer, const engine::Moments& moments) {
  writer(moments.level), writer(moments.number), writer(moments.n), writer(moments.mean), writer(moments.squares);
}
static void visit(ByteReader& reader, engine::Moments& moments) {
  reader(moments.level), reader(moments.number), reader(moments.n), reader(moments.mean), reader(moments.squares);
}

namespace {

bool same_bits(double a, double b) { return a == b ? std::signbit(a) == std::signbit(b) : a != a && b != b; }

/// A row of equal values, as of most levers, is one value.
void write_row(ByteWriter& writer, const double* values, std::size_t count) {
  const bool equal = std::all_of(values, values + count, [&](double value) { return same_bits(value, values[0]); });
  writer(static_cast<std::uint8_t>(equal));
  writer.bytes(values, (equal ? 1 : count) * sizeof(double));
}

void read_row(ByteReader& reader, double* values, std::size_t count) {
  std::uint8_t equal = 0;
  reader(equal);
  reader.bytes(values, (equal != 0 ? 1 : count) * sizeof(double));
  if (equal != 0) std::fill(values + 1, values + count, values[0]);
}

void put_worlds(ByteWriter& writer, int first, int last, const engine::Worlds& worlds) {
  const engine::Results& results = worlds.results;
  writer(first), writer(last), writer(results.replicates());
  results.each_row([&](const double* values, std::size_t count) { write_row(writer, values, count); });
  writer(results.cluster());
  writer(static_cast<std::uint8_t>(worlds.survey.has_value()));
  if (!worlds.survey) return;
  writer(worlds.survey->worlds());
  writer(worlds.survey->sketches());
  writer(worlds.survey->moments());
}

/// What was drawn names branches by their number. Of a run that is under way not all worlds have been drawn.
bool branches_are_known(const engine::Results& results, int worlds) {
  constexpr std::size_t kWidth = model::kParameters + model::kHypotheses;
  for (std::size_t world = 0; world < static_cast<std::size_t>(std::min(results.replicates(), worlds)); ++world)
    for (std::size_t h = 0; h < model::kHypotheses; ++h) {
      const double branch = results.inputs()[world * kWidth + model::kParameters + h];
      if (!(branch >= 0 && branch < static_cast<double>(model::kHypothesisRows[h].branches))) return false;
    }
  return true;
}

/// Bytes of `held` worlds, each of whose rows is one value, and of their clusters. More are made of them, so they have to be there.
std::uint64_t least_bytes(const engine::Results& like, int held) {
  if (held == 0) return 0;
  engine::Results one(like.months(), 1, like.events(), like.wanted());
  std::uint64_t rows = 0;
  one.each_row([&](const double*, std::size_t) { ++rows; });
  return rows * (1 + sizeof(double)) + static_cast<std::uint64_t>(held) * sizeof(std::uint32_t);
}

std::optional<KeptWorlds> take_worlds(ByteReader& reader, const engine::Results& like, int most) {
  int first = 0, last = 0, held = 0;
  reader(first), reader(last), reader(held);
  if (!reader.is_sound() || first < 0 || last < first || last > most || held < 0 ||
      held > std::min(most, engine::kMostWhole) ||
      !reader.can_hold(1, std::max<std::uint64_t>(least_bytes(like, held), 1)))
    return std::nullopt;
  KeptWorlds kept{first, last, {engine::Results(like.months(), held, like.events(), like.wanted()), std::nullopt}};
  engine::Results& results = kept.worlds.results;
  results.each_row([&](double* values, std::size_t count) { read_row(reader, values, count); });
  std::vector<std::uint32_t> clusters;
  reader(clusters);
  std::uint8_t surveyed = 0;
  reader(surveyed);
  if (!reader.is_sound() || clusters.size() != static_cast<std::size_t>(held) ||
      !branches_are_known(results, last - first))
    return std::nullopt;
  results.cluster() = std::move(clusters);
  if (surveyed == 0) return kept;
  std::int64_t worlds = 0;
  std::vector<engine::Sketch> sketches;
  std::vector<engine::Moments> moments;
  reader(worlds), reader(sketches), reader(moments);
  if (!reader.is_sound()) return std::nullopt;
  kept.worlds.survey = engine::Survey::of(like.months(), worlds, std::move(sketches), std::move(moments));
  return kept;
}

/// What is damaged breaks promises of the engine.
std::optional<KeptWorlds> read_sound(ByteReader& reader, const engine::Results& like, int most) {
  try {
    return take_worlds(reader, like, most);
  } catch (const base::InvariantError&) {
    reader.damaged();
    return std::nullopt;
  }
}

std::string heading_of(std::string_view run) { return "chokepoint worlds 1 " + std::string(run); }

}  // namespace

void write_worlds(const std::filesystem::path& path, std::string_view run, int first, int last,
                  const engine::Worlds& worlds) {
  write_sealed(path, heading_of(run), [&](ByteWriter& writer) { put_worlds(writer, first, last, worlds); });
}

std::optional<KeptWorlds> read_worlds(const std::filesystem::path& path, std::string_view run,
                                      const engine::Results& like, int most) {
  std::optional<KeptWorlds> kept;
  const bool whole =
      read_sealed(path, heading_of(run), [&](ByteReader& reader) { kept = read_sound(reader, like, most); });
  return whole ? std::move(kept) : std::nullopt;
}

std::string worlds_bytes(int first, int last, const engine::Worlds& worlds) {
  std::string bytes;
  ByteWriter writer([&](std::string_view more) { bytes += more; });
  put_worlds(writer, first, last, worlds);
  writer.flush();
  return bytes;
}

std::optional<KeptWorlds> worlds_of_bytes(std::string_view bytes, const engine::Results& like, int most) {
  std::string_view rest = bytes;
  ByteReader reader(
      [&](char* to, std::size_t count) {
        if (count > rest.size()) return false;
        std::memcpy(to, rest.data(), count);
        rest.remove_prefix(count);
        return true;
      },
      bytes.size());
  std::optional<KeptWorlds> kept = read_sound(reader, like, most);
  return reader.is_whole() ? std::move(kept) : std::nullopt;
}

}  // namespace io

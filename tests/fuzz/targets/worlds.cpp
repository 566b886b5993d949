// Worlds that another process kept: the body of a share file or checkpoint, whose seal anybody can make.
#include "worlds.hpp"
#include "files/formats/worlds_file.hpp"
#include "fuzz.hpp"
#include "study/worlds/share.hpp"

namespace {

void use(const engine::Worlds& worlds) {
  const engine::Clustering clusters(worlds.results.cluster());
  for (const std::size_t output : worlds.results.wanted().outputs)
    for (int month = worlds.results.wanted().first; month < worlds.results.months(); ++month)
      worlds.survey ? worlds.survey->summary(output, month, worlds.results, clusters)
                    : engine::summarise(worlds.results.column(output, month), clusters);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const engine::Results like = fuzz::like();
  constexpr int kMost = fuzz::kSurveyed;
  std::optional<io::KeptWorlds> kept = io::worlds_of_bytes(fuzz::text_of(data, size), like, kMost);
  if (!kept) return 0;
  const std::string bytes = io::worlds_bytes(kept->first, kept->last, kept->worlds);
  const auto again = io::worlds_of_bytes(bytes, like, kMost);
  fuzz::promise(again && io::worlds_bytes(again->first, again->last, again->worlds) == bytes,
                "worlds read back to themselves");
  const study::Range range{kept->first, kept->last};
  // A run of this part alone, and one of which it may be any part.
  for (const int replicates : {range.last, fuzz::kSurveyed}) {
    const study::Part part{range, kept->worlds};
    if (study::is_part_of(part, range, replicates)) use(part.worlds);
  }
  return 0;
}

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
  std::optional<io::KeptWorlds> kept = io::worlds_of_bytes(fuzz::text_of(data, size), like);
  if (!kept) return 0;
  const std::string bytes = io::worlds_bytes(kept->first, kept->last, kept->worlds);
  const auto again = io::worlds_of_bytes(bytes, like);
  fuzz::promise(again && io::worlds_bytes(again->first, again->last, again->worlds) == bytes,
                "worlds read back to themselves");
  const study::Range range{kept->first, kept->last};
  const int replicates = kept->worlds.survey ? fuzz::kSurveyed : fuzz::kWhole;
  try {
    use(study::put_together({{range, std::move(kept->worlds)}}, replicates));
  } catch (const base::InvariantError&) {  // as `merge` does where parts do not lie side by side
  }
  return 0;
}

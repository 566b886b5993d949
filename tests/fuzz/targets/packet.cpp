// The data of the explorer's page.
#include "explorer/packet.hpp"
#include "fuzz.hpp"
#include "model/hypotheses.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  explorer::Packet packet;
  if (!fuzz::answers([&] { packet = explorer::read_packet({data, size}); })) return 0;
  for (const engine::PosteriorWorld& world : packet.worlds.worlds)
    for (std::size_t h = 0; h < model::kHypotheses; ++h)
      fuzz::promise(world.branch[h] < model::kHypothesisRows[h].branches, "a world has branches that there are");
  return 0;
}

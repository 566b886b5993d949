#pragma once
#include <filesystem>
#include <optional>
#include <string_view>

#include "engine/survey.hpp"

/// Worlds that ran, in a file: what one process of a call keeps for another.
namespace io {

/// Worlds [first, last) of a run.
struct KeptWorlds {
  int first = 0, last = 0;
  engine::Worlds worlds;
};

/// Writes them under a name for the run to which they belong. Throws WriteError.
void write_worlds(const std::filesystem::path& path, std::string_view run, int first, int last,
                  const engine::Worlds& worlds);

/// Reads them back; `like` holds the same months, outputs and events, and the run has `most` worlds. Nothing if the file is not
/// there, is of another run or is damaged: whoever can write a file can seal it, so all that it says is doubted.
std::optional<KeptWorlds> read_worlds(const std::filesystem::path& path, std::string_view run,
                                      const engine::Results& like, int most);

/// The same as bytes, for another process of the same call.
std::string worlds_bytes(int first, int last, const engine::Worlds& worlds);
std::optional<KeptWorlds> worlds_of_bytes(std::string_view bytes, const engine::Results& like, int most);

}  // namespace io

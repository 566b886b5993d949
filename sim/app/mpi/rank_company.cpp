#include "app/mpi/rank_company.hpp"

#include <mpi.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>

#include "files/formats/worlds_file.hpp"

namespace app {

namespace {

constexpr std::size_t kMostAtOnce = std::size_t{1} << 28;  ///< elements of a message: MPI counts them as int

/// Calls message(place, count) for all of a buffer.
template <class Value, class Message> void in_messages(Value* from, std::size_t count, const Message& message) {
  for (std::size_t at = 0; at < count; at += kMostAtOnce)
    message(from + at, static_cast<int>(std::min(kMostAtOnce, count - at)));
}

void send(const std::string& bytes, int to) {
  const std::uint64_t size = bytes.size();
  MPI_Send(&size, 1, MPI_UINT64_T, to, 0, MPI_COMM_WORLD);
  in_messages(bytes.data(), bytes.size(),
              [&](const char* at, int count) { MPI_Send(at, count, MPI_BYTE, to, 1, MPI_COMM_WORLD); });
}

std::string receive(int from) {
  std::uint64_t size = 0;
  MPI_Recv(&size, 1, MPI_UINT64_T, from, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  std::string bytes(size, '\0');
  in_messages(bytes.data(), bytes.size(),
              [&](char* at, int count) { MPI_Recv(at, count, MPI_BYTE, from, 1, MPI_COMM_WORLD, MPI_STATUS_IGNORE); });
  return bytes;
}

}  // namespace

RankCompany::RankCompany() {
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &ranks_);
}

std::optional<engine::Worlds> RankCompany::gather(const RunName& run, study::Part part) {
  // The line goes along: ranks on other machines may have read other files.
  const std::string line = run.line() + "\n";
  if (rank_ != 0) {
    send(line + io::worlds_bytes(part.range.first, part.range.last, part.worlds), 0);
    return std::nullopt;
  }
  std::vector<study::Part> parts;
  parts.push_back(std::move(part));
  for (int from = 1; from < ranks_; ++from) {
    const std::string bytes = receive(from);
    if (!bytes.starts_with(line))
      throw std::runtime_error("rank " + std::to_string(from) +
                               " ran another program, scenario or calibration: all ranks need the same files");
    auto kept = io::worlds_of_bytes(std::string_view(bytes).substr(line.size()), run.like, run.identity.replicates);
    if (!kept) throw std::runtime_error("what rank " + std::to_string(from) + " sent is damaged");
    parts.push_back({{kept->first, kept->last}, std::move(kept->worlds)});
  }
  return study::put_together(std::move(parts), run.identity.replicates);
}

void RankCompany::exchange(std::vector<double>& values, const std::vector<study::Range>& pieces) const {
  for (int from = 0; from < ranks_; ++from) {
    const study::Range& piece = pieces[static_cast<std::size_t>(from)];
    in_messages(values.data() + piece.first, static_cast<std::size_t>(piece.size()),
                [&](double* at, int count) { MPI_Bcast(at, count, MPI_DOUBLE, from, MPI_COMM_WORLD); });
  }
}

}  // namespace app

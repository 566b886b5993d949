// The program for several ranks of an MPI job. `mpirun -n 4 chokepoint ...` becomes this one (app/command_line/ranks.hpp).
#include <mpi.h>

#include <chrono>
#include <iostream>
#include <streambuf>
#include <thread>

#include "app/command_line/program.hpp"
#include "app/mpi/rank_company.hpp"

namespace {

/// Takes what nobody is to read.
struct Silence : std::streambuf {
  int overflow(int character) override { return traits_type::not_eof(character); }
};

/// The first rank tells what is wrong, and the others end with it: they found the same, or wait in vain for one that failed.
int end_job(int code, int rank) {
  if (code == app::kDone || code == app::kDifferent) return MPI_Finalize(), code;
  constexpr std::chrono::seconds kTimeToTell{3};
  if (rank != 0) std::this_thread::sleep_for(kTimeToTell);
  std::cout.flush(), std::cerr.flush();
  return MPI_Abort(MPI_COMM_WORLD, code);
}

}  // namespace

int main(int argc, char** argv) {
  int given = 0, rank = 0;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &given);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  app::RankCompany company;
  static Silence silence;                    // std::cout outlives this function
  if (rank != 0) std::cout.rdbuf(&silence);  // the first one speaks
  return end_job(app::program(argc, argv, &company), rank);
}

#pragma once

namespace app {

/// What starts ranks of an MPI job says so in the environment. There this process becomes chokepoint-mpi, the same program with
/// MPI, out of the same directory: so nobody else needs MPI to be installed. Returns if this is no such rank; if there is no
/// such program, says so and gives an exit code.
int become_rank(char** argv);

}  // namespace app

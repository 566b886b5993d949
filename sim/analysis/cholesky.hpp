#pragma once
// Just enough linear algebra for Gaussian proposals: symmetric positive definite matrices of a few dozen rows, with a
// fixed order of sums, which a library tuned to the machine would not promise.

#include <cstddef>
#include <vector>

namespace analysis {

/// A square matrix by rows.
struct Matrix {
  explicit Matrix(std::size_t rows = 0) : size(rows), values(rows * rows, 0.0) {}
  double& at(std::size_t row, std::size_t column) { return values[row * size + column]; }
  double at(std::size_t row, std::size_t column) const { return values[row * size + column]; }

  std::size_t size;
  std::vector<double> values;
};

/// The lower triangle R with R R' = the matrix, of which only the lower triangle is read; above the diagonal R is zero.
/// Throws InvariantError if the matrix is not positive definite.
Matrix cholesky(const Matrix& matrix);

/// Solves R x = b, in place, for a lower triangle R.
void solve_lower(const Matrix& lower, std::vector<double>& b);

/// Solves R' x = b, in place, for a lower triangle R.
void solve_upper(const Matrix& lower, std::vector<double>& b);

/// The inverse of R R'.
Matrix inverse_from(const Matrix& lower);

}  // namespace analysis

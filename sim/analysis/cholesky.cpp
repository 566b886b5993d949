#include "analysis/cholesky.hpp"

#include "base/error.hpp"
#include "base/math.hpp"

namespace analysis {

Matrix cholesky(const Matrix& matrix) {
  Matrix lower(matrix.size);
  for (std::size_t i = 0; i < matrix.size; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = matrix.at(i, j);
      for (std::size_t k = 0; k < j; ++k) rest -= lower.at(i, k) * lower.at(j, k);
      base::ensure(i != j || rest > 0, "a matrix that should be positive definite is not");
      lower.at(i, j) = i == j ? base::sqrt(rest) : rest / lower.at(j, j);
    }
  return lower;
}

void solve_lower(const Matrix& lower, std::vector<double>& b) {
  for (std::size_t i = 0; i < lower.size; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= lower.at(i, k) * b[k];
    b[i] /= lower.at(i, i);
  }
}

void solve_upper(const Matrix& lower, std::vector<double>& b) {
  for (std::size_t i = lower.size; i-- > 0;) {
    b[i] /= lower.at(i, i);
    for (std::size_t k = 0; k < i; ++k) b[k] -= lower.at(i, k) * b[i];
  }
}

Matrix inverse_from(const Matrix& lower) {
  Matrix inverse(lower.size);
  for (std::size_t column = 0; column < lower.size; ++column) {
    std::vector<double> unit(lower.size, 0.0);
    unit[column] = 1;
    solve_lower(lower, unit);
    solve_upper(lower, unit);
    for (std::size_t row = 0; row < lower.size; ++row) inverse.at(row, column) = unit[row];
  }
  return inverse;
}

}  // namespace analysis

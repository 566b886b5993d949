#pragma once
// The distributions of uncertain parameters, drawn by inverting the distribution function at one named uniform:
// arithmetic only, so that a draw has the same bits everywhere.

#include <string>
#include <string_view>
#include <vector>

namespace base {

enum class Family {
  kConstant,
  kUniform,
  kLoguniform,
  kTriangular,
  kNormal,
  kLognormal,
  kKumaraswamy,
  kExponential,
  kMixture
};

/// One distribution. Which members count depends on the family; `validate` says what is wrong.
struct Distribution {
  Family family = Family::kConstant;
  double value = 0;      ///< constant: the value
  double low = 0;        ///< uniform, loguniform, triangular, kumaraswamy: the lower end (loguniform: >= 1e-300)
  double high = 1;       ///< the upper end, > low
  double mode = 0;       ///< triangular: the peak, low <= mode <= high
  double mean = 0;       ///< normal
  double sd = 1;         ///< normal: standard deviation > 0
  double median = 1;     ///< lognormal: > 0
  double sigma_log = 1;  ///< lognormal: standard deviation of the natural logarithm, > 0
  double a = 1;          ///< kumaraswamy: F(x) = 1 - (1 - z^a)^b with z = (x - low) / (high - low); a > 0
  double b = 1;          ///< kumaraswamy: b > 0
  double scale = 1;      ///< exponential: the mean, > 0
  std::vector<double> weights = {};           ///< mixture: weights >= 0 with a positive sum (they need not sum to 1)
  std::vector<Distribution> components = {};  ///< mixture: as many as weights
};

/// The name of a family as scenarios and priors write it.
std::string_view family_name(Family family);

/// The family of that name, or false if there is none.
bool find_family(std::string_view name, Family& family);

/// A draw maps its u from (0, 1) linearly to [kLowestQuantile, kHighestQuantile] first: no draw lies in the outer
/// thousandth of a tail, where a prior is a convention and not knowledge. Means and spreads of draws are those of the
/// distribution truncated there.
inline constexpr double kLowestQuantile = 0.001, kHighestQuantile = 0.999;

/// The draw of a valid distribution for `u` in (0, 1). Ascends with u, except for a mixture: there u picks the
/// component by weight, and its place within that weight draws from the component, so that it ascends inside each
/// component only.
double draw(const Distribution& distribution, double u);

/// The lowest and the highest number that `draw` can give.
struct Support {
  double low;
  double high;
};
Support support(const Distribution& distribution);

/// What is wrong with a distribution, one text per fault; empty if it can be drawn from.
std::vector<std::string> validate(const Distribution& distribution);

}  // namespace base

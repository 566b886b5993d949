#include "study/compare/plan.hpp"

namespace study {

std::vector<int> usual_dates(int last) {
  return last > kUsualDate ? std::vector<int>{kUsualDate, last} : std::vector<int>{last};
}

bool same_worlds(const io::Scenario& a, const io::Scenario& b) { return a.inputs.weights == b.inputs.weights; }

}  // namespace study

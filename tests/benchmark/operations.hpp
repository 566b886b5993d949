#pragma once
#include "engine/plan.hpp"

namespace benchmarks {

/// What one replicate asks for, on average over the worlds of a plan. A normal's uniform counts as a draw, its quantile as
/// a normal; what a function is made of does not count again.
struct Operations {
  double draws = 0, normals = 0;           ///< Philox blocks, and normal quantiles of them
  double exponentials = 0;                 ///< exp, exp10, expm1; a power counts as one and a logarithm
  double logarithms = 0, roots = 0;        ///< log, sqrt
  double divisions = 0, sums = 0;          ///< one division; one addition, subtraction or multiplication
  double comparisons = 0, selections = 0;  ///< one comparison; one choice by a mask
};

/// Runs the model over a number type that counts, in the worlds 1 to plan.replicates. The drawing of a world's parameters
/// counts as one draw each, without the inverse of its distribution; storing the results counts nothing.
Operations count_operations(const engine::Plan& plan);

/// What a kernel variant's build of the loop is asked for (variant/arithmetic.cpp).
struct ArithmeticCall {
  Operations operations;
  int replicates = 0;
  bool all = false;  ///< with sums, comparisons and selections
  double sum = 0;    ///< out: keeps the compiler from leaving the work out
};

/// Issues the operations of that many replicates, with the lanes and the instructions of a kernel.
void issue(engine::Kernel kernel, ArithmeticCall& call);

}  // namespace benchmarks

#pragma once

namespace base {

/// What a number counts, and so how it is written.
/// How a number is said: kWhole counts what there is no doubt of (worlds) and is said in full;
/// kPlain is said without letters for thousands ("12,000"), for what is counted in trillions already.
enum class Unit { kMonths, kShare, kCount, kUsd, kDex, kFactor, kWhole, kPlain };

}  // namespace base

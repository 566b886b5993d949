#pragma once

#include <string>
#include <string_view>

#include "base/unit.hpp"

/// Numbers as a person would say them, in charts and in the report. Undefined numbers read "undefined".
namespace io {

using base::Unit;

/// 1234567 -> "1.2 M", 0.0345 -> "3.5 %" (kShare), 3.5 -> "$3.50" (kUsd), -2.4 -> "−2.4". Two significant digits
/// below 1000, so that a number never looks surer than a simulation is.
std::string say(double value, Unit unit);

/// "3 to 14", "2 to 11 %", "$5 to $40": both ends in full where the unit stands before the number.
std::string say_range(double low, double high, Unit unit);

/// "5 (2 to 9)": a centre with the range around it; the centre alone where there is no range to tell.
std::string say_with_range(double centre, double low, double high, Unit unit);

/// "−0.3 ± 1.4 %": a value to the decimals of its standard error, and no surer. Without an error that can be told, finite and
/// above 0, the value alone.
std::string say_with_error(double value, double error, Unit unit);

/// The unit in which the error of a number of `unit` is said: of a lag of months an hour is nothing, of its error it may be all.
Unit error_unit(Unit unit);

/// To a tenth, whatever its size ("10.5", "\u22120.4"): for numbers that a reader adds or sets side by side.
std::string say_tenths(double value);

/// "2026-09" -> "September 2026".
std::string say_month(std::string_view month);

/// A share of worlds as a frequency: "7 in 10", "2 in 100", "fewer than 1 in 1,000", "none of 500", "all". The
/// coarsest whole within 15 % of the share (or of its complement) is taken. `worlds`: how many there were.
std::string say_frequency(double share, double worlds);
/// The same of a hundred always, for shares that stand beside each other: "70 in 100", "fewer than 1 in 100", "all".
std::string say_in_hundred(double share, double worlds);

/// To six significant digits: more than any eye or any Monte Carlo error needs, and half the size in a file.
double six_digits(double value);

/// 12345 -> "12,345".
std::string with_commas(long long value);

/// A name of the program as a person writes it: "v4_training_hardware" becomes "V4 training hardware", the lags as the
/// headline says them ("lag at the present pace"). Also within a longer text that begins with one.
std::string name_in_words(std::string name);

/// `text` with its first letter in lower case (ASCII), but for "China", "Chinese" and words of capitals or digits ("V4").
std::string uncapitalised(std::string text);

/// `text` with its first letter in upper case (ASCII).
std::string capitalised(std::string text);

}  // namespace io

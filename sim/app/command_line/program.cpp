#include "app/command_line/program.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <new>
#include <sstream>

#include "app/command_line/printable_stream.hpp"
#include "app/command_line/run_command.hpp"
#include "app/share/company.hpp"
#include "base/error.hpp"
#include "input/csv/csv.hpp"
#include "parallel/interrupt.hpp"
#include "study/worlds/world_blocks.hpp"

namespace app {

namespace {

constexpr const char* kStoppedWords = "chokepoint: stopped, as you asked; nothing of the unfinished run was written\n";

ExitCode fail(std::ostream& err, ExitCode code, const std::string& sentence) {
  err << "chokepoint: " << base::printable(sentence) << std::endl;
  return code;
}

std::string place_of(const base::InvariantError& error) {
  if (error.month() == base::InvariantError::kUnknown) return "";
  return " (replicate " + std::to_string(error.replicate()) + ", " + io::csv_month(static_cast<double>(error.month())) +
         ")";
}

}  // namespace

ExitCode explain_failure(std::ostream& err) {
  try {
    throw;
  } catch (const study::Stopped&) {
    err << kStoppedWords << std::flush;
    return kStopped;
  } catch (const base::InputError& error) {
    err << error.what() << std::endl;
    return kBadInput;
  } catch (const base::InvariantError& error) {
    return fail(err, kBroken, "the model broke one of its own promises" + place_of(error) + ": " + error.message());
  } catch (const std::bad_alloc&) {
    return fail(err, kCannotFinish, "out of memory; fewer --replicates need less");
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(err, kCannotFinish,
                "cannot write " + error.path1().string() + ": " + error.code().message() +
                    "; see whether the place may be written to and has room, or choose another");
  } catch (const std::exception& error) {
    return fail(err, kCannotFinish, error.what());
  }
}

int program(int argc, const char* const* argv, Company* company) {
  const PrintableStream out(std::cout, "\n\t"), err(std::cerr, "\n\t\r");  // progress goes back in its line
  std::signal(SIGXFSZ, SIG_IGN);  // a file beyond the caller's limit is then a write that fails, and is told
  parallel::end_at_once_on_signals(kStopped, kStoppedWords);
  try {
    const int code = run_command({argv + std::min(argc, 1), argv + argc}, company);
    if (code == kStopped) throw study::Stopped();
    return code;
  } catch (...) {
    std::ostringstream told;
    const ExitCode code = explain_failure(told);
    const bool all_found_it = code == kBadInput || code == kStopped;
    if (company == nullptr || company->tells() || !all_found_it) std::cerr << told.str() << std::flush;
    return code;
  }
}

}  // namespace app

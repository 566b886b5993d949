#include "app/command_line/program.hpp"

#include <csignal>
#include <filesystem>
#include <iostream>
#include <new>

#include "app/command_line/printable_stream.hpp"
#include "app/command_line/run_command.hpp"
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

int program(int argc, const char* const* argv) {
  const PrintableStream out(std::cout, "\n\t"), err(std::cerr, "\n\t\r");  // progress goes back in its line
  std::signal(SIGXFSZ, SIG_IGN);  // a file beyond the caller's limit is then a write that fails, and is told
  parallel::end_at_once_on_signals(kStopped, kStoppedWords);
  try {
    const int code = run_command(argc, argv);
    if (code == kStopped) throw study::Stopped();
    return code;
  } catch (...) {
    return explain_failure(std::cerr);
  }
}

}  // namespace app

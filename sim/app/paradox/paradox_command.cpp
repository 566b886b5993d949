#include "app/ground/answers.hpp"
#include "app/ground/words.hpp"
#include "app/paradox/paradox_words.hpp"
#include "app/publish/draw.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/waterfalls.hpp"
#include "files/result_directory.hpp"
#include "files/write_whole.hpp"
#include "parallel/interrupt.hpp"
#include "parallel/progress.hpp"

namespace app {

ExitCode paradox(const ParadoxOptions& options, const Console& console) {
  ParadoxInquiry inquiry = read_inquiry(options);
  note_few_worlds(inquiry.worlds, console);
  const parallel::Interrupt interrupt;
  inquiry.machine.stop = &interrupt.requested();
  inquiry.show = !console.quiet && parallel::stderr_is_terminal();
  try {
    const std::vector<ParadoxCase> cases = all_cases(inquiry);
    io::ResultDirectory directory(inquiry.target);
    directory.add("paradox.csv", io::table_csv(paradox_table(cases)));
    directory.add("twin.csv", io::table_csv(twin_table(cases.front())));
    add_texts(directory, paradox_texts(inquiry, cases));
    const io::WaterfallFigure figure = paradox_figure(inquiry, cases[0], cases[1]);
    add_waterfall(directory.part() / "charts", "paradox", figure);
    const io::Rendering rendering = draw_specifications(directory.part() / "charts");
    if (interrupt.requested()) return kStopped;
    put_results(directory, inquiry.target.string());
    if (options.keep) keep_finding(options.data, "paradox", io::finding_json(paradox_finding(inquiry, cases, figure)));
    if (console.json) {
      io::Node all = io::make_list();
      for (const ParadoxCase& one : cases) all.items.push_back(case_node(one));
      console.print(all);
    } else {
      console.out << paradox_text(cases);
      console.out << plain(documented_words(inquiry, cases.front())) << "\n";
      if (cases.size() > 2) console.out << "\n" << scaled_text(cases);
    }
    console.note("Results are in " + inquiry.target.string());
    return tell_drawing(rendering, console);
  } catch (const Stopped&) {
    return kStopped;
  }
}

}  // namespace app

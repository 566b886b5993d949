#include "app/ground/answers.hpp"
#include "app/ground/words.hpp"
#include "app/paradox/paradox_words.hpp"
#include "app/publish/draw.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/place.hpp"
#include "app/publish/waterfalls.hpp"
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
  Place place(inquiry.target, kind::kParadox);
  io::ResultDirectory& directory = place.files();
  if (options.keep) ensure_can_keep(options.data);
  try {
    const std::vector<ParadoxCase> cases = all_cases(inquiry);
    directory.add("paradox.csv", paradox_csv(cases));
    directory.add("twin.csv", twin_csv(cases.front()));
    add_texts(directory, paradox_texts(inquiry, cases));
    const io::WaterfallFigure figure = paradox_figure(inquiry, cases[0], cases[1]);
    add_waterfall(directory.part() / "charts", "paradox", figure);
    const io::Rendering rendering = draw_specifications(directory.part() / "charts");
    if (interrupt.requested()) return kStopped;
    place.publish({{"seed", std::to_string(inquiry.seed)},
                   {"worlds", std::to_string(inquiry.worlds)},
                   {"posterior", inquiry.posterior->manifest.worlds_digest}});
    if (options.keep) keep_finding(options.data, "paradox", io::finding_json(paradox_finding(inquiry, cases, figure)));
    if (console.json) {
      io::Node all = io::make_list();
      for (const ParadoxCase& one : cases) all.items.push_back(case_node(one));
      console.print(all);
    } else {
      console.out << paradox_table(cases);
      console.out << plain(documented_words(inquiry, cases.front())) << "\n";
      if (cases.size() > 2) console.out << "\n" << scaled_table(cases);
    }
    console.note("Results are in " + inquiry.target.string());
    return tell_drawing(rendering, console);
  } catch (const Stopped&) {
    return kStopped;
  }
}

}  // namespace app

#include "explorer/session.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/model_digest.hpp"
#include "explorer/present.hpp"
#include "input/json/json_write.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "input/scenario/scenario_uncertainty.hpp"
#include "telling/explain/chronicle.hpp"
#include "telling/scenario_words.hpp"

namespace explorer {

namespace {

/// Outputs by month by world, of worlds from, from + 1, ...
Answer numbers_of(const engine::Results& results) {
  Answer answer{io::make_object(), {}};
  const engine::Wanted& wanted = results.wanted();
  for (const std::size_t output : wanted.outputs)
    for (int month = wanted.first; month < results.months(); ++month) {
      const double* column = results.column(output, month);
      answer.numbers.insert(answer.numbers.end(), column, column + results.replicates());
    }
  return answer;
}

io::Node levers_node(const std::vector<double>& values) {
  io::Node levers = io::make_object();
  for (std::size_t lever = 0; lever < values.size(); ++lever)
    io::add_member(levers, model::kLeverRows[lever].name, io::make_number(values[lever]));
  return levers;
}

/// What the rule of a move says; null where there is none.
io::Node rule_node(const model::Move* move, const model::Setting& setting) {
  return move ? *io::policy_node(*move, setting.rules).find("chip_rule") : io::Node{};
}

/// The claims that a scenario weighs otherwise than the baseline.
io::Node changed_claims(const engine::Inputs& inputs, const engine::Inputs& usual) {
  io::Node claims = io::make_object();
  const io::Node all = io::hypotheses_node(inputs);
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    if (inputs.weights[h] != usual.weights[h])
      io::add_member(claims, model::kHypothesisRows[h].name, *all.find(model::kHypothesisRows[h].name));
  return claims;
}

}  // namespace

Session::Session(Packet packet, std::string_view kernel)
    : library_(std::move(packet)),
      runner_(library_, engine::find_kernel(kernel).value_or(engine::Kernel::kScalar)),
      sets_(library_) {}

Answer Session::ask(std::string_view text, std::span<const double> numbers) {
  io::FaultList faults;
  const std::optional<io::Node> node = io::read_json(text, "the question", faults);
  faults.throw_if_any();
  Question question(*node);
  constexpr std::array<std::string_view, 11> kCalls{
      "describe", "check", "run", "keep", "summarise", "differences", "tell", "compare", "story", "worlds", "probe"};
  switch (question.choice("call", {kCalls.begin(), kCalls.end()}, "call")) {
    case 1:
      return check(question);
    case 2:
      return run(question);
    case 3:
      return keep(question, numbers);
    case 4:
      return summarise(question);
    case 5:
      return differences(question);
    case 6:
      return tell(question);
    case 7:
      return compare(question);
    case 8:
      return story(question);
    case 9:
      question.finish();
      return worlds();
    case 10:
      question.finish();
      return probe();
    default:
      question.finish();
      return describe();
  }
}

std::shared_ptr<const Known> Session::given(Question& question) {
  const std::string text = question.text("scenario"), name = question.text_or("name", "mine");
  question.finish();
  return library_.know(name, text);
}

Answer Session::check(Question& question) {
  const bool present = question.flag("present");
  const std::shared_ptr<const Known> known = given(question);
  const io::Scenario& scenario = known->job.scenario;
  Answer answer{io::make_object(), {}};
  const auto add = [&](const char* key, io::Node value) { io::add_member(answer.node, key, std::move(value)); };
  add("name", io::make_text(scenario.name));
  add("title", io::make_text(scenario.title));
  add("description", io::make_text(scenario.description));
  add("words", io::make_text(app::scenario_in_words(scenario)));
  add("notes", io::make_texts(app::notes_of(scenario)));
  add("last", month_node(scenario.setting.months - 1));
  add("effective", io::make_text(scenario.effective));
  io::Node moves = io::make_list();
  for (const model::Move& move : scenario.setting.moves)
    if (move.from > library_.present()) moves.items.push_back(io::policy_node(move, scenario.setting.rules));
  add("moves", std::move(moves));
  add("claims", changed_claims(scenario.inputs, library_.baseline().job.scenario.inputs));
  add("resumes", io::make_boolean(known->past == library_.baseline().past));
  if (!present) return answer;
  io::Node& found = io::add_member(answer.node, "present", io::make_object());
  io::add_member(found, "levers", levers_node(levers_at_present(library_, *known)));
  io::add_member(found, "chip_rule", rule_node(rule_at_present(scenario.setting), scenario.setting));
  return answer;
}

Answer Session::run(Question& question) {
  constexpr int kMostAtOnce = 64;
  const auto [from, to] = question.range("worlds", library_.worlds());
  const std::vector<std::string> names = question.texts("outputs");
  const bool all = question.choice("months", {"future", "all"}, "choice of months") == 1;
  const std::shared_ptr<const Known> known = given(question);
  const std::vector<std::size_t> outputs = read_outputs(names, "/outputs");
  if (to - from >= kMostAtOnce) refuse("/worlds", "too many worlds at once", "at most " + std::to_string(kMostAtOnce));
  const int first = all ? 0 : std::min(library_.present() + 1, known->job.scenario.setting.months);
  const engine::Results results = runner_.run(*known, from, to, {outputs, first});
  Answer answer = numbers_of(results);
  const auto add = [&](const char* key, io::Node value) { io::add_member(answer.node, key, std::move(value)); };
  add("name", io::make_text(known->name));
  add("worlds", io::make_list({io::make_number(from), io::make_number(to)}));
  add("outputs", io::make_texts(names));
  add("first", month_node(first));
  add("months", io::make_number(results.months() - first));
  add("past", io::make_text(known->past));
  return answer;
}

Answer Session::keep(Question& question, std::span<const double> numbers) {
  const std::string set = question.text("set");
  const io::Node* described = question.required("answer");
  const std::shared_ptr<const Known> known = given(question);
  Question about(*described);
  Block block;
  std::tie(block.from, block.to) = about.range("worlds", library_.worlds());
  block.outputs = read_outputs(about.texts("outputs"), "/answer/outputs");
  const int months = known->job.scenario.setting.months;
  block.first = about.month("first", months).value_or(0);
  for (const char* other : {"name", "months", "past", "seconds"}) about.optional(other);
  about.finish();
  block.numbers.assign(numbers.begin(), numbers.end());
  const std::size_t wanted = block.outputs.size() * static_cast<std::size_t>(months - block.first) *
                             static_cast<std::size_t>(block.to - block.from + 1);
  if (numbers.size() != wanted)
    refuse("/answer", "comes with " + std::to_string(numbers.size()) + " numbers", std::to_string(wanted));
  Answer answer{io::make_object(), {}};
  io::add_member(answer.node, "set", io::make_text(set));
  io::add_member(answer.node, "worlds", io::make_number(sets_.keep(set, known, std::move(block))));
  return answer;
}

Answer Session::story(Question& question) {
  const int world = question.count_or("world", 1, library_.worlds(), 1);
  const std::shared_ptr<const Known> known = given(question);
  engine::Plan plan = library_.plan_of(*known, world, engine::Kernel::kScalar);
  plan.audit = true;
  const std::vector<engine::StoryLine> story = engine::tell_story(plan, static_cast<std::uint64_t>(world));
  const auto& timeline = library_.calibration().timeline;
  Answer answer{io::make_object(), {}};
  const auto add = [&](const char* key, io::Node value) { io::add_member(answer.node, key, std::move(value)); };
  add("title", io::make_text(known->job.scenario.title));
  add("remark", io::make_text(app::kSimulated));
  add("lines", app::story_node(story));
  add("brief", io::make_text(app::chronicle(story, timeline, app::Detail::kBrief)));
  add("full", io::make_text(app::chronicle(story, timeline, app::Detail::kFull)));
  return answer;
}

Answer Session::probe() {
  const io::Scenario& baseline = library_.baseline().job.scenario;
  engine::Inputs priors = baseline.inputs;
  priors.posterior = nullptr, priors.order.clear(), priors.interventions.clear();
  Answer answer{io::make_object(), {}};
  io::add_member(answer.node, "model", io::make_text(engine::model_digest(baseline.setting, priors)));
  return answer;
}

Answer Session::worlds() {
  const engine::Plan plan = library_.plan_of(library_.baseline(), library_.worlds(), engine::Kernel::kScalar);
  Answer answer{io::make_object(), {}};
  const auto worlds = static_cast<std::size_t>(library_.worlds());
  answer.numbers.resize((model::kParameters + model::kHypotheses) * worlds);
  for (std::size_t world = 0; world < worlds; ++world) {
    const engine::WorldRecord record = engine::draw_world(*plan.inputs, plan.seed, world + 1, *plan.setting);
    for (std::size_t i = 0; i < model::kParameters; ++i) answer.numbers[i * worlds + world] = record.parameters[i];
    for (std::size_t h = 0; h < model::kHypotheses; ++h)
      answer.numbers[(model::kParameters + h) * worlds + world] = record.branches[h];
  }
  io::Node& parameters = io::add_member(answer.node, "parameters", io::make_list());
  for (const base::Field& row : model::kParameterRows) parameters.items.push_back(io::make_text(row.name));
  io::Node& claims = io::add_member(answer.node, "claims", io::make_list());
  for (const model::HypothesisRow& row : model::kHypothesisRows) claims.items.push_back(io::make_text(row.name));
  io::add_member(answer.node, "worlds", io::make_number(static_cast<double>(worlds)));
  return answer;
}

}  // namespace explorer

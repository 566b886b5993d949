#include "app/fit/checkpoint.hpp"

#include <cstring>
#include <type_traits>

#include "base/error.hpp"
#include "files/digest.hpp"

namespace app {

namespace {

/// Appends values to a text of bytes, in the machine's own order: a checkpoint is for the machine that made it.
class Writer {
 public:
  template <class Value> void operator()(const Value& value) {
    static_assert(std::is_arithmetic_v<Value>);
    char raw[sizeof(Value)];
    std::memcpy(raw, &value, sizeof value);
    bytes.append(raw, sizeof value);
  }
  template <class Value> void operator()(const std::vector<Value>& values) {
    (*this)(static_cast<std::uint64_t>(values.size()));
    for (const Value& value : values) visit(*this, value);
  }
  std::string bytes;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  template <class Value> void operator()(Value& value) {
    static_assert(std::is_arithmetic_v<Value>);
    if (rest_.size() < sizeof value) {
      whole_ = false;
      return;
    }
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
  }
  template <class Value> void operator()(std::vector<Value>& values) {
    std::uint64_t count = 0;
    (*this)(count);
    if (count > rest_.size()) whole_ = false;  // every element takes a byte at least
    if (!whole_) return;
    values.clear();  // one by one: of a number that lies no more is made than there are bytes for
    for (; count > 0 && whole_; --count) visit(*this, values.emplace_back());
  }
  bool is_whole() const { return whole_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

// Each struct once: writing and reading follow the same list.
template <class Archive, class Value> void visit(Archive& archive, Value& value) { archive(value); }
template <class Archive> void visit_particle(Archive& archive, auto& particle) {
  archive(particle.z), archive(particle.choices), archive(particle.keys);
}
template <class Archive> void visit(Archive& archive, analysis::Particle& particle) {
  visit_particle(archive, particle);
}
template <class Archive> void visit(Archive& archive, const analysis::Particle& particle) {
  visit_particle(archive, particle);
}
template <class Archive> void visit_step(Archive& archive, auto& step) {
  archive(step.temperature), archive(step.effective_size), archive(step.log_evidence_increment);
  archive(step.distinct_ancestors), archive(step.walk_step), archive(step.difference_step), archive(step.keys),
      archive(step.refresh);
  for (auto& count : step.moves.proposed) archive(count);
  for (auto& count : step.moves.accepted) archive(count);
}
template <class Archive> void visit(Archive& archive, analysis::SmcStep& step) { visit_step(archive, step); }
template <class Archive> void visit(Archive& archive, const analysis::SmcStep& step) { visit_step(archive, step); }
template <class Archive> void visit_state(Archive& archive, auto& state) {
  archive(state.particles), archive(state.log_likelihoods), archive(state.ancestors), archive(state.temperature);
  archive(state.log_evidence), archive(state.round), archive(state.final_rounds), archive(state.evaluations);
  archive(state.adaptation.difference_step), archive(state.adaptation.walk_step), archive(state.adaptation.keys),
      archive(state.adaptation.refresh);
  archive(state.history);
}

}  // namespace

std::string checkpoint_bytes(const analysis::SmcState& state, std::string_view fit) {
  Writer writer;
  visit_state(writer, state);
  return io::digest(std::string(fit) + writer.bytes) + "\n" + writer.bytes;
}

namespace {

[[noreturn]] void refuse_checkpoint(const std::string& file) {
  base::Fault fault;
  fault.file = file;
  fault.problem = "this is no checkpoint of the fit that was asked for (another program, other targets or options)";
  fault.allowed = "the checkpoint of the same call, or the call without --resume";
  throw base::InputError({fault});
}

}  // namespace

analysis::SmcState read_checkpoint(std::string_view bytes, std::string_view fit, const std::string& file) {
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) refuse_checkpoint(file);
  const std::string_view body = bytes.substr(end + 1);
  if (io::digest(std::string(fit) + std::string(body)) != bytes.substr(0, end)) refuse_checkpoint(file);
  analysis::SmcState state;
  Reader reader(body);
  visit_state(reader, state);
  if (!reader.is_whole()) refuse_checkpoint(file);
  return state;
}

analysis::SmcState read_checkpoint(std::string_view bytes, std::string_view fit, const std::string& file,
                                   const analysis::Space& space, const analysis::SmcOptions& options) {
  analysis::SmcState state = read_checkpoint(bytes, fit, file);
  if (!analysis::can_go_on(state, space, options)) refuse_checkpoint(file);
  return state;
}

}  // namespace app

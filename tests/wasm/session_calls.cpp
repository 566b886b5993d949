// session_calls PACKET [KERNEL]: the twin of calls.mjs. Reads questions, one JSON a line, asks a native session, and prints the
// SHA-256 of each answer's JSON and of its numbers. A question that hands numbers over (`keep`) gets those of the last run.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "base/error.hpp"
#include "explorer/session.hpp"
#include "files/digest.hpp"
#include "input/json/json_write.hpp"

namespace {

explorer::Packet packet_at(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return explorer::read_packet({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
}

std::string digest_of(const std::vector<double>& numbers) {
  return io::digest({reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(double)});
}

}  // namespace

int main(int count, char** arguments) {
  explorer::Session session(packet_at(arguments[1]), count > 2 ? arguments[2] : "auto");
  std::vector<double> last_run;
  for (std::string question; std::getline(std::cin, question);) {
    try {
      explorer::Answer answer = session.ask(question, last_run);
      std::cout << io::digest(io::write_json(answer.node)) << " " << digest_of(answer.numbers) << std::endl;
      if (question.find("\"call\":\"run\"") != std::string::npos) last_run = std::move(answer.numbers);
    } catch (const base::InputError& error) {
      std::cout << "refused " << io::digest(error.what()) << std::endl;
    }
  }
}

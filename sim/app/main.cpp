#include "app/command_line/program.hpp"
#include "app/command_line/ranks.hpp"

int main(int argc, char** argv) {
  if (const int code = app::become_rank(argv)) return code;
  return app::program(argc, argv);
}

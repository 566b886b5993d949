#include "app/command_line/program.hpp"

int main(int argc, char** argv) { return app::program(argc, argv); }

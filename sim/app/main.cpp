#include "app/program.hpp"

int main(int argc, char** argv) { return app::program(argc, argv); }

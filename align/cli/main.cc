#include "align/cli/program.h"

int main(int argc, char** argv) { return sejajar::RunProgram(argc, argv); }

#include <iostream>

#include "corridor/model/simulate.hpp"
#include "corridor/scenario/reader.hpp"

int main(int argc, char** argv) {
  const auto read = corridor::scenario::read_scenario(argc > 1 ? argv[1] : "-");
  if (!read.value) {
    return 2;
  }
  const auto outcome = corridor::model::simulate(*read.value, {.seed = 1, .number = 0});
  std::cout << outcome.flows.size() << " flows, " << outcome.lots << " lots\n";
}

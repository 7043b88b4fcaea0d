#include "corridor/scenario/writer.hpp"

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/reading.hpp"

namespace corridor::scenario {

std::string canonical_yaml(const Scenario& scenario) {
  return block_text(canonical_tree(scenario));
}

Tree canonical_tree(const Scenario& scenario) {
  Writing writing(&scenario);
  return write_struct(writing, describe_scenario(), &scenario);
}

}  // namespace corridor::scenario

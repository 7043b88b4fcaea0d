#include "largest_flows.hpp"

#include <algorithm>
#include <map>

namespace corridor::report {

using experiment::FlowSummary;
using experiment::Summary;

std::vector<const FlowSummary*> largest_flows(const Summary& summary) {
  std::map<std::string, const FlowSummary*> largest;
  for (const FlowSummary& flow : summary.flows) {
    if (!flow.mean.known()) {
      continue;
    }
    const FlowSummary*& most = largest[flow.commodity];
    if (most == nullptr || flow.cargo.delivered.mean() > most->cargo.delivered.mean()) {
      most = &flow;
    }
  }
  std::vector<const FlowSummary*> flows;
  flows.reserve(largest.size());
  for (const auto& [commodity, flow] : largest) {
    flows.push_back(flow);
  }
  return flows;
}

std::vector<const FlowSummary*> flows_called(const Summary& summary,
                                             const std::vector<std::string>& ids) {
  std::vector<const FlowSummary*> flows;
  for (const FlowSummary& flow : summary.flows) {
    if (std::ranges::find(ids, flow.flow) != ids.end()) {
      flows.push_back(&flow);
    }
  }
  return flows;
}

}  // namespace corridor::report

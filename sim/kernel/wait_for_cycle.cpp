#include "corridor/kernel/wait_for_cycle.hpp"

#include <algorithm>
#include <cstddef>

#include "corridor/kernel/waiter.hpp"

namespace corridor::kernel {

namespace {

struct Edge {
  const Waitable* waitable = nullptr;
  std::size_t holder = 0;
};

struct Node {
  const ProcessState* process = nullptr;
  std::vector<Edge> edges;
  std::vector<std::size_t> waited_for_by;
  std::size_t n_live_edges = 0;
};

/// Waiting processes in order of spawning.
std::vector<Node> waiting_processes(const Simulator& simulator) {
  std::vector<Node> nodes;
  for (const ProcessState* process = simulator.first_process(); process != nullptr;
       process = process->next) {
    if (process->wait != nullptr) {
      nodes.push_back({process, {}, {}, 0});
    }
  }
  return nodes;
}

void connect(std::vector<Node>& nodes, std::size_t from, const Waitable& waitable) {
  for (const ProcessState* const holder : waitable.holders()) {
    const auto found = std::lower_bound(
        nodes.begin(), nodes.end(), holder->serial, [](const Node& node, std::uint64_t serial) {
          return node.process->serial < serial;
        });
    if (found != nodes.end() && found->process == holder) {
      nodes[from].edges.push_back({&waitable, static_cast<std::size_t>(found - nodes.begin())});
      ++nodes[from].n_live_edges;
      found->waited_for_by.push_back(from);
    }
  }
}

/// Takes away, one after another, all that wait for nobody left: the rest all lead into cycles.
void prune(std::vector<Node>& nodes) {
  std::vector<std::size_t> dead;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].n_live_edges == 0) {
      dead.push_back(i);
    }
  }
  while (!dead.empty()) {
    const std::size_t i = dead.back();
    dead.pop_back();
    for (const std::size_t waiting : nodes[i].waited_for_by) {
      if (--nodes[waiting].n_live_edges == 0) {
        dead.push_back(waiting);
      }
    }
  }
}

const Edge& first_live_edge(const std::vector<Node>& nodes, std::size_t i) {
  return *std::find_if(nodes[i].edges.begin(), nodes[i].edges.end(), [&nodes](const Edge& edge) {
    return nodes[edge.holder].n_live_edges > 0;
  });
}

/// On a cycle that can be reached from `start`, the one spawned first.
std::size_t first_on_cycle(const std::vector<Node>& nodes, std::size_t start) {
  std::size_t walker = start;
  for (std::size_t step = 0; step < nodes.size(); ++step) {  // by then the walk goes round
    walker = first_live_edge(nodes, walker).holder;
  }
  std::size_t first = walker;
  for (std::size_t i = first_live_edge(nodes, walker).holder; i != walker;
       i = first_live_edge(nodes, i).holder) {
    first = std::min(first, i);
  }
  return first;
}

std::vector<WaitFor> cycle_from(const std::vector<Node>& nodes, std::size_t first) {
  std::vector<WaitFor> cycle;
  std::size_t i = first;
  do {
    const Edge& edge = first_live_edge(nodes, i);
    cycle.push_back({nodes[i].process->tag, edge.waitable->tag()});
    i = edge.holder;
  } while (i != first);
  return cycle;
}

}  // namespace

std::vector<WaitFor> wait_for_cycle(const Simulator& simulator) {
  std::vector<Node> nodes = waiting_processes(simulator);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    std::vector<const Waitable*> waitables;
    nodes[i].process->wait->list(waitables);
    for (const Waitable* const waitable : waitables) {
      connect(nodes, i, *waitable);
    }
  }
  prune(nodes);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].n_live_edges > 0) {
      return cycle_from(nodes, first_on_cycle(nodes, i));
    }
  }
  return {};
}

}  // namespace corridor::kernel

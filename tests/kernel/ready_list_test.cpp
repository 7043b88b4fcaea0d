#include "corridor/kernel/ready_list.hpp"

#include <array>

#include <doctest/doctest.h>

namespace corridor::kernel::testing::ready_list_test {

TEST_CASE("ready list: processes leave in the order in which they came") {
  std::array<ProcessState, 3> processes;
  ReadyList list;
  CHECK(list.empty());
  std::uint64_t place = 0;
  for (ProcessState& process : processes) {
    list.push(process, ++place);
  }
  CHECK(list.front().ready == 1);
  for (ProcessState& process : processes) {
    CHECK(&list.pop() == &process);
    CHECK(process.ready == 0);
  }
  CHECK(list.empty());
}

TEST_CASE("ready list: any process can be taken out, and others come after") {
  for (std::size_t taken = 0; taken < 3; ++taken) {
    std::array<ProcessState, 4> processes;
    ReadyList list;
    for (std::size_t i = 0; i < 3; ++i) {
      list.push(processes[i], i + 1);
    }
    list.remove(processes[taken]);
    CHECK(processes[taken].ready == 0);
    list.push(processes[3], 9);
    for (std::size_t i = 0; i < 4; ++i) {
      if (i != taken) {
        CHECK(&list.pop() == &processes[i]);
      }
    }
    CHECK(list.empty());
  }
}

}  // namespace corridor::kernel::testing::ready_list_test

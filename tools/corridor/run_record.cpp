#include "run_record.hpp"

#include <array>
#include <chrono>
#include <unistd.h>

#include <fmt/chrono.h>

namespace corridor::tools {
namespace {

std::string compiler_name() {
#if defined(__clang__)
  return std::string("clang ") + __clang_version__;
#else
  return std::string("g++ ") + __VERSION__;
#endif
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string utc_now() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

}  // namespace

report::RunRecord begin_record(const std::vector<std::string>& command) {
  report::RunRecord record;
  record.command = command;
  record.version = CORRIDOR_VERSION;
  record.host = host_name();
  record.compiler = compiler_name();
  record.started = utc_now();
  return record;
}

}  // namespace corridor::tools

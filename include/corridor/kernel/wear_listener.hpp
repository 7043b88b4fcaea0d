#pragma once

#include <cstdint>

namespace corridor::kernel {

/// Told what matters to the breakdowns of servers.
class WearListener {
 public:
  WearListener() = default;
  WearListener(const WearListener&) = delete;
  WearListener& operator=(const WearListener&) = delete;
  WearListener(WearListener&&) = delete;
  WearListener& operator=(WearListener&&) = delete;
  virtual ~WearListener() = default;
  /// A server that was not there before; once for each when the listener is set.
  virtual void added(std::uint32_t unit) = 0;
  /// The server has worked as long as its budget; its work is under way or has just ended.
  virtual void worn_out(std::uint32_t unit) = 0;
};

}  // namespace corridor::kernel

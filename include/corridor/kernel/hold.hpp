#pragma once
// Servers held by a process; given back when the hold goes out of scope.

#include <cstdint>
#include <utility>

namespace corridor::kernel {

class Servers;

/// No server, where the number of one is expected.
inline constexpr std::uint32_t kNoUnit = 0xFFFFFFFFU;

class [[nodiscard]] Hold {
 public:
  Hold() = default;
  Hold(Servers& servers, std::uint32_t first_unit) : servers_(&servers), first_(first_unit) {}
  Hold(Hold&& other) noexcept
      : servers_(std::exchange(other.servers_, nullptr)), first_(other.first_) {}
  Hold& operator=(Hold&& other) noexcept {
    if (this != &other) {
      release();
      servers_ = std::exchange(other.servers_, nullptr);
      first_ = other.first_;
    }
    return *this;
  }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;
  ~Hold() { release(); }

  void release();
  [[nodiscard]] bool held() const { return servers_ != nullptr; }
  [[nodiscard]] int size() const;
  /// Takes up to `n` free servers more while nobody waits for one. Not while they work.
  void extend(int n);
  /// Gives back all but `n` >= 1, those taken last first. Not while they work.
  void shrink_to(int n);
  /// What the holder is doing with servers that it occupies without Work on them (for time in
  /// state): a berth works while its ship is worked, and is blocked while there is no room ahead.
  void set_working(bool working);
  void set_blocked(bool blocked);

 private:
  friend class Servers;
  friend class Work;
  Servers* servers_ = nullptr;
  std::uint32_t first_ = kNoUnit;  // the others are chained to it
};

}  // namespace corridor::kernel

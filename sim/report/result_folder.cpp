#include "corridor/report/result_folder.hpp"

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace corridor::report {
namespace {

namespace fs = std::filesystem;

std::string reason_of(int error_number) {
  return std::generic_category().message(error_number);
}

/// What stands in the way of a folder at `place`; empty when nothing does.
std::string obstacle(const fs::path& place) {
  std::error_code error;
  const fs::file_status status = fs::status(place, error);
  if (status.type() == fs::file_type::not_found) {
    return {};
  }
  if (error) {
    return fmt::format("{}: {}", place.string(), error.message());
  }
  if (status.type() != fs::file_type::directory) {
    return fmt::format("{} exists and is not a folder", place.string());
  }
  const bool empty = fs::is_empty(place, error);
  if (error) {
    return fmt::format("{}: {}", place.string(), error.message());
  }
  return empty ? "" : fmt::format("{} exists and is not empty", place.string());
}

fs::path numbered_place(const fs::path& parent, const std::string& stem) {
  constexpr int kMostTried = 1'000'000;
  std::error_code error;
  int n = 1;
  while (n < kMostTried && fs::exists(parent / fmt::format("{}-{}", stem, n), error)) {
    ++n;
  }
  return parent / fmt::format("{}-{}", stem, n);
}

/// Creates a folder that nobody else has; empty when that is not possible.
fs::path create_temporary(const fs::path& place, std::error_code& error) {
  constexpr int kMostTried = 1000;
  for (int n = 0; n < kMostTried; ++n) {
    fs::path candidate = place.parent_path() /
                         fmt::format(".tmp.{}.{}-{}", place.filename().string(), ::getpid(), n);
    if (fs::create_directory(candidate, error)) {
      return candidate;
    }
    if (error) {
      return {};
    }
  }
  error = std::make_error_code(std::errc::file_exists);
  return {};
}

/// An absolute path without a trailing separator, so that it has a parent and a name.
fs::path normal(const fs::path& place) {
  const fs::path path = fs::absolute(place).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

ResultFolder::Opened ResultFolder::at(const fs::path& place) {
  const fs::path target = normal(place);
  if (const std::string problem = obstacle(target); !problem.empty()) {
    return {.folder = std::nullopt, .problem = problem};
  }
  return open(target, {});
}

ResultFolder::Opened ResultFolder::numbered(const fs::path& parent, const std::string& stem) {
  return open(numbered_place(normal(parent), stem), stem);
}

ResultFolder::Opened ResultFolder::open(const fs::path& place, const std::string& stem) {
  std::error_code error;
  fs::create_directories(place.parent_path(), error);
  const fs::path temporary = error ? fs::path() : create_temporary(place, error);
  if (temporary.empty()) {
    return {.folder = std::nullopt,
            .problem = fmt::format(
                "cannot write to {}: {}", place.parent_path().string(), error.message())};
  }
  return {.folder = ResultFolder(place, stem, temporary), .problem = {}};
}

ResultFolder::ResultFolder(fs::path place, std::string stem, fs::path temporary)
    : place_(std::move(place)), stem_(std::move(stem)), temporary_(std::move(temporary)) {}

ResultFolder::ResultFolder(ResultFolder&& other) noexcept
    : place_(std::move(other.place_)),
      stem_(std::move(other.stem_)),
      temporary_(std::exchange(other.temporary_, {})) {}

ResultFolder::~ResultFolder() {
  if (!temporary_.empty()) {
    std::error_code ignored;  // nobody is left to be told
    fs::remove_all(temporary_, ignored);
  }
}

fs::path ResultFolder::path_of(const std::string& name) const {
  return temporary_ / name;
}

std::optional<std::string> ResultFolder::write(const std::string& name, std::string_view text) {
  errno = 0;
  std::ofstream file(path_of(name), std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) {
    return fmt::format("cannot write {}: {}", (place_ / name).string(), reason_of(errno));
  }
  return std::nullopt;
}

std::optional<std::string> ResultFolder::complete() {
  constexpr int kMostTried = 1000;  // others may take the same number again and again
  for (int n = 0; n < kMostTried; ++n) {
    // rename() takes an empty folder's place and no other's.
    if (std::rename(temporary_.c_str(), place_.c_str()) == 0) {
      temporary_.clear();
      return std::nullopt;
    }
    const bool taken = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR;
    if (stem_.empty() || !taken) {
      break;
    }
    place_ = numbered_place(place_.parent_path(), stem_);
  }
  return fmt::format("cannot put the results at {}: {}", place_.string(), reason_of(errno));
}

}  // namespace corridor::report

#include "file_text.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/loader.hpp"

namespace corridor::scenario {
namespace {

namespace fs = std::filesystem;

FileText failure(ReadStatus status, std::string message) {
  return {.status = status, .bytes = {}, .message = std::move(message)};
}

std::string nearest_files(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    names.push_back(it->path().filename().string());
  }
  const std::string near = core::nearest_name(path.filename().string(), names);
  return near.empty() ? "" : fmt::format(" (did you mean {}?)", near);
}

FileText read_stream(std::istream& stream) {
  FileText text;
  text.bytes.resize(kMaxFileBytes + 1);
  stream.read(text.bytes.data(), static_cast<std::streamsize>(text.bytes.size()));
  if (stream.bad()) {
    return failure(ReadStatus::Unreadable, "cannot be read");
  }
  text.bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

}  // namespace

FileText read_file(const std::string& path) {
  if (path == "-") {
    return std::cin ? read_stream(std::cin)
                    : failure(ReadStatus::Unreadable, "standard input is closed");
  }
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    return failure(ReadStatus::NotFound, "not found" + nearest_files(path));
  }
  if (status.type() == fs::file_type::directory) {
    return failure(ReadStatus::Unreadable, "is a folder (expected a file)");
  }
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    const std::string reason = std::error_code(errno, std::generic_category()).message();
    return failure(ReadStatus::Unreadable, fmt::format("cannot be read ({})", reason));
  }
  return read_stream(stream);
}

}  // namespace corridor::scenario

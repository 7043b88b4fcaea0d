#pragma once
// The folder of a run: written under a temporary name beside its place and renamed when complete,
// so that a folder that is there is whole. It never takes the place of another.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace corridor::report {

class ResultFolder {
 public:
  struct Opened;

  /// Creates the temporary folder, and the folders above it where they are missing. The place must
  /// not exist or be an empty folder.
  static Opened at(const std::filesystem::path& place);
  /// The first free of `parent`/`stem`-1, -2, ...; the number is settled when the folder is
  /// complete, so that two runs at once do not meet.
  static Opened numbered(const std::filesystem::path& parent, const std::string& stem);

  ResultFolder(ResultFolder&& other) noexcept;
  ResultFolder& operator=(ResultFolder&&) = delete;
  ResultFolder(const ResultFolder&) = delete;
  ResultFolder& operator=(const ResultFolder&) = delete;
  /// Removes everything unless complete() has succeeded.
  ~ResultFolder();

  /// Where a file may be written until complete().
  [[nodiscard]] std::filesystem::path path_of(const std::string& name) const;
  /// Writes a whole file; answers with what went wrong, or nothing.
  [[nodiscard]] std::optional<std::string> write(const std::string& name, std::string_view text);
  /// Puts the folder in its place; answers with what went wrong, or nothing.
  [[nodiscard]] std::optional<std::string> complete();
  /// The place; after complete() where the folder is.
  [[nodiscard]] const std::filesystem::path& place() const { return place_; }

 private:
  ResultFolder(std::filesystem::path place, std::string stem, std::filesystem::path temporary);
  static Opened open(const std::filesystem::path& place, const std::string& stem);

  std::filesystem::path place_;
  std::string stem_;                 // of a numbered folder
  std::filesystem::path temporary_;  // empty once complete
};

/// A folder, or what went wrong.
struct ResultFolder::Opened {
  std::optional<ResultFolder> folder;
  std::string problem;
};

}  // namespace corridor::report

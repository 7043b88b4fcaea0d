#include "new.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <ostream>
#include <string_view>
#include <unistd.h>
#include <vector>

#include "arguments.hpp"
#include "corridor/core/diagnostics.hpp"
#include "exit_codes.hpp"
#include "input.hpp"
#include "starter.hpp"

namespace corridor::tools {
namespace {

const std::vector<Option>& options() {
  static const std::vector<Option> kOptions{
      {.name = "help", .letter = 'h', .value = {}, .help = "show this text"}};
  return kOptions;
}

void print_help(std::ostream& out) {
  out << "Usage: corridor new [FILE]\n\n"
         "Writes a scenario to begin with: trains, a port, a ferry line, one flow and storms,\n"
         "with a remark on each part. 'corridor check' accepts it and 'corridor run' runs it\n"
         "as it is. Without FILE, or with '-', it goes to standard output. A file that is\n"
         "there already is never overwritten.\n\n"
         "Options:\n"
      << help_of(options())
      << "\nExamples:\n"
         "  corridor new my-corridor.yaml\n"
         "  corridor check my-corridor.yaml\n\n"
         "Exit code: 0 written, 2 bad usage, 3 the file exists or cannot be written.\n";
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(descriptor, text.data(), text.size());
    if (n < 0) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

int complain(const std::string& file, const std::string& problem, Streams streams) {
  streams.err << "corridor new: " << core::escape_for_terminal(file) << ": " << problem << '\n';
  return ExitCode::InputOutput;
}

std::string system_words(int error) {
  return std::strerror(error);  // NOLINT(concurrency-mt-unsafe): the command has one thread
}

int create(const std::string& file, Streams streams) {
  constexpr int kReadableByAll = 0644;
  // Creating and refusing what exists are one step, so that no other program comes between.
  const int descriptor = ::open(  // NOLINT(cppcoreguidelines-pro-type-vararg)
      file.c_str(),
      O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
      kReadableByAll);
  if (descriptor < 0) {
    return complain(file,
                    errno == EEXIST ? "exists already and is not overwritten" : system_words(errno),
                    streams);
  }
  const bool written = write_all(descriptor, starter_scenario());
  const int error = errno;
  const bool closed = ::close(descriptor) == 0;
  if (!written || !closed) {
    return complain(file, system_words(written ? errno : error), streams);
  }
  const std::string shown = core::escape_for_terminal(file);
  streams.out << "Wrote " << shown << ". Next:\n  corridor check " << shown << "\n  corridor run "
              << shown << '\n';
  return ExitCode::Complete;
}

}  // namespace

int new_command(std::span<const std::string> arguments, Streams streams) {
  const Arguments::Parsed parsed = Arguments::parse(options(), arguments);
  if (!parsed.arguments) {
    return usage_error("new", parsed.problem, streams);
  }
  const Arguments& given = *parsed.arguments;
  if (given.has("help")) {
    print_help(streams.out);
    return ExitCode::Complete;
  }
  if (given.files().size() > 1) {
    return usage_error("new", "one file at a time", streams);
  }
  if (!given.files().empty() && given.files().front() != "-") {
    return create(given.files().front(), streams);
  }
  streams.out << starter_scenario();
  return streams.out.flush() ? ExitCode::Complete : ExitCode::InputOutput;
}

}  // namespace corridor::tools

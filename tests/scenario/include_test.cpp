#include <filesystem>
#include <string>
#include <unistd.h>

#include <doctest/doctest.h>

#include "folder.hpp"

namespace corridor::scenario::include_test {
namespace {

namespace fs = std::filesystem;
using test::Folder;

const std::string kTop = "corridor: 1\nfrom: 2024-01-01\nto: 2024-02-01\n";

TEST_CASE("include: files are joined below their nouns, relative to the file that names them") {
  const Folder folder;
  folder.write("top.yaml", kTop + "include: [parts/a.yaml, parts/c.yaml]\nnodes: {n1: {}}\n");
  folder.write("parts/a.yaml", "corridor: 1\ninclude: b.yaml\nnodes: {n2: {}}\n");
  folder.write("parts/b.yaml", "nodes: {n3: {}}\nlinks: {n1-n3: {mode: rail, time: 1 h}}\n");
  folder.write("parts/c.yaml", "nodes: {n4: {country: Z}}\n");
  CHECK(folder.messages("top.yaml") ==
        "parts/c.yaml:1:23: error: nodes.n4.country: not a country code (found Z, expected a "
        "country by "
        "its two-letter ISO 3166 code such as KZ)\n");
  folder.write("parts/c.yaml", "nodes: {n4: {}}\n");
  const ReadResult result = read_scenario(folder.at("top.yaml"));
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  CHECK(result.value->nodes.size() == 4);
  CHECK(result.files.size() == 4);
  CHECK(result.value->mark_of("nodes.n3").file == folder.at("parts/b.yaml"));
}

TEST_CASE("include: the same file by two ways is read once, another definition is an error") {
  const Folder folder;
  folder.write("top.yaml", kTop + "include: [a.yaml, ./sub/../b.yaml, b.yaml]\n");
  folder.write("sub/empty.yaml", "");
  folder.write("a.yaml", "include: b.yaml\n");
  folder.write("b.yaml", "nodes: {n: {}}\n");
  CHECK(folder.messages("top.yaml").empty());
  folder.write("a.yaml", "nodes: {n: {}}\nfrom: 2024-01-01\n");
  CHECK(folder.messages("top.yaml") ==
        "a.yaml:2:1: error: from: defined twice (first at top.yaml:2:1)\n"
        "b.yaml:1:9: error: nodes.n: defined twice (first at a.yaml:1:9)\n");
}

TEST_CASE("include: lists of several files are joined") {
  const Folder folder;
  const std::string figure = "measure: block_trains, of: f, value: 3}]\n";
  folder.write(
      "top.yaml",
      kTop + "include: b.yaml\ncommodities: {box: {unit: TEU, lot: 1 TEU}}\nnodes: {n: {}}\n" +
          "flows: {f: {from: n, to: n, commodity: box, volume: 1 TEU/yr}}\n" +
          "observed: [{id: a, " + figure);
  folder.write("b.yaml", "observed: [{id: b, " + figure);
  const ReadResult result = read_scenario(folder.at("top.yaml"));
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  CHECK(result.value->observed.size() == 2);
}

TEST_CASE("include: circles are told with the chain of files") {
  const Folder folder;
  folder.write("top.yaml", kTop + "include: a.yaml\n");
  folder.write("a.yaml", "include: b.yaml\n");
  folder.write("b.yaml", "include: a.yaml\n");
  const std::string messages = folder.messages("top.yaml");
  CHECK(
      messages.find(
          "b.yaml:1:10: error: include: includes itself: top.yaml -> a.yaml -> b.yaml -> a.yaml") ==
      0);
  folder.write("self.yaml", kTop + "include: ./self.yaml\n");
  CHECK(folder.messages("self.yaml")
            .find("self.yaml:4:10: error: include: includes itself: self.yaml -> ./self.yaml") ==
        0);
}

TEST_CASE("include: a long chain of files is read, or refused, without harm") {
  const Folder folder;
  for (int i = 0; i < 1000; ++i) {
    folder.write("f" + std::to_string(i) + ".yaml",
                 (i == 0 ? kTop : "") + "include: f" + std::to_string(i + 1) + ".yaml\n");
  }
  folder.write("f1000.yaml", "nodes: {n: {}}\n");
  CHECK(folder.messages("f0.yaml").find("deeper than") != std::string::npos);
}

TEST_CASE("include: what cannot be included is told at the place of its name") {
  const Folder folder;
  folder.write("ports.yaml", "nodes: {n: {}}\n");
  fs::create_directories(folder.at("folder"));
  struct Row {
    const char* include;
    const char* message;
    ReadStatus status;
  };
  for (const Row& row : {
           Row{"port.yaml",
               "top.yaml:4:10: error: include: port.yaml: not found (did you mean ports.yaml?)",
               ReadStatus::NotFound},
           Row{"folder",
               "top.yaml:4:10: error: include: folder: is a folder (expected a file)",
               ReadStatus::Unreadable},
           Row{"../x.yaml",
               "top.yaml:4:10: error: include: outside the scenario's folder (found ../x.yaml)",
               ReadStatus::Invalid},
           Row{"/etc/passwd",
               "top.yaml:4:10: error: include: outside the scenario's folder (found /etc/passwd)",
               ReadStatus::Invalid},
           Row{R"(["a\nb"])",
               "top.yaml:4:11: error: include: a line feed in a file name",
               ReadStatus::Invalid},
           Row{R"(["a\0b"])",
               "top.yaml:4:11: error: control character U+0000 is not allowed",
               ReadStatus::Invalid},
           Row{"{a: b}",
               "top.yaml:4:10: error: include: not a file name (found a map",
               ReadStatus::Invalid},
           Row{"",
               "top.yaml:4:1: error: include: not a file name (found nothing",
               ReadStatus::Invalid},
       }) {
    CAPTURE(row.include);
    folder.write("top.yaml", kTop + "include: " + row.include + "\n");
    const ReadResult result = read_scenario(folder.at("top.yaml"));
    CHECK(result.status == row.status);
    CHECK_MESSAGE(folder.messages("top.yaml").find(row.message) == 0, folder.messages("top.yaml"));
  }
}

TEST_CASE("include: links that lead out of the folder do not") {
  const Folder folder;
  folder.write("inner/top.yaml", kTop + "include: link.yaml\n");
  folder.write("secret.yaml", "nodes: {n: {}}\n");
  fs::create_symlink(folder.at("secret.yaml"), folder.at("inner/link.yaml"));
  CHECK(folder.messages("inner/top.yaml").find("outside the scenario's folder") !=
        std::string::npos);
}

TEST_CASE("files: a scenario that is missing, a folder or cannot be read says so") {
  const Folder folder;
  folder.write("base.yaml", kTop);
  const ReadResult missing = read_scenario(folder.at("bse.yaml"));
  CHECK(missing.status == ReadStatus::NotFound);
  CHECK(folder.messages("bse.yaml") == "bse.yaml: error: not found (did you mean base.yaml?)\n");
  CHECK(folder.messages("base.yaml ") ==
        "base.yaml : error: not found (did you mean base.yaml?)\n");
  CHECK(read_scenario(folder.at("")).status == ReadStatus::Unreadable);
  CHECK(read_scenario(folder.at("nowhere/base.yaml")).status == ReadStatus::NotFound);
  fs::permissions(folder.at("base.yaml"), fs::perms::none);
  const ReadResult closed = read_scenario(folder.at("base.yaml"));
  if (::geteuid() != 0) {  // root reads everything
    CHECK(closed.status == ReadStatus::Unreadable);
    CHECK(folder.messages("base.yaml").find("cannot be read (Permission denied)") !=
          std::string::npos);
  }
}

TEST_CASE("text: a scenario from memory cannot include") {
  const ReadResult result = read_scenario_text(kTop + "include: a.yaml\n", "t");
  CHECK(test::messages(result) == "t:4:1: error: include: only a file can include files\n");
}

}  // namespace
}  // namespace corridor::scenario::include_test

// The command line, standard input and outputs that cannot be written.
#include <unistd.h>

#include <doctest/doctest.h>

#include "command.hpp"
#include "hostile.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::hostile_command_test {
namespace {

namespace fs = std::filesystem;

struct Line {
  std::string name;
  std::string line;  // for the shell, in a folder with q.yaml, the queue
  int exit_code = 0;
  std::string first;  // beginning of what is printed
};

void judge_line(const Line& row) {
  CAPTURE(row.name);
  const Scratch scratch;
  write(scratch / "q.yaml", queue_text());
  const Answer answer = shell("cd '" + scratch.path().string() + "'; " + row.line);
  CAPTURE(answer.out);
  CHECK(answer.exit_code == row.exit_code);
  CHECK(answer.out.compare(0, row.first.size(), row.first) == 0);
}

TEST_CASE("hostile: files and standard input") {
  for (const Line& row : std::vector<Line>{
           {"a missing file", "\"$CORRIDOR\" check no.yaml", 2, "no.yaml: error: not found"},
           {"another ending",
            "\"$CORRIDOR\" check q.yml",
            2,
            "q.yml: error: not found (did you mean q.yaml?)"},
           {"a blank at the end",
            "\"$CORRIDOR\" check 'q.yaml '",
            2,
            "q.yaml : error: not found (did you mean q.yaml?)"},
           {"a folder", "\"$CORRIDOR\" check .", 3, ".: error: is a folder (expected a file)"},
           {"no name", "\"$CORRIDOR\" check ''", 2, "error: not found"},
           {"standard input", "\"$CORRIDOR\" check -q - < q.yaml", 0, ""},
           {"closed standard input",
            "\"$CORRIDOR\" check -q - <&-",
            2,
            "standard input:1:1: error: empty scenario"},
           {"including from standard input",
            "(cat q.yaml; echo 'include: q.yaml') | \"$CORRIDOR\" check -q -",
            2,
            "standard input:17:10: error: include: standard input cannot include files"},
           {"a device without end",
            "\"$CORRIDOR\" check /dev/zero",
            2,
            "/dev/zero: error: file too large"},
       }) {
    judge_line(row);
  }
}

TEST_CASE("hostile: a file that may not be read is named, exit 3") {
  if (::geteuid() == 0) {
    return;  // may read everything
  }
  judge_line({"mode 000",
              "chmod 0 q.yaml; \"$CORRIDOR\" check q.yaml",
              3,
              "q.yaml: error: cannot be read (Permission denied)"});
}

TEST_CASE("hostile: includes") {
  for (const Line& row : std::vector<Line>{
           {"itself",
            "echo 'include: q.yaml' >> q.yaml; \"$CORRIDOR\" check q.yaml",
            2,
            "q.yaml:17:10: error: include: includes itself: q.yaml -> q.yaml"},
           {"in a circle",
            "echo 'include: a.yaml' >> q.yaml; echo 'include: q.yaml' > a.yaml; "
            "\"$CORRIDOR\" check q.yaml",
            2,
            "a.yaml:1:10: error: include: includes itself: q.yaml -> a.yaml -> q.yaml"},
           {"too deep",
            "echo 'include: f0.yaml' >> q.yaml; for i in $(seq 0 40); do "
            "echo \"include: f$((i + 1)).yaml\" > f$i.yaml; done; \"$CORRIDOR\" check q.yaml",
            2,
            "f30.yaml:1:10: error: include: includes nested deeper than 32 files"},
           {"a missing file",
            "echo 'include: qq.yaml' >> q.yaml; \"$CORRIDOR\" check q.yaml",
            2,
            "q.yaml:17:10: error: include: qq.yaml: not found (did you mean q.yaml?)"},
           {"a folder",
            "mkdir d; echo 'include: d' >> q.yaml; \"$CORRIDOR\" check q.yaml",
            3,
            "q.yaml:17:10: error: include: d: is a folder"},
           {"outside",
            "echo 'include: ../x.yaml' >> q.yaml; \"$CORRIDOR\" check q.yaml",
            2,
            "q.yaml:17:10: error: include: outside the scenario's folder (found ../x.yaml)"},
           {"the same file by two ways",
            "mkdir d; echo 'seed: 3' > a.yaml; echo 'include: [a.yaml, d/../a.yaml]' >> q.yaml; "
            "\"$CORRIDOR\" check -q q.yaml",
            0,
            ""},
           {"a line feed in a name",
            R"(printf '%s\n' 'include: "a\nb"' >> q.yaml; "$CORRIDOR" check q.yaml)",
            2,
            "q.yaml:17:10: error: include: a line feed in a file name"},
           {"NUL in a name",
            R"(printf '%s\n' 'include: "a\0b"' >> q.yaml; "$CORRIDOR" check q.yaml)",
            2,
            "q.yaml:17:10: error: control character U+0000 is not allowed"},
       }) {
    judge_line(row);
  }
}

TEST_CASE("hostile: outputs") {
  for (const Line& row : std::vector<Line>{
           {"a folder that is missing is made, with those above it",
            "\"$CORRIDOR\" run q.yaml -n 1 -q -o a/b/c && ls a/b/c/summary.json",
            0,
            "a/b/c/summary.json"},
           {"a file in its place", "\"$CORRIDOR\" run q.yaml -o q.yaml", 3, "corridor run: /"},
           {"where nothing can be made",
            "\"$CORRIDOR\" run q.yaml -o /proc/no/such",
            3,
            "corridor run: "},
           {"a device", "\"$CORRIDOR\" run q.yaml -o /dev/full", 3, "corridor run: /dev/full"},
           {"a report nobody can read",
            "\"$CORRIDOR\" run q.yaml -n 1 -o out > /dev/full",
            3,
            "corridor run: the report cannot be printed; it is in "},
           {"a check nobody can read", "\"$CORRIDOR\" check q.yaml > /dev/full", 3, ""},
           {"a full disk",
            "ulimit -f 4; \"$CORRIDOR\" run q.yaml -n 1 -q -o out; code=$?; ls -A; exit $code",
            3,
            "corridor run: cannot write "},
       }) {
    judge_line(row);
  }
}

TEST_CASE("hostile: a run that cannot be written leaves nothing behind") {
  const Scratch scratch;
  write(scratch / "q.yaml", queue_text());
  const Answer answer = shell("cd '" + scratch.path().string() +
                              "'; ulimit -f 4; \"$CORRIDOR\" run q.yaml -n 1 -q -o out");
  CHECK(answer.exit_code == ExitCode::InputOutput);
  CHECK(contains(answer.out, "out"));
  std::size_t n_files = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(scratch.path())) {
    n_files += static_cast<std::size_t>(entry.exists());
  }
  CHECK(n_files == 1);
}

TEST_CASE("hostile: arguments") {
  const std::string number = "corridor run: --replications takes a whole number from 1 to 100000, ";
  const std::string seed = "corridor run: --seed takes a whole number from 0 to 184467440737095516";
  const std::string threads = "corridor run: --threads takes a whole number from 0 to 1000000, ";
  for (const Line& row : std::vector<Line>{
           {"nothing", "\"$CORRIDOR\"", 2, "Corridor: a simulator of freight"},
           {"a misspelt command",
            "\"$CORRIDOR\" chek q.yaml",
            2,
            "corridor: unknown command 'chek' (did you mean 'check'?)"},
           {"no file", "\"$CORRIDOR\" check", 2, "corridor check: one scenario file is needed"},
           {"two files",
            "\"$CORRIDOR\" check q.yaml q.yaml",
            2,
            "corridor check: one scenario file is needed"},
           {"no replications", "\"$CORRIDOR\" run q.yaml -n 0", 2, number + "not '0'"},
           {"negative replications", "\"$CORRIDOR\" run q.yaml -n -1", 2, number + "not '-1'"},
           {"half a replication", "\"$CORRIDOR\" run q.yaml -n 2.5", 2, number + "not '2.5'"},
           {"10^9 replications",
            "\"$CORRIDOR\" run q.yaml -n 1000000000",
            2,
            number + "not '1000000000'"},
           {"a number and more", "\"$CORRIDOR\" run q.yaml -n 5x", 2, number + "not '5x'"},
           {"negative seed", "\"$CORRIDOR\" run q.yaml --seed -1", 2, seed},
           {"seed of 65 bits", "\"$CORRIDOR\" run q.yaml --seed 18446744073709551616", 2, seed},
           {"seed in words", "\"$CORRIDOR\" run q.yaml --seed lucky", 2, seed},
           {"half a seed", "\"$CORRIDOR\" run q.yaml --seed 1.5", 2, seed},
           {"negative threads", "\"$CORRIDOR\" run q.yaml --threads -1", 2, threads + "not '-1'"},
           {"threads for each processor", "\"$CORRIDOR\" run q.yaml -q --threads 0 -o a", 0, ""},
           {"a million threads", "\"$CORRIDOR\" run q.yaml -q --threads 1000000 -o a", 0, ""},
           {"an option twice",
            "\"$CORRIDOR\" run q.yaml -n 1 -n 2",
            2,
            "corridor run: --replications is given twice"},
           {"a misspelt option",
            "\"$CORRIDOR\" run q.yaml --threds 1",
            2,
            "corridor run: unknown option --threds (did you mean --threads?)"},
           {"a value missing",
            "\"$CORRIDOR\" run q.yaml --seed",
            2,
            "corridor run: the required argument for option '--seed' is missing"},
           {"no folder", "\"$CORRIDOR\" run q.yaml -o ''", 2, "corridor run: --out needs the name"},
       }) {
    judge_line(row);
  }
}

TEST_CASE("hostile: one replication gives results and says what its intervals rest on") {
  const Scratch scratch;
  write(scratch / "q.yaml", queue_text());
  const Answer one =
      run({(scratch / "q.yaml").string(), "-n", "1", "-o", (scratch / "one").string()});
  CHECK(one.exit_code == 0);
  CHECK(contains(one.out, "  - One replication: transit times and what was delivered have an"));
  const Answer two =
      run({(scratch / "q.yaml").string(), "-n", "2", "-o", (scratch / "two").string()});
  CHECK(contains(two.out, "±"));
  CHECK_FALSE(contains(two.out, "One replication: "));
}

TEST_CASE("hostile: zone and language of the machine change nothing") {
  judge_line({"America/New_York in German",
              "TZ=America/New_York LC_ALL=de_DE.UTF-8 LANG=tr_TR.UTF-8 \"$CORRIDOR\" run q.yaml -q "
              "-o there && TZ=UTC LC_ALL=C \"$CORRIDOR\" run q.yaml -q -o here && "
              "diff -r -x run.json here there",
              0,
              ""});
}

TEST_CASE("hostile: a missing seed is the documented one") {
  const Scratch scratch;
  write(scratch / "q.yaml", queue_text());
  write(scratch / "seed.yaml", queue_text() + "seed: 1\n");
  for (const char* name : {"q", "seed"}) {
    REQUIRE(run({(scratch / (std::string(name) + ".yaml")).string(),
                 "-q",
                 "-o",
                 (scratch / name).string()})
                .exit_code == 0);
  }
  CHECK(content(scratch / "q/summary.json") == content(scratch / "seed/summary.json"));
}

}  // namespace
}  // namespace corridor::tools::hostile_command_test

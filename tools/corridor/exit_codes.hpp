#pragma once
// One table of exit codes for all commands, so that scripts and job schedulers can tell a wrong
// scenario from a full disk.

namespace corridor::tools {

/// Unscoped, because it ends as the `int` of main().
enum ExitCode : int {
  Complete = 0,
  Internal = 1,      // a bug; an account or a ledger that does not balance
  BadInput = 2,      // of the scenario or the command line
  InputOutput = 3,   // a file could not be read or written
  ModelStopped = 4,  // a lock, event storm or queue limit; results are written all the same
  Incomplete = 5,    // some runs of a sweep are missing
  Requeue = 75,      // stopped in time, start me again (EX_TEMPFAIL)
  Interrupted = 130,
  Terminated = 143,
};

}  // namespace corridor::tools

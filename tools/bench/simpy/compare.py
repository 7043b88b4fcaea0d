"""Sets Corridor beside SimPy: the same models, whether they agree and what they cost.

Usage: compare.py BUILD_FOLDER [ROUNDS]. Needs Debian's python3-simpy. BUILD_FOLDER holds `corridor` and
`corridor-twin`. Ends with 1 when two means differ by more than their 99 % interval allows or when SimPy
needs less than 40 times the processor time of the kernel's twin.

The kernel's twin has the same processes as SimPy's model. `corridor run` simulates the same system from a
scenario and keeps the delay account, quantiles, months, queues and tables besides; that has no target.
"""

import csv
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

TARGET = 40
Z99 = statistics.NormalDist().inv_cdf(0.995)
HERE = pathlib.Path(__file__).resolve().parent
LAB = HERE.parents[2] / "scenarios" / "lab"
N_SIMPY = 30
N_CORRIDOR = 200
MODELS = [
    ("M/M/1", "mm1", "queue-mm1.yaml", ["jobs"], ["in system"]),
    ("ferry line with rail legs", "ferry_line", "ferry-line-rail.yaml", ["out", "back"],
     ["mine to works", "works to mine", "before ship, west", "before ship, east"]),
]


def run(command):
    """Standard output and processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def means_of(text):
    """Mean and standard error of each measure over the replications, one a line."""
    columns = zip(*([float(word) for word in line.split()] for line in text.splitlines()))
    return [(statistics.mean(c), statistics.stdev(c) / len(c) ** 0.5) for c in map(list, columns)]


def scenario_means(folder, flows):
    """The same from flows.csv, where a half width is that of 95 % (t with 199 degrees: 1.972)."""
    with open(folder / "flows.csv", newline="") as file:
        rows = {row["flow"]: row for row in csv.DictReader(file) if row["measure"] == "transit_mean"}
    return [(float(rows[f]["mean"]), float(rows[f]["half_width"]) / 1.972) for f in flows]


def agree(one, other):
    return abs(one[0] - other[0]) <= Z99 * (one[1] ** 2 + other[1] ** 2) ** 0.5


def measure(build, model, scenario, flows, rounds):
    """Results and the medians of processor seconds a replication, by who simulated."""
    results, seconds = {}, {"simpy": [], "kernel": [], "run": []}
    for _ in range(rounds):
        text, took = run(["/usr/bin/python3", HERE / f"{model}.py", N_SIMPY])
        results["simpy"] = means_of(text)
        seconds["simpy"].append(took / N_SIMPY)
        text, took = run([build / "corridor-twin", model, N_CORRIDOR])
        results["kernel"] = means_of(text)
        seconds["kernel"].append(took / N_CORRIDOR)
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / "run"
            _, took = run([build / "corridor", "run", LAB / scenario, "-n", N_CORRIDOR, "-q", "-o", out])
            results["run"] = scenario_means(out, flows)
        seconds["run"].append(took / N_CORRIDOR)
    return results, {who: statistics.median(times) for who, times in seconds.items()}


def show(title, labels, results, seconds):
    print(f"\n{title}: mean of days, and its standard error")
    print(f"  {'':<20} {'SimPy':>18} {'kernel':>18} {'corridor run':>18}")
    good = True
    for i, label in enumerate(labels):
        cells = []
        for who in ("simpy", "kernel", "run"):
            if i >= len(results[who]):
                cells.append(f"{'-':>18}")
                continue
            same = agree(results["simpy"][i], results[who][i])
            good = good and same
            cells.append(f"{results[who][i][0]:>10.5f} {results[who][i][1]:.5f}{' ' if same else '!'}"[:19])
        print(f"  {label:<20} {' '.join(cells)}")
    print(f"  {'ms a replication':<20} " + " ".join(f"{1000 * seconds[who]:>18.2f}" for who in seconds))
    ratio = seconds["simpy"] / seconds["kernel"]
    print(f"  {'SimPy over it':<20} {'':>18} {ratio:>18.1f} {seconds['simpy'] / seconds['run']:>18.1f}")
    if not good:
        print("  RESULTS DIFFER where marked with !")
    if ratio < TARGET:
        print(f"  TOO SLOW: at least {TARGET} times is asked of the kernel")
    return good and ratio >= TARGET


def main():
    build = pathlib.Path(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    all_good = True
    for title, model, scenario, flows, labels in MODELS:
        results, seconds = measure(build, model, scenario, flows, rounds)
        all_good = show(title, labels, results, seconds) and all_good
    return 0 if all_good else 1


if __name__ == "__main__":
    sys.exit(main())

"""Two-sided Jacobi iteration in scipy: the peer of bench/first-touch.ts, on the arrays which that wrote.

Usage: first-touch.peer.py FOLDER RUNS
Reads starts, heads (uint32), weights, membership (float64); writes share (float64) and prints one JSON line.
"""

import json
import statistics
import sys
import time
from pathlib import Path

try:
    import numpy
    import scipy
    from scipy.sparse import csr_matrix, diags
except ImportError:
    print(json.dumps({"missing": "scipy"}))
    sys.exit(0)

TOLERANCE = 1e-12


def first_touch(purchases, membership):
    face = purchases @ membership
    onward = (purchases @ diags(1 - membership)).tocsr()
    onward.eliminate_zeros()
    begun = time.perf_counter()
    lower = numpy.zeros(len(membership))
    upper = numpy.ones(len(membership))
    sweeps = 0
    while (upper - lower).max() > TOLERANCE:
        lower = onward @ lower + face
        upper = onward @ upper + face
        sweeps += 1
    return lower, upper, sweeps, time.perf_counter() - begun


def main(folder, runs):
    def read(name, kind):
        return numpy.fromfile(folder / name, dtype=kind)

    membership = read("membership", "f8")
    n = len(membership)
    purchases = csr_matrix((read("weights", "f8"), read("heads", "u4").astype("i4"), read("starts", "u4").astype("i4")), (n, n))
    whole, iteration = [], []
    for _ in range(runs):
        begun = time.perf_counter()
        lower, upper, sweeps, seconds = first_touch(purchases, membership)
        whole.append(1000 * (time.perf_counter() - begun))
        iteration.append(1000 * seconds)
    ((lower + upper) / 2).tofile(folder / "share")
    print(json.dumps({
        "scipy": scipy.__version__,
        "ms": statistics.median(whole),
        "iterationMs": statistics.median(iteration),
        "sweeps": sweeps,
        "gap": float((upper - lower).max()),
    }))


main(Path(sys.argv[1]), int(sys.argv[2]))

"""Two-sided Jacobi iteration in scipy: the peer of bench/first-touch.ts, on the arrays which that wrote.

Of a table small enough also what others would reach for: scipy's direct solver and GMRES, numpy's dense solver. None of
these says how far off it may be.

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
    from scipy.sparse import csr_matrix, diags, identity
    from scipy.sparse.linalg import gmres, spsolve
except ImportError:
    print(json.dumps({"missing": "scipy"}))
    sys.exit(0)

TOLERANCE = 1e-12
MOST_NODES_FOR_SOLVERS = 5_000


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


def solvers(purchases, membership, share):
    """Median milliseconds of each solver over three runs, and how far its answer is from `share`."""
    n = len(membership)

    def system():
        onward = (purchases @ diags(1 - membership)).tocsr()
        return identity(n, format="csr") - onward, purchases @ membership

    def direct():
        matrix, face = system()
        return spsolve(matrix.tocsc(), face)

    def krylov():
        matrix, face = system()
        return gmres(matrix, face, rtol=TOLERANCE, atol=0, restart=60)[0]

    def dense():
        matrix, face = system()
        return numpy.linalg.solve(matrix.toarray(), face)

    found = {}
    for name, solve in (("spsolve", direct), ("gmres", krylov), ("numpySolve", dense)):
        times = []
        for _ in range(3):
            begun = time.perf_counter()
            solution = solve()
            times.append(1000 * (time.perf_counter() - begun))
        found[name] = {"ms": round(statistics.median(times), 1), "difference": float(abs(solution - share).max())}
    return found


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
    share = (lower + upper) / 2
    share.tofile(folder / "share")
    print(json.dumps({
        "scipy": scipy.__version__,
        "ms": statistics.median(whole),
        "iterationMs": statistics.median(iteration),
        "sweeps": sweeps,
        "gap": float((upper - lower).max()),
        "solvers": solvers(purchases, membership, share) if n <= MOST_NODES_FOR_SOLVERS else None,
    }))


main(Path(sys.argv[1]), int(sys.argv[2]))

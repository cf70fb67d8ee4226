"""All ultimate owners in scipy: the peer of bench/ownership.ts, on the arrays which that wrote.

Usage: ownership.peer.py FOLDER
Reads starts, heads (uint32), weights, unknown (float64) and the same of what was found; prints one JSON line.
"""

import json
import resource
import sys
import time
from pathlib import Path

try:
    import numpy
    import scipy
    from scipy.sparse import csr_matrix, diags, identity
    from scipy.sparse.linalg import spsolve
except ImportError:
    print(json.dumps({"missing": "scipy"}))
    sys.exit(0)

TOLERANCE = 1e-12


def main(folder):
    def read(name, kind):
        return numpy.fromfile(folder / name, dtype=kind)

    def matrix(prefix, starts, heads, weights):
        parts = (read(prefix + weights, "f8"), read(prefix + heads, "u4").astype("i4"), read(prefix + starts, "u4").astype("i4"))
        return csr_matrix(parts, (n, n))

    unknown = read("unknown", "f8")
    n = len(unknown)
    holders = matrix("", "starts", "heads", "weights")

    begun = time.perf_counter()
    is_end = (numpy.diff(holders.indptr) == 0) & (unknown == 0)
    term = (holders @ diags(is_end.astype("f8"))).tocsr()
    onward = (holders @ diags((~is_end).astype("f8"))).tocsr()
    for each in (term, onward):
        each.eliminate_zeros()
    owners = term.copy()
    lost = unknown.copy()
    lost_term = unknown
    products = 0
    while max(term.data.max(initial=0), lost_term.max(initial=0)) > TOLERANCE:
        term = onward @ term
        lost_term = onward @ lost_term
        owners = owners + term
        lost = lost + lost_term
        products += 1
    seconds = time.perf_counter() - begun

    begun = time.perf_counter()
    solved = spsolve((identity(n, format="csc") - onward.tocsc()).tocsc(), unknown)
    spsolve_seconds = time.perf_counter() - begun

    found = matrix("", "foundStarts", "foundHeads", "foundWeights")
    found_unknown = read("foundUnknown", "f8")
    largest = max(
        abs(owners - found).max(),
        numpy.abs(lost - found_unknown).max(),
        numpy.abs(solved - found_unknown).max(),
    )
    print(json.dumps({
        "scipy": scipy.__version__,
        "seconds": seconds,
        "products": products,
        "spsolveSeconds": spsolve_seconds,
        "peakGiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
        "largestDifference": float(largest),
    }))


main(Path(sys.argv[1]))

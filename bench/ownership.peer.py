"""All ultimate owners in scipy, and in igraph who they are: the peers of bench/ownership.ts, on the arrays which that wrote.

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

try:
    import igraph
except ImportError:
    igraph = None

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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(json.dumps({
        "scipy": scipy.__version__,
        "seconds": seconds,
        "products": products,
        "spsolveSeconds": spsolve_seconds,
        "peakGiB": peak,
        "largestDifference": float(largest),
        "igraph": None if igraph is None else reached(holders, is_end, found),
    }))


def reached(holders, is_end, found):
    """The ends that a walk from each company reaches: owners without their shares."""
    begun = time.perf_counter()
    arcs = holders.tocoo()
    graph = igraph.Graph(n=holders.shape[0], edges=numpy.column_stack((arcs.row, arcs.col)), directed=True)
    loaded = time.perf_counter()
    companies = numpy.flatnonzero(numpy.diff(holders.indptr))
    pairs = 0
    missed = 0
    for first in range(0, len(companies), 100_000):
        some = companies[first : first + 100_000]
        for company, around in zip(some, graph.neighborhood(some.tolist(), order=graph.vcount(), mode="out")):
            ends = {node for node in around[1:] if is_end[node]}
            pairs += len(ends)
            ours = found.indices[found.indptr[company] : found.indptr[company + 1]]
            missed += sum(1 for owner in ours if owner not in ends)
    return {
        "igraph": igraph.__version__,
        "loadSeconds": loaded - begun,
        "seconds": time.perf_counter() - loaded,
        "pairs": pairs,
        "oursNotReached": missed,
    }


main(Path(sys.argv[1]))

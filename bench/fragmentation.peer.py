"""Reallocation and hat algebra in numpy: the peer of bench/fragmentation.ts, on the arrays which that wrote.

Usage: fragmentation.peer.py FOLDER
Writes answer (float64: value added after, then welfare by economy) and prints one JSON line.
"""

import json
import sys
import time
from pathlib import Path

try:
    import numpy
except ImportError:
    print(json.dumps({"missing": "numpy"}))
    sys.exit(0)

ELASTICITY = 4


def reallocated(bought, ends, product_of):
    """Columns of purchases after the cut: what is lost of a product is found with the sellers of it that the cut spares."""
    left = bought * (1 - ends)
    for product in range(product_of.max() + 1):
        of = product_of == product
        positive = numpy.where(bought[of] > 0, bought[of], 0)
        lost = (positive * ends[of]).sum(axis=0)
        spared = numpy.where(ends[of] == 0, positive, 0)
        supply = spared.sum(axis=0)
        more = numpy.divide(lost, supply, out=numpy.zeros_like(lost), where=supply > 0)
        left[of] += spared * more
    return left


def value_added(purchases, demand, added, economy_of, product_of, between):
    ends = between[numpy.ix_(economy_of, economy_of)]
    inputs = reallocated(purchases, ends, product_of)
    final = reallocated(demand.T.copy(), between[economy_of], product_of)
    output = numpy.linalg.solve(numpy.eye(len(added)) - inputs, final.sum(axis=1))
    return numpy.bincount(economy_of, weights=added * output, minlength=demand.shape[0])


def welfare(flows, labour_share, survival):
    spending, sales = flows.sum(axis=0), flows.sum(axis=1)
    deficits, income = spending - sales, labour_share * sales
    shares = flows / spending
    wage, price = numpy.ones(len(income)), numpy.ones(len(income))
    for _ in range(20_000):
        for _ in range(200):
            cost = wage**labour_share * price ** (1 - labour_share)
            index = (shares * survival * cost[:, None] ** -ELASTICITY).sum(axis=0)
            before, price = price, index ** (-1 / ELASTICITY)
            if abs(price - before).max() < 1e-14:
                break
        new = shares * survival * cost[:, None] ** -ELASTICITY / index
        fixed = new @ (wage * income + deficits)
        sold = numpy.linalg.solve(numpy.eye(len(income)) - new * (1 - labour_share), fixed)
        excess = (labour_share * sold - wage * income) / income
        if abs(excess).max() < 1e-13:
            break
        wage = wage * (1 + 0.5 * excess)
        wage *= income.sum() / (wage * income).sum()
    return (wage * income + deficits) / (income + deficits) / price


def main(folder):
    read = lambda name, kind: numpy.fromfile(folder / name, dtype=kind)
    added = read("valueAdded", "f8")
    n, labour_share = len(added), read("labourShare", "f8")
    economies = len(labour_share)
    between = read("between", "f8").reshape(economies, economies)
    table = (
        read("purchases", "f8").reshape(n, n),
        read("finalDemand", "f8").reshape(economies, n),
        added,
        read("economyOf", "u4").astype("i8"),
        read("productOf", "u4").astype("i8"),
        between,
    )
    flows = read("flows", "f8").reshape(economies, economies)
    for _ in range(2):
        begun, spent = time.perf_counter(), time.process_time()
        found = numpy.concatenate([value_added(*table), welfare(flows, labour_share, 1 - between)])
        wall, cpu = time.perf_counter() - begun, time.process_time() - spent
    found.tofile(folder / "answer")
    print(json.dumps({"numpy": numpy.__version__, "ms": 1000 * wall, "cpuMs": 1000 * cpu}))


main(Path(sys.argv[1]))

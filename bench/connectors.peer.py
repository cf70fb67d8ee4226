"""The connector index by dense algebra in numpy: the peer of bench/connectors.ts, on the arrays which that wrote.

Usage: connectors.peer.py FOLDER
Writes answer (float64: scores by pair, then by economy; NaN for members) and prints one JSON line.
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


def scores(purchases, added, demand, output, economy_of, bloc, positions, trade):
    economies, blocs = len(bloc), bloc.max() + 1
    inverse = numpy.linalg.inv(numpy.eye(len(output)) - purchases)
    cells = [numpy.flatnonzero(economy_of == c) for c in range(economies)]
    own = [numpy.linalg.inv(inverse[numpy.ix_(of, of)]) for of in cells]
    size = numpy.bincount(economy_of, weights=output, minlength=economies) / output.sum()
    content = [(added * (bloc[economy_of] == b)) @ inverse for b in range(blocs)]
    required = [inverse @ demand[bloc == b].sum(axis=0) for b in range(blocs)]
    absorbed = lambda a, b: content[a] @ demand[bloc == b].sum(axis=0)
    passed = lambda a, b, c: content[a][cells[c]] @ own[c] @ required[b][cells[c]]
    centre = [positions[bloc == b].mean() for b in range(blocs)]
    found = []
    for a in range(blocs):
        for b in range(a + 1, blocs):
            exchanged = absorbed(a, b) + absorbed(b, a)
            for c in range(economies):
                if bloc[c] in (a, b):
                    found.append(numpy.nan)
                    continue
                tie = [(trade[c] + trade[:, c])[bloc == side].sum() for side in (a, b)]
                balance = 2 * min(tie) / sum(tie)
                far = [abs(positions[c] - centre[side]) for side in (a, b)]
                neutrality = 1 - abs(far[0] - far[1]) / sum(far)
                relative = (passed(a, b, c) + passed(b, a, c)) / exchanged / size[c]
                share = numpy.delete(trade[c], c) / numpy.delete(trade[c], c).sum()
                even = 1 / (economies - 1)
                spread = 1 - ((share**2).sum() - even) / (1 - even)
                parts = [balance, neutrality, relative / (1 + relative), spread]
                found.append(numpy.prod(numpy.power(parts, 1 / len(parts))))
    return numpy.array(found)


def main(folder):
    read = lambda name, kind: numpy.fromfile(folder / name, dtype=kind)
    output = read("output", "f8")
    n = len(output)
    bloc = read("bloc", "i4")
    arguments = (
        read("purchases", "f8").reshape(n, n),
        read("valueAdded", "f8"),
        read("finalDemand", "f8").reshape(-1, n),
        output,
        read("economyOf", "u4").astype("i8"),
        bloc,
        read("positions", "f8"),
        read("trade", "f8").reshape(len(bloc), -1),
    )
    scores(*arguments)
    begun, spent = time.perf_counter(), time.process_time()
    found = scores(*arguments)
    wall, cpu = time.perf_counter() - begun, time.process_time() - spent
    found.tofile(folder / "answer")
    print(json.dumps({"numpy": numpy.__version__, "ms": 1000 * wall, "cpuMs": 1000 * cpu}))


main(Path(sys.argv[1]))

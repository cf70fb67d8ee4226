"""Carbon bills by dense algebra in numpy: the peer of bench/carbon.ts, on the arrays which that wrote.

Usage: carbon.peer.py FOLDER
Writes answer (float64: producers', then consumers' bills by economy) and prints one JSON line.
"""

import json
import statistics
import sys
import time
from pathlib import Path

try:
    import numpy
except ImportError:
    print(json.dumps({"missing": "numpy"}))
    sys.exit(0)


def bills(purchases, demand, output, emitted, economy_of):
    economies = demand.shape[0]
    intensity = numpy.divide(emitted, output, out=numpy.zeros_like(output), where=output > 0)
    inverse = numpy.linalg.inv(numpy.eye(len(output)) - purchases)
    consumers = (intensity @ inverse) @ demand.T
    producers = numpy.bincount(economy_of, weights=emitted, minlength=economies)
    # Along the chain: each supplier keeps what its value added is of its outside sales, and passes on the rest.
    sales = purchases * output
    outside = output - numpy.diag(sales)
    added = output * (1 - purchases.sum(axis=0))
    passed = numpy.clip(1 - numpy.divide(added, outside, out=numpy.ones_like(output), where=outside > 0), 0, 1)
    onward = numpy.divide(passed[:, None] * sales, output[:, None], out=numpy.zeros_like(sales), where=output[:, None] > 0)
    numpy.linalg.solve((numpy.eye(len(output)) - onward).T, emitted)
    return producers, consumers


def main(folder):
    read = lambda name, kind: numpy.fromfile(folder / name, dtype=kind)
    output = read("output", "f8")
    n = len(output)
    arguments = (
        read("purchases", "f8").reshape(n, n),
        read("finalDemand", "f8").reshape(-1, n),
        output,
        read("emitted", "f8"),
        read("economyOf", "u4").astype("i8"),
    )
    clock, processor = [], []
    for _ in range(3):
        begun, spent = time.perf_counter(), time.process_time()
        producers, consumers = bills(*arguments)
        clock.append(1000 * (time.perf_counter() - begun))
        processor.append(1000 * (time.process_time() - spent))
    numpy.concatenate([producers, consumers]).tofile(folder / "answer")
    print(json.dumps({"numpy": numpy.__version__, "ms": statistics.median(clock), "cpuMs": statistics.median(processor)}))


main(Path(sys.argv[1]))

#!/usr/bin/env python3
"""Asks other embedded graph databases the questions of the benchmark, on the same data, and compares the answers.

    tests/benches/peers.py --cache FOLDER [--size medium] [--engines silkgraph,ladybug,…] [--filter NAME]

The folder gets a Python environment with the peers from PyPI, the tables and the questions, which `cargo bench` writes.
Every engine is a process of its own, loads the tables and is then asked each question until 0.7 s have passed, but at
least once; the median is told. The answers are compared with those of plain loops: a time in brackets belongs to
another answer. Times are those that a user of each Python binding sees, all rows fetched, but for silkgraph, which has no
binding: there it is what `silkgraph stdio` tells in `elapsed_us`, from the arrival of the text to the last row.
A question that takes more than 20 s is given up. An engine that has no package for this Python is left out.
"""

import argparse
import json
import math
import pathlib
import re
import select
import statistics
import subprocess
import sys
import time
import venv

PACKAGES = {"neug": "neug", "kglite": "kglite pandas", "ladybug": "ladybug", "grafeo": "grafeo"}
ENGINES = ["silkgraph", *PACKAGES]
PATIENCE, LONGEST, LOADING = 0.7, 20, 900

NODES = {
    "Person": ("persons", "id INT64, name STRING, age INT64, gender STRING, title STRING, bio STRING"),
    "City": ("cities", "id INT64, city STRING"),
    "State": ("states", "id INT64, state STRING"),
    "Country": ("countries", "id INT64, country STRING"),
    "Interest": ("interests", "id INT64, interest STRING"),
}
RELATIONSHIPS = {
    "LIVES_IN": ("Person", "City", "lives_in"),
    "CITY_IN": ("City", "State", "city_in"),
    "STATE_IN": ("State", "Country", "state_in"),
    "HAS_INTEREST": ("Person", "Interest", "has_interest"),
    "FOLLOWS": ("Person", "Person", "follows"),
}

# What an engine wants to be asked instead, by the question's name; None is a question that it has no words for.
DIALECTS = {
    "ladybug": {
        "length-1-3-count": lambda q: q.replace("FOLLOWS*1..3", "FOLLOWS* TRAIL 1..3"),
        "shortest-path": lambda q: q.replace("shortestPath((", "(").replace("*]->", "* SHORTEST 1..30]->")
        .replace("}))", "})"),
        "page-rank": None,
        "components": None,
    },
    "neug": {
        "friends-of-friends": lambda q: q.replace("c <> a", "c.id <> a.id"),
        "shortest-path": lambda q: q.replace("p = shortestPath((", "(").replace("[:FOLLOWS*]", "[k:FOLLOWS* SHORTEST 1..30]")
        .replace("}))", "})").replace("length(p)", "length(k)"),
        "page-rank": None,
        "components": None,
    },
    "kglite": {
        "page-rank": lambda q: re.sub(r"CALL .*?YIELD", "CALL pagerank({connection_types: ['FOLLOWS'], max_iterations: 20}) YIELD", q, flags=re.S),
        "components": lambda q: re.sub(r"CALL .*?YIELD", "CALL connected_components({connection_types: ['FOLLOWS']}) YIELD", q, flags=re.S),
    },
    "grafeo": {"page-rank": None, "components": None},
}


class Ladybug:
    def __init__(self, tables, folder):
        import ladybug

        self.connection = ladybug.Connection(ladybug.Database(str(folder / "ladybug.db")))
        for label, (table, columns) in NODES.items():
            self.connection.execute(f"CREATE NODE TABLE {label} ({columns}, PRIMARY KEY (id))")
            self.connection.execute(f"COPY {label} FROM '{tables / table}.csv' (header=true)")
        for name, (start, end, table) in RELATIONSHIPS.items():
            self.connection.execute(f"CREATE REL TABLE {name} (FROM {start} TO {end})")
            self.connection.execute(f"COPY {name} FROM '{tables / table}.csv' (header=true)")

    def rows(self, query, parameters):
        result = self.connection.execute(query, parameters)
        rows = []
        while result.has_next():
            rows.append(result.get_next())
        return rows


class Neug:
    def __init__(self, tables, folder):
        import neug

        self.database = neug.Database(str(folder / "neug.db"), mode="w")
        self.connection = self.database.connect()
        for label, (table, columns) in NODES.items():
            self.connection.execute(f"CREATE NODE TABLE {label} ({columns}, PRIMARY KEY (id));")
            self.connection.execute(f"COPY {label} FROM '{tables / table}.csv' (header=true, delimiter=',');")
        for name, (start, end, table) in RELATIONSHIPS.items():
            self.connection.execute(f"CREATE REL TABLE {name} (FROM {start} TO {end});")
            self.connection.execute(
                f"COPY {name} FROM '{tables / table}.csv' (from='{start}', to='{end}', header=true, delimiter=',');"
            )

    def rows(self, query, parameters):
        if parameters:
            return [list(row) for row in self.connection.execute(query, parameters=parameters)]
        return [list(row) for row in self.connection.execute(query)]


class Kglite:
    def __init__(self, tables, folder):
        import kglite
        import pandas

        self.graph = kglite.KnowledgeGraph()
        for label, (table, columns) in NODES.items():
            frame = pandas.read_csv(tables / f"{table}.csv")
            self.graph.add_nodes(frame, label, "id", conflict_handling="skip")
        for name, (start, end, table) in RELATIONSHIPS.items():
            frame = pandas.read_csv(tables / f"{table}.csv")
            self.graph.add_connections(frame, name, start, "from", end, "to")

    def rows(self, query, parameters):
        return [list(row.values()) for row in self.graph.cypher(query, params=parameters)]


class Grafeo:
    def __init__(self, tables, folder):
        import csv

        import grafeo

        self.database = grafeo.GrafeoDB(str(folder / "grafeo.db"))
        ids = {}
        for label, (table, _) in NODES.items():
            with open(tables / f"{table}.csv", encoding="utf-8") as lines:
                rows = [{k: int(v) if v.isdigit() else v for k, v in row.items()} for row in csv.DictReader(lines)]
            ids[label] = self.database.batch_create_nodes(label, rows)
        for name, (start, end, table) in RELATIONSHIPS.items():
            with open(tables / f"{table}.csv", encoding="utf-8") as lines:
                for row in csv.DictReader(lines):
                    self.database.create_edge(ids[start][int(row["from"])], ids[end][int(row["to"])], name)

    def rows(self, query, parameters):
        return [list(row.values()) for row in self.database.execute_cypher(query, parameters)]


class Silkgraph:
    """The release build's line protocol; times are its own."""

    def __init__(self, tables, folder, program="target/release/silkgraph"):
        self.process = subprocess.Popen([program, "stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        path = folder / "peers.silk"
        self.ask(op="open", path=str(path))
        for label in NODES:
            self.rows(f"CREATE CONSTRAINT {label} FOR (n:{label}) REQUIRE n.id IS UNIQUE", {})
        self.process.stdin.close()
        self.process.wait()
        words = [program, "import", "tables", "--into", str(path)]
        for label, (table, _) in NODES.items():
            words += ["--nodes", f"{label}={tables / table}.csv"]
        for name, (start, end, table) in RELATIONSHIPS.items():
            words += ["--relationships", f"(:{start})-[:{name}]->(:{end})={tables / table}.csv"]
        subprocess.run(words, check=True, stderr=subprocess.DEVNULL)
        self.process = subprocess.Popen([program, "stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ask(op="open", path=str(path), readonly=True)

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer

    def rows(self, query, parameters):
        answer = self.ask(op="run", query=query, params=parameters, plain=True)
        self.seconds = answer["elapsed_us"] / 1e6
        return answer["rows"]


CLASSES = {"silkgraph": Silkgraph, "ladybug": Ladybug, "neug": Neug, "kglite": Kglite, "grafeo": Grafeo}


def serve(engine, tables, folder, questions, skipped):
    """The process of one engine: a line for its loading, then one for each question."""

    def tell(**line):
        print(json.dumps(line), flush=True)

    began = time.perf_counter()
    database = CLASSES[engine](tables, folder)
    tell(name="load", seconds=time.perf_counter() - began)
    for question in questions:
        name = question["name"]
        if name in skipped:
            continue
        dialect = DIALECTS.get(engine, {}).get(name, lambda query: query)
        if dialect is None:
            tell(name=name, problem="no words")
            continue
        query, parameters = dialect(question["query"]), question["parameters"]
        try:
            rows = database.rows(query, parameters)
            times = []
            began = time.perf_counter()
            while len(times) < 1000 and (not times or time.perf_counter() - began < PATIENCE):
                start = time.perf_counter()
                database.rows(query, parameters)
                times.append(getattr(database, "seconds", time.perf_counter() - start))
            tell(name=name, seconds=statistics.median(times), is_same=is_same(rows, question))
        except Exception as error:  # whatever a peer raises is its answer
            tell(name=name, problem="failed", error=str(error)[:300])


def is_same(rows, question):
    def same(one, other):
        if isinstance(one, float) or isinstance(other, float):
            return math.isclose(one, other, rel_tol=1e-6)
        return one == other

    expected = question["answer"]
    if not question["is_ordered"]:
        rows, expected = sorted(rows), sorted(expected)
    return len(rows) == len(expected) and all(
        len(one) == len(other) and all(map(same, one, other)) for one, other in zip(rows, expected)
    )


def measure(engine, python, arguments, questions):
    """Starts the engine's process, again where a question never ends, and returns its lines by name."""
    lines = {}
    while True:
        folder = arguments.cache / "databases" / engine
        subprocess.run(["rm", "-rf", str(folder)], check=True)
        folder.mkdir(parents=True)
        words = [python, __file__, "--serve", engine, "--cache", str(arguments.cache), "--size", arguments.size]
        words += ["--filter", arguments.filter, "--skip", ",".join(lines)]
        with open(arguments.cache / f"{engine}.log", "w", encoding="utf-8") as log:
            process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=log, text=True)
        limit, ended = LOADING, False
        while not ended:
            ready, _, _ = select.select([process.stdout], [], [], limit)
            text = process.stdout.readline() if ready else ""
            if not text:
                break
            if not text.startswith("{"):
                continue
            line = json.loads(text)
            lines.setdefault(line["name"], line)
            limit = LONGEST + 2 * PATIENCE
            ended = all(question["name"] in lines for question in questions)
        process.kill()
        process.wait()
        missing = [question["name"] for question in questions if question["name"] not in lines]
        if "load" not in lines or not missing:
            return lines
        lines[missing[0]] = {"name": missing[0], "problem": f"over {LONGEST} s" if not ready else "crashed"}
        if len(missing) == 1:
            return lines


def show(lines_of, questions):
    """Prints the table: milliseconds, and silkgraph's in relation to the best right answer of a peer."""
    engines = list(lines_of)
    print(f"{'':<24}" + "".join(f"{engine:>16}" for engine in engines) + f"{'to best peer':>16}")
    for name in ["load", *[question["name"] for question in questions]]:
        cells, right = [], {}
        for engine in engines:
            line = lines_of[engine].get(name, {"problem": "not there"})
            if "seconds" not in line:
                cells.append(line["problem"])
                continue
            text = f"{line['seconds'] * 1e3:.4g}"
            if line.get("is_same", True):
                right[engine] = line["seconds"]
            cells.append(text if line.get("is_same", True) else f"({text})")
        own = right.pop("silkgraph", None)
        ratio = f"{own / min(right.values()):.2f}" if own and right else ""
        print(f"{name:<24}" + "".join(f"{cell:>16}" for cell in cells) + f"{ratio:>16}")


def prepare(arguments):
    """The Python environment, the tables and the questions; returns the engines that there are and the interpreter."""
    environment = arguments.cache / "environment"
    python = str(environment / "bin" / "python")
    if not environment.exists():
        venv.create(environment, with_pip=True)
    engines = []
    for engine in arguments.engines.split(","):
        if engine not in PACKAGES:
            engines.append(engine)
            continue
        installed = subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES[engine].split()], capture_output=True, text=True)
        if installed.returncode == 0:
            engines.append(engine)
        else:
            print(f"{engine}: no package for Python {sys.version_info.major}.{sys.version_info.minor}")
    tables, questions = arguments.cache / arguments.size, arguments.cache / f"{arguments.size}.jsonl"
    bench = arguments.bench.split()
    if not tables.exists():
        subprocess.run([*bench, "generate", arguments.size, str(tables)], check=True)
    subprocess.run([*bench, "questions", arguments.size, str(questions)], check=True)
    return engines, python


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=pathlib.Path, required=True)
    parser.add_argument("--size", default="medium")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--filter", default="")
    parser.add_argument("--bench", default="cargo bench --", help="how the benchmark's program is started")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    parser.add_argument("--skip", default="", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    arguments.cache = arguments.cache.absolute()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    if not arguments.serve:
        engines, python = prepare(arguments)
    with open(arguments.cache / f"{arguments.size}.jsonl", encoding="utf-8") as lines:
        questions = [json.loads(line) for line in lines]
    questions = [question for question in questions if arguments.filter in question["name"]]
    if arguments.serve:
        folder = arguments.cache / "databases" / arguments.serve
        serve(arguments.serve, arguments.cache / arguments.size, folder, questions, arguments.skip.split(","))
        return
    lines_of = {}
    for engine in engines:
        print(f"… {engine}", file=sys.stderr)
        lines_of[engine] = measure(engine, python, arguments, questions)
    with open(arguments.cache / f"{arguments.size}-results.json", "w", encoding="utf-8") as results:
        json.dump(lines_of, results, indent=1)
    show(lines_of, questions)


if __name__ == "__main__":
    main()

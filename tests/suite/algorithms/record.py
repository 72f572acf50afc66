"""Records what networkx answers to the questions that `algo.…` procedures answer.

Run it beside its recordings, with networkx, numpy and scipy at hand: `python record.py`. It writes a file a graph,
`NAME.json`: the nodes, the relationships as [start, end, weight], and cases, each a query with the rows that it must
give. Graphs are random with fixed seeds, so that a second run changes nothing. What a procedure promises about
parallel relationships and self-loops is said here a second time, in how a graph is prepared for networkx.
"""

import json
import math
import random
from itertools import combinations, islice

import networkx as nx


def random_graph(seed, nodes, edges, *, acyclic=False, parallels=False, loops=False, whole=False):
    """Nodes on a grid; relationships that cost at least the distance of their ends."""
    chance = random.Random(seed)
    positions = [(chance.randrange(50), chance.randrange(50)) for _ in range(nodes)]
    found, pairs = [], set()
    while len(found) < edges:
        # The last nodes stay alone.
        start, end = chance.randrange(nodes - 2), chance.randrange(nodes - 2)
        if acyclic and start > end:
            start, end = end, start
        if (start == end and not loops) or ((start, end) in pairs and not parallels):
            continue
        pairs.add((start, end))
        distance = math.dist(positions[start], positions[end]) + 1
        weight = chance.randint(1, 9) if whole else round(distance * (1 + chance.random()), 4)
        found.append([start, end, weight])
    return positions, found


def planted(seed):
    """Four groups of ten that are dense within and sparse between."""
    graph = nx.planted_partition_graph(4, 10, 0.8, 0.03, seed=seed)
    return [(0, 0)] * 40, [[start, end, 1] for start, end in graph.edges]


def karate():
    graph = nx.karate_club_graph()
    return [(0, 0)] * 34, [[start, end, data["weight"]] for start, end, data in graph.edges(data=True)]


class Graph:
    """One graph in the shapes that networkx wants it in."""

    def __init__(self, positions, edges):
        self.positions, self.edges = positions, edges
        self.nodes = range(len(positions))
        self.directed = self.filled(nx.MultiDiGraph())
        self.undirected = self.filled(nx.MultiGraph())

    def filled(self, graph):
        graph.add_nodes_from(self.nodes)
        graph.add_weighted_edges_from(self.edges, weight="w")
        return graph

    def joined(self, kind, combine, loops):
        """A graph without parallels: their weights combined, `n` how many there are."""
        graph = kind()
        graph.add_nodes_from(self.nodes)
        for start, end, weight in self.edges:
            if start == end and not loops:
                continue
            if graph.has_edge(start, end):
                data = graph.edges[start, end]
                data["w"], data["n"] = combine(data["w"], weight), data["n"] + 1
            else:
                graph.add_edge(start, end, w=weight, n=1)
        return graph

    def simple(self, kind):
        return self.joined(kind, min, False)

    def summed(self, kind, loops=True):
        return self.joined(kind, lambda one, other: one + other, loops)


def numbered(parts, nodes):
    """Numbers parts in the order of their smallest nodes."""
    part_of = {node: index for index, part in enumerate(parts) for node in part}
    numbers = {}
    return [[node, numbers.setdefault(part_of[node], len(numbers))] for node in nodes]


def by_node(values, nodes):
    return [[node, values[node]] for node in nodes]


def call(name, configuration, column):
    return f"CALL algo.{name}({configuration}) YIELD node, {column} RETURN node.n, {column} ORDER BY node.n"


def degrees(graph):
    def row(view, node):
        ends = [edge for edge in view.edges(node, data=True)]
        return [node, len(ends), sum(data["w"] for *_, data in ends)]

    views = {"both": graph.undirected, "outgoing": graph.directed, "incoming": graph.directed.reverse()}
    for direction, view in views.items():
        yield call("degree", f"{{direction: '{direction}', weight: 'w'}}", "degree, strength"), [
            row(view, node) for node in graph.nodes
        ]


def ranks(graph):
    settled = "tolerance: 1e-13, iterations: 2000"
    rank = lambda view, **options: by_node(nx.pagerank(view, tol=1e-14, max_iter=2000, **options), graph.nodes)
    yield call("pageRank", f"{{{settled}}}", "score"), rank(graph.directed, weight=None)
    yield call("pageRank", f"{{{settled}, weight: 'w', damping: 0.6}}", "score"), rank(
        graph.directed, weight="w", alpha=0.6
    )
    yield call("pageRank", f"{{{settled}, direction: 'both'}}", "score"), rank(graph.undirected, weight=None)
    yield "MATCH (s) WHERE s.n IN [1, 4] WITH collect(s) AS s " + call(
        "pageRank", f"{{{settled}, sources: s}}", "score"
    ), rank(graph.directed, weight=None, personalization={1: 1, 4: 1})


def eigenvectors(graph):
    for configuration, kind, weight in [
        ("{tolerance: 1e-13, iterations: 100000}", nx.Graph, "n"),
        ("{tolerance: 1e-13, iterations: 100000, weight: 'w'}", nx.Graph, "w"),
        ("{tolerance: 1e-13, iterations: 100000, direction: 'outgoing'}", nx.DiGraph, "n"),
    ]:
        try:
            scores = nx.eigenvector_centrality(graph.summed(kind), max_iter=5000, tol=1e-15, weight=weight)
        except nx.PowerIterationFailedConvergence:
            continue
        yield call("eigenvector", configuration, "score"), by_node(scores, graph.nodes)


def nearness(graph):
    for direction, view in [
        ("both", graph.simple(nx.Graph)),
        ("outgoing", graph.simple(nx.DiGraph).reverse()),
        ("incoming", graph.simple(nx.DiGraph)),
    ]:
        for weight, key in [(None, ""), ("w", ", weight: 'w'")]:
            closeness = nx.closeness_centrality(view, distance=weight)
            harmonic = nx.harmonic_centrality(view, distance=weight)
            rows = [[node, closeness[node], harmonic[node]] for node in graph.nodes]
            yield call("closeness", f"{{direction: '{direction}'{key}}}", "score, harmonic"), rows


def betweenness(graph):
    for direction, view in [("both", graph.simple(nx.Graph)), ("outgoing", graph.simple(nx.DiGraph))]:
        for weight, key in [(None, ""), ("w", ", weight: 'w'")]:
            for normalized in (False, True):
                scores = nx.betweenness_centrality(view, weight=weight, normalized=normalized)
                configuration = f"{{direction: '{direction}'{key}, normalized: {str(normalized).lower()}}}"
                yield call("betweenness", configuration, "score"), by_node(scores, graph.nodes)


def structure(graph):
    simple = graph.simple(nx.Graph)
    weak = numbered(nx.weakly_connected_components(graph.directed), graph.nodes)
    yield call("weaklyConnectedComponents", "", "component"), weak
    strong = numbered(nx.strongly_connected_components(graph.directed), graph.nodes)
    yield call("stronglyConnectedComponents", "", "component"), strong
    yield call("kCore", "", "core"), by_node(nx.core_number(simple), graph.nodes)
    triangles, clustering = nx.triangles(simple), nx.clustering(simple)
    yield call("triangleCount", "", "triangles, coefficient"), [
        [node, triangles[node], clustering[node]] for node in graph.nodes
    ]
    points = [[node] for node in sorted(nx.articulation_points(simple))]
    yield "CALL algo.articulationPoints() YIELD node RETURN node.n", points
    once = [sorted(edge) for edge in nx.bridges(simple) if simple.edges[edge]["n"] == 1]
    yield (
        "CALL algo.bridges() YIELD relationship AS r WITH startNode(r).n AS a, endNode(r).n AS b "
        "RETURN CASE WHEN a < b THEN a ELSE b END AS a, CASE WHEN a < b THEN b ELSE a END AS b ORDER BY a, b"
    ), sorted(once)


def paths(graph):
    simple = graph.simple(nx.DiGraph)
    costs = nx.single_source_dijkstra_path_length(simple, 0, weight="w")
    yield (
        "MATCH (a {n: 0}) CALL algo.dijkstraFrom(a, {weight: 'w'}) YIELD node, cost, path "
        "RETURN node.n, cost, reduce(s = 0, r IN relationships(path) | s + r.w), nodes(path)[-1] = node "
        "ORDER BY node.n"
    ), [[node, costs[node], costs[node], True] for node in sorted(costs)]
    chance = random.Random(1)
    at = graph.positions
    least = min(weight / (math.dist(at[start], at[end]) or 1) for start, end, weight in graph.edges)
    position = f", position: 'position', costPerDistance: {math.floor(least * 100) / 100}"
    for _ in range(4):
        start, end = chance.sample(range(len(graph.nodes) - 2), 2)
        reached = nx.has_path(simple, start, end)
        best = [[nx.dijkstra_path_length(simple, start, end, weight="w")]] if reached else []
        for name, more in [("dijkstra", ""), ("aStar", position)]:
            yield (
                f"MATCH (a {{n: {start}}}), (b {{n: {end}}}) "
                f"CALL algo.{name}(a, b, {{weight: 'w'{more}}}) YIELD path, cost RETURN cost"
            ), best
        found = islice(nx.shortest_simple_paths(simple, start, end, weight="w"), 8) if reached else []
        cost = lambda nodes: sum(simple.edges[ends]["w"] for ends in zip(nodes, nodes[1:]))
        yield (
            f"MATCH (a {{n: {start}}}), (b {{n: {end}}}) "
            "CALL algo.kShortestPaths(a, b, {weight: 'w', k: 8}) YIELD path, cost "
            "RETURN cost, reduce(s = 0, r IN relationships(path) | s + r.w), "
            "all(x IN nodes(path) WHERE single(y IN nodes(path) WHERE y = x))"
        ), [
            [cost(nodes), cost(nodes), True] for nodes in found
        ]
        total = nx.maximum_flow_value(graph.summed(nx.DiGraph), start, end, capacity="w")
        flow = (
            f"MATCH (a {{n: {start}}}), (b {{n: {end}}}) "
            "CALL algo.maximumFlow(a, b, {weight: 'w'}) YIELD relationship AS r, flow, total "
        )
        yield flow + "RETURN total, max(flow - r.w) <= 0", [[total, True]] if total else []
        yield (
            flow + "UNWIND [[startNode(r).n, -flow], [endNode(r).n, flow]] AS part WITH part[0] AS n, "
            "sum(part[1]) AS net WHERE abs(net) > 1e-9 RETURN n, net ORDER BY net"
        ), [[start, -total], [end, total]] if total else []


def trees(graph):
    tree = list(nx.minimum_spanning_edges(graph.undirected, weight="w", data=True))
    yield (
        "CALL algo.minimumSpanningTree({weight: 'w'}) YIELD relationship, weight RETURN count(relationship), sum(weight)"
    ), [[len(tree), sum(edge[-1]["w"] for edge in tree)]]


def similarity(graph):
    for direction, view in [("both", graph.simple(nx.Graph)), ("outgoing", graph.simple(nx.DiGraph))]:
        rows = []
        for one, other in combinations(graph.nodes, 2):
            first, second = set(view[one]), set(view[other])
            if first & second:
                alike = len(first & second) / len(first | second)
                rows += [[one, other, alike], [other, one, alike]]
        yield (
            f"CALL algo.nodeSimilarity({{direction: '{direction}', top: 1000}}) YIELD node, other, similarity "
            "RETURN node.n, other.n, similarity ORDER BY node.n, other.n"
        ), sorted(rows)


def order(graph):
    levels = enumerate(nx.topological_generations(graph.directed))
    level_of = {node: level for level, generation in levels for node in generation}
    yield call("topologicalSort", "", "level"), by_node(level_of, graph.nodes)
    yield (
        "CALL algo.topologicalSort() YIELD node, position WITH collect({n: node.n, at: position}) AS all "
        "UNWIND all AS one UNWIND all AS other MATCH ({n: one.n})-->({n: other.n}) "
        "RETURN sum(CASE WHEN one.at < other.at THEN 0 ELSE 1 END)"
    ), [[0]]


def groups(graph):
    found = nx.community.louvain_communities(graph.undirected, weight=None, seed=1)
    for name in ("louvain", "leiden"):
        yield call(name, "", "community"), numbered(found, graph.nodes)


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.12g}")
    return [rounded(item) for item in value] if isinstance(value, list) else value


def record(name, positions, edges, questions):
    graph = Graph(positions, edges)
    cases = [case for question in questions for case in question(graph)]
    best = nx.community.modularity(
        graph.undirected, nx.community.louvain_communities(graph.undirected, weight="w", seed=1), weight="w"
    )
    line = lambda value: json.dumps(rounded(value), separators=(",", ":"))
    written = ",\n".join(f' {{"query": {json.dumps(query)},\n  "rows": {line(rows)}}}' for query, rows in cases)
    with open(f"{name}.json", "w") as file:
        file.write(
            f'{{"positions": {line([list(at) for at in positions])},\n"edges": {line(edges)},\n'
            f'"modularity": {line(best)},\n"cases": [\n{written}\n]}}\n'
        )


COMMON = [degrees, ranks, eigenvectors, nearness, betweenness, structure, paths, trees, similarity]

if __name__ == "__main__":
    record("sparse", *random_graph(1, 24, 26), COMMON)
    record("parallel", *random_graph(2, 14, 60, parallels=True, loops=True, whole=True), COMMON)
    record("acyclic", *random_graph(3, 18, 40, acyclic=True), COMMON + [order])
    record("dense", *random_graph(4, 20, 120), COMMON)
    record("groups", *planted(5), [structure, groups])
    record("karate", *karate(), [structure, trees])

/**
 * One-to-one matching of greatest total weight between gold and predicted items, whatever their order.
 * Items fall into small groups that overlap each other, so each group is solved by itself.
 */

export interface Edge {
  /** Index of the gold item. */
  readonly gold: number;
  /** Index of the predicted item. */
  readonly predicted: number;
  /** More than 0. */
  readonly weight: number;
}

/** The chosen edges, in order of gold. At most one edge for each pair may be given. */
export function maximumMatching(edges: readonly Edge[]): Edge[] {
  return components(edges)
    .flatMap(solve)
    .sort((a, b) => a.gold - b.gold);
}

/** Edges grouped by connected component. */
function components(edges: readonly Edge[]): Edge[][] {
  const parent = new Map<string, string>();
  const root = (node: string): string => {
    let at = node;
    for (;;) {
      const up = parent.get(at) ?? at;
      if (up === at) return at;
      const above = parent.get(up) ?? up;
      parent.set(at, above);
      at = above;
    }
  };
  for (const { gold, predicted } of edges) parent.set(root(`g${gold}`), root(`p${predicted}`));
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = root(`g${edge.gold}`);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [edge]);
    else group.push(edge);
  }
  return [...groups.values()];
}

/** The Hungarian method with potentials, O(rows² × columns), on one component. */
function solve(edges: readonly Edge[]): Edge[] {
  if (edges.length === 1) return [...edges];
  const golds = [...new Set(edges.map((edge) => edge.gold))];
  const predictions = [...new Set(edges.map((edge) => edge.predicted))];
  const transposed = golds.length > predictions.length;
  const [rowItems, columnItems] = transposed ? [predictions, golds] : [golds, predictions];
  const rowOf = new Map(rowItems.map((item, index) => [item, index]));
  const columnOf = new Map(columnItems.map((item, index) => [item, index]));
  const cells = rowItems.map(() => Array.from<Edge | undefined>({ length: columnItems.length }));
  for (const edge of edges) {
    const row = rowOf.get(transposed ? edge.predicted : edge.gold) ?? 0;
    const column = columnOf.get(transposed ? edge.gold : edge.predicted) ?? 0;
    (cells[row] as (Edge | undefined)[])[column] = edge;
  }
  const cost = (row: number, column: number): number => -(cells[row]?.[column]?.weight ?? 0);
  return assign(rowItems.length, columnItems.length, cost).flatMap(
    (column, row) => cells[row]?.[column] ?? [],
  );
}

/** The cheapest column for every row; `rows` is at most `columns`. */
function assign(rows: number, columns: number, cost: (row: number, column: number) => number): number[] {
  // Rows and columns count from 1; column 0 holds the row that is being placed.
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowAt = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowAt[0] = row;
    const slack = new Float64Array(columns + 1).fill(Infinity);
    const used = new Uint8Array(columns + 1);
    let column = 0;
    do {
      used[column] = 1;
      const current = rowAt[column] as number;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (used[j] === 1) continue;
        const reduced =
          cost(current - 1, j - 1) - (rowPotential[current] as number) - (columnPotential[j] as number);
        if (reduced < (slack[j] as number)) {
          slack[j] = reduced;
          before[j] = column;
        }
        if ((slack[j] as number) < delta) {
          delta = slack[j] as number;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (used[j] === 1) {
          const at = rowAt[j] as number;
          rowPotential[at] = (rowPotential[at] as number) + delta;
          columnPotential[j] = (columnPotential[j] as number) - delta;
        } else {
          slack[j] = (slack[j] as number) - delta;
        }
      }
      column = next;
    } while (rowAt[column] !== 0);
    while (column !== 0) {
      const previous = before[column] as number;
      rowAt[column] = rowAt[previous] as number;
      column = previous;
    }
  }
  const columnFor = Array.from({ length: rows }, () => -1);
  for (let j = 1; j <= columns; j++) {
    const row = rowAt[j] as number;
    if (row > 0) columnFor[row - 1] = j - 1;
  }
  return columnFor;
}

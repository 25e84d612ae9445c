// What brush and fill do to the labels of one slice (rows × columns, row by row).

/** Sets all voxels whose centre lies within a radius of the line between two points; points in voxels, not rounded. */
export function disc(labels, rows, columns, from, to, radius, label) {
  const reach = Math.max(radius, 0.5);
  const [dr, dc] = [to.row - from.row, to.column - from.column];
  const length = dr * dr + dc * dc;
  const top = Math.max(0, Math.floor(Math.min(from.row, to.row) - reach));
  const bottom = Math.min(rows - 1, Math.ceil(Math.max(from.row, to.row) + reach));
  const left = Math.max(0, Math.floor(Math.min(from.column, to.column) - reach));
  const right = Math.min(columns - 1, Math.ceil(Math.max(from.column, to.column) + reach));
  for (let r = top; r <= bottom; r++) {
    for (let c = left; c <= right; c++) {
      const [y, x] = [r + 0.5 - from.row, c + 0.5 - from.column];
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, (y * dr + x * dc) / length));
      const [py, px] = [y - t * dr, x - t * dc];
      if (py * py + px * px <= reach * reach) labels[r * columns + c] = label;
    }
  }
  // However small the brush, the voxel under it is meant.
  const [r, c] = [Math.floor(to.row), Math.floor(to.column)];
  if (r >= 0 && c >= 0 && r < rows && c < columns) labels[r * columns + c] = label;
}

/** Sets the whole area of one label around a voxel, by its four neighbours. */
export function flood(labels, rows, columns, row, column, label) {
  if (row < 0 || column < 0 || row >= rows || column >= columns) return;
  const was = labels[row * columns + column];
  if (was === label) return;
  const open = [row * columns + column];
  labels[open[0]] = label;
  while (open.length > 0) {
    const i = open.pop();
    const c = i % columns;
    for (const [next, isIn] of [[i - 1, c > 0], [i + 1, c < columns - 1], [i - columns, i >= columns], [i + columns, i < labels.length - columns]]) {
      if (isIn && labels[next] === was) {
        labels[next] = label;
        open.push(next);
      }
    }
  }
}

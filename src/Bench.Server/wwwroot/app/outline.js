// Labels of a slice as colours over the image, and their outlines along the voxels' edges.

/** Label to colour: myocardium blue, blood pool red, right ventricle green; readable on a grey image. */
export const colours = { 1: [77, 148, 255], 2: [255, 82, 82], 3: [64, 200, 120] };

/** CSS colour of a label. */
export const css = (label, alpha = 1) => `rgba(${colours[label].join(', ')}, ${alpha})`;

/** Paints labels over RGBA pixels of the same size. */
export function paint(pixels, labels, alpha) {
  for (let i = 0; i < labels.length; i++) {
    const colour = colours[labels[i]];
    if (!colour) continue;
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = pixels[4 * i + c] * (1 - alpha) + colour[c] * alpha;
  }
}

/**
 * Edges between a label and what is not it, as a path in units of voxels. Where myocardium meets the blood pool, the
 * edge is the blood pool's alone, so that it is drawn once.
 */
export function edges(labels, rows, columns, label) {
  const path = new Path2D();
  const at = (r, c) => (r < 0 || c < 0 || r >= rows || c >= columns ? 0 : labels[r * columns + c]);
  const isEdge = other => other !== label && !(label === 1 && other === 2);
  // Runs of edges in one line are one stroke: dashes then have their full length.
  for (let r = 0; r <= rows; r++) {
    let from = -1;
    for (let c = 0; c <= columns; c++) {
      const above = at(r - 1, c);
      const below = at(r, c);
      const here = c < columns && ((above === label && isEdge(below)) || (below === label && isEdge(above)));
      if (here && from < 0) from = c;
      if (!here && from >= 0) {
        path.moveTo(from, r);
        path.lineTo(c, r);
        from = -1;
      }
    }
  }
  for (let c = 0; c <= columns; c++) {
    let from = -1;
    for (let r = 0; r <= rows; r++) {
      const left = at(r, c - 1);
      const right = at(r, c);
      const here = r < rows && ((left === label && isEdge(right)) || (right === label && isEdge(left)));
      if (here && from < 0) from = r;
      if (!here && from >= 0) {
        path.moveTo(c, from);
        path.lineTo(c, r);
        from = -1;
      }
    }
  }
  return path;
}

/** Strokes outlines; two strokes, the wider dark, keep them visible on bright and dark tissue. */
export function outline(context, labels, rows, columns, { width, dashed }) {
  for (const label of [3, 1, 2]) {
    const path = edges(labels, rows, columns, label);
    context.setLineDash(dashed ? [4 * width, 3 * width] : []);
    context.lineCap = dashed ? 'butt' : 'square';
    if (!dashed) {
      context.lineWidth = width * 2;
      context.strokeStyle = 'rgba(0, 0, 0, 0.45)';
      context.stroke(path);
    }
    context.lineWidth = width;
    context.strokeStyle = css(label);
    context.stroke(path);
  }
  context.setLineDash([]);
}

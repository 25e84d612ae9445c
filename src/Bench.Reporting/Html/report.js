"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = id => document.getElementById(id);
  const minus = text => text.replace("-", "−");
  const option = (select, text, value) => { const o = document.createElement("option"); o.textContent = text; o.value = value; select.append(o); };

  // Tables: a click on a head sorts by it, a second one the other way round. Rows without a number go last.
  const valueOf = cell => {
    const text = cell.textContent.trim().replace(/[\u2009\u202f]/g, "").replace("−", "-");
    const number = parseFloat(text);
    return Number.isNaN(number) ? text : number;
  };
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a === "number") return -1;
    if (typeof b === "number") return 1;
    return a.localeCompare(b, "en", { numeric: true });
  };
  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.querySelectorAll("thead tr:last-child th")];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      if (!button.textContent.trim()) button.textContent = "verdict";
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(h => h.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows];
        const keys = new Map(rows.map(r => [r, valueOf(r.cells[column])]));
        rows.sort((x, y) => (down ? -1 : 1) * compare(keys.get(x), keys.get(y)));
        table.tBodies[0].append(...rows);
      });
    });
  }

  // A mouse chosen in the plot is marked in every table that lists it.
  const choose = mouse => {
    let first = null;
    for (const row of document.querySelectorAll("tbody tr")) {
      const found = [...row.cells].some(c => c.textContent.trim() === mouse);
      row.classList.toggle("chosen", found);
      if (found && !first && row.cells[0].textContent.trim() === mouse) first = row;
    }
    if (first) first.scrollIntoView({ block: "center", behavior: "smooth" });
  };

  const scale = (low, high, from, to) => v => from + (v - low) / (high - low || 1) * (to - from);
  const ticks = (low, high) => {
    const raw = (high - low) / 5, power = 10 ** Math.floor(Math.log10(raw)), step = [1, 2, 5, 10].map(f => f * power).find(s => s >= raw);
    const all = [];
    for (let t = Math.ceil(low / step); t * step <= high + 1e-9; t++) all.push(t * step);
    return all;
  };
  const svg = (name, attributes, text) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const drawAgreement = () => {
    const model = data.models[byId("ba-model").value], quantity = data.quantities[byId("ba-quantity").value];
    const plot = byId("ba-plot"), tip = byId("ba-tip");
    const points = Object.entries(model.points).filter(([, q]) => q[quantity.code]).map(([mouse, q]) => {
      const [reference, predicted] = q[quantity.code];
      return { mouse, reference, predicted, mean: (reference + predicted) / 2, difference: predicted - reference };
    });
    plot.textContent = "";
    tip.textContent = points.length ? "" : "No mouse has this quantity by expert and model.";
    if (!points.length) return;
    const agreement = model.agreement[quantity.code] || {};
    const lines = [agreement.lower, agreement.bias, agreement.upper].filter(v => typeof v === "number");
    const range = values => { const low = Math.min(...values), high = Math.max(...values), room = 0.08 * (high - low || Math.abs(high) || 1); return [low - room, high + room]; };
    const [x0, x1] = range(points.map(p => p.mean)), [y0, y1] = range([...points.map(p => p.difference), ...lines, 0]);
    const x = scale(x0, x1, 60, 690), y = scale(y0, y1, 350, 15);
    const root = svg("svg", { viewBox: "0 0 700 400", role: "group", "aria-label": `Bland–Altman plot of ${quantity.name}, ${model.label}` });
    root.append(svg("path", { d: "M60 15V350H690", fill: "none", stroke: "#1a1a1a" }));
    for (const t of ticks(x0, x1)) root.append(svg("text", { x: x(t), y: 368, "text-anchor": "middle", "font-size": 13 }, minus(String(+t.toFixed(6)))));
    for (const t of ticks(y0, y1)) root.append(svg("text", { x: 52, y: y(t) + 4, "text-anchor": "end", "font-size": 13 }, minus(String(+t.toFixed(6)))));
    root.append(svg("text", { x: 375, y: 392, "text-anchor": "middle", "font-size": 14 }, `Mean of expert and model (${quantity.unit})`));
    root.append(svg("text", { x: 14, y: 182, "text-anchor": "middle", "font-size": 14, transform: "rotate(-90 14 182)" }, `Model − expert (${quantity.unit})`));
    lines.forEach((v, i) => root.append(svg("path", { d: `M60 ${y(v)}H690`, stroke: "#5f6368", "stroke-dasharray": lines.length === 3 && i !== 1 ? "6 4" : "none" })));
    for (const p of points) {
      const [expert, found, difference] = [p.reference, p.predicted, p.difference].map(v => minus(v.toFixed(2)));
      const text = `${p.mouse}: expert ${expert}, model ${found} ${quantity.unit}, difference ${difference}`;
      const dot = svg("circle", { cx: x(p.mean), cy: y(p.difference), r: 6, fill: model.color, "fill-opacity": 0.8, stroke: "#fff", tabindex: 0, role: "button", "aria-label": text });
      dot.append(svg("title", {}, text));
      for (const event of ["mouseenter", "focus"]) dot.addEventListener(event, () => { tip.textContent = text; });
      dot.addEventListener("click", () => choose(p.mouse));
      dot.addEventListener("keydown", e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); choose(p.mouse); } });
      root.append(dot);
    }
    plot.append(root);
  };
  data.models.forEach((m, i) => option(byId("ba-model"), m.label, i));
  data.quantities.forEach((q, i) => option(byId("ba-quantity"), q.name, i));
  for (const id of ["ba-model", "ba-quantity"]) byId(id).addEventListener("change", drawAgreement);
  drawAgreement();

  if (!byId("viewer")) return;
  const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const canvas = byId("v-canvas"), context = canvas.getContext("2d");
  // Outline of the pixels with at least a label, along pixel edges.
  const outline = (labels, width, height, least, zoom) => {
    const inside = (r, c) => r >= 0 && c >= 0 && r < height && c < width && labels[r * width + c] >= least;
    context.beginPath();
    for (let r = 0; r <= height; r++) for (let c = 0; c <= width; c++) {
      if (inside(r, c) !== inside(r - 1, c)) { context.moveTo(c * zoom, r * zoom); context.lineTo((c + 1) * zoom, r * zoom); }
      if (inside(r, c) !== inside(r, c - 1)) { context.moveTo(c * zoom, r * zoom); context.lineTo(c * zoom, (r + 1) * zoom); }
    }
    context.stroke();
  };
  const drawSlice = () => {
    const shown = data.cases[byId("v-case").value], range = byId("v-slice");
    range.max = shown.slices.length - 1;
    const slice = shown.slices[Math.min(range.value, shown.slices.length - 1)];
    const { width, height } = slice, zoom = canvas.width / Math.max(width, height);
    const reference = bytes(slice.reference), image = bytes(slice.image);
    const pixels = new ImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      const grey = image.length ? image[i] : [30, 85, 150][reference[i]];
      pixels.data.set([grey, grey, grey, 255], 4 * i);
    }
    const small = document.createElement("canvas");
    [small.width, small.height] = [width, height];
    small.getContext("2d").putImageData(pixels, 0, 0);
    context.fillStyle = "#000";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(small, 0, 0, width * zoom, height * zoom);
    context.lineWidth = 2;
    if (byId("v-expert").checked) { context.setLineDash([]); context.strokeStyle = "#56b4e9"; [1, 2].forEach(l => outline(reference, width, height, l, zoom)); }
    const predicted = bytes(slice.predicted[byId("v-model").value] || "");
    if (byId("v-predicted").checked && predicted.length) { context.setLineDash([5, 4]); context.strokeStyle = "#e69f00"; [1, 2].forEach(l => outline(predicted, width, height, l, zoom)); }
    const model = data.models[byId("v-model").value].label;
    const text = `slice ${slice.slice}; expert solid blue, ${model} dashed orange${predicted.length ? "" : " (no masks of this case)"}`;
    byId("v-text").textContent = text;
    canvas.setAttribute("aria-label", `${shown.title}, ${text}`);
  };
  data.cases.forEach((c, i) => option(byId("v-case"), c.title, i));
  data.models.forEach((m, i) => option(byId("v-model"), m.label, i));
  byId("v-slice").value = Math.floor(data.cases[0].slices.length / 2);
  for (const id of ["v-case", "v-model", "v-expert", "v-predicted", "v-slice"]) byId(id).addEventListener("input", drawSlice);
  drawSlice();
})();

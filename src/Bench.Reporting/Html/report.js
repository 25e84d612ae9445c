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
    heads.forEach(head => {
      const column = head.cellIndex;
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
    tip.textContent = points.length ? "" : data.no_case;
    if (!points.length) return;
    const lines = (model.agreement[quantity.code] || []).map(([value, low, high], i) => ({ value, low, high, name: ["−1.96 SD", "bias", "+1.96 SD"][i], dashed: i !== 1 })).filter(l => typeof l.value === "number");
    const range = values => { const low = Math.min(...values), high = Math.max(...values), room = 0.08 * (high - low || Math.abs(high) || 1); return [low - room, high + room]; };
    const [x0, x1] = range(points.map(p => p.mean)), [y0, y1] = range([...points.map(p => p.difference), ...lines.map(l => l.value), 0]);
    const x = scale(x0, x1, 60, 590), y = scale(y0, y1, 350, 15), inside = v => Math.min(350, Math.max(15, y(v)));
    const root = svg("svg", { viewBox: "0 0 700 400", role: "group", "aria-label": `Bland–Altman plot of ${quantity.name}, ${model.label}` });
    for (const l of lines) if (typeof l.low === "number" && typeof l.high === "number") {
      root.append(svg("rect", { x: 60, width: 530, y: inside(l.high), height: Math.max(0, inside(l.low) - inside(l.high)), fill: l.dashed ? "#bdc1c6" : model.color, "fill-opacity": l.dashed ? 0.35 : 0.18 }));
    }
    root.append(svg("path", { d: `M60 ${y(0)}H590`, stroke: "#bdc1c6" }));
    root.append(svg("path", { d: "M60 15V350H590", fill: "none", stroke: "#1a1a1a" }));
    for (const t of ticks(x0, x1)) root.append(svg("text", { x: x(t), y: 368, "text-anchor": "middle", "font-size": 13 }, minus(String(+t.toFixed(6)))));
    for (const t of ticks(y0, y1)) root.append(svg("text", { x: 52, y: y(t) + 4, "text-anchor": "end", "font-size": 13 }, minus(String(+t.toFixed(6)))));
    root.append(svg("text", { x: 325, y: 392, "text-anchor": "middle", "font-size": 14 }, `Mean of expert and model (${quantity.unit})`));
    root.append(svg("text", { x: 14, y: 182, "text-anchor": "middle", "font-size": 14, transform: "rotate(-90 14 182)" }, `Model − expert (${quantity.unit})`));
    for (const l of lines) {
      root.append(svg("path", { d: `M60 ${y(l.value)}H590`, stroke: l.dashed ? "#1a1a1a" : model.color, "stroke-width": 1.5, "stroke-dasharray": l.dashed ? "6 4" : "none" }));
      root.append(svg("text", { x: 596, y: y(l.value) + 4, "font-size": 12 }, `${l.name} ${minus(l.value.toFixed(1))}`));
    }
    for (const p of points) {
      const [expert, found, difference] = [p.reference, p.predicted, p.difference].map(v => minus(v.toFixed(2)));
      const text = `${p.mouse}: expert ${expert}, model ${found} ${quantity.unit}, difference ${difference}`;
      const dot = svg("circle", { cx: x(p.mean), cy: y(p.difference), r: points.length > 60 ? 4.5 : 6, fill: model.color, "fill-opacity": 0.8, stroke: "#fff", tabindex: 0, role: "button", "aria-label": text });
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
  const canvas = byId("v-canvas"), context = canvas.getContext("2d"), slider = { slice: byId("v-slice"), frame: byId("v-frame") };
  const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const unpack = async packed => new Uint8Array(await new Response(new Blob([bytes(packed)]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer());
  // Pictures and labels of a case are unpacked once, when it is first shown.
  const load = shown => shown.loaded ??= (async () => {
    const cine = shown.cine;
    const picture = cine.picture ? await new Promise((done, failed) => { const image = new Image(); image.onload = () => done(image); image.onerror = failed; image.src = cine.picture; }) : null;
    const labels = await Promise.all(cine.labels.map(async l => ({ model: l.model, frames: l.frames, values: await unpack(l.packed) })));
    return { picture, labels };
  })();
  const labelsOf = (shown, loaded, model, frame, slice) => {
    const found = loaded.labels.find(l => l.model === model), at = found ? found.frames.indexOf(frame) : -1, size = shown.cine.width * shown.cine.height;
    return at < 0 ? null : found.values.subarray((at * shown.cine.slices.length + slice) * size, (at * shown.cine.slices.length + slice + 1) * size);
  };
  // Outline of the pixels with one of some labels, along pixel edges: the left ventricle with its wall, its blood pool, the right ventricle.
  const regions = [[1, 2], [2, 2], [3, 3]];
  const trace = (labels, width, height, [least, most], zoomX, zoomY) => {
    const label = (r, c) => r >= 0 && c >= 0 && r < height && c < width ? labels[r * width + c] : 0, inside = (r, c) => label(r, c) >= least && label(r, c) <= most;
    context.beginPath();
    for (let r = 0; r <= height; r++) for (let c = 0; c <= width; c++) {
      if (inside(r, c) !== inside(r - 1, c)) { context.moveTo(c * zoomX, r * zoomY); context.lineTo((c + 1) * zoomX, r * zoomY); }
      if (inside(r, c) !== inside(r, c - 1)) { context.moveTo(c * zoomX, r * zoomY); context.lineTo(c * zoomX, (r + 1) * zoomY); }
    }
    context.stroke();
  };
  const fill = (labels, width, height, zoomX, zoomY, colors) => {
    for (let i = 0; i < width * height; i++) if (labels[i]) { context.fillStyle = colors[labels[i] - 1]; context.fillRect(i % width * zoomX, Math.floor(i / width) * zoomY, zoomX + 0.5, zoomY + 0.5); }
  };
  const dice = (a, b, label) => {
    let shared = 0, all = 0;
    for (let i = 0; i < a.length; i++) { shared += a[i] === label && b[i] === label; all += (a[i] === label) + (b[i] === label); }
    return all ? (2 * shared / all).toFixed(3) : "–";
  };
  let drawing = 0;
  const drawSlice = async () => {
    const turn = ++drawing, shown = data.cases[byId("v-case").value], cine = shown.cine, model = +byId("v-model").value;
    slider.slice.max = cine.slices.length - 1;
    slider.frame.max = cine.frames.length - 1;
    slider.frame.disabled = byId("v-play").disabled = cine.frames.length < 2;
    let loaded;
    try { loaded = await load(shown); } catch { byId("v-text").textContent = "This browser cannot unpack the slices; any of 2023 or later can."; return; }
    if (turn !== drawing) return;
    const slice = +slider.slice.value, at = +slider.frame.value, frame = cine.frames[at], { width, height, rows, columns } = cine;
    const zoom = Math.min(canvas.width / width, canvas.height / (height * shown.aspect)), zoomX = zoom, zoomY = zoom * shown.aspect;
    const expert = labelsOf(shown, loaded, -1, frame, slice), predicted = labelsOf(shown, loaded, model, frame, slice);
    context.fillStyle = "#000";
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (loaded.picture) context.drawImage(loaded.picture, at * columns, slice * rows, columns, rows, 0, 0, width * zoomX, height * zoomY);
    else if (expert) fill(expert, width, height, zoomX, zoomY, ["#555", "#969696", "#737373"]);
    context.lineWidth = 2;
    if (predicted && byId("v-predicted").checked && byId("v-fill").checked) fill(predicted, width, height, zoomX, zoomY, ["rgba(127,90,208,.5)", "rgba(240,228,66,.45)", "rgba(166,216,84,.45)"]);
    if (expert && byId("v-expert").checked) { context.setLineDash([]); context.strokeStyle = "#ffffff"; regions.forEach(r => trace(expert, width, height, r, zoomX, zoomY)); }
    if (predicted && byId("v-predicted").checked) { context.setLineDash([5, 4]); context.strokeStyle = data.models[model].color; regions.forEach(r => trace(predicted, width, height, r, zoomX, zoomY)); }
    const label = data.models[model].label;
    const agreement = expert && predicted ? `; Dice in this slice: blood pool ${dice(expert, predicted, 2)}, myocardium ${dice(expert, predicted, 1)}${data.has_right_ventricle ? `, right ventricle ${dice(expert, predicted, 3)}` : ""}` : "";
    const text = `slice ${cine.slices[slice]}, frame ${frame + shown.first_frame}; ${expert ? "contoured by the expert" : "not contoured by the expert"}, ${predicted ? `segmented by ${label}` : `no masks by ${label}`}${agreement}`;
    byId("v-text").textContent = text;
    canvas.setAttribute("aria-label", `${shown.title}; ${text}`);
  };
  const begin = () => {
    const shown = data.cases[byId("v-case").value];
    slider.slice.max = shown.cine.slices.length - 1;
    slider.frame.max = shown.cine.frames.length - 1;
    slider.slice.value = Math.floor(shown.cine.slices.length / 2);
    slider.frame.value = Math.max(0, shown.cine.frames.indexOf(shown.frame));
    return drawSlice();
  };
  const step = (range, by, wraps) => {
    const next = +range.value + by, count = +range.max + 1;
    range.value = wraps ? (next + count) % count : Math.min(count - 1, Math.max(0, next));
    return drawSlice();
  };
  canvas.addEventListener("keydown", e => {
    const move = { ArrowUp: ["slice", -1], ArrowDown: ["slice", 1], ArrowLeft: ["frame", -1], ArrowRight: ["frame", 1] }[e.key];
    if (move) { e.preventDefault(); step(slider[move[0]], move[1], move[0] === "frame"); }
  });
  let timer = 0;
  byId("v-play").addEventListener("click", () => {
    const playing = timer === 0;
    clearInterval(timer);
    timer = playing ? setInterval(() => step(slider.frame, 1, true), 100) : 0;
    byId("v-play").textContent = playing ? "Stop" : "Play";
    byId("v-play").setAttribute("aria-pressed", String(playing));
  });
  data.cases.forEach((c, i) => option(byId("v-case"), c.title, i));
  data.models.forEach((m, i) => option(byId("v-model"), m.label, i));
  byId("v-case").addEventListener("input", begin);
  for (const id of ["v-model", "v-expert", "v-predicted", "v-fill", "v-slice", "v-frame"]) byId(id).addEventListener("input", drawSlice);
  begin();
})();

/* The presentation view: one slide over the whole window, walked with keys or a clicker. */
const STEPS = {
  ArrowLeft: ["months", -1], PageUp: ["months", -1],
  ArrowRight: ["months", 1], PageDown: ["months", 1], " ": ["months", 1],
  ArrowUp: ["places", -1], ArrowDown: ["places", 1],
};
const ENDS = { Home: -Infinity, End: Infinity };
const FULL = '<svg width="18" height="18" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">'
  + '<path d="M1 6V1h5M12 1h5v5M17 12v5h-5M6 17H1v-5"/></svg>';
const SETTLED = 120, QUIET = 3000, GONE = 250;
let stage = null;

const unpacked = (bytes) => new Response(
  new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();

const made = (tag, name, parent, words = "") => {
  const node = document.createElement(tag);
  node.className = name;
  node.textContent = words;
  parent.append(node);
  return node;
};

class Stage {
  constructor() {
    this.node = made("div", "nt-stage", document.body);
    this.node.setAttribute("role", "region");
    this.node.tabIndex = -1;
    this.style = made("style", "", this.node);
    this.slide = made("img", "nt-slide", this.node);
    this.words = made("div", "nt-stage-words", this.node);
    this.pending = made("p", "nt-pending", this.node);
    this.pending.setAttribute("role", "status");
    this.bar = made("div", "nt-bar", this.node);
    this.turn = Date.now();
    this.wanted = null;
    this.onKey = (event) => this.key(event);
    // A browser tells of a pointer, too, when what lies under it changes: only a moved one counts.
    this.onMove = (event) => {
      const at = `${event.screenX} ${event.screenY}`;
      const isMoved = this.pointer !== undefined && this.pointer !== at;
      this.pointer = at;
      if (isMoved || event.type === "pointerdown") this.stirred();
    };
    window.addEventListener("keydown", this.onKey, true);
    for (const kind of ["pointermove", "pointerdown"]) window.addEventListener(kind, this.onMove);
    this.root = document.getElementById("root");
    if (this.root) this.root.inert = true;
    this.node.focus({ preventScroll: true });
  }

  async show(data, tell) {
    this.tell = tell;
    const turn = (this.latest = (this.latest || 0) + 1);
    const found = await unpacked(data);
    if (turn !== this.latest || !this.node.isConnected) return;
    this.at = found;
    this.style.textContent = found.css;
    this.node.style.background = found.page;
    this.node.style.colorScheme = found.theme;
    this.node.setAttribute("aria-label", found.title);
    const late = this.wanted
      && (this.wanted.months !== found.months.at || this.wanted.places !== found.places.at);
    if (!late) this.wanted = null;
    await this.draw(found, turn);
    this.buttons();
    this.say();
  }

  async draw(found, turn) {
    const url = URL.createObjectURL(new Blob([found.svg], { type: "image/svg+xml" }));
    const next = new Image();
    next.className = "nt-slide";
    next.alt = found.alt;
    next.src = url;
    await next.decode().catch(() => null);
    if (turn !== this.latest) return URL.revokeObjectURL(url);
    this.slide.replaceWith(next);
    URL.revokeObjectURL(this.slide.src);
    this.slide = next;
    this.words.replaceChildren();
    made("h1", "", this.words, found.title);
    for (const text of found.words) made("p", "", this.words, text);
    this.node.dataset.ready = `${found.months.at} ${found.places.at}`;
  }

  buttons() {
    const { labels } = this.at;
    const held = this.bar.contains(document.activeElement) && document.activeElement.dataset.does;
    this.bar.replaceChildren();
    const button = (does, mark, words, act, isOff = false) => {
      const node = made("button", "", this.bar, mark);
      node.type = "button";
      node.dataset.does = does;
      node.title = words;
      node.setAttribute("aria-label", words);
      node.disabled = isOff;
      node.addEventListener("click", act);
    };
    for (const [kind, back, on] of [["months", "←", "→"], ["places", "↑", "↓"]]) {
      const { all, at } = this.at[kind];
      const i = all.findIndex(([code]) => code === at);
      const [less, more] = labels[kind];
      button(`${kind}-`, back, less, () => this.step(kind, -1), i <= 0);
      made("span", "nt-at", this.bar, i < 0 ? "" : all[i][1]);
      button(`${kind}+`, on, more, () => this.step(kind, 1), i >= all.length - 1);
    }
    button("full", "", labels.full, () => this.full());
    this.bar.lastChild.innerHTML = FULL;
    button("leave", "×", labels.leave, () => this.leave());
    if (held) this.bar.querySelector(`[data-does="${held}"]`)?.focus();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.at) return;
    const isButton = event.target instanceof HTMLButtonElement;
    if (isButton && (event.key === " " || event.key === "Enter")) return;
    const act = this.act(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  act(key) {
    if (key in STEPS) return () => this.step(...STEPS[key]);
    if (key in ENDS) return () => this.step("months", ENDS[key]);
    if (key === "Escape") return () => this.leave();
    if (key === "f" || key === "F") return () => this.full();
    if (key === "b" || key === "B" || key === ".") return () => this.node.classList.toggle("dark");
    return null;
  }

  step(kind, by) {
    const { all, at } = this.at[kind];
    if (!all.length) return;
    const now = this.wanted || { months: this.at.months.at, places: this.at.places.at };
    const i = all.findIndex(([code]) => code === (now[kind] ?? at));
    const to = Math.max(0, Math.min(all.length - 1, i + by));
    if (to === i) return;
    this.wanted = { ...now, [kind]: all[to][0] };
    this.say();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.turn += 1;
      this.tell("wanted", { month: this.wanted.months, place: this.wanted.places, turn: this.turn });
    }, SETTLED);
  }

  say() {
    const named = (kind) => this.at[kind].all.find(([code]) => code === this.wanted[kind])?.[1];
    this.pending.textContent =
      this.wanted ? [named("places"), named("months")].filter(Boolean).join(" · ") : "";
  }

  leave() {
    if (document.fullscreenElement) document.exitFullscreen();
    clearTimeout(this.timer);
    this.turn += 1;
    this.tell("wanted", { leave: true, turn: this.turn });
  }

  full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => null);
  }

  stirred() {
    this.node.classList.add("stirred");
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.node.classList.remove("stirred"), QUIET);
  }

  remove() {
    clearTimeout(this.timer);
    clearTimeout(this.quiet);
    window.removeEventListener("keydown", this.onKey, true);
    for (const kind of ["pointermove", "pointerdown"]) window.removeEventListener(kind, this.onMove);
    if (this.root) this.root.inert = false;
    URL.revokeObjectURL(this.slide.src);
    this.node.remove();
  }
}

export default function ({ data, setStateValue }) {
  stage = stage || new Stage();
  clearTimeout(stage.going);
  stage.show(data, setStateValue);
  return () => {
    const left = stage;
    if (!left) return;
    left.going = setTimeout(() => {
      left.remove();
      if (stage === left) stage = null;
    }, GONE);
  };
}

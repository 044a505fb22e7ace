// The page is whole without this: it adds the filters, the keys and the choice of a theme.
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;

  const THEMES = ["auto", "light", "dark"];
  const theme = byId("theme");

  function storedTheme() {
    try {
      return localStorage.getItem("nf-lint-theme") ?? "auto";
    } catch {
      // A page from the disk may not be allowed to keep anything.
      return "auto";
    }
  }

  function setTheme(name) {
    root.dataset.theme = THEMES.includes(name) ? name : "auto";
    theme.textContent = `Theme: ${root.dataset.theme}`;
    try {
      localStorage.setItem("nf-lint-theme", root.dataset.theme);
    } catch {
      return;
    }
  }

  const nextTheme = () => setTheme(THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length]);
  setTheme(storedTheme());
  theme.hidden = false;
  theme.addEventListener("click", nextTheme);

  const form = byId("filters");
  if (form === null) return;
  const search = byId("search");
  const rule = byId("rule");
  const profile = byId("profile");
  const project = byId("project");
  const cells = [...document.querySelectorAll(".matrix button")];
  const findings = [...document.querySelectorAll(".finding")].map((element) => ({
    element,
    severity: element.dataset.severity,
    rule: element.dataset.rule,
    profiles: new Set(JSON.parse(element.dataset.profiles)),
    projects: new Set(JSON.parse(element.dataset.projects).map(String)),
    text: element.textContent.toLowerCase(),
  }));

  function apply() {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map(({ value }) => value));
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const finding of findings) {
      const matches =
        severities.has(finding.severity) &&
        (rule.value === "" || finding.rule === rule.value) &&
        (profile.value === "" || finding.profiles.has(profile.value)) &&
        (project.value === "" || finding.projects.has(project.value)) &&
        words.every((word) => finding.text.includes(word));
      finding.element.hidden = !matches;
      if (matches) shown++;
    }
    for (const cell of cells) {
      const isChosen =
        cell.dataset.rule === rule.value &&
        cell.dataset.profile === profile.value &&
        cell.dataset.project === project.value;
      cell.setAttribute("aria-pressed", String(isChosen));
    }
    byId("shown").textContent = shown === findings.length ? "" : `${shown} of ${findings.length} shown`;
  }

  function reset() {
    form.reset();
    apply();
  }

  /** Goes to the finding that is so many further among those that are shown. */
  function move(step) {
    const shown = findings.map(({ element }) => element).filter((element) => !element.hidden);
    const present = shown.indexOf(document.activeElement?.closest(".finding"));
    const next = present < 0 ? shown.at(step > 0 ? 0 : -1) : shown[present + step];
    next?.focus();
    next?.scrollIntoView({ block: "start" });
  }

  form.hidden = false;
  // On a narrow page the bar has more lines: no finding is to come to lie behind it.
  new ResizeObserver(() => root.style.setProperty("--bar", `${form.offsetHeight}px`)).observe(form);
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  for (const cell of cells) {
    cell.addEventListener("click", () => {
      const isChosen = cell.getAttribute("aria-pressed") === "true";
      reset();
      if (!isChosen) {
        rule.value = cell.dataset.rule;
        profile.value = cell.dataset.profile;
        project.value = cell.dataset.project;
        apply();
        findings.find(({ element }) => !element.hidden)?.element.scrollIntoView({ block: "start" });
      }
    });
  }

  const KEYS = {
    "/": () => search.focus(),
    j: () => move(1),
    k: () => move(-1),
    t: nextTheme,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      reset();
      search.blur();
      return;
    }
    if (event.target.closest("input, select, textarea")) return;
    const act = KEYS[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  // A browser keeps what was typed when a page is loaded again.
  apply();
})();

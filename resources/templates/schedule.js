// Filters the tables and makes calendar files of single cities. Reads the page alone: no network, no storage.
"use strict";
(() => {
  const form = document.getElementById("filter");
  const rows = [...document.querySelectorAll("tr[data-u]")];
  if (!form || !rows.length) return;
  const [words, state, day] = ["words", "state", "day"].map((name) => form.elements[name]);
  const count = document.getElementById("found");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = rows.map((row) => plain(row.textContent));

  const states = new Set(rows.map((row) => row.dataset.s).filter(Boolean));
  [...states].sort().forEach((code) => state.add(new Option(code)));
  state.parentElement.hidden = states.size < 2;

  const apply = () => {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      const fits = (!state.value || row.dataset.s === state.value) && (!day.value || row.dataset.d === day.value);
      row.hidden = !(fits && wanted.every((word) => texts[at].includes(word)));
      const more = row.nextElementSibling;
      if (more && more.classList.contains("more")) more.hidden = row.hidden;
      shown += row.hidden ? 0 : 1;
    });
    document.querySelectorAll("main tbody").forEach((body) => {
      body.hidden = !body.querySelector("tr[data-u]:not([hidden])");
    });
    document.querySelectorAll("main section").forEach((section) => {
      section.hidden = !section.querySelector("tbody:not([hidden])");
    });
    count.textContent = form.dataset.found.replace("{count}", shown);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();

  const cell = (row, kind) => (row.querySelector(kind) || { textContent: "" }).textContent;
  const zones = [...form.querySelectorAll("[data-zone]")];
  const save = (row) => {
    const event = row.dataset.event;
    const used = zones.filter((zone) => event.includes("TZID=" + zone.dataset.zone + ":"));
    const lines = [
      "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Organizer//Schedule//EN\n",
      ...used.map((zone) => zone.content.textContent),
      event + "END:VCALENDAR\n",
    ];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines.join("").replaceAll("\n", "\r\n")], { type: "text/calendar" }));
    link.download = row.id + ".ics";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const picture = () => document.getElementById("sign").content.cloneNode(true);
  const added = (tag, role, name) => {
    const made = document.createElement(tag);
    made.setAttribute("role", role);
    made.className = "c";
    if (name) made.append(Object.assign(document.createElement("span"), { textContent: name }));
    return made;
  };
  const button = (row) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "add";
    made.title = form.dataset.add;
    made.setAttribute("aria-label", form.dataset.add + ": " + cell(row, "th bdi"));
    made.append(picture(), Object.assign(document.createElement("span"), { textContent: form.dataset.add }));
    made.addEventListener("click", () => save(row));
    return made;
  };
  const addable = rows.filter((row) => row.dataset.event);
  if (!addable.length) return;
  document.querySelectorAll("main thead tr").forEach((row) => row.append(added("th", "columnheader", form.dataset.add)));
  // A cell of its own in each row, so that on paper the whole column goes.
  document.querySelectorAll("main tbody tr").forEach((row) => row.append(added("td", "cell")));
  addable.forEach((row) => row.lastElementChild.append(button(row)));
})();

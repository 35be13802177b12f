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

  const escaped = (text) => text.trim().replace(/\s+/g, " ").replace(/[\\;,]/g, (sign) => "\\" + sign);
  const folded = (line) => {
    const parts = [];
    let part = "";
    let size = 0;
    for (const letter of line) {
      const octets = new TextEncoder().encode(letter).length;
      if (size + octets > 74) {
        parts.push(part);
        part = "";
        size = 0;
      }
      part += letter;
      size += octets;
    }
    return [...parts, part].join("\r\n ");
  };
  const cell = (row, kind) => (row.querySelector(kind) || { textContent: "" }).textContent;
  const stamp = (moment) => moment.toISOString().replace(/[-:]|\.\d+/g, "");
  const save = (row) => {
    const starts = new Date(row.querySelector("time").dateTime);
    const lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Organizer//Schedule//EN", "BEGIN:VEVENT",
      "UID:" + row.dataset.u, "SEQUENCE:" + row.dataset.q, "DTSTAMP:" + form.dataset.stamp,
      "DTSTART:" + stamp(starts),
      ...(row.dataset.e ? ["DTEND:" + row.dataset.e] : []),
      "SUMMARY:" + escaped(cell(row, ".a") + ": " + cell(row, "th bdi")),
      "LOCATION:" + escaped(cell(row, ".w") + ", " + cell(row, "th bdi")),
      "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR", "",
    ];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines.map(folded).join("\r\n")], { type: "text/calendar" }));
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
  const addable = rows.filter((row) => row.dataset.z && row.querySelector("time"));
  if (!addable.length) return;
  document.querySelectorAll("main thead tr").forEach((row) => row.append(added("th", "columnheader", form.dataset.add)));
  // A cell of its own in each row, so that on paper the whole column goes.
  document.querySelectorAll("main tbody tr").forEach((row) => row.append(added("td", "cell")));
  addable.forEach((row) => row.lastElementChild.append(button(row)));
})();

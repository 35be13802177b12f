// What a return form does: it marks what was changed, keeps a draft, and writes the reply as text and as a file.
// It asks for nothing from outside. `domain/sharing/check_codes.py` and `return_replies.py` read what it writes.
'use strict';
(() => {
  const form = JSON.parse(document.getElementById('form').textContent);
  const fields = form.fields.map((field) => ({ ...field, box: document.getElementById('b' + field.number) }));
  const store = 'organizer-form-' + form.token;
  let language = document.documentElement.lang, given = null;

  const byId = (id) => document.getElementById(id);
  const text = (name, values) => {
    let said = form.texts[language][name] || '';
    for (const [key, value] of Object.entries(values || {})) said = said.split('{' + key + '}').join(value);
    return said;
  };
  const inputs = (field) => [...field.box.querySelectorAll('input,select,textarea')];
  const valueOf = (field) => {
    const all = inputs(field);
    if (all[0].type !== 'radio') return all[0].value.trim();
    const chosen = all.find((each) => each.checked);
    return chosen ? chosen.value : '';
  };
  const fill = (field, value) => {
    for (const each of inputs(field)) {
      if (each.type === 'radio') each.checked = each.value === value;
      else each.value = value;
    }
  };

  // --- The text: the same steps as in Python, letter by letter.
  const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const IGNORED = /["'`\u00b4\u2032\u2033\u2212\ufe0e\ufe0f>]|[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Pi}\p{Pf}\p{Pd}]|(?![([{])\p{Ps}/gu;
  const checkCode = (said) => {
    let crc = 0xffffffff;
    for (const byte of new TextEncoder().encode(said.normalize('NFKC').replace(IGNORED, ''))) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    let left = (crc ^ 0xffffffff) >>> 0, code = '';
    for (let at = 0; at < 7; at += 1) { code = LETTERS[left % 32] + code; left = Math.floor(left / 32); }
    return code;
  };
  const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
  const escaped = (answer) => answer.replace(INVISIBLE, '').trim().split(/\r\n|\r|\n/)
    .map((line) => line.split(/\s+/).filter(Boolean).join(' ').split('[').join('[0]')).join(' [/] ');
  const bodyOf = (answers) => Object.keys(answers)
    .map((number) => '[' + number + '] ' + escaped(answers[number])).join('\n');
  const pieces = (body, most) => {
    const found = [];
    let left = body, begin = '';
    while (left.length > most) {
      const window = left.slice(0, most);
      let at = Math.max(window.lastIndexOf('\n['), window.lastIndexOf(' '));
      const opened = window.lastIndexOf('[');
      if (at < most / 2) {
        at = window.lastIndexOf(']') < opened && opened > 0 ? opened : most;
        const code = left.charCodeAt(at - 1);
        if (code >= 0xd800 && code < 0xdc00) at -= 1;
        found.push(begin + left.slice(0, at));
        left = left.slice(at); begin = '[+]';
      } else {
        found.push(begin + left.slice(0, at));
        left = left.slice(at).replace(/^\s+/, ''); begin = '';
      }
    }
    return [...found, begin + left];
  };
  const partsOf = (answers) => {
    const body = bodyOf(answers), all = pieces(body, 1500), count = Object.keys(answers).length;
    return all.map((piece, at) => {
      const head = `R${form.version} ${form.plan}-${form.token}-${form.revision} ${checkCode(body)} ${count} ${at + 1}/${all.length}`;
      const came = (piece.match(/\[\d{1,2}\.\d{1,2}\]/g) || []).length;
      const name = text('reply_for', { city: form.city || text('new_host') }).split('[').join('(');
      return `${name}\n[${head}]\n${piece}\n[end ${came} ${checkCode(head + piece)}]`;
    });
  };

  // --- What was changed.
  const answersNow = () => {
    const answers = {};
    for (const field of fields) {
      const value = valueOf(field);
      if (value !== field.was) answers[field.number] = value;
    }
    return answers;
  };
  // What HQ would doubt, too: `services/together/answer_doubts.py` and `domain/sharing/returned_answers.py`.
  const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const doubts = {
    starts: (begin, was) => (begin && begin < '06:00' && !(was && was < '06:00') ? 'at_night' : ''),
    ends: (end) => {
      const starts = fields.find((each) => each.code === 'starts');
      const begin = starts ? valueOf(starts) : '';
      const early = begin && end ? minutes(begin) - minutes(end) : -1;
      return early >= 0 && early < 720 ? 'ends_first' : '';
    },
    expected: (count, was) => (was > 0 && count && (count > was * 5 || count * 5 < was) ? 'odd_number' : ''),
  };
  doubts.signs = doubts.expected;
  const doubtful = (field) => (field.code in doubts ? text(doubts[field.code](valueOf(field), field.was)) : '');
  const keep = (answers) => {
    try {
      if (Object.keys(answers).length) localStorage.setItem(store, JSON.stringify({ answers, given }));
      else localStorage.removeItem(store);
    } catch (refused) { /* The page alone keeps it then, and warns before it is left. */ }
  };
  const show = () => {
    const answers = answersNow();
    let empty = 0;
    for (const field of fields) {
      const note = field.box.querySelector('.was'), changed = field.number in answers, doubt = doubtful(field);
      field.box.classList.toggle('changed', changed);
      if (!valueOf(field)) empty += 1;
      note.hidden = !changed && !doubt;
      const had = field.shown[language] || text('nothing');
      note.textContent = [doubt, changed ? text('was', { value: had }) : ''].filter(Boolean).join(' ');
    }
    for (const section of document.querySelectorAll('section[data-section]')) {
      const inside = fields.filter((field) => section.contains(field.box));
      const count = inside.filter((field) => field.number in answers).length;
      byId('n-' + section.dataset.section).textContent = count ? text('changed', { count }) : '';
      section.querySelector('.count').textContent =
        text('filled', { count: inside.filter((field) => valueOf(field)).length, all: inside.length });
    }
    const count = Object.keys(answers).length, parts = partsOf(answers);
    byId('changed').textContent = count ? text('changed', { count }) : text('all_right');
    byId('empty').textContent = empty ? text('empty', { count: empty }) : '';
    byId('copy-name').textContent = text(count ? 'copy' : 'copy_right');
    const letters = parts.join('\n\n').length;
    byId('hint').textContent = parts.length > 1
      ? text('many_parts', { count: parts.length }) : text('letters', { count: letters });
    const list = byId('parts');
    list.textContent = '';
    parts.forEach((part, at) => {
      const area = document.createElement('textarea');
      area.readOnly = true;
      area.rows = Math.min(12, part.split('\n').length + 1);
      area.value = part;
      area.setAttribute('aria-label', text('part', { number: at + 1, count: parts.length }));
      list.append(area);
      if (parts.length > 1) {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = text('copy_part', { number: at + 1, count: parts.length });
        button.addEventListener('click', () => copy(part, area));
        list.append(button);
      }
    });
    return answers;
  };
  const changed = () => keep(show());

  // --- Giving it away.
  const tell = (name) => { byId('told').textContent = text(name); };
  const isGiven = () => { given = bodyOf(answersNow()); keep(answersNow()); };
  const copy = async (said, area) => {
    let done = false;
    try { await navigator.clipboard.writeText(said); done = true; } catch (refused) {
      area.closest('details').open = true;
      area.focus(); area.select();
      try { done = document.execCommand('copy'); } catch (again) { done = false; }
    }
    if (done) isGiven();
    tell(done ? 'copied' : 'select_it');
  };
  byId('copy').addEventListener('click', () => {
    copy(partsOf(answersNow()).join('\n\n'), byId('parts').querySelector('textarea'));
  });
  byId('save').addEventListener('click', () => {
    const answers = answersNow();
    const reply = {
      organizer_reply: form.version, plan: form.plan, token: form.token, revision: form.revision,
      city: form.city, filled_at: new Date().toISOString(), count: Object.keys(answers).length,
      check: checkCode(bodyOf(answers)), answers,
    };
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(reply, null, 1)], { type: 'application/json' }));
    link.download = form.file;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    isGiven();
    tell('saved');
  });
  byId('over').addEventListener('click', () => {
    for (const field of fields) fill(field, field.was);
    given = null;
    changed();
    tell('started_over');
  });
  window.addEventListener('beforeunload', (event) => {
    const answers = answersNow();
    if (Object.keys(answers).length && bodyOf(answers) !== given) { event.preventDefault(); event.returnValue = ''; }
  });

  // --- Languages keep the answers: choices travel as codes.
  const speak = (code) => {
    language = code;
    document.documentElement.lang = code;
    for (const each of document.querySelectorAll('[data-t]')) each.textContent = text(each.dataset.t);
    for (const each of document.querySelectorAll('[data-l]'))
      each.setAttribute('aria-pressed', String(each.dataset.l === code));
    for (const each of document.querySelectorAll('[data-shown]')) each.value = form.fixed[each.dataset.shown][code];
    show();
  };
  for (const each of document.querySelectorAll('[data-l]'))
    each.addEventListener('click', () => speak(each.dataset.l));

  try {
    const kept = JSON.parse(localStorage.getItem(store) || 'null');
    if (kept) {
      given = kept.given;
      for (const field of fields) if (field.number in kept.answers) fill(field, kept.answers[field.number]);
      tell('draft');
    }
  } catch (refused) { /* No draft can be kept here. */ }
  // What has the focus is never under the bar at the bottom.
  const bar = document.querySelector('.send');
  new ResizeObserver(() => {
    const below = getComputedStyle(bar).bottom === '0px' ? bar.offsetHeight + 12 : 0;
    document.documentElement.style.scrollPaddingBottom = below + 'px';
  }).observe(bar);
  document.addEventListener('input', changed);
  document.addEventListener('change', changed);
  byId('page').hidden = false;
  show();
})();

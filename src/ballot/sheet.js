'use strict';
// Keeps the answers in this browser, and saves them as a response sheet.
(function () {
  var say = document.body.dataset, form = document.getElementById('answers'), told = document.getElementById('told');
  var place = 'sheet-' + say.sheet, sections = Array.prototype.slice.call(form.querySelectorAll('section'));
  function field(section, name) { return form.elements[name + '-' + section.dataset.practice]; }
  function read(section) {
    var chosen = section.querySelector('input[type=radio]:checked');
    return {
      answer: chosen ? chosen.value : '', half: field(section, 'half').checked,
      reason: field(section, 'reason').value.trim(), note: field(section, 'note').value.trim()
    };
  }
  function count() {
    var answered = sections.filter(function (section) { return read(section).answer !== ''; }).length;
    told.className = '';
    told.textContent = say.left.replace('{answered}', answered);
  }
  function keep() {
    var all = {};
    sections.forEach(function (section) { all[section.dataset.practice] = read(section); });
    try { localStorage.setItem(place, JSON.stringify(all)); } catch (refused) { /* they are kept as long as the page is open */ }
    count();
  }
  function restore() {
    var all = null;
    try { all = JSON.parse(localStorage.getItem(place)); } catch (refused) { all = null; }
    if (!all) return;
    sections.forEach(function (section) {
      var said = all[section.dataset.practice];
      if (!said) return;
      section.querySelectorAll('input[type=radio]').forEach(function (one) { one.checked = one.value === said.answer; });
      field(section, 'half').checked = said.half;
      field(section, 'reason').value = said.reason;
      field(section, 'note').value = said.note;
    });
  }
  // A text as the file has it.
  function quoted(text) {
    var plain = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff]/g, ' ');
    return '"' + plain.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n') + '"';
  }
  // What somebody said about a practice; throws the field that is at fault.
  function written(section) {
    var said = read(section), parts = [];
    if (said.answer === 'dk') parts.push('rating: Some(DontKnow)');
    else if (said.answer === 'na') {
      if (!said.reason) throw { field: field(section, 'reason'), why: say.reason };
      parts.push('rating: Some(NotApplicable(' + quoted(said.reason) + '))');
    } else if (said.answer) {
      var levels = Array.prototype.slice.call(section.querySelectorAll('input[type=radio]')).filter(function (one) { return /^\d+$/.test(one.value); });
      if (said.half && levels[levels.length - 1].checked) throw { field: field(section, 'half'), why: say.half };
      parts.push('rating: Some(At(' + (Number(said.answer) + Number(say.offset) + (said.half ? 1 : 0)) + '))');
    }
    if (said.note) parts.push('note: ' + quoted(said.note));
    return parts.length ? '        ' + quoted(section.dataset.practice) + ': (' + parts.join(', ') + '),\n' : '';
  }
  function sheet() {
    var answers = sections.map(written).join(''), text = document.getElementById('sheet').value;
    // Of two states of a sheet the later one counts: seconds since 2026.
    var changes = Math.max(1, Math.floor(Date.now() / 1000) - 1767225600);
    text = text.replace(/\n    changes: \d+,\n/, function () { return '\n    changes: ' + changes + ',\n'; });
    return text.slice(0, text.lastIndexOf(')')) + '    answers: {\n' + answers + '    },\n)\n';
  }
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    keep();
    var link = document.createElement('a');
    try {
      link.href = URL.createObjectURL(new Blob([sheet()], { type: 'application/octet-stream' }));
    } catch (fault) {
      if (!fault.field) throw fault;
      told.textContent = fault.why;
      told.className = 'bad';
      fault.field.focus();
      return;
    }
    link.download = say.file;
    link.click();
    told.textContent = say.saved;
    told.className = 'good';
  });
  form.addEventListener('input', function (event) {
    var section = event.target.closest('section');
    if (event.target.name === 'reason-' + section.dataset.practice && event.target.value) section.querySelector('input[value=na]').checked = true;
    keep();
  });
  restore();
  count();
})();

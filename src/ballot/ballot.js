'use strict';
// Sends votes until they are kept, says so, and follows what is put up. Without it the page is a plain form.
(function () {
  var say = document.body.dataset, told = document.getElementById('told'), form = document.getElementById('vote');
  var face = say.face, place = 'votes-' + say.who, pending = {}, busy = false, timer = 0, wait = 1500, offline = false;
  // What the form on this page sent.
  var mine = '';
  try { pending = JSON.parse(localStorage.getItem(place)) || {}; } catch (refused) { pending = {}; }
  function remember() {
    try {
      if (Object.keys(pending).length) localStorage.setItem(place, JSON.stringify(pending));
      else localStorage.removeItem(place);
    } catch (refused) { /* a private window: they are kept as long as the page is open */ }
  }
  function tell(text, kind) {
    if (told.textContent !== text) told.textContent = text;
    told.className = kind || '';
  }
  function ask(path, options) {
    var stop = new AbortController(), late = setTimeout(function () { stop.abort(); }, 8000);
    options.signal = stop.signal;
    options.credentials = 'same-origin';
    options.headers = Object.assign({ Accept: 'application/json' }, options.headers || {});
    return fetch(path, options).finally(function () { clearTimeout(late); });
  }
  // Sends what is waiting, one after the other.
  function flush() {
    var name = Object.keys(pending)[0];
    if (busy || !name) return;
    busy = true;
    clearTimeout(timer);
    timer = 0;
    if (name === mine) tell(say.sending);
    var sent = pending[name], data = new URLSearchParams(sent);
    data.set('sign', say.sign);
    ask('/vote', { method: 'POST', body: data.toString(), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })
      .then(function (answer) {
        if ([408, 429, 500, 503].indexOf(answer.status) < 0) return answer.json();
        // It is tried again, and says why.
        return answer.json().catch(function () { return {}; }).then(function (said) { throw said; });
      })
      .then(function (answer) {
        busy = false;
        wait = 1500;
        if (answer.signed_out) { location.assign('/'); return; }
        if (pending[name] === sent) { delete pending[name]; remember(); }
        if (answer.kept) {
          tell(say.kept, 'good');
          if (name === mine && !Object.keys(pending).length) {
            if (answer.next) location.assign(answer.next); else location.reload();
            return;
          }
        } else if (name === mine || !mine) tell(answer.why, 'bad');
        flush();
      })
      .catch(function (fault) {
        busy = false;
        tell(fault.why || say.unsent, 'bad');
        timer = setTimeout(flush, wait);
        wait = Math.min(wait * 1.5, 10000);
      });
  }
  if (form) {
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var name = form.practice.value + ' ' + form.number.value;
      // The newest goes first where others wait.
      var first = {};
      first[name] = new URLSearchParams(new FormData(form)).toString();
      delete pending[name];
      pending = Object.assign(first, pending);
      remember();
      mine = name;
      flush();
    });
    form.addEventListener('change', function (event) {
      if (event.target.name === 'answer' && event.target.value === 'na') form.reason.focus();
    });
    form.reason.addEventListener('input', function () { form.querySelector('input[value=na]').checked = true; });
  }
  function look() {
    if (document.hidden || busy) return;
    ask('/state', {}).then(function (answer) {
      if (answer.status === 401) { location.assign('/'); return null; }
      return answer.ok ? answer.json() : null;
    }).then(function (now) {
      if (!now || busy) return;
      if (offline) { offline = false; tell(''); flush(); }
      if (now.face !== face && !timer) { location.reload(); return; }
      var line = document.getElementById('counts');
      if (line && line.textContent !== now.told) line.textContent = now.told;
    }).catch(function () {
      offline = true;
      if (!timer) tell(say.offline, 'bad');
    });
  }
  if (face) {
    flush();
    setInterval(look, face.indexOf('own') === 0 ? 5000 : 1500);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', function () { flush(); look(); });
  }
})();

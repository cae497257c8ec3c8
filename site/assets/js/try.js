// Folds the reader into the model: one ridge system of k + 1 equations, solved by Cholesky, as in Java.
(function () {
  "use strict";
  var data = window.FACTORLENS_TRY;
  var section = document.getElementById("try");
  if (!data || !section) {
    return;
  }
  var TITLE = 0, YEAR = 1, GENRES = 2, RATINGS = 3, MEAN = 4, BIAS = 5, SCALE = 6, ID = 7;
  var TOP = 10;
  var HITS = 8;
  var TOLERANCE = 1e-4;
  var k = data.k;
  var size = k + (data.bias ? 1 : 0);
  var bytes = decode(data.factors);
  var indexOf = {};
  data.items.forEach(function (item, i) { indexOf[item[ID]] = i; });
  var lower = data.items.map(function (item) { return fold(label(item)); });
  var ratings = []; // {index, rating}, in the order given

  function decode(base64) {
    var text = window.atob(base64);
    var out = new Int8Array(text.length);
    for (var i = 0; i < text.length; i++) {
      out[i] = (text.charCodeAt(i) << 24) >> 24;
    }
    return out;
  }

  function label(item) {
    return item[YEAR] > 0 ? item[TITLE] + " (" + item[YEAR] + ")" : item[TITLE];
  }

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function vector(index) {
    var x = new Float64Array(size);
    var scale = data.items[index][SCALE];
    for (var f = 0; f < k; f++) {
      x[f] = bytes[index * k + f] * scale;
    }
    if (data.bias) {
      x[k] = 1;
    }
    return x;
  }

  function residual(given) {
    return given.rating - data.mean - data.items[given.index][BIAS];
  }

  /** Lower triangle L of a = L Lᵀ, row-major. */
  function cholesky(a) {
    var l = new Float64Array(size * size);
    for (var i = 0; i < size; i++) {
      for (var j = 0; j <= i; j++) {
        var sum = a[i * size + j];
        for (var m = 0; m < j; m++) {
          sum -= l[i * size + m] * l[j * size + m];
        }
        l[i * size + j] = i === j ? Math.sqrt(sum) : sum / l[j * size + j];
      }
    }
    return l;
  }

  function solve(l, b) {
    var x = Float64Array.from(b);
    var i, j;
    for (i = 0; i < size; i++) {
      for (j = 0; j < i; j++) {
        x[i] -= l[i * size + j] * x[j];
      }
      x[i] /= l[i * size + i];
    }
    for (i = size - 1; i >= 0; i--) {
      for (j = i + 1; j < size; j++) {
        x[i] -= l[j * size + i] * x[j];
      }
      x[i] /= l[i * size + i];
    }
    return x;
  }

  function system(given) {
    var a = new Float64Array(size * size);
    var b = new Float64Array(size);
    given.forEach(function (one) {
      var x = vector(one.index);
      var r = residual(one);
      for (var i = 0; i < size; i++) {
        b[i] += x[i] * r;
        for (var j = 0; j < size; j++) {
          a[i * size + j] += x[i] * x[j];
        }
      }
    });
    for (var f = 0; f < size; f++) {
      a[f * size + f] += f < k ? data.lambda * (data.weighted ? given.length : 1) : data.biasLambda;
    }
    var l = cholesky(a);
    return { l: l, user: solve(l, b) };
  }

  function score(user, index) {
    var x = vector(index);
    var sum = data.mean + data.items[index][BIAS];
    for (var f = 0; f < size; f++) {
      sum += user[f] * x[f];
    }
    return sum;
  }

  function best(user, given, top) {
    var taken = {};
    given.forEach(function (one) { taken[one.index] = true; });
    var all = [];
    for (var i = 0; i < data.items.length; i++) {
      if (!taken[i]) {
        all.push({ index: i, score: score(user, i) });
      }
    }
    all.sort(function (a, b) { return b.score - a.score || a.index - b.index; });
    return all.slice(0, top);
  }

  /** The reader's ratings that raise a prediction most. */
  function reasons(l, given, index) {
    var weights = solve(l, vector(index));
    return given.map(function (one) {
      var x = vector(one.index);
      var weight = 0;
      for (var f = 0; f < size; f++) {
        weight += weights[f] * x[f];
      }
      return { index: one.index, part: weight * residual(one) };
    }).filter(function (one) {
      return one.part > 0.005;
    }).sort(function (a, b) {
      return b.part - a.part;
    }).slice(0, 2);
  }

  function clipped(value) {
    return Math.min(data.scaleMax, Math.max(data.scaleMin, value));
  }

  function element(name, css, text) {
    var node = document.createElement(name);
    if (css) {
      node.className = css;
    }
    if (text !== undefined) {
      node.textContent = text;
    }
    return node;
  }

  function pick(index, value, remark) {
    var item = element("li");
    item.appendChild(element("span", "title", label(data.items[index])));
    item.appendChild(element("span", "score", value));
    item.appendChild(element("small", "", remark));
    return item;
  }

  function genres(item) {
    return item[GENRES].length ? item[GENRES].join(", ") + " · " : "";
  }

  function fill(id, nodes) {
    var list = document.getElementById(id);
    list.textContent = "";
    nodes.forEach(function (node) { list.appendChild(node); });
  }

  function recommend() {
    var solved = system(ratings);
    fill("recommended", best(solved.user, ratings, TOP).map(function (one) {
      var item = data.items[one.index];
      var why = reasons(solved.l, ratings, one.index).map(function (reason) {
        return data.items[reason.index][TITLE] + " +" + reason.part.toFixed(2);
      });
      var remark = genres(item) + item[RATINGS] + " ratings" + (why.length ? " · because of " + why.join(", ") : "");
      return pick(one.index, clipped(one.score).toFixed(2), remark);
    }));
    var given = {};
    ratings.forEach(function (one) { given[one.index] = true; });
    var popular = [];
    for (var i = 0; i < data.items.length && popular.length < TOP; i++) {
      if (!given[i]) {
        popular.push(pick(i, data.items[i][MEAN].toFixed(2), genres(data.items[i]) + data.items[i][RATINGS] + " ratings, their mean"));
      }
    }
    fill("popular", popular);
  }

  function scale() {
    var values = [];
    var step = data.scaleStep > 0 ? data.scaleStep : (data.scaleMax - data.scaleMin) / 8;
    for (var i = 0; data.scaleMin + i * step <= data.scaleMax + 1e-9; i++) {
      values.unshift(Math.round((data.scaleMin + i * step) * 1000) / 1000);
    }
    return values;
  }

  function ratedRow(one) {
    var item = element("li");
    var title = label(data.items[one.index]);
    item.appendChild(element("span", "", title));
    var select = element("select");
    select.setAttribute("aria-label", "Rating of " + title);
    scale().forEach(function (value) {
      var option = element("option", "", String(value));
      option.value = String(value);
      option.selected = Math.abs(value - one.rating) < 1e-9;
      select.appendChild(option);
    });
    select.addEventListener("change", function () {
      one.rating = parseFloat(select.value);
      changed(false);
    });
    var remove = element("button", "", "Remove");
    remove.type = "button";
    remove.setAttribute("aria-label", "Remove " + title);
    remove.addEventListener("click", function () {
      ratings = ratings.filter(function (other) { return other !== one; });
      changed(true);
      document.getElementById("find").focus();
    });
    item.appendChild(select);
    item.appendChild(remove);
    return item;
  }

  function changed(rows) {
    if (rows) {
      fill("rated", ratings.map(ratedRow));
    }
    document.getElementById("clear").hidden = ratings.length === 0;
    recommend();
    var hash = ratings.map(function (one) {
      return encodeURIComponent(data.items[one.index][ID]) + "=" + one.rating;
    }).join("&");
    if (location.hash.slice(1) !== hash) {
      try {
        history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
      } catch (e) {
        // the address stays as it is
      }
    }
  }

  function recall() {
    ratings = [];
    location.hash.slice(1).split("&").forEach(function (part) {
      var at = part.lastIndexOf("=");
      var value = parseFloat(part.slice(at + 1));
      try {
        var index = indexOf[decodeURIComponent(part.slice(0, at))];
        if (at > 0 && index !== undefined && value >= data.scaleMin && value <= data.scaleMax) {
          ratings.push({ index: index, rating: value });
        }
      } catch (e) {
        // not one of ours
      }
    });
    changed(true);
  }

  function search() {
    var wanted = fold(document.getElementById("find").value.trim());
    var hits = [];
    if (wanted.length > 1) {
      var words = wanted.split(/\s+/);
      for (var i = 0; i < lower.length && hits.length < HITS; i++) {
        if (words.every(function (word) { return lower[i].indexOf(word) >= 0; })) {
          hits.push(i);
        }
      }
    }
    document.getElementById("hits-note").textContent = wanted.length < 2 ? ""
      : hits.length === 0 ? "No title like that." : hits.length === HITS ? "The best known of many:" : hits.length + " found:";
    fill("hits", hits.map(function (index) {
      var item = element("li");
      var button = element("button");
      button.type = "button";
      button.appendChild(element("span", "", label(data.items[index])));
      button.appendChild(element("small", "", data.items[index][RATINGS] + " ratings"));
      button.addEventListener("click", function () {
        if (!ratings.some(function (one) { return one.index === index; })) {
          ratings.push({ index: index, rating: data.scaleMax });
        }
        document.getElementById("find").value = "";
        search();
        changed(true);
        document.getElementById("find").focus();
      });
      item.appendChild(button);
      return item;
    }));
  }

  /** The cases that Java solved when the results were made; null where all agree. */
  function selfCheck() {
    var largest = 0;
    for (var c = 0; c < data.checks.length; c++) {
      var given = data.checks[c][1].map(function (pair) { return { index: pair[0], rating: pair[1] }; });
      var user = system(given).user;
      var expected = data.checks[c][2];
      for (var i = 0; i < expected.length; i++) {
        largest = Math.max(largest, Math.abs(score(user, expected[i][0]) - expected[i][1]));
      }
      var first = best(user, given, 1)[0];
      if (expected.length && score(user, expected[0][0]) < first.score - TOLERANCE) {
        largest = Infinity;
      }
    }
    return largest;
  }

  var difference = selfCheck();
  var passed = difference <= TOLERANCE;
  var note = document.getElementById("self-check");
  note.setAttribute("data-passed", String(passed));
  note.textContent = passed
    ? "✓ Self-check passed: " + data.checks.length + " cases computed here agree with the program's own, largest difference "
      + difference.toExponential(1) + "."
    : "✕ Self-check failed: this browser's numbers differ from the program's own. Do not trust them.";
  document.getElementById("find").addEventListener("input", search);
  document.getElementById("clear").addEventListener("click", function () {
    ratings = [];
    changed(true);
  });
  window.addEventListener("hashchange", recall);
  section.hidden = false;
  recall();
})();

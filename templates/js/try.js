// Folds the reader into the model: one ridge system of k + 1 equations, solved by Cholesky, as in Java.
(function () {
  "use strict";
  var data = window.FACTORLENS_FACTORS;
  var catalogue = window.FactorLensCatalogue;
  var section = document.getElementById("try");
  if (!data || !catalogue || !section) {
    return;
  }
  var BIAS = 0, SCALE = 1;
  var TOP = 10;
  var STARTERS = 8;
  var TOLERANCE = 1e-4;
  var items = catalogue.items;
  var element = catalogue.element;
  var k = data.k;
  var size = k + (data.bias ? 1 : 0);
  var bytes = decode(data.factors);
  // An id may be __proto__.
  var indexOf = Object.create(null);
  items.forEach(function (item, i) { indexOf[item.id] = i; });
  var ratings = []; // {index, rating}, in the order given

  function byId(id) {
    return document.getElementById(id);
  }

  function decode(base64) {
    var text = window.atob(base64);
    var out = new Int8Array(text.length);
    for (var i = 0; i < text.length; i++) {
      out[i] = (text.charCodeAt(i) << 24) >> 24;
    }
    return out;
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
    var sum = data.mean + data.items[index][BIAS];
    var scale = data.items[index][SCALE];
    for (var f = 0; f < k; f++) {
      sum += user[f] * (bytes[index * k + f] * scale);
    }
    return data.bias ? sum + user[k] : sum;
  }

  function best(user, given, top) {
    var taken = {};
    given.forEach(function (one) { taken[one.index] = true; });
    var all = [];
    for (var i = 0; i < items.length; i++) {
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
      return { given: one, part: weight * residual(one) };
    }).filter(function (one) {
      return one.part > 0.005;
    }).sort(function (a, b) {
      return b.part - a.part;
    }).slice(0, 2);
  }

  function clipped(value) {
    return Math.min(data.scaleMax, Math.max(data.scaleMin, value));
  }

  function meter(value) {
    var space = "http://www.w3.org/2000/svg";
    var svg = document.createElementNS(space, "svg");
    var share = (value - data.scaleMin) / (data.scaleMax - data.scaleMin) * 100;
    svg.setAttribute("class", "meter");
    svg.setAttribute("viewBox", "0 0 100 4");
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    [100, share].forEach(function (width, i) {
      var bar = document.createElementNS(space, "rect");
      bar.setAttribute("width", String(Math.round(width)));
      bar.setAttribute("height", "4");
      bar.setAttribute("class", i ? "level" : "ground");
      svg.appendChild(bar);
    });
    return svg;
  }

  function pick(index, value, why) {
    var item = items[index];
    var row = element("li");
    var name = element("span", "title");
    catalogue.fill(name, catalogue.named(item));
    row.appendChild(name);
    row.appendChild(element("b", "score", value.toFixed(2)));
    row.appendChild(meter(value));
    row.appendChild(element("small", "", [catalogue.genres(item), catalogue.counted(item.ratings)].filter(Boolean).join(" · ")));
    if (why.length) {
      row.appendChild(element("small", "why", "Because you rated " + why.map(function (reason) {
        return items[reason.given.index].title + " " + reason.given.rating + data.mark + " (+" + reason.part.toFixed(2) + ")";
      }).join(", ")));
    }
    return row;
  }

  function unrated(count) {
    var given = {};
    ratings.forEach(function (one) { given[one.index] = true; });
    var popular = [];
    for (var i = 0; i < items.length && popular.length < count; i++) {
      if (!given[i]) {
        popular.push(i);
      }
    }
    return popular;
  }

  function recommend() {
    var solved = system(ratings);
    var chosen = best(solved.user, ratings, TOP);
    var popular = unrated(TOP);
    catalogue.fill(byId("recommended"), chosen.map(function (one) {
      return pick(one.index, clipped(one.score), reasons(solved.l, ratings, one.index));
    }));
    catalogue.fill(byId("popular"), popular.map(function (index) {
      return pick(index, items[index].mean, []);
    }));
    var both = chosen.filter(function (one) { return popular.indexOf(one.index) >= 0; }).length;
    byId("shared").textContent = ratings.length === 0
      ? "Rate something and \"For you\" becomes yours; until then it is what the model predicts for somebody unknown."
      : (both === 0 ? "None" : both) + " of the " + chosen.length + " for you " + (both === 1 ? "is" : "are")
        + " also among the most rated.";
    starters();
  }

  /** Well-known titles to begin with. */
  function starters() {
    catalogue.fill(byId("starters"), unrated(STARTERS).map(function (index) {
      var row = element("li");
      var button = element("button", "", items[index].title);
      button.type = "button";
      button.setAttribute("aria-label", "Rate " + catalogue.label(items[index]));
      button.addEventListener("click", function () { add(index); });
      row.appendChild(button);
      return row;
    }));
  }

  function add(index) {
    if (!ratings.some(function (one) { return one.index === index; })) {
      ratings.push({ index: index, rating: data.scaleMax });
    }
    changed(true);
    var sliders = byId("rated").querySelectorAll("input");
    sliders[sliders.length - 1].focus();
  }

  function ratedRow(one) {
    var row = element("li");
    var title = catalogue.label(items[one.index]);
    var name = element("span", "title");
    catalogue.fill(name, catalogue.named(items[one.index]));
    var slider = element("input");
    slider.type = "range";
    slider.min = String(data.scaleMin);
    slider.max = String(data.scaleMax);
    slider.step = String(data.scaleStep > 0 ? data.scaleStep : "any");
    slider.value = String(one.rating);
    slider.setAttribute("aria-label", "Rating of " + title);
    var value = element("output", "score", one.rating + data.mark);
    slider.addEventListener("input", function () {
      one.rating = Math.round(parseFloat(slider.value) * 100) / 100;
      value.textContent = one.rating + data.mark;
      changed(false);
    });
    var remove = element("button", "", "Remove");
    remove.type = "button";
    remove.setAttribute("aria-label", "Remove " + title);
    remove.addEventListener("click", function () {
      ratings = ratings.filter(function (other) { return other !== one; });
      changed(true);
      byId("find").focus();
    });
    [name, slider, value, remove].forEach(function (node) { row.appendChild(node); });
    return row;
  }

  function changed(rows) {
    if (rows) {
      catalogue.fill(byId("rated"), ratings.map(ratedRow));
    }
    byId("actions").hidden = ratings.length === 0;
    byId("copied").textContent = "";
    recommend();
    var hash = ratings.map(function (one) {
      return encodeURIComponent(items[one.index].id) + "=" + one.rating;
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
        var index = at > 0 ? indexOf[decodeURIComponent(part.slice(0, at))] : undefined;
        var known = ratings.some(function (one) { return one.index === index; });
        if (index !== undefined && !known && value >= data.scaleMin && value <= data.scaleMax) {
          ratings.push({ index: index, rating: value });
        }
      } catch (e) {
        // not one of ours
      }
    });
    changed(true);
  }

  function copy() {
    var note = byId("copied");
    var otherwise = function () { note.textContent = "Copy it from the address bar."; };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(location.href).then(function () { note.textContent = "Copied."; }, otherwise);
    } else {
      otherwise();
    }
  }

  /** The cases that Java solved when the results were made: the largest difference. */
  function selfCheck() {
    var largest = 0;
    data.checks.forEach(function (check) {
      var given = check[1].map(function (pair) { return { index: pair[0], rating: pair[1] }; });
      var expected = check[2];
      var user = system(given).user;
      expected.forEach(function (one) {
        largest = Math.max(largest, Math.abs(score(user, one[0]) - one[1]));
      });
      best(user, given, expected.length).forEach(function (one, rank) {
        largest = Math.max(largest, Math.abs(one.score - expected[rank][1]));
      });
    });
    return largest;
  }

  function tell(difference) {
    var passed = difference <= TOLERANCE;
    var note = byId("self-check");
    note.setAttribute("data-passed", String(passed));
    note.textContent = passed
      ? "✓ Self-check passed: " + data.checks.length + " cases computed here agree with the program's own, largest difference "
        + difference.toExponential(1) + "."
      : "✕ Self-check failed: this browser's numbers differ from the program's own. Do not trust them.";
    note.hidden = false;
  }

  tell(selfCheck());
  catalogue.box(byId("find"), byId("hits"), byId("hits-note"), add);
  byId("copy").addEventListener("click", copy);
  byId("clear").addEventListener("click", function () {
    ratings = [];
    changed(true);
    byId("find").focus();
  });
  window.addEventListener("hashchange", recall);
  section.hidden = false;
  recall();
})();

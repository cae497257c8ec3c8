// Lays any two configurations side by side. The pair stands in the address: #a=RUN&b=RUN, each named by its first run.
(function () {
  "use strict";
  var data = window.FACTORLENS_COMPARE;
  var form = document.getElementById("compare-form");
  if (!data || !form) {
    return;
  }
  var LABEL = 0, CHOSEN = 1, SETTINGS = 2, SCORES = 3, RUNS = 4;
  var CELL = 0, NAME = 1, RMSE = 2;
  var all = data.configurations;

  /** Mean of a minus b over folds, paired by name; scores are means over seeds. Null ends where there is no interval. */
  function difference(a, b) {
    var pairs = [];
    a[RUNS].forEach(function (run) {
      b[RUNS].forEach(function (other) {
        if (run[NAME] === other[NAME] && run[RMSE] !== null && other[RMSE] !== null) {
          pairs.push([run, other, run[RMSE] - other[RMSE]]);
        }
      });
    });
    var size = pairs.length;
    var mean = pairs.reduce(function (sum, pair) { return sum + pair[2]; }, 0) / size;
    var found = { pairs: pairs, mean: mean, low: null, high: null };

    if (data.testToTrain !== null && size > 1 && size === Math.min(a[RUNS].length, b[RUNS].length)) {
      var squares = pairs.reduce(function (sum, pair) { return sum + (pair[2] - mean) * (pair[2] - mean); }, 0);
      var half = data.quantiles[size - 2] * Math.sqrt(squares / (size - 1) * (1 / size + data.testToTrain));
      found.low = mean - half;
      found.high = mean + half;
    } else if (data.users.length && a !== b) {
      var i = all.indexOf(a), j = all.indexOf(b), at = 2 * Math.abs(i - j) - 2;
      var ends = data.users[Math.min(i, j)].slice(at, at + 2);
      if (ends[0] !== null) {
        found.low = i < j ? ends[0] : -ends[1];
        found.high = i < j ? ends[1] : -ends[0];
      }
    }
    return found;
  }

  function fixed(value, decimals) {
    var text = Math.abs(value).toFixed(decimals || 4);
    return value < 0 && /[1-9]/.test(text) ? "\u2212" + text : text;
  }

  function signed(value, decimals) {
    var text = fixed(value, decimals);
    return value > 0 && /[1-9]/.test(text) ? "+" + text : text;
  }

  /** With more decimals where an end near zero would hide its side. */
  function interval(low, high) {
    var decimals = 4;
    while (decimals < 6 && [low, high].some(function (end) { return end !== 0 && !/[1-9]/.test(end.toFixed(decimals)); })) {
      decimals++;
    }
    return signed(low, decimals) + " to " + signed(high, decimals);
  }

  function shown(value, format) {
    return value === null || isNaN(value) ? "n/a" : format(value, 4);
  }

  /** Rows of texts, or of pairs of a text and an address; the first cell names its row. */
  function table(id, rows, a, b) {
    var table = document.querySelector("#" + id + " table");
    var body = table.tBodies[0];
    [a, b].forEach(function (one, i) { table.tHead.rows[0].cells[i + 1].textContent = one[LABEL]; });
    body.textContent = "";
    rows.forEach(function (cells) {
      var row = body.insertRow();
      cells.forEach(function (one, i) {
        var cell = document.createElement(i ? "td" : "th");
        var place = cell;
        if (!i) {
          cell.scope = "row";
        }
        if (one instanceof Array) {
          place = cell.appendChild(document.createElement("a"));
          place.href = "runs/" + one[1] + ".html";
        }
        place.textContent = [].concat(one)[0];
        row.appendChild(cell);
      });
    });
    table.parentNode.hidden = rows.length === 0;
  }

  function svg(name, attributes, parent) {
    var node = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach(function (key) { node.setAttribute(key, attributes[key]); });
    return parent.appendChild(node);
  }

  /** The interval, a dot for each run, and zero. The tables hold the same numbers. */
  function strip(found) {
    var here = document.getElementById("compare-strip");
    here.textContent = "";
    var values = found.pairs.map(function (pair) { return pair[2]; }).concat(found.mean, 0);
    if (found.low !== null) {
      values.push(found.low, found.high);
    }
    var low = Math.min.apply(null, values);
    var high = Math.max.apply(null, values);
    if (!(high > low)) { // no pair, or no difference at all
      return;
    }
    function x(value) {
      return (30 + 580 * (value - low) / (high - low)).toFixed(1);
    }
    function line(value, y1, y2, css) {
      svg("line", { x1: x(value), x2: x(value), y1: y1, y2: y2, "class": css }, image);
    }
    function words(value, y, text) { // at an end they stay within the picture
      var at = x(value) < 100 ? "start" : x(value) > 540 ? "end" : "middle";
      svg("text", { x: at === "middle" ? x(value) : at === "end" ? 640 : 0, y: y, "text-anchor": at }, image).textContent = text;
    }
    var image = svg("svg", { viewBox: "0 0 640 76", "class": "strip", "aria-hidden": "true" }, here);
    line(0, 4, 54, "zero");
    words(0, 71, "no difference");
    if (found.low !== null) {
      svg("rect", { x: x(found.low), width: x(found.high) - x(found.low), y: 22, height: 14, rx: 3, "class": "interval" }, image);
    }
    found.pairs.forEach(function (pair) {
      var dot = svg("circle", { cx: x(pair[2]), cy: 29, r: 4.5, "class": "run" }, image);
      svg("title", {}, dot).textContent = pair[0][NAME] + ": " + signed(pair[2]);
    });
    line(found.mean, 14, 44, "mean");
    words(found.mean, 9, signed(found.mean));
  }

  function says(found, a, b) {
    var text = a === b ? data.says[4] : found.pairs.length === 0 ? data.says[5] : found.low === null ? data.says[3]
      : found.high < 0 ? data.says[0] : found.low > 0 ? data.says[1] : data.says[2];
    return text.replace("{a}", function () { return a[LABEL]; }).replace("{b}", function () { return b[LABEL]; })
      .replace("{size}", fixed(Math.abs(found.mean)));
  }

  function text(id, value) {
    document.getElementById(id).textContent = value;
  }

  function show() {
    var a = all[form.elements.a.value];
    var b = all[form.elements.b.value];
    var found = difference(a, b);
    text("compare-lede", "Pick any two; the address keeps the pair.");
    text("compare-a", a[LABEL]);
    text("compare-b", b[LABEL]);
    text("compare-verdict", says(found, a, b));
    text("compare-evidence", shown(found.mean, signed) + ", " + (found.low === null
      ? "no interval from so few pairs or users"
      : "95% interval " + interval(found.low, found.high)));
    table("compare-settings", data.settings.map(function (setting, i) {
      return [setting, a[SETTINGS][i], b[SETTINGS][i]];
    }).filter(function (row) { return row[1] !== row[2]; }), a, b);
    table("compare-scores", data.scores.map(function (score, i) {
      var x = a[SCORES][i];
      var y = b[SCORES][i];
      return x === null && y === null ? null
        : [score, shown(x, fixed), shown(y, fixed), shown(x === null || y === null ? null : x - y, signed)];
    }).filter(Boolean), a, b);
    table("compare-runs", found.pairs.map(function (pair) {
      return [pair[0][NAME], [fixed(pair[0][RMSE]), pair[0][CELL]], [fixed(pair[1][RMSE]), pair[1][CELL]], signed(pair[2])];
    }), a, b);
    strip(found);
  }

  /** The configuration that has this run, by index; -1 for none. */
  function having(run) {
    for (var i = 0; i < all.length; i++) {
      if (all[i][RUNS].some(function (one) { return one[CELL] === run; })) {
        return i;
      }
    }
    return -1;
  }

  function recall() {
    var asked = {};
    location.hash.slice(1).split("&").forEach(function (part) {
      asked[part.slice(0, part.indexOf("="))] = part.slice(part.indexOf("=") + 1);
    });
    var chosen = all.findIndex(function (one) { return one[CHOSEN]; });
    var a = having(asked.a);
    var b = having(asked.b);
    a = a >= 0 ? a : b !== chosen && chosen >= 0 ? chosen : 0;
    b = b >= 0 ? b : chosen >= 0 && a !== chosen ? chosen : a === 0 ? 1 : 0;
    form.elements.a.value = String(a);
    form.elements.b.value = String(b);
    show();
    var unknown = [asked.a, asked.b].filter(function (run) { return run && having(run) < 0; });
    if (unknown.length) {
      text("compare-lede", "Not among the configurations that can be compared: " + unknown.join(", ") + ".");
    }
  }

  function changed() {
    try {
      history.replaceState(null, "", "#a=" + all[form.elements.a.value][RUNS][0][CELL]
        + "&b=" + all[form.elements.b.value][RUNS][0][CELL]);
    } catch (e) {
      // the address stays as it is
    }
    show();
  }

  function agrees() {
    return data.checks.every(function (check) {
      var found = difference(all[check[0]], all[check[1]]);
      return [found.mean, found.low, found.high].every(function (value, i) {
        return check[i + 2] === null ? value === null : Math.abs(value - check[i + 2]) <= 2e-6;
      });
    });
  }

  ["a", "b"].forEach(function (side) {
    all.forEach(function (one, i) {
      var option = document.createElement("option");
      option.value = String(i);
      option.textContent = (i + 1) + ". " + one[LABEL] + (one[CHOSEN] ? " (chosen)" : "");
      form.elements[side].appendChild(option);
    });
    form.elements[side].addEventListener("change", changed);
  });
  form.elements.swap.addEventListener("click", function () {
    var a = form.elements.a.value;
    form.elements.a.value = form.elements.b.value;
    form.elements.b.value = a;
    changed();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("hashchange", recall);
  var passed = agrees();
  var note = document.getElementById("compare-check");
  note.setAttribute("data-passed", String(passed));
  note.textContent = passed
    ? "✓ Self-check passed: intervals computed here agree with the program's own in " + data.checks.length + " cases."
    : "✕ Self-check failed: this browser's intervals differ from the program's own. Do not trust them.";
  form.hidden = false;
  recall();
})();

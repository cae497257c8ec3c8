// The map of the catalogue, drawn anew with all of the page's width: genres, search, zoom, names on hover, likeness of titles.
(function () {
  "use strict";
  var catalogue = window.FactorLensCatalogue;
  var plot = document.querySelector("#item-map .plot");
  if (!catalogue || !plot || !catalogue.data.drawn) {
    return;
  }
  var data = catalogue.data;
  var items = catalogue.items;
  var element = catalogue.element;
  var MOST = data.drawn.length;
  var LIKE = 6;
  var DEEPEST = 32;
  var REACH = 24;
  var narrow = plot.clientWidth < 640;
  var SIZE = narrow ? 17 : 13;
  var NAMES = narrow ? 8 : 18, LONGEST = narrow ? 24 : 48, HIDES = narrow ? 6 : 2; // a name hides fewer marks than that
  var DRAWN = narrow ? Math.min(MOST, 160) : MOST; // a small map is no cloud; more come with zoom and genre
  var WIDE = narrow ? 480 : 1000, HIGH = narrow ? 520 : 560, EDGE = 18;
  var SHAPES = [
    "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "m-3.5-3.5h7v7h-7z", "m0-4.8l4.6 8.2h-9.2z", "m0-5.1l4.6 5.1l-4.6 5.1l-4.6-5.1z",
    "m-1.6-4.8h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2z", "m0 4.8l4.6-8.2h-9.2z", "m-4.2 0l2.1-3.8h4.2l2.1 3.8l-2.1 3.8h-4.2z"
  ];
  var state = { genre: "", item: -1, zoom: 1, x: 0.5, y: 0.5 }; // x and y: the middle of the view, 0 to 1
  var drawn = [];
  var bounds = extent();
  var told = document.getElementById("map-told");
  var choice = document.getElementById("map-genre");
  var svg = shape("svg", { "class": "chart map", viewBox: "0 0 " + WIDE + " " + HIGH, role: "img", "aria-labelledby": "map" });
  var readout = element("p", "readout");

  function shape(name, attributes, text) {
    var node = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach(function (key) { node.setAttribute(key, attributes[key]); });
    if (text !== undefined) {
      node.textContent = text;
    }
    return node;
  }

  function extent() {
    var shown = items.slice(0, MOST);
    function ends(axis) {
      var values = shown.map(function (item) { return item[axis]; });
      var low = Math.min.apply(null, values), high = Math.max.apply(null, values);
      return high > low ? [low, high] : [low - 1, high + 1];
    }
    return { x: ends("x"), y: ends("y") };
  }

  function between(low, value, high) {
    return Math.max(low, Math.min(high, value));
  }

  function share(value, axis) {
    return (value - bounds[axis][0]) / (bounds[axis][1] - bounds[axis][0]);
  }

  function along(part, axis) {
    var length = axis === "x" ? WIDE : HIGH;
    var at = EDGE + ((part - state[axis]) * state.zoom + 0.5) * (length - 2 * EDGE);
    return axis === "x" ? at : HIGH - at;
  }

  /** Where an item stands; those beyond the most rated ones stand at the edge. */
  function place(index) {
    return {
      x: along(between(0, share(items[index].x, "x"), 1), "x"), y: along(between(0, share(items[index].y, "y"), 1), "y")
    };
  }

  function inside(at) {
    return at.x > 0 && at.x < WIDE && at.y > 0 && at.y < HIGH;
  }

  /** The view with its middle there; it stays within the map. */
  function view(zoom, x, y) {
    state.zoom = between(1, zoom, DEEPEST);
    var half = 0.5 / state.zoom;
    state.x = between(half, x, 1 - half);
    state.y = between(half, y, 1 - half);
    svg.classList.toggle("zoomed", state.zoom > 1);
    catalogue.all(draw);
  }

  function centred(zoom, index) {
    view(zoom, between(0, share(items[index].x, "x"), 1), between(0, share(items[index].y, "y"), 1));
  }

  function zoom(factor) {
    if (state.item >= 0 && factor > 1) {
      centred(state.zoom * factor, state.item);
    } else {
      view(state.zoom * factor, state.x, state.y);
    }
  }

  /** Moves the view by parts of its own width and height. */
  function move(x, y) {
    view(state.zoom, state.x + x / state.zoom, state.y + y / state.zoom);
  }

  function chosen() {
    var number = data.genres.indexOf(state.genre);
    var all = [];
    for (var i = 0; i < items.length && all.length < DRAWN; i++) {
      if ((number < 0 || items[i].genres.indexOf(number) >= 0) && inside(place(i))) {
        all.push(i);
      }
    }
    return all;
  }

  /** Number of the colour: of the genre chosen, else that of the rarest of the item's genres, -1 for none. */
  function group(index) {
    return state.genre ? Math.max(0, data.groups.indexOf(state.genre)) : index < MOST ? data.drawn[index] : rarest(index);
  }

  function has(index, genre) {
    return items[index].genres.indexOf(data.genres.indexOf(genre)) >= 0;
  }

  var counts = data.groups.map(function (genre) {
    return data.drawn.filter(function (group, i) { return has(i, genre); }).length;
  });

  function rarest(index) {
    return data.groups.reduce(function (best, genre, i) {
      return has(index, genre) && (best < 0 || counts[i] < counts[best]) ? i : best;
    }, -1);
  }

  function mark(index, number) {
    var at = place(index);
    return shape("path", {
      d: "M" + at.x.toFixed(1) + " " + at.y.toFixed(1) + SHAPES[number < 0 ? 0 : number % SHAPES.length],
      fill: number < 0 ? "var(--chart-other)" : "var(--chart-" + (number % 8 + 1) + ")"
    });
  }

  /** Whole names beside well-known titles, where they cover no other name and few marks. */
  function names() {
    var taken = [];
    var marks = drawn.map(place);
    var some = drawn.slice(0, 4 * NAMES);
    var known = state.genre || state.zoom > 1 ? some : data.named.concat(some);
    known.forEach(function (index, i) {
      var at = place(index), text = items[index].title;
      if (taken.length === NAMES || text.length > LONGEST || index === state.item || known.indexOf(index) < i) {
        return;
      }
      var wide = text.length * SIZE * 0.56;
      var best = [[at.x + 10, 0], [at.x - 10 - wide, 0], [at.x - wide / 2, -SIZE], [at.x - wide / 2, SIZE]].map(function (to) {
        return { x: to[0], y: at.y + to[1], w: wide };
      }).filter(function (box) {
        return box.x > 0 && box.x + wide < WIDE && box.y > SIZE && box.y < HIGH - SIZE && taken.every(function (other) {
          return box.x > other.x + other.w || other.x > box.x + wide || Math.abs(box.y - other.y) > SIZE + 4;
        });
      }).map(function (box) {
        box.hidden = marks.filter(function (mark) {
          return mark.x > box.x && mark.x < box.x + wide && Math.abs(mark.y - box.y) < SIZE * 0.8;
        }).length;
        return box;
      }).sort(function (a, b) { return a.hidden - b.hidden; })[0];
      if (best && best.hidden < HIDES) {
        taken.push(best);
        svg.appendChild(ring(at, 6, "var(--chart-text)", 1.2));
        name(text, best.x, best.y);
      }
    });
  }

  function ring(at, radius, colour, width) {
    return shape("circle", { cx: at.x.toFixed(1), cy: at.y.toFixed(1), r: radius, fill: "none", stroke: colour, "stroke-width": width });
  }

  function name(text, x, y) {
    svg.appendChild(shape("text", {
      x: x.toFixed(1), y: (y + SIZE / 3).toFixed(1), "font-size": SIZE, fill: "var(--chart-text)",
      stroke: "var(--chart-bg)", "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke"
    }, text));
  }

  function pinned() {
    var at = state.item < 0 ? null : place(state.item);
    if (at && inside(at)) {
      svg.appendChild(ring(at, 9, "var(--chart-mark)", 3));
      var wide = items[state.item].title.length * SIZE * 0.56;
      name(items[state.item].title, between(0, at.x > WIDE * 0.6 ? at.x - 12 - wide : at.x + 12, WIDE), at.y);
    }
  }

  function draw() {
    svg.textContent = "";
    drawn = chosen();
    ["x", "y"].forEach(function (axis, i) {
      var at = along(share(0, axis), axis);
      svg.appendChild(shape("path", { d: i ? "M0 " + at + "H" + WIDE : "M" + at + " 0V" + HIGH, stroke: "var(--chart-grid)" }));
    });
    var marks = shape("g", { stroke: "var(--chart-bg)", "stroke-width": 0.8, "fill-opacity": 0.85 });
    drawn.slice().reverse().forEach(function (index) { marks.appendChild(mark(index, group(index))); });
    svg.appendChild(marks);
    names();
    pinned();
    readout.textContent = (state.genre || state.zoom > 1)
      ? drawn.length + (drawn.length < DRAWN ? ", which is all" : " most rated") + (state.genre ? " of the genre " + state.genre : "")
        + (state.zoom > 1 ? " in this part of the map." : ".")
      : DRAWN < MOST ? "The " + DRAWN + " most rated; zoom in for more." : "";
    svg.setAttribute("data-drawn", String(drawn.length));
  }

  function legend() {
    var list = element("ul", "map-legend");
    data.groups.concat(data.drawn.indexOf(-1) < 0 ? [] : ["other genres"]).forEach(function (text, i) {
      var row = element("li");
      var sign = shape("svg", { viewBox: "-6 -6 12 12", "aria-hidden": "true" });
      var known = i < data.groups.length;
      sign.appendChild(shape("path", {
        d: "M0 0" + SHAPES[known ? i % SHAPES.length : 0], fill: known ? "var(--chart-" + (i % 8 + 1) + ")" : "var(--chart-other)"
      }));
      row.appendChild(sign);
      row.appendChild(element("span", "", text));
      list.appendChild(row);
    });
    return list;
  }

  function told1(index) {
    var item = items[index];
    return [catalogue.label(item), catalogue.genres(item), catalogue.counted(item.ratings) + ", mean " + item.mean.toFixed(2)]
      .filter(Boolean).join(" · ");
  }

  function nearest(event) {
    var box = svg.getBoundingClientRect();
    var scale = WIDE / box.width;
    var x = (event.clientX - box.left) * scale, y = (event.clientY - box.top) * scale;
    var best = -1, distance = REACH * REACH * scale * scale;
    drawn.concat(state.item < 0 ? [] : [state.item]).forEach(function (index) {
      var at = place(index);
      var d = (at.x - x) * (at.x - x) + (at.y - y) * (at.y - y);
      if (d < distance) {
        best = index;
        distance = d;
      }
    });
    return best;
  }

  function point(event) {
    var index = nearest(event);
    var old = svg.querySelector(".pointed");
    if (old) {
      old.remove();
    }
    if (index >= 0) {
      var mark = ring(place(index), 8, "var(--chart-text)", 2);
      mark.setAttribute("class", "pointed");
      svg.appendChild(mark);
      readout.textContent = told1(index);
    }
    return index;
  }

  /** Cosines of all factor vectors with that of the item, by the bytes that the try-it page uses. */
  function alike(index) {
    var factors = window.FACTORLENS_FACTORS, k = factors.k;
    var text = window.atob(factors.factors);
    function value(i, f) {
      return (text.charCodeAt(i * k + f) << 24) >> 24;
    }
    function cosine(i) {
      var dot = 0, a = 0, b = 0;
      for (var f = 0; f < k; f++) {
        var x = value(index, f), y = value(i, f);
        dot += x * y;
        a += x * x;
        b += y * y;
      }
      return a > 0 && b > 0 ? dot / Math.sqrt(a * b) : 0;
    }
    var enough = parseInt(told.getAttribute("data-enough"), 10);
    return items.map(function (item, i) { return i; })
      .filter(function (i) { return i !== index && items[i].ratings >= enough; })
      .map(function (i) { return { index: i, cosine: cosine(i) }; })
      .sort(function (a, b) { return b.cosine - a.cosine || a.index - b.index; })
      .slice(0, LIKE);
  }

  function tell() {
    told.textContent = "";
    told.hidden = state.item < 0;
    if (state.item < 0) {
      return;
    }
    var shown = state.item;
    told.appendChild(element("p", "", told1(shown)));
    var list = element("ol", "like");
    var show = function () {
      if (state.item === shown) {
        told.appendChild(element("p", "ground", "Most alike by their factors:"));
        told.appendChild(list);
        catalogue.fill(list, alike(shown).map(function (one) {
          var row = element("li");
          var button = element("button");
          button.type = "button";
          catalogue.fill(button, catalogue.named(items[one.index]));
          button.addEventListener("click", function () { pick(one.index); });
          row.appendChild(button);
          row.appendChild(element("b", "", one.cosine.toFixed(2)));
          return row;
        }));
      }
    };
    if (window.FACTORLENS_FACTORS) {
      show();
    } else {
      catalogue.script("factors.js", show);
    }
  }

  function pick(index) {
    state.item = index;
    if (state.zoom > 1 && !inside(place(index))) {
      centred(state.zoom, index);
    } else {
      draw();
    }
    tell();
    remember();
  }

  function remember() {
    var parts = [];
    if (state.genre) {
      parts.push("genre=" + encodeURIComponent(state.genre));
    }
    if (state.item >= 0) {
      parts.push("title=" + encodeURIComponent(items[state.item].id));
    }
    try {
      history.replaceState(null, "", parts.length ? "#map?" + parts.join("&") : location.pathname + location.search + "#map");
    } catch (e) {
      // the address stays as it is
    }
  }

  function recall() {
    var found = /^#map\?(.*)$/.exec(location.hash);
    if (!found) {
      return;
    }
    catalogue.all(function () {
      found[1].split("&").forEach(function (part) {
        try {
          var value = decodeURIComponent(part.slice(part.indexOf("=") + 1));
          if (part.indexOf("genre=") === 0 && data.genres.indexOf(value) >= 0) {
            state.genre = choice.value = value;
          } else if (part.indexOf("title=") === 0) {
            state.item = items.findIndex(function (item) { return item.id === value; });
          }
        } catch (e) {
          // not one of ours
        }
      });
      draw();
      tell();
      document.getElementById("map").scrollIntoView();
    });
  }

  function option(text, value) {
    var node = element("option", "", text);
    node.value = value;
    return node;
  }

  catalogue.fill(choice, [option("All", "")].concat(data.genres.map(function (genre) { return option(genre, genre); })));
  choice.parentNode.hidden = data.genres.length === 0;
  choice.addEventListener("change", function () {
    catalogue.all(function () {
      state.genre = choice.value;
      draw();
      remember();
    });
  });
  catalogue.box(document.getElementById("map-find"), document.getElementById("map-hits"), document.getElementById("map-hits-note"), pick);
  var from = null, dragged = false;
  svg.addEventListener("pointerdown", function (event) {
    from = event;
    dragged = false;
  });
  svg.addEventListener("pointermove", function (event) {
    if (!from || state.zoom === 1) {
      point(event);
    } else if (dragged || Math.abs(event.clientX - from.clientX) + Math.abs(event.clientY - from.clientY) > 5) {
      if (!dragged) {
        svg.setPointerCapture(event.pointerId);
      }
      move((from.clientX - event.clientX) / svg.clientWidth, (event.clientY - from.clientY) / svg.clientHeight);
      from = event;
      dragged = true;
    }
  });
  ["pointerup", "pointercancel"].forEach(function (kind) {
    svg.addEventListener(kind, function () { from = null; });
  });
  svg.addEventListener("click", function (event) {
    var index = dragged ? -1 : point(event);
    if (index >= 0) {
      pick(index);
    }
  });
  var tools = element("div", "map-tools");
  [["Zoom in", 2], ["Zoom out", 0.5], ["Whole map", 0]].forEach(function (tool) {
    var button = element("button", "", tool[0]);
    button.type = "button";
    button.addEventListener("click", function () { zoom(tool[1]); });
    tools.appendChild(button);
  });
  tools.appendChild(element("span", "", "When zoomed, drag the map or press arrow keys on these buttons."));
  tools.addEventListener("keydown", function (event) {
    var way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (way) {
      move(way[0] / 4, way[1] / 4);
      event.preventDefault();
    }
  });
  plot.textContent = "";
  [legend(), tools, element("p", "axis", data.axes[1] + " ↑"), svg, element("p", "axis end", data.axes[0] + " →"), readout]
    .forEach(function (node) { plot.appendChild(node); });
  document.getElementById("map-controls").hidden = false;
  document.getElementById("map-hint").hidden = false;
  window.addEventListener("hashchange", recall);
  draw();
  recall();
})();

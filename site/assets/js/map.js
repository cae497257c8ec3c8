(function(){
"use strict";
var catalogue = window.FactorLensCatalogue;
var plot = document.querySelector("#item-map .plot");
if(!catalogue||!plot||!catalogue.data.drawn){
return;
}
var data = catalogue.data;
var items = catalogue.items;
var element = catalogue.element;
var MOST = data.drawn.length;
var LIKE = 6;
var REACH = 24;
var narrow = plot.clientWidth < 640;
var WIDE = narrow ? 480 : 1000, HIGH = narrow ? 520 : 560, EDGE = 18;
var SHAPES = [
"m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "m-3.5-3.5h7v7h-7z", "m0-4.8l4.6 8.2h-9.2z", "m0-5.1l4.6 5.1l-4.6 5.1l-4.6-5.1z",
"m-1.6-4.8h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2z", "m0 4.8l4.6-8.2h-9.2z", "m-4.2 0l2.1-3.8h4.2l2.1 3.8l-2.1 3.8h-4.2z"
];
var state = { genre: "", item: -1 };
var drawn = [];
var bounds = extent();
var told = document.getElementById("map-told");
var choice = document.getElementById("map-genre");
var svg = shape("svg", { "class": "chart map", viewBox: "0 0 " + WIDE + " " + HIGH, role: "img", "aria-labelledby": "map" });
var readout = element("p", "readout");
function shape(name, attributes, text){
var node = document.createElementNS("http://www.w3.org/2000/svg", name);
Object.keys(attributes).forEach(function(key){ node.setAttribute(key, attributes[key]); });
if(text!==undefined){
node.textContent = text;
}
return node;
}
function extent(){
var shown = items.slice(0, MOST);
function ends(axis){
var values = shown.map(function(item){ return item[axis]; });
var low = Math.min.apply(null, values), high = Math.max.apply(null, values);
return high > low ? [low, high] : [low - 1, high + 1];
}
return { x: ends("x"), y: ends("y") };
}
function place(index){
function along(axis, length){
var share = (items[index][axis] - bounds[axis][0]) / (bounds[axis][1] - bounds[axis][0]);
return EDGE + Math.max(0, Math.min(1, share)) * (length - 2 * EDGE);
}
return { x: along("x", WIDE), y: HIGH - along("y", HIGH) };
}
function chosen(){
var number = data.genres.indexOf(state.genre);
var all = [];
for(var i = 0; i < items.length&&all.length < MOST; i++){
if(number < 0||items[i].genres.indexOf(number) >= 0){
all.push(i);
}
}
return all;
}
function group(index){
return state.genre ? Math.max(0, data.groups.indexOf(state.genre)) : index < MOST ? data.drawn[index] : -1;
}
function mark(index, number){
var at = place(index);
return shape("path", {
d: "M" + at.x.toFixed(1) + " " + at.y.toFixed(1) + SHAPES[number < 0 ? 0 : number % SHAPES.length],
fill: number < 0 ? "var(--chart-other)" : "var(--chart-" + (number % 8 + 1) + ")"
});
}
function names(){
var taken = [];
var known = state.genre ? drawn.slice(0, 14) : data.named;
known.forEach(function(index){
var at = place(index);
var text = items[index].title.length > 30 ? items[index].title.slice(0, 28) + "…" : items[index].title;
var width = text.length * 7.4;
var left = at.x + 10 + width > WIDE;
var box = { x: left ? at.x - 10 - width : at.x + 8, y: at.y - 9, w: width, h: 18 };
var free = box.x > 0&&taken.every(function(other){
return box.x > other.x + other.w||other.x > box.x + box.w||box.y > other.y + other.h||other.y > box.y + box.h;
});
if(free&&index!==state.item){
taken.push(box);
svg.appendChild(ring(at, 6, "var(--chart-text)", 1.2));
name(text, at, left);
}
});
}
function ring(at, radius, colour, width){
return shape("circle", { cx: at.x.toFixed(1), cy: at.y.toFixed(1), r: radius, fill: "none", stroke: colour, "stroke-width": width });
}
function name(text, at, left){
svg.appendChild(shape("text", {
x: (at.x + (left ? -10 : 10)).toFixed(1), y: (at.y + 5).toFixed(1), "text-anchor": left ? "end" : "start",
fill: "var(--chart-text)", stroke: "var(--chart-bg)", "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke"
}, text));
}
function pinned(){
if(state.item >= 0){
var at = place(state.item);
svg.appendChild(ring(at, 9, "var(--chart-mark)", 3));
name(items[state.item].title, at, at.x > WIDE * 0.6);
}
}
function draw(){
svg.textContent = "";
drawn = chosen();
["x", "y"].forEach(function(axis, i){
var low = bounds[axis][0], zero = (0 - low) / (bounds[axis][1] - low);
if(zero > 0&&zero < 1){
var at = EDGE + zero * ((i ? HIGH : WIDE) - 2 * EDGE);
svg.appendChild(shape("path", { d: i ? "M0 " + (HIGH - at) + "H" + WIDE : "M" + at + " 0V" + HIGH, stroke: "var(--chart-grid)" }));
}
});
var marks = shape("g", { stroke: "var(--chart-bg)", "stroke-width": 0.8, "fill-opacity": 0.85 });
drawn.slice().reverse().forEach(function(index){ marks.appendChild(mark(index, group(index))); });
svg.appendChild(marks);
names();
pinned();
readout.textContent = state.genre
? drawn.length + (drawn.length < MOST ? ", which is all of" : " most rated of") + " the genre " + state.genre + "."
: "";
svg.setAttribute("data-drawn", String(drawn.length));
}
function legend(){
var list = element("ul", "map-legend");
data.groups.concat(data.drawn.indexOf(-1) < 0 ? [] : ["other genres"]).forEach(function(text, i){
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
function told1(index){
var item = items[index];
return [catalogue.label(item), catalogue.genres(item), catalogue.counted(item.ratings) + ", mean " + item.mean.toFixed(2)]
.filter(Boolean).join(" · ");
}
function nearest(event){
var box = svg.getBoundingClientRect();
var scale = WIDE / box.width;
var x = (event.clientX - box.left) * scale, y = (event.clientY - box.top) * scale;
var best = -1, distance = REACH * REACH * scale * scale;
drawn.concat(state.item < 0 ? [] : [state.item]).forEach(function(index){
var at = place(index);
var d = (at.x - x) * (at.x - x) + (at.y - y) * (at.y - y);
if(d < distance){
best = index;
distance = d;
}
});
return best;
}
function point(event){
var index = nearest(event);
var old = svg.querySelector(".pointed");
if(old){
old.remove();
}
if(index >= 0){
var mark = ring(place(index), 8, "var(--chart-text)", 2);
mark.setAttribute("class", "pointed");
svg.appendChild(mark);
readout.textContent = told1(index);
}
return index;
}
function alike(index){
var factors = window.FACTORLENS_FACTORS, k = factors.k;
var text = window.atob(factors.factors);
function value(i, f){
return (text.charCodeAt(i * k + f) << 24) >> 24;
}
function cosine(i){
var dot = 0, a = 0, b = 0;
for(var f = 0; f < k; f++){
var x = value(index, f), y = value(i, f);
dot+=x * y;
a+=x * x;
b+=y * y;
}
return a > 0&&b > 0 ? dot / Math.sqrt(a * b) : 0;
}
var enough = parseInt(told.getAttribute("data-enough"), 10);
return items.map(function(item, i){ return i; })
.filter(function(i){ return i!==index&&items[i].ratings >= enough; })
.map(function(i){ return { index: i, cosine: cosine(i) }; })
.sort(function(a, b){ return b.cosine - a.cosine||a.index - b.index; })
.slice(0, LIKE);
}
function tell(){
told.textContent = "";
told.hidden = state.item < 0;
if(state.item < 0){
return;
}
var shown = state.item;
told.appendChild(element("p", "", told1(shown)));
var list = element("ol", "like");
var show = function(){
if(state.item===shown){
told.appendChild(element("p", "ground", "Most alike by their factors:"));
told.appendChild(list);
catalogue.fill(list, alike(shown).map(function(one){
var row = element("li");
var button = element("button");
button.type = "button";
catalogue.fill(button, catalogue.named(items[one.index]));
button.addEventListener("click", function(){ pick(one.index); });
row.appendChild(button);
row.appendChild(element("b", "", one.cosine.toFixed(2)));
return row;
}));
}
};
if(window.FACTORLENS_FACTORS){
show();
} else {
catalogue.script("factors.js", show);
}
}
function pick(index){
state.item = index;
draw();
tell();
remember();
}
function remember(){
var parts = [];
if(state.genre){
parts.push("genre=" + encodeURIComponent(state.genre));
}
if(state.item >= 0){
parts.push("title=" + encodeURIComponent(items[state.item].id));
}
try {
history.replaceState(null, "", parts.length ? "#map?" + parts.join("&") : location.pathname + location.search + "#map");
} catch (e){
}
}
function recall(){
var found = /^#map\?(.*)$/.exec(location.hash);
if(!found){
return;
}
catalogue.all(function(){
found[1].split("&").forEach(function(part){
try {
var value = decodeURIComponent(part.slice(part.indexOf("=") + 1));
if(part.indexOf("genre=")===0&&data.genres.indexOf(value) >= 0){
state.genre = choice.value = value;
} else if(part.indexOf("title=")===0){
state.item = items.findIndex(function(item){ return item.id===value; });
}
} catch (e){
}
});
draw();
tell();
document.getElementById("map").scrollIntoView();
});
}
function option(text, value){
var node = element("option", "", text);
node.value = value;
return node;
}
catalogue.fill(choice, [option("All", "")].concat(data.genres.map(function(genre){ return option(genre, genre); })));
choice.parentNode.hidden = data.genres.length===0;
choice.addEventListener("change", function(){
catalogue.all(function(){
state.genre = choice.value;
draw();
remember();
});
});
catalogue.box(document.getElementById("map-find"), document.getElementById("map-hits"), document.getElementById("map-hits-note"), pick);
svg.addEventListener("pointermove", point);
svg.addEventListener("click", function(event){
var index = point(event);
if(index >= 0){
pick(index);
}
});
plot.textContent = "";
[legend(), element("p", "axis", data.axes[1] + " ↑"), svg, element("p", "axis end", data.axes[0] + " →"), readout]
.forEach(function(node){ plot.appendChild(node); });
document.getElementById("map-controls").hidden = false;
document.getElementById("map-hint").hidden = false;
window.addEventListener("hashchange", recall);
draw();
recall();
})();

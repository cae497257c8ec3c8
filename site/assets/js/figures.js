(function(){
"use strict";
function file(svg){
var style = window.getComputedStyle(document.documentElement);
var copy = svg.cloneNode(true);
var box = svg.viewBox.baseVal;
var ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
ground.setAttribute("width", box.width);
ground.setAttribute("height", box.height);
ground.setAttribute("fill", "var(--chart-bg)");
copy.insertBefore(ground, copy.querySelector("desc").nextSibling);
copy.setAttribute("width", box.width);
copy.setAttribute("height", box.height);
return new XMLSerializer().serializeToString(copy).replace(/var\((--chart-[a-z0-9-]+)\)/g, function(all, name){
return style.getPropertyValue(name).trim();
});
}
document.querySelectorAll(".figure").forEach(function(figure){
var svg = figure.querySelector(".plot svg");
var files = figure.querySelector(".files");
if(!svg||!files||files.querySelector("a[href$='.svg']")){
return;
}
var link = document.createElement("a");
link.href = "#" + figure.id;
link.download = figure.id + ".svg";
link.textContent = "SVG";
link.addEventListener("click", function(){
link.href = URL.createObjectURL(new Blob([file(svg)], { type: "image/svg+xml" }));
});
files.appendChild(link);
});
})();

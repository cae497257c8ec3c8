(function(){"use strict";var table=document.querySelector("table.sortable");if(!table){return;}
var body=table.tBodies[0];var rows=Array.prototype.slice.call(body.rows);var heads=Array.prototype.slice.call(table.tHead.rows[0].cells);var form=document.querySelector("form[data-filter]");var bar=document.querySelector("[data-compare]");var state={q:"",sort:-1,dir:1,pick:[]};function key(row,column){var cell=row.cells[column];return cell.hasAttribute("data-key")?cell.getAttribute("data-key"):cell.textContent;}
function compare(column,dir){var numeric=heads[column].classList.contains("n");return function(a,b){var x=key(a,column);var y=key(b,column);if(numeric){var p=parseFloat(x);var q=parseFloat(y);if(isNaN(p)||isNaN(q)){return isNaN(p)-isNaN(q);}
return dir*(p-q);}
return dir*x.localeCompare(y,"en",{numeric:true});};}
function words(text){return text.toLowerCase().split(/[,;]/).map(function(w){return w.trim();}).filter(Boolean);}
function show(){var order=state.sort<0?rows:rows.slice().sort(compare(state.sort,state.dir));var wanted=words(state.q);var shown=0;order.forEach(function(row){var text=row.textContent.replace(/\s/g," ").toLowerCase();row.hidden=!wanted.every(function(w){var at=text.indexOf(w);while(at>=0&&/\d$/.test(w)&&/[\d.]/.test(text.charAt(at+w.length))){at=text.indexOf(w,at+1);}
return at>=0;});shown+=row.hidden?0:1;body.appendChild(row);});heads.forEach(function(head,i){if(i===state.sort){head.setAttribute("aria-sort",state.dir>0?"ascending":"descending");}else{head.removeAttribute("aria-sort");}});if(form){form.querySelector("output").textContent=shown+" of "+rows.length+" configurations";}}
function remember(){var parts=[];if(state.q){parts.push("q="+encodeURIComponent(state.q));}
if(state.sort>=0){parts.push("sort="+state.sort,"dir="+state.dir);}
if(state.pick.length){parts.push("pick="+state.pick.join(","));}
try{history.replaceState(null,"",parts.length?"#"+parts.join("&"):location.pathname+location.search);}catch(e){}}
function recall(){var found={};location.hash.slice(1).split("&").forEach(function(part){var at=part.indexOf("=");if(at>0){try{found[part.slice(0,at)]=decodeURIComponent(part.slice(at+1));}catch(e){}}});var column=parseInt(found.sort,10);state.q=found.q||"";state.sort=column>=0&&column<heads.length?column:-1;state.dir=found.dir==="-1"?-1:1;state.pick=found.pick?found.pick.split(",").slice(-2):[];if(form){form.elements.q.value=state.q;}
picked();}
function run(row){var link=row.cells[0].querySelector("a");return link?link.getAttribute("href").replace(/^runs\/|\.html$/g,""):"";}
function addBoxes(){rows.forEach(function(row){if(isNaN(parseFloat(key(row,1)))){return;}
var box=document.createElement("input");box.type="checkbox";box.value=run(row);box.setAttribute("aria-label","Compare "+row.cells[0].textContent);box.addEventListener("change",function(){state.pick=state.pick.filter(function(one){return one!==box.value;});if(box.checked){state.pick=state.pick.concat(box.value).slice(-2);}
remember();picked();});row.cells[0].prepend(box);});}
function picked(){if(!bar){return;}
var names=rows.filter(function(row){var box=row.querySelector("input");return box&&(box.checked=state.pick.indexOf(box.value)>=0);}).map(function(row){return row.cells[0].textContent;});var link=bar.querySelector("a");bar.hidden=names.length===0;bar.querySelector("output").textContent=names.length===1?names[0]+": tick another to compare it with.":names.join(" and ");link.hidden=names.length<2;link.href=bar.getAttribute("data-compare")+"#a="+state.pick[0]+"&b="+state.pick[1];}
heads.forEach(function(head,i){var button=document.createElement("button");button.type="button";button.textContent=head.textContent;head.textContent="";head.appendChild(button);button.addEventListener("click",function(){state.dir=state.sort===i?-state.dir:1;state.sort=i;remember();show();});});if(form){form.hidden=false;form.addEventListener("submit",function(event){event.preventDefault();});form.elements.q.addEventListener("input",function(){state.q=form.elements.q.value;remember();show();});}
if(bar){addBoxes();}
window.addEventListener("hashchange",function(){recall();show();});recall();show();})();

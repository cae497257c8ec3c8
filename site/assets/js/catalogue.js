window.FactorLensCatalogue=(function(){"use strict";var first=window.FACTORLENS_CATALOGUE_0;if(!first){return null;}
var HITS=8;var items=[];var keys=[];var next=0;var waiting=null;var folder=document.querySelector("script[src$='catalogue-0.js']").getAttribute("src").replace("catalogue-0.js","");function take(part){part.items.forEach(function(row){items.push({title:row[0],year:row[1],genres:row[2],ratings:row[3],mean:row[4],id:row[5],x:row[6],y:row[7]});});next++;}
while(window["FACTORLENS_CATALOGUE_"+next]){take(window["FACTORLENS_CATALOGUE_"+next]);}
function script(file,done){var node=document.createElement("script");node.src=folder+file;node.addEventListener("load",done);document.head.appendChild(node);}
function all(done){if(next>=first.parts){done();}else if(waiting){waiting.push(done);}else{waiting=[done];load();}}
function load(){script("catalogue-"+next+".js",function(){take(window["FACTORLENS_CATALOGUE_"+next]);if(next<first.parts){load();}else{waiting.forEach(function(one){one();});}});}
function fold(text){return text.normalize("NFD").replace(/[\u0300-\u036f]/g,"").toLowerCase();}
function label(item){return item.year>0?item.title+" ("+item.year+")":item.title;}
function genres(item){return item.genres.map(function(number){return first.genres[number];}).join(", ");}
function counted(count){return String(count).replace(/\B(?=(\d{3})+$)/g,",")+(count===1?" rating":" ratings");}
function search(text){while(keys.length<items.length){keys.push(fold(label(items[keys.length])));}
var wanted=fold(text.trim());var words=wanted.split(/\s+/);var found=[];for(var i=0;i<keys.length;i++){if(words.every(function(word){return keys[i].indexOf(word)>=0;})){found.push(i);}}
function order(i){var key=keys[i].replace(/^(the|an?) /,"");var rest=wanted.replace(/^(the|an?) /,"");return key.indexOf(rest)!==0?2:/^$|^ \(\d+\)$/.test(key.slice(rest.length))?0:1;}
return found.sort(function(a,b){return order(a)-order(b)||a-b;});}
function element(name,css,text){var node=document.createElement(name);if(css){node.className=css;}
if(text!==undefined){node.textContent=text;}
return node;}
function fill(list,nodes){list.textContent="";nodes.forEach(function(node){list.appendChild(node);});}
function named(item,remark){var parts=[element("span","name",item.title)];if(item.year>0){parts.push(document.createTextNode(" "),element("small","",String(item.year)));}
if(remark){parts.push(element("small","remark",remark));}
return parts;}
function box(input,list,note,picked){function hit(index){var item=element("li");var button=element("button");button.type="button";var name=element("span");fill(name,named(items[index]));button.appendChild(name);button.appendChild(element("small","",counted(items[index].ratings)));button.addEventListener("click",function(){input.value="";show();picked(index);});item.appendChild(button);return item;}
function show(){var text=input.value.trim();var found=text.length>1?search(text):[];note.textContent=text.length<2?"":found.length===0?"No title like that.":found.length>HITS?"The first "+HITS+" of "+found.length+":":found.length+" found:";fill(list,found.slice(0,HITS).map(hit));}
function step(event){var stops=[input].concat(Array.from(list.querySelectorAll("button")));var to=stops.indexOf(document.activeElement)+(event.key==="ArrowDown"?1:-1);if(event.key==="Escape"){input.value="";show();input.focus();}else if(/^Arrow(Up|Down)$/.test(event.key)&&stops[to]){stops[to].focus();event.preventDefault();}else if(event.key==="Enter"&&document.activeElement===input&&stops[1]){stops[1].click();event.preventDefault();}}
input.addEventListener("focus",function(){all(show);});input.addEventListener("input",function(){all(show);});input.addEventListener("keydown",step);list.addEventListener("keydown",step);}
return{data:first,items:items,all:all,script:script,label:label,genres:genres,counted:counted,named:named,element:element,fill:fill,box:box};})();

(function(){"use strict";var here=document.getElementById("environment");var data=window.FACTORLENS_ENVIRONMENT;if(!here||!data){return;}
function seconds(value){return value<1?Math.round(value*1000)+" ms":value<60?value.toFixed(1)+" s":Math.floor(value/60)+" min "+Math.round(value%60)+" s";}
function row(name,value){var group=document.createElement("div");var term=document.createElement("dt");var text=document.createElement("dd");term.textContent=name;text.textContent=value;group.appendChild(term);group.appendChild(text);list.appendChild(group);}
var list=document.createElement("dl");list.className="settings";var total=null;var train=0;var heap=0;data.timings.forEach(function(timing){if(timing[0]==="total"){total=timing[1];}else if(timing[3]!==null){train+=timing[1];heap=Math.max(heap,timing[3]);}});row("Java",data.java);row("Virtual machine",data.vm);row("System",data.os);row("Processors",String(data.processors));if(total!==null){row("Whole run",seconds(total));}
if(train>0){row("Training, all runs added",seconds(train));}
if(heap>0){row("Largest heap seen",Math.round(heap)+" MiB");}
here.textContent="";here.appendChild(list);})();

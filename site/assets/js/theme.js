(function(){"use strict";var root=document.documentElement;var key="factorlens-theme";function stored(){try{return window.localStorage.getItem(key);}catch(e){return null;}}
var system=window.matchMedia("(prefers-color-scheme: dark)");function isDark(){var chosen=root.getAttribute("data-theme");return chosen?chosen==="dark":system.matches;}
function choose(theme){root.setAttribute("data-theme",theme);try{if((theme==="dark")===system.matches){window.localStorage.removeItem(key);}else{window.localStorage.setItem(key,theme);}}catch(e){}}
var theme=stored();if(theme==="dark"||theme==="light"){root.setAttribute("data-theme",theme);}
document.addEventListener("DOMContentLoaded",function(){var button=document.getElementById("theme");function label(){button.textContent=isDark()?"Light":"Dark";button.setAttribute("aria-label","Switch to "+(isDark()?"light":"dark")+" colours");}
button.hidden=false;button.addEventListener("click",function(){choose(isDark()?"light":"dark");label();});system.addEventListener("change",label);label();var here=document.querySelector("header nav [aria-current]");function show(){here.closest("nav").scrollLeft=here.offsetLeft-60;}
if(here){show();document.fonts.ready.then(show);}
window.addEventListener("beforeprint",function(){document.querySelectorAll(".fold").forEach(function(fold){fold.open=true;});});if(window.matchMedia("(min-width: 63rem)").matches){document.querySelectorAll(".figures:not(.multiples, :has(+ .scroll)) > .figure:last-child:nth-child(odd) > details:not(:has(th:nth-child(6)))").forEach(function(data){data.open=true;});}});})();

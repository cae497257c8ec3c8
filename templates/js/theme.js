// Light or dark: the system's choice until the reader makes another, which is then remembered; choosing what the system
// has forgets it, so that the page follows the system again.
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "factorlens-theme";

  function stored() {
    try {
      return window.localStorage.getItem(key);
    } catch (e) {
      return null;
    }
  }

  var system = window.matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : system.matches;
  }

  function choose(theme) {
    root.setAttribute("data-theme", theme);
    try {
      if ((theme === "dark") === system.matches) {
        window.localStorage.removeItem(key);
      } else {
        window.localStorage.setItem(key, theme);
      }
    } catch (e) {
      // not remembered then
    }
  }

  var theme = stored();
  if (theme === "dark" || theme === "light") {
    root.setAttribute("data-theme", theme);
  }

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.getElementById("theme");
    function label() {
      button.textContent = isDark() ? "Light" : "Dark";
      button.setAttribute("aria-label", "Switch to " + (isDark() ? "light" : "dark") + " colours");
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      choose(isDark() ? "light" : "dark");
      label();
    });
    system.addEventListener("change", label);
    label();
    var here = document.querySelector("header nav [aria-current]");
    function show() { // on a phone the pages before it may fill the row
      here.closest("nav").scrollLeft = here.offsetLeft - 60;
    }
    if (here) {
      show();
      document.fonts.ready.then(show); // words are wider then
    }
    window.addEventListener("beforeprint", function () { // not every browser prints by style sheet what is folded
      document.querySelectorAll(".fold").forEach(function (fold) {
        fold.open = true;
      });
    });
    if (window.matchMedia("(min-width: 63rem)").matches) { // beside an odd figure is room for a few columns of numbers, more where it has no caption; last, as browsers without :has throw
      document.querySelectorAll(".figures:not(.multiples, :has(+ .scroll)) > .figure:last-child:nth-child(odd) > details:not(:has(th:nth-child(8)), :has(figcaption) + :has(th:nth-child(6)))").forEach(function (data) {
        data.open = true;
      });
    }
  });
})();

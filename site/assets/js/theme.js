// Light or dark: the system's choice until the reader makes one, which is then remembered.
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

  function isDark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function choose(theme) {
    root.setAttribute("data-theme", theme);
    try {
      window.localStorage.setItem(key, theme);
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
    label();
  });
})();

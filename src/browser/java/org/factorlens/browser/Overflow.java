package org.factorlens.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Elements that make a page wider than its window, and tables of figures that stand open in too little room. */
final class Overflow {
    private static final String SCRIPT = """
            () => {
              const root = document.documentElement;
              const cramped = [...document.querySelectorAll('.figure > details[open] .scroll')]
                .filter(box => box.scrollWidth > box.clientWidth)
                .map(box => 'open table of ' + box.closest('.figure').id + ' has ' + box.clientWidth + ' of ' + box.scrollWidth);
              if (root.scrollWidth <= root.clientWidth) { return cramped; }
              const boxed = node => node !== document.body
                && (getComputedStyle(node).overflowX !== 'visible' || boxed(node.parentElement));
              const wide = [...document.body.querySelectorAll('*')]
                .filter(node => node.getBoundingClientRect().right > root.clientWidth + 1 && !boxed(node.parentElement))
                .map(node => node.tagName + '.' + (node.getAttribute('class') || '') + ' ' + node.textContent.slice(0, 40));
              return ['scrolls to ' + root.scrollWidth + ' of ' + root.clientWidth].concat(wide.slice(0, 3), cramped);
            }""";

    private Overflow() {}

    /** None where the page fits. */
    static List<String> of(Page page) {
        return ((List<?>) page.evaluate(SCRIPT)).stream().map(String::valueOf).toList();
    }
}

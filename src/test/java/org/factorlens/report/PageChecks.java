package org.factorlens.report;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What must hold for every page of a site. Each check answers the faults that it found. */
public final class PageChecks {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'";

    private PageChecks() {}

    /** All checks of one page but that of links. */
    public static List<String> faults(String html) {
        List<String> faults = new ArrayList<>();
        Document page = Jsoup.parse(html);
        ids(page, faults);
        headings(page, faults);
        tables(page, faults);
        policy(page, faults);
        basics(page, faults);
        return faults;
    }

    private static void ids(Document page, List<String> faults) {
        Set<String> seen = new HashSet<>();
        for (Element element : page.select("[id]")) {
            if (!seen.add(element.id())) {
                faults.add("id twice: " + element.id());
            }
        }
        for (String attribute : List.of("for", "aria-labelledby", "aria-describedby")) {
            for (Element element : page.select("[" + attribute + "]")) {
                for (String id : element.attr(attribute).split(" ")) {
                    if (!seen.contains(id)) {
                        faults.add(attribute + " of nothing: " + id);
                    }
                }
            }
        }
    }

    private static void headings(Document page, List<String> faults) {
        if (page.select("h1").size() != 1) {
            faults.add("not one h1: " + page.select("h1").size());
        }
        int level = 0;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int next = heading.tagName().charAt(1) - '0';
            if (next > level + 1) {
                faults.add("heading skips a level: " + heading.text());
            }
            if (heading.text().isBlank()) {
                faults.add("empty heading");
            }
            level = next;
        }
    }

    private static void tables(Document page, List<String> faults) {
        for (Element table : page.select("table")) {
            if (table.select("> caption").text().isBlank()) {
                faults.add("table without caption");
            }
            if (!table.select("th:not([scope])").isEmpty()) {
                faults.add("th without scope: " + table.select("> caption").text());
            }
            if (table.select("th[scope=row]").isEmpty()
                    && !table.select("tbody td").isEmpty()) {
                faults.add("no cell names its row: " + table.select("> caption").text());
            }
        }
    }

    private static void policy(Document page, List<String> faults) {
        if (!page.select("meta[http-equiv=Content-Security-Policy]")
                .attr("content")
                .equals(POLICY)) {
            faults.add("no content policy");
        }
        if (!page.select("[style], style").isEmpty()) {
            faults.add("inline style: " + page.select("[style], style").first());
        }
        for (Element script : page.select("script")) {
            if (script.attr("src").isEmpty() || !script.data().isBlank()) {
                faults.add("inline script: " + script);
            }
        }
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (attribute.getKey().startsWith("on") || attribute.getKey().startsWith("th:")) {
                    faults.add("attribute " + attribute);
                }
            }
        }
        if (!page.select("iframe, object, embed, base, form[action]").isEmpty()) {
            faults.add("foreign element");
        }
    }

    private static void basics(Document page, List<String> faults) {
        if (page.documentType() == null || page.selectFirst("html").attr("lang").isEmpty()) {
            faults.add("no doctype or language");
        }
        if (page.title().isBlank()
                || page.select("main#main").size() != 1
                || page.select("a.skip[href=#main]").isEmpty()) {
            faults.add("no title, main or skip link");
        }
        page.select("img:not([alt])").forEach(image -> faults.add("image without alt: " + image));
        page.select("svg[role]:not([aria-describedby])").forEach(svg -> faults.add("chart without text: " + svg.id()));
        page.select(".figure").stream()
                .filter(figure -> figure.select("figure > figcaption").isEmpty()
                                && figure.closest("section:has(> p.reading)") == null
                        || figure.select("details table").isEmpty())
                .forEach(figure -> faults.add("figure without caption or table: " + figure.id()));
    }

    /**
     * Links of a page that lead nowhere or to another host by script or picture.
     *
     * @param path address of the page in the site
     * @param html its text
     * @param exists whether the site has a file
     * @param text the text of a page of the site
     */
    public static List<String> brokenLinks(
            String path, String html, Predicate<String> exists, java.util.function.UnaryOperator<String> text) {
        List<String> broken = new ArrayList<>();
        Document page = Jsoup.parse(html);
        for (Element element : page.select("[href], [src]")) {
            String address = element.hasAttr("href") ? element.attr("href") : element.attr("src");
            boolean optional = address.endsWith("environment.js") && !address.contains("assets");
            if (address.matches("[a-z]+:.*") || address.startsWith("/")) {
                broken.add("not relative: " + address);
            } else if (!optional && !leadsSomewhere(path, address, exists, text)) {
                broken.add(path + " -> " + address);
            }
        }
        return broken;
    }

    private static boolean leadsSomewhere(
            String path, String address, Predicate<String> exists, java.util.function.UnaryOperator<String> text) {
        int hash = address.indexOf('#');
        String file = hash < 0 ? address : address.substring(0, hash);
        String target = file.isEmpty() ? path : resolve(path, URLDecoder.decode(file, StandardCharsets.UTF_8));
        if (!exists.test(target)) {
            return false;
        }
        return hash < 0 || Jsoup.parse(text.apply(target)).getElementById(address.substring(hash + 1)) != null;
    }

    private static String resolve(String path, String relative) {
        return java.nio.file.Path.of("/" + path)
                .resolveSibling(relative)
                .normalize()
                .toString()
                .substring(1);
    }
}

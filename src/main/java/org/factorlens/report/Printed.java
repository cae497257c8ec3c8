package org.factorlens.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.factorlens.results.Manifest;

/** The whole report on one page, for printing: the pages as they were drawn, one after the other. */
final class Printed implements Page {
    /** Address within the experiment's folder. */
    static final String PATH = "print.html";

    private static final Pattern MAIN = Pattern.compile("(?s)<main\\b[^>]*>(.*)</main>");
    private static final Pattern HEADING = Pattern.compile("<(/?)h([1-5])\\b");
    private static final Pattern IDS =
            Pattern.compile("(\\s(?:id|for|aria-labelledby|aria-describedby|aria-controls)=\")([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile("(\\shref=\"#|url\\(#)");
    private static final Pattern PERSON =
            Pattern.compile("(<details class=\"person\") name=\"[^\"]*\"([^>]*?)( open=\"open\")?>");
    private static final String FOLD = "<details class=\"fold\"";
    private static final Pattern LINK = Pattern.compile("(\\s(?:href|src)=\")([^\"#:][^\":]*)\"");

    private final Manifest manifest;
    private final List<Part> parts = new ArrayList<>();

    Printed(Manifest manifest) {
        this.manifest = manifest;
    }

    /** A page's part of the report. */
    record Part(String id, SafeHtml content) {}

    /** Adds a page, if it is one that is printed. */
    void add(Page page, String html) {
        Matcher main = MAIN.matcher(html);
        if (!page.printed() || !main.find()) {
            return;
        }
        String name = page.path().replaceAll("^.*/|\\.html$", "");
        boolean first = parts.isEmpty();
        String unfolded = main.group(1).replace(FOLD, FOLD + " open=\"open\"");
        String content = LINK.matcher(unfolded).replaceAll(link -> Matcher.quoteReplacement(moved(link, page)));
        parts.add(new Part("part-" + name, new SafeHtml(first ? content : nested(content, name))));
    }

    /** A link as it reads from the folder above the page's own. */
    private static String moved(MatchResult link, Page page) {
        String address = link.group(2);
        String folder = page.path().substring(0, page.path().lastIndexOf('/') + 1);
        String target = folder.isEmpty()
                ? address
                : address.startsWith("../") ? address.substring("../".length()) : folder + address;
        return link.group(1) + target + "\"";
    }

    /** Headings one level down, ids of its own, all people unfolded. */
    private static String nested(String content, String name) {
        String lower = HEADING.matcher(content)
                .replaceAll(heading -> "<" + heading.group(1) + "h" + (Integer.parseInt(heading.group(2)) + 1));
        String own = IDS.matcher(lower)
                .replaceAll(ids -> Matcher.quoteReplacement(ids.group(1)
                        + Arrays.stream(ids.group(2).split(" "))
                                .map(id -> name + "-" + id)
                                .collect(Collectors.joining(" "))
                        + "\""));
        String unfolded = PERSON.matcher(own).replaceAll("$1$2 open=\"open\">");
        return ANCHOR.matcher(unfolded).replaceAll("$1" + name + "-");
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title() {
        return "The whole report";
    }

    @Override
    public String description() {
        return "The whole report of " + manifest.title() + " on one page, for printing.";
    }

    @Override
    public String template() {
        return "pages/print";
    }

    /** What the template draws. */
    record View(Frame frame, List<Part> parts) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        return new View(frame, List.copyOf(parts));
    }
}

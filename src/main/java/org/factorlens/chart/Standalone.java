package org.factorlens.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes an SVG file of an inline one: light colours from the style sheet, white ground, the title drawn above. */
final class Standalone {
    private static final String STYLE_SHEET = "/templates/css/chart.css";
    private static final Pattern DECLARATION = Pattern.compile("(--chart-[a-z0-9-]+):\\s*(#[0-9a-f]{6})");
    private static final Pattern VARIABLE = Pattern.compile("var\\((--chart-[a-z0-9-]+)\\)");
    private static final Pattern HEAD = Pattern.compile("<svg [^>]*>");
    private static final Pattern TITLE = Pattern.compile("<title id=[^>]*>([^<]*)</title>");
    private static final double TITLE_SIZE = 18;
    private static final double TITLE_LINE = 24;
    private static final double MARGIN = 16;
    private static final Map<String, String> LIGHT = lightColours();

    private Standalone() {}

    static String of(SvgImage image) {
        Matcher title = TITLE.matcher(image.markup());
        List<String> lines = title.find() ? wrapped(title.group(1), image.width()) : List.of();
        double above = lines.size() * TITLE_LINE + MARGIN;
        double width = image.width() + 2 * MARGIN;
        double height = image.height() + above + MARGIN;
        String size = SvgWriter.number(width) + "\" height=\"" + SvgWriter.number(height);
        String box = SvgWriter.number(-MARGIN) + " " + SvgWriter.number(-above) + " " + SvgWriter.number(width) + " "
                + SvgWriter.number(height);
        String markup =
                image.markup().replaceFirst("viewBox=\"[^\"]*\"", "width=\"" + size + "\" viewBox=\"" + box + "\"");
        Matcher head = HEAD.matcher(markup);
        head.find();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + resolved(markup.substring(0, head.end())
                        + ground(lines, above, width, height)
                        + markup.substring(head.end()))
                + "\n";
    }

    private static String ground(List<String> lines, double above, double width, double height) {
        SvgWriter svg = new SvgWriter();
        String fill = Ink.BACKGROUND.css();
        svg.empty("rect", "x", -MARGIN, "y", -above, "width", width, "height", height, "fill", fill);
        StringBuilder markup = new StringBuilder(svg.markup());
        double baseline = -above + TITLE_LINE;
        for (String line : lines) {
            markup.append("<text x=\"0\" y=\"")
                    .append(SvgWriter.number(baseline))
                    .append("\" font-size=\"18\"")
                    .append(" font-weight=\"600\" fill=\"")
                    .append(Ink.TEXT.css())
                    .append("\">")
                    .append(line)
                    .append("</text>");
            baseline += TITLE_LINE;
        }
        return markup.toString();
    }

    /** Cuts an escaped text into lines; widths are of the escaped text, which is never too narrow. */
    private static List<String> wrapped(String title, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : title.split(" ")) {
            String longer = line.length() == 0 ? word : line + " " + word;
            if (line.length() > 0 && FontTable.width(longer, TITLE_SIZE * 1.1) > width) {
                lines.add(line.toString());
                longer = word;
            }
            line.setLength(0);
            line.append(longer);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String resolved(String markup) {
        return VARIABLE.matcher(markup).replaceAll(found -> colour(found.group(1)));
    }

    private static String colour(String variable) {
        String value = LIGHT.get(variable);
        if (value == null) {
            throw new IllegalStateException(STYLE_SHEET + " has no light value for " + variable);
        }
        return value;
    }

    /** The first value of each variable in the style sheet is the light one. */
    private static Map<String, String> lightColours() {
        Map<String, String> colours = new TreeMap<>();
        try (InputStream in = Standalone.class.getResourceAsStream(STYLE_SHEET)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + STYLE_SHEET);
            }
            Matcher found = DECLARATION.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (found.find()) {
                colours.putIfAbsent(found.group(1), found.group(2));
            }
            return colours;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

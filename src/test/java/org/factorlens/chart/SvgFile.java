package org.factorlens.chart;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads SVG back for tests; what is not well-formed fails here. */
final class SvgFile {
    private SvgFile() {}

    static Element parse(String markup) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(markup)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + markup, e);
        }
    }

    static List<Element> elements(String markup) {
        return named(markup, "*");
    }

    static List<Element> named(String markup, String name) {
        NodeList nodes = parse(markup).getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    static Element first(Element root, String name) {
        return (Element) root.getElementsByTagName(name).item(0);
    }

    /** Left and right end of a text, at the size that the style sheet gives it on a narrow screen. */
    static double[] span(Element text) {
        double size = Double.parseDouble(inherited(text, "font-size"));
        boolean enlarged = size < Pen.ROOM_FONT && text.getAttribute("class").isEmpty();
        double width = FontTable.width(text.getTextContent(), enlarged ? Pen.ROOM_FONT : size);
        double x = Double.parseDouble(text.getAttribute("x"));
        return switch (inherited(text, "text-anchor")) {
            case "middle" -> new double[] {x - width / 2, x + width / 2};
            case "end" -> new double[] {x - width, x};
            default -> new double[] {x, x + width};
        };
    }

    /** Whether the boxes of two texts, 13 units high, have a common part. */
    static boolean overlap(Element one, Element other) {
        double[] a = span(one);
        double[] b = span(other);
        double apart =
                Math.abs(Double.parseDouble(one.getAttribute("y")) - Double.parseDouble(other.getAttribute("y")));
        return apart < 13 && a[0] < b[1] && b[0] < a[1];
    }

    private static String inherited(Element element, String attribute) {
        for (Element at = element; ; at = (Element) at.getParentNode()) {
            if (at.hasAttribute(attribute) || !(at.getParentNode() instanceof Element)) {
                return at.getAttribute(attribute);
            }
        }
    }
}

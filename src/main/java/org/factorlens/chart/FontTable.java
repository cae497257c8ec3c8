package org.factorlens.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Widths of the bundled font's glyphs, read from the TrueType tables {@code head}, {@code hhea}, {@code hmtx} and
 * {@code cmap} (format 4; OpenType specification 1.9). Text measured here needs no font on the machine and does not
 * depend on its rasterizer.
 */
final class FontTable {
    private static final String RESOURCE = "/templates/fonts/inter-latin-regular.ttf";
    private static final FontTable BUNDLED = read(RESOURCE);

    private final ByteBuffer font;
    private final Map<String, Integer> tables = new HashMap<>();
    private final int unitsPerEm;
    private final int longMetrics;
    private final int characterMap;

    private FontTable(byte[] bytes) {
        font = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        for (int i = 0, at = 12; i < unsigned(4); i++, at += 16) {
            tables.put(new String(bytes, at, 4, StandardCharsets.US_ASCII), font.getInt(at + 8));
        }
        unitsPerEm = unsigned(tables.get("head") + 18);
        longMetrics = unsigned(tables.get("hhea") + 34);
        characterMap = findCharacterMap();
    }

    /** Width of a line of text at a font size, in the same unit; a character that the font lacks is one em wide. */
    static double width(String text, double size) {
        return text.codePoints().map(BUNDLED::advance).sum() * size / BUNDLED.unitsPerEm;
    }

    /** The text, cut with an ellipsis where it is wider than {@code width}. */
    static String fit(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** The text in one line, or where it is wider than {@code width} in two, parted by a line feed; cut where two are too few. */
    static String inTwoLines(String text, double size, double width) {
        int end = text.length();
        while (end > 0 && width(text.substring(0, end), size) > width) {
            end = text.lastIndexOf(' ', end - 1);
        }
        return end == text.length() || end <= 0
                ? fit(text, size, width)
                : text.substring(0, end) + '\n' + fit(text.substring(end + 1), size, width);
    }

    /** Whether the bundled font has the character. */
    static boolean has(int codePoint) {
        return BUNDLED.glyph(codePoint) != 0;
    }

    private int advance(int codePoint) {
        int glyph = glyph(codePoint);
        return glyph == 0 ? unitsPerEm : unsigned(tables.get("hmtx") + 4 * Math.min(glyph, longMetrics - 1));
    }

    /** Looks the glyph up in the segments of a format 4 map: four parallel arrays of the same length. */
    private int glyph(int codePoint) {
        int segments = unsigned(characterMap + 6);
        int ends = characterMap + 14;
        for (int at = 0; at < segments; at += 2) {
            if (codePoint <= unsigned(ends + at)) {
                return glyphIn(ends + segments + 2 + at, segments, codePoint);
            }
        }
        return 0;
    }

    private int glyphIn(int start, int segments, int codePoint) {
        if (codePoint < unsigned(start)) {
            return 0;
        }
        int delta = unsigned(start + segments);
        int offset = unsigned(start + 2 * segments);
        if (offset == 0) {
            return codePoint + delta & 0xFFFF;
        }
        int glyph = unsigned(start + 2 * segments + offset + 2 * (codePoint - unsigned(start)));
        return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
    }

    private int findCharacterMap() {
        int maps = tables.get("cmap");
        for (int i = 0; i < unsigned(maps + 2); i++) {
            int at = maps + font.getInt(maps + 8 + 8 * i);
            if (unsigned(at) == 4) {
                return at;
            }
        }
        throw new IllegalStateException(RESOURCE + " has no character map of format 4");
    }

    private int unsigned(int at) {
        return font.getShort(at) & 0xFFFF;
    }

    private static FontTable read(String resource) {
        try (InputStream in = FontTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + resource);
            }
            return new FontTable(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

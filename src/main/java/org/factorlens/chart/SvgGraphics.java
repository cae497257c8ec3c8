package org.factorlens.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/**
 * What JFreeChart draws on. Shapes become SVG elements with presentation attributes; clips and composites are ignored,
 * since scales hold everything that is drawn and a marker on the edge of the plot should be whole.
 */
final class SvgGraphics extends Unsupported {
    private final SvgWriter svg;
    private Paint paint = Ink.TEXT.color();
    private Stroke stroke = new BasicStroke(1);
    private Font font;
    private Composite composite;
    private Shape clip;

    SvgGraphics(SvgWriter svg) {
        this.svg = svg;
    }

    /** Where it writes. */
    SvgWriter svg() {
        return svg;
    }

    @Override
    public void fill(Shape shape) {
        String ink = Ink.of((Color) paint).css();
        if (shape instanceof Rectangle2D box) {
            rect(box, "fill", ink);
        } else {
            svg.empty("path", "d", path(shape), "fill", ink);
        }
    }

    @Override
    public void draw(Shape shape) {
        String ink = Ink.of((Color) paint).css();
        BasicStroke pen = (BasicStroke) stroke;
        String path = path(shape);
        if (!path.isEmpty()) {
            svg.empty(
                    "path",
                    "d",
                    path,
                    "fill",
                    shape instanceof Line2D ? null : "none",
                    "stroke",
                    ink,
                    "stroke-width",
                    pen.getLineWidth() == 1 ? null : (double) pen.getLineWidth(),
                    "stroke-dasharray",
                    dashes(pen));
        }
    }

    private void rect(Rectangle2D box, Object... attributes) {
        if (box.getWidth() <= 0 || box.getHeight() <= 0) {
            return;
        }
        svg.empty(
                "rect",
                "x",
                box.getX(),
                "y",
                box.getY(),
                "width",
                box.getWidth(),
                "height",
                box.getHeight(),
                attributes[0],
                attributes[1]);
    }

    private static String dashes(BasicStroke pen) {
        if (pen.getDashArray() == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (float dash : pen.getDashArray()) {
            text.append(text.length() == 0 ? "" : " ").append(SvgWriter.number(dash));
        }
        return text.toString();
    }

    /** Path data of a shape. */
    static String path(Shape shape) {
        StringBuilder data = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator it = shape.getPathIterator(null); !it.isDone(); it.next()) {
            int kind = it.currentSegment(at);
            data.append("MLQCZ".charAt(kind));
            int numbers = switch (kind) {
                case PathIterator.SEG_CLOSE -> 0;
                case PathIterator.SEG_QUADTO -> 4;
                case PathIterator.SEG_CUBICTO -> 6;
                default -> 2;
            };
            for (int i = 0; i < numbers; i++) {
                data.append(i == 0 ? "" : " ").append(SvgWriter.number(at[i]));
            }
        }
        return data.toString();
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {}

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new Rectangle(x, y, width, height));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int startAngle, int arcAngle) {
        throw new UnsupportedOperationException("arcs");
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int startAngle, int arcAngle) {
        throw new UnsupportedOperationException("arcs");
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int points) {
        draw(polygon(x, y, points));
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int points) {
        draw(polygon(x, y, points));
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int points) {
        fill(polygon(x, y, points));
    }

    private static Path2D polygon(int[] x, int[] y, int points) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        return path;
    }

    @Override
    public void setPaint(Paint newPaint) {
        this.paint = newPaint;
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public void setColor(Color color) {
        this.paint = color;
    }

    @Override
    public Color getColor() {
        return (Color) paint;
    }

    @Override
    public void setStroke(Stroke newStroke) {
        this.stroke = newStroke;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setFont(Font newFont) {
        this.font = newFont;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setComposite(Composite newComposite) {
        this.composite = newComposite;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void setBackground(Color color) {}

    @Override
    public Color getBackground() {
        return Ink.BACKGROUND.color();
    }

    @Override
    public void setClip(Shape newClip) {
        this.clip = newClip;
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        this.clip = new Rectangle(x, y, width, height);
    }

    @Override
    public Shape getClip() {
        return clip;
    }

    @Override
    public Rectangle getClipBounds() {
        return clip == null ? null : clip.getBounds();
    }

    @Override
    public void clip(Shape shape) {}

    @Override
    public void clipRect(int x, int y, int width, int height) {}

    @Override
    public void dispose() {}
}

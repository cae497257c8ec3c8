package org.factorlens.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/**
 * The part of {@link Graphics2D} that a chart must not use: text (which would be measured with the host's fonts),
 * images and transforms. A library call that does is a programming error and fails loudly.
 */
abstract class Unsupported extends Graphics2D {
    private static UnsupportedOperationException refuse() {
        return new UnsupportedOperationException("charts are drawn with shapes alone; text goes through Pen");
    }

    @Override
    public void drawString(String text, int x, int y) {
        throw refuse();
    }

    @Override
    public void drawString(String text, float x, float y) {
        throw refuse();
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw refuse();
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw refuse();
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        throw refuse();
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        throw refuse();
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        throw refuse();
    }

    @Override
    public boolean drawImage(Image image, AffineTransform transform, ImageObserver observer) {
        throw refuse();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
        throw refuse();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw refuse();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw refuse();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
        throw refuse();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int w, int h, Color background, ImageObserver observer) {
        throw refuse();
    }

    @Override
    public boolean drawImage(
            Image image, int a, int b, int c, int d, int e, int f, int g, int h, ImageObserver observer) {
        throw refuse();
    }

    @Override
    public boolean drawImage(
            Image image, int a, int b, int c, int d, int e, int f, int g, int h, Color back, ImageObserver observer) {
        throw refuse();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
        throw refuse();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
        throw refuse();
    }

    @Override
    public boolean hit(Rectangle rectangle, Shape shape, boolean onStroke) {
        throw refuse();
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw refuse();
    }

    @Override
    public Graphics create() {
        throw refuse();
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw refuse();
    }

    @Override
    public void setXORMode(Color color) {
        throw refuse();
    }

    @Override
    public void setPaintMode() {}

    @Override
    public void translate(int x, int y) {
        throw refuse();
    }

    @Override
    public void translate(double x, double y) {
        throw refuse();
    }

    @Override
    public void rotate(double theta) {
        throw refuse();
    }

    @Override
    public void rotate(double theta, double x, double y) {
        throw refuse();
    }

    @Override
    public void scale(double x, double y) {
        throw refuse();
    }

    @Override
    public void shear(double x, double y) {
        throw refuse();
    }

    @Override
    public void transform(AffineTransform transform) {
        throw refuse();
    }

    @Override
    public void setTransform(AffineTransform transform) {
        throw refuse();
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform();
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return null;
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {}

    @Override
    public void setRenderingHints(Map<?, ?> hints) {}

    @Override
    public void addRenderingHints(Map<?, ?> hints) {}

    @Override
    public RenderingHints getRenderingHints() {
        return new RenderingHints(Map.of());
    }
}

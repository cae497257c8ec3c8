package org.factorlens.report;

import java.util.List;

/**
 * Figures of one kind beside each other.
 *
 * @param caption how to read all of them, where that is the same for each; else empty, and each has its own
 * @param figures without captions where the group has one
 */
record FigureGroup(String caption, List<FigureView> figures) {
    /** What all figures say alike is said once. */
    static FigureGroup of(List<FigureView> figures) {
        boolean alike = figures.stream().map(FigureView::caption).distinct().count() == 1;
        return figures.size() > 1 && alike
                ? new FigureGroup(
                        figures.get(0).caption(),
                        figures.stream().map(FigureView::withoutCaption).toList())
                : new FigureGroup("", figures);
    }
}

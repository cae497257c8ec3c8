package org.factorlens.chart;

import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;

/** Series in plotted units, as JFreeChart asks for them; a coordinate that cannot be plotted is NaN. */
final class PlotData extends AbstractXYDataset {
    private static final long serialVersionUID = 1L;

    private final transient List<Series> series;
    private final transient Scale x;
    private final transient Scale y;

    PlotData(List<Series> series, Scale x, Scale y) {
        this.series = series;
        this.x = x;
        this.y = y;
    }

    @Override
    public int getSeriesCount() {
        return series.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int index) {
        return index;
    }

    @Override
    public int getItemCount(int index) {
        return series.get(index).points().size();
    }

    @Override
    public Number getX(int index, int item) {
        return x.plotted(series.get(index).points().get(item).x());
    }

    @Override
    public Number getY(int index, int item) {
        return y.plotted(series.get(index).points().get(item).y());
    }

    /** Whether any point can be drawn. */
    boolean isEmpty() {
        for (int index = 0; index < series.size(); index++) {
            for (int item = 0; item < getItemCount(index); item++) {
                if (!Double.isNaN(getXValue(index, item)) && !Double.isNaN(getYValue(index, item))) {
                    return false;
                }
            }
        }
        return true;
    }
}

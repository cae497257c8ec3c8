package org.factorlens.ratings;

/** Scales of ratings as the ratings show them. */
final class RatingScales {
    private RatingScales() {}

    /**
     * The scale from the lowest to the highest level, with the step between levels where all distances are multiples of
     * the smallest.
     *
     * @param levels distinct finite values, ascending, at least one
     */
    static RatingScale infer(float[] levels) {
        double min = decimal(levels[0]);
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < levels.length; i++) {
            smallest = Math.min(smallest, decimal(levels[i]) - decimal(levels[i - 1]));
        }
        double step = levels.length == 1 ? 0 : decimal(smallest);
        for (float level : levels) {
            double steps = (decimal(level) - min) / step;
            if (step > 0 && Math.abs(steps - Math.rint(steps)) > 1e-3) {
                step = 0;
            }
        }
        return new RatingScale(min, decimal(levels[levels.length - 1]), step, false);
    }

    /** The float 0.1 is 0.10000000149 as a double; the data said 0.1. */
    private static double decimal(double value) {
        return Math.abs(value) < 1e6 ? Math.rint(value * 1e6) / 1e6 : value;
    }
}

package org.factorlens.training;

/**
 * Sums over ratings of the errors of unclipped and clipped predictions, in rating units; the raw form is what the
 * objective counts, the clipped form what is reported.
 *
 * @param count number of ratings
 * @param squared sum of (r − prediction)²
 * @param clippedSquared the same with the prediction moved into the rating scale
 * @param clippedAbsolute sum of |r − prediction|, prediction moved into the rating scale
 */
record ErrorSums(long count, double squared, double clippedSquared, double clippedAbsolute) {
    /** No ratings. */
    static final ErrorSums NONE = new ErrorSums(0, 0, 0, 0);

    /** Both together. */
    ErrorSums plus(ErrorSums other) {
        return new ErrorSums(
                count + other.count,
                squared + other.squared,
                clippedSquared + other.clippedSquared,
                clippedAbsolute + other.clippedAbsolute);
    }
}

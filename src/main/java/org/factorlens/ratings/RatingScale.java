package org.factorlens.ratings;

/**
 * The values that a rating may take.
 *
 * @param min lowest value
 * @param max highest value, above {@code min} unless the data hold one value only
 * @param step distance between neighbouring values where it is regular, else 0
 * @param declared whether the experiment file states the scale (else it was inferred from the ratings)
 */
public record RatingScale(double min, double max, double step, boolean declared) {
    /** Checks the order of the limits. */
    public RatingScale {
        if (!(min <= max) || step < 0) {
            throw new IllegalArgumentException("scale from " + min + " to " + max + " by " + step);
        }
    }

    /** {@code value} moved into the scale: the prediction as it is reported. NaN stays NaN. */
    public double clip(double value) {
        return Math.max(min, Math.min(max, value));
    }

    /** Whether {@code value} lies within the limits. */
    public boolean contains(double value) {
        return value >= min && value <= max;
    }
}

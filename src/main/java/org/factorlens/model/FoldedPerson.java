package org.factorlens.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One person folded into a model, or into each sample of a posterior: predictions are then averages over the samples, and
 * have a deviation.
 */
public final class FoldedPerson {
    private final List<ModelSample> samples;
    private final FactorModel model;
    private final List<FoldIn> folds = new ArrayList<>();

    /**
     * Folds a person in.
     *
     * @param model used where there are no samples
     * @param regularization of that model
     * @param samples of a posterior; may be none
     * @param items distinct indices of the items rated, not modified
     * @param ratings the ratings given, {@code [items]}, not modified
     */
    public FoldedPerson(
            FactorModel model,
            Regularization regularization,
            List<ModelSample> samples,
            int[] items,
            double[] ratings) {
        this.model = model;
        this.samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            folds.add(new FoldIn(model, regularization, items, ratings));
        }
        for (ModelSample sample : samples) {
            folds.add(new FoldIn(sample.items(), sample.regularization(), items, ratings));
        }
    }

    private double predict(int fold, int item) {
        FactorModel used = samples.isEmpty() ? model : samples.get(fold).items();
        return used.predict(folds.get(fold).user(), item);
    }

    /** Predicted rating before clipping. */
    public double predict(int item) {
        double sum = 0;
        for (int fold = 0; fold < folds.size(); fold++) {
            sum += predict(fold, item);
        }
        return sum / folds.size();
    }

    /**
     * Standard deviation of the person's rating of {@code item} around its prediction: what is not known of person and item, and
     * the noise of ratings. NaN without samples.
     */
    public double deviation(int item) {
        if (samples.isEmpty()) {
            return Double.NaN;
        }
        double mean = predict(item);
        double variance = 0;
        for (int fold = 0; fold < folds.size(); fold++) {
            double difference = predict(fold, item) - mean;
            double noise = samples.get(fold).regularization().lambda();
            variance += noise * (1 + folds.get(fold).uncertainty(item)) + difference * difference;
        }
        return Math.sqrt(variance / folds.size());
    }

    /**
     * What each rating contributes to the prediction for {@code item}, as {@link FoldIn#contributions} has it.
     *
     * @return largest first
     */
    public List<FoldIn.Contribution> contributions(int item) {
        List<FoldIn.Contribution> sums = byItem(folds.get(0), item);
        for (FoldIn fold : folds.subList(1, folds.size())) {
            List<FoldIn.Contribution> more = byItem(fold, item);
            for (int i = 0; i < sums.size(); i++) {
                FoldIn.Contribution sum = sums.get(i);
                sums.set(
                        i,
                        new FoldIn.Contribution(
                                sum.item(),
                                sum.rating(),
                                sum.value() + more.get(i).value()));
            }
        }
        sums.replaceAll(sum -> new FoldIn.Contribution(sum.item(), sum.rating(), sum.value() / folds.size()));
        sums.sort(FoldIn.LARGEST_FIRST);
        return sums;
    }

    private static List<FoldIn.Contribution> byItem(FoldIn fold, int item) {
        List<FoldIn.Contribution> contributions = new ArrayList<>(fold.contributions(item));
        contributions.sort(Comparator.comparingInt(FoldIn.Contribution::item));
        return contributions;
    }
}

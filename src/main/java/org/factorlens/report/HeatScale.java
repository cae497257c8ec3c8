package org.factorlens.report;

import java.util.List;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.results.Summary;

/**
 * The one scale of colours of all heat maps: from the best cell to the worst, or to bias terms alone where they are better, as
 * what is worse than no factors at all looks alike; longer where chance would otherwise look like a difference.
 *
 * @param low the score of the best cell
 * @param high where the weakest colour begins
 * @param caption what to know of it; begins with a space, empty where there is nothing
 */
record HeatScale(double low, double high, String caption) {
    /** Intervals of the difference between its ends that go into a scale at least: chance alone stays in a few steps of colour. */
    private static final double LEAST = 2;

    static HeatScale of(ExperimentResults results) {
        Configurations configurations = results.configurations();
        List<Summary> cells = configurations.ranked().stream()
                .filter(Configurations::hasFactors)
                .toList();
        if (cells.isEmpty()) {
            return new HeatScale(0, 1, "");
        }
        Summary best = cells.get(0);
        Summary worst = cells.get(cells.size() - 1);
        Optional<Summary> simple = MatrixFigures.biasOnly(configurations)
                .filter(row -> row.testRmseMean() > best.testRmseMean() && row.testRmseMean() < worst.testRmseMean());
        Summary end = simple.orElse(worst);
        PairedFolds difference = new Contrast(results, end, best).paired();
        double least = LEAST * (difference.high() - difference.low());
        if (end.testRmseMean() - best.testRmseMean() < least) {
            return new HeatScale(
                    best.testRmseMean(),
                    best.testRmseMean() + least,
                    " The colours span " + Numbers.rmse(least)
                            + ", twice the width of the 95% interval of the difference between the best cell and "
                            + (simple.isPresent() ? "bias terms alone" : "the worst")
                            + (difference.low() > 0 ? "" : ", which contains zero")
                            + ": what may be chance looks nearly alike.");
        }
        return new HeatScale(
                best.testRmseMean(),
                end.testRmseMean(),
                simple.map(row -> " The weakest colour begins at " + Numbers.rmse(row.testRmseMean())
                                + ", the score of bias terms alone: such cells are no better than having no factors.")
                        .orElse(""));
    }
}

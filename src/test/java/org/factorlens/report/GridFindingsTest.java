package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.factorlens.results.Summary;
import org.junit.jupiter.api.Test;

/** Which of the values tried were best, and what is asked for where they are the last. */
class GridFindingsTest extends FindingsCase {
    @Test
    void grid_chosenOnTheEdge_namesWhatToAdd() {
        assertThat(findings())
                .filteredOn(sentence -> sentence.topic().equals("Grid"))
                .extracting(Sentence::text)
                .containsExactly(
                        "The chosen λ = 5 is the largest tried, so the best may lie beyond: add λ = 25 to the matrix.",
                        "The chosen k = 10 is the largest tried, so the best may lie beyond: add k = 50 to the matrix.");
    }

    /** There is no step of the same ratio from or past a penalty of 0. */
    @Test
    void grid_withoutPenaltyAtAnEnd_namesANumberOrNothing() {
        fixture.summary.replaceAll(row -> row.k() > 0 && !row.selected() ? Changed.with(row, "lambda", 0.0) : row);
        assertThat(gridSentences())
                .noneMatch(text -> text.contains("n/a"))
                .anyMatch(text -> text.contains("add λ = 10 "));

        fixture.summary.replaceAll(row -> row.k() > 0 ? Changed.with(row, "lambda", row.selected() ? 0.0 : 5.0) : row);
        assertThat(gridSentences()).noneMatch(text -> text.contains("n/a") || text.contains("λ"));
    }

    private List<String> gridSentences() {
        return findings().stream()
                .filter(sentence -> sentence.topic().equals("Grid"))
                .map(Sentence::text)
                .toList();
    }

    /** A sampled model has no penalty to choose, but a k. */
    @Test
    void grid_sampledModelOnTheEdge_namesTheKToAdd() {
        fixture.addSampled();
        fixture.add("gibbs-k4-b", "Gibbs, k = 4, bias", 4, Double.NaN, true, "gibbs");
        choose("Gibbs, k = 4, bias");

        assertThat(gridSentences())
                .containsExactly(
                        "The chosen k = 4 is the largest tried, so the best may lie beyond: add k = 8 to the matrix.",
                        "The best ALS model's λ = 5 is the largest tried, so the best may lie beyond: add λ = 25 to the"
                                + " matrix.",
                        "The best ALS model's k = 10 is the largest tried, so the best may lie beyond: add k = 50 to the"
                                + " matrix.");
    }

    @Test
    void grid_penaltyOfBiasesOnTheEdge_namesWhatToAdd() {
        Summary bias = fixture.summary.stream()
                .filter(row -> row.k() == 0 && row.bias())
                .findFirst()
                .orElseThrow();
        fixture.summary.add(Changed.with(bias, "configuration", "bias only, λ = 6", "biasLambda", 6.0));
        choose(bias.configuration());

        assertThat(gridSentences())
                .hasSize(3)
                .startsWith(
                        "The chosen bias λ = 3 is the smallest tried with bias only, so the best may lie beyond: add"
                                + " bias λ = 1.5 to the matrix.");
    }

    /** The best of the bias-only models beside a chosen model with factors. */
    @Test
    void grid_penaltyOfBiasesInside_isNamedAsThatOfBiasOnly() {
        Summary bias = fixture.summary.stream()
                .filter(row -> row.k() == 0 && row.bias())
                .findFirst()
                .orElseThrow();
        for (double other : new double[] {2, 6}) {
            fixture.summary.add(Changed.with(
                    bias,
                    "configuration",
                    "bias only, λ = " + other,
                    "biasLambda",
                    other,
                    "validationRmseMean",
                    bias.validationRmseMean() + 0.01));
        }

        assertThat(gridSentences()).endsWith("Inside the values tried: the best bias λ = 3 with bias only.");
    }

    /** Neighbours and shrinkage, tuned as hard as the model that is held to them. */
    @Test
    void grid_itemKnnOnTheEdge_namesWhatToAdd() {
        for (int k : new int[] {2, 10}) {
            for (int shrinkage : new int[] {1, 5}) {
                String settings = "k = " + k + ", shrinkage " + shrinkage + ", damping 5";
                fixture.add(
                        "item-knn-k" + k + "-l" + shrinkage + "-d5",
                        "item kNN, " + settings,
                        k,
                        shrinkage,
                        false,
                        "item-knn");
            }
        }

        assertThat(gridSentences())
                .hasSize(4)
                .endsWith(
                        "The best item kNN's shrinkage = 5 is the largest tried, so the best may lie beyond: add"
                                + " shrinkage = 25 to the matrix.",
                        "The best item kNN's k = 10 is the largest tried, so the best may lie beyond: add k = 50 to the"
                                + " matrix.");
    }

    @Test
    void grid_dampingOnTheEdge_namesWhatToAdd() {
        userMean(0, 1.00, 1.00, 1.00);
        userMean(5, 0.97, 0.98, 0.99);
        userMean(15, 0.95, 0.96, 0.97);

        assertThat(gridSentences())
                .hasSize(3)
                .endsWith("The best user mean's damping = 15 is the largest tried, so the best may lie beyond: add"
                        + " damping = 45 to the matrix.");
    }

    @Test
    void grid_dampingOnTheEdgeByChance_asksForNothingMore() {
        userMean(0, 1.00, 1.00, 1.00);
        userMean(5, 0.95, 0.96, 0.99);
        userMean(15, 0.96, 0.96, 0.97);

        assertThat(gridSentences())
                .hasSize(3)
                .endsWith("The best user mean's damping = 15 is the largest tried, and damping = 5 is indistinguishable"
                        + " from it: this run does not show that going beyond would help.");
    }

    @Test
    void grid_dampingInside_isNamedOnceForAllKinds() {
        userMean(0, 1.00, 1.00, 1.00);
        userMean(5, 0.95, 0.96, 0.97);
        userMean(15, 0.96, 0.97, 0.98);

        assertThat(gridSentences()).hasSize(3).endsWith("Inside the values tried: the best user mean's damping = 5.");
    }

    /** There is nothing beyond no damping at all. */
    @Test
    void grid_withoutDampingBest_asksForNothing() {
        userMean(0, 0.95, 0.96, 0.97);
        userMean(5, 0.97, 0.98, 0.99);

        assertThat(gridSentences()).hasSize(2).noneMatch(text -> text.contains("damping"));
    }

    /** A user mean with its test RMSE on each fold, and the same mean by validation. */
    private void userMean(int damping, double... rmse) {
        String label = "user mean" + (damping == 0 ? "" : ", damping " + damping);
        double mean = Arrays.stream(rmse).average().orElseThrow();
        fixture.add("user-mean-d" + damping, label, 0, 0, false, "user-mean");
        fixture.summary.replaceAll(row -> row.configuration().equals(label)
                ? Changed.with(row, "biasLambda", (double) damping, "testRmseMean", mean, "validationRmseMean", mean)
                : row);
        fixture.cells.replaceAll(
                cell -> cell.configuration().equals(label) ? Changed.with(cell, "testRmse", rmse[cell.fold()]) : cell);
    }

    private void choose(String label) {
        fixture.summary.replaceAll(row ->
                Changed.with(row, "selected", row.configuration().equals(label), "deltaLow", 0.01, "deltaHigh", 0.03));
    }

    @Test
    void grid_chosenInside_isSaidToBeInside() {
        fixture.summary.add(lambdaTwenty());

        assertThat(about("Grid").orElseThrow().text()).isEqualTo("The chosen λ = 5 lies inside the values tried.");
    }

    /** What a search tried with another k is not beside the chosen one, but it was tried. */
    @Test
    void grid_valuesTriedWithAnotherKOnly_areNotDenied() {
        fixture.summary.add(Changed.with(lambdaTwenty(), "configuration", "k = 2, λ = 20, bias λ = 3", "k", 2));

        assertThat(gridSentences())
                .contains(
                        "The chosen λ = 5 is the largest tried with k = 10, so the best may lie beyond: add λ = 25 to the"
                                + " matrix.");
    }

    /** An axis is that of all values tried with the same k, whatever the penalty of biases was. */
    @Test
    void grid_valueTriedWithAnotherPenaltyOfBiases_isNoEdge() {
        fixture.summary.add(
                Changed.with(lambdaTwenty(), "configuration", "k = 10, λ = 20, bias λ = 9", "biasLambda", 9.0));

        assertThat(gridSentences()).contains("The chosen λ = 5 lies inside the values tried.");
    }

    /** Of k = 10, the largest tried, k = 2 is as good as can be told: no larger k is asked for. */
    @Test
    void grid_edgeThatIsIndistinguishable_asksForNothingMore() {
        fixture.summary.replaceAll(row ->
                row.k() == 2 && row.lambda() == 5 && row.bias() ? Changed.with(row, "indistinguishable", true) : row);

        assertThat(findings())
                .filteredOn(sentence -> sentence.topic().equals("Grid"))
                .extracting(Sentence::text)
                .containsExactly(
                        "The chosen λ = 5 is the largest tried, so the best may lie beyond: add λ = 25 to the matrix.",
                        "The chosen k = 10 is the largest tried, and k = 2 is indistinguishable from it: this run"
                                + " does not show that going beyond would help.");
    }

    /** What does better on the test ratings than what validation chose is not called indistinguishable. */
    @Test
    void grid_neighbourThatDoesBetter_isSaidToBeBetter() {
        fixture.summary.replaceAll(row -> row.k() == 2 && row.lambda() == 5 && row.bias()
                ? Changed.with(row, "deltaToSelected", -0.01, "deltaLow", -0.015, "deltaHigh", -0.005)
                : row);

        assertThat(gridSentences())
                .contains("The chosen k = 10 is the largest tried, and k = 2 does better on the test ratings: this"
                        + " run does not show that going beyond would help.");
    }

    @Test
    void grid_edgeWithoutIntervals_asksForNothing() {
        fixture.summary.replaceAll(row -> Changed.with(row, "deltaLow", Double.NaN, "deltaHigh", Double.NaN));

        assertThat(findings())
                .filteredOn(sentence -> sentence.topic().equals("Grid"))
                .extracting(Sentence::text)
                .hasSize(2)
                .allMatch(text ->
                        text.endsWith("; without an interval this run cannot tell whether the best lies beyond."));
    }

    private Summary lambdaTwenty() {
        Summary chosen =
                fixture.summary.stream().filter(Summary::selected).findFirst().orElseThrow();
        return Changed.with(
                chosen,
                "configuration",
                "k = 10, λ = 20, bias λ = 3",
                "lambda",
                20.0,
                "testRmseMean",
                0.9,
                "validationRmseMean",
                0.91,
                "selected",
                false);
    }
}

package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.results.CellResult;
import org.factorlens.results.PairInterval;
import org.factorlens.results.Summary;

/**
 * What a pair of configurations is told in. The sentences hold places ({@code {a}}, {@code {b}}, {@code {size}}), so that the
 * page and the script that lays out other pairs say the same.
 */
final class Contrast {
    static final String LOWER =
            "The test RMSE of {a} is {size} lower than that of {b}: the interval of the difference lies "
                    + "below zero.";
    static final String HIGHER =
            "The test RMSE of {a} is {size} higher than that of {b}: the interval of the difference lies "
                    + "above zero.";
    static final String OPEN =
            "This run cannot order the two: the interval of the difference between {a} and {b} contains zero.";
    static final String UNKNOWN =
            "The test RMSEs of {a} and {b} differ by {size}; without an interval this run cannot tell that from chance.";
    static final String APART = "{a} and {b} have no fold in common, so this run cannot compare them.";
    static final String SAME = "Both are the same configuration.";

    private final Summary a;
    private final Summary b;
    private final PairedFolds paired;

    Contrast(ExperimentResults results, Summary a, Summary b) {
        this.a = a;
        this.b = b;
        Configurations configurations = results.configurations();
        double testToTrain = PairedFolds.testToTrain(results.cells());
        PairedFolds found = PairedFolds.of(configurations.cells(a), configurations.cells(b), testToTrain);
        this.paired = Double.isNaN(testToTrain) ? overUsers(results, found) : found;
    }

    /** On a single split intervals are over users: of any two, or where that is too many, to the chosen configuration. */
    private PairedFolds overUsers(ExperimentResults results, PairedFolds found) {
        Optional<PairInterval> users = results.pairIntervals().find(a.configuration(), b.configuration());
        if (users.isPresent()) {
            PairInterval row = users.get();
            return new PairedFolds(found.pairs(), row.difference(), row.low(), row.high());
        }
        if (b.selected() && !Double.isNaN(a.deltaLow())) {
            return new PairedFolds(found.pairs(), a.deltaToSelected(), a.deltaLow(), a.deltaHigh());
        }
        if (a.selected() && !Double.isNaN(b.deltaLow())) {
            return new PairedFolds(found.pairs(), -b.deltaToSelected(), -b.deltaHigh(), -b.deltaLow());
        }
        return found;
    }

    PairedFolds paired() {
        return paired;
    }

    /** The verdict in one sentence. */
    String sentence() {
        if (paired.pairs().isEmpty()) {
            return named(APART);
        }
        String text =
                Double.isNaN(paired.low()) ? UNKNOWN : paired.high() < 0 ? LOWER : paired.low() > 0 ? HIGHER : OPEN;
        return named(text);
    }

    private String named(String text) {
        return text.replace("{a}", a.configuration())
                .replace("{b}", b.configuration())
                .replace("{size}", Phrases.size(paired.mean()));
    }

    /** {@code −0.0135, 95% interval −0.0292 to +0.0022}. */
    String evidence() {
        return Numbers.difference(paired.mean()) + ", " + Phrases.differenceInterval(paired.low(), paired.high());
    }

    /** A setting or a score of both. */
    record Line(String name, String a, String b, String difference) {}

    /** Settings in which the two differ. */
    List<Line> settings() {
        List<String> first = ComparedSettings.of(a);
        List<String> second = ComparedSettings.of(b);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            if (!first.get(i).equals(second.get(i))) {
                lines.add(new Line(ComparedSettings.names().get(i), first.get(i), second.get(i), ""));
            }
        }
        return lines;
    }

    /** Mean scores of both and a minus b, without those that neither has. */
    List<Line> scores() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < SCORES.size(); i++) {
            double first = scores(a).get(i);
            double second = scores(b).get(i);
            if (!Double.isNaN(first) || !Double.isNaN(second)) {
                lines.add(new Line(
                        SCORES.get(i), Numbers.rmse(first), Numbers.rmse(second), Numbers.difference(first - second)));
            }
        }
        return lines;
    }

    /** Names of {@link #scores(Summary)}. */
    static final List<String> SCORES = List.of("Test RMSE", "Test MAE", "Validation RMSE", "Training RMSE");

    static List<Double> scores(Summary row) {
        return List.of(row.testRmseMean(), row.testMaeMean(), row.validationRmseMean(), row.trainRmseMean());
    }

    /** Test RMSE of both on each fold. */
    List<PairedFolds.Pair> runs() {
        return paired.pairs();
    }

    /** {@code fold 2}. */
    static String fold(CellResult cell) {
        return "fold " + cell.fold();
    }
}

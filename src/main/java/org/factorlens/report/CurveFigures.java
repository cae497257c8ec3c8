package org.factorlens.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.factorlens.chart.Axis;
import org.factorlens.chart.LineChart;
import org.factorlens.chart.Point;
import org.factorlens.chart.ReferenceLine;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.results.Summary;

/** Learning curves: RMSE and loss after each sweep, on training and test ratings. */
final class CurveFigures {
    /** Points of a curve, so that a hundred sweeps stay readable. */
    private static final int MOST = 26;
    /** Points of a curve among several. */
    private static final int FEW = 14;
    /** Values of k shown: more lines cannot be told apart. */
    private static final int MOST_KS = 8;

    private static final Axis RMSE = Axis.linear("RMSE (rating units)");

    private final ExperimentResults results;
    private final Curves curves;

    CurveFigures(ExperimentResults results) {
        this.results = results;
        this.curves = new Curves(results);
    }

    /** RMSE of the chosen configuration by sweep, or null. */
    FigureView ofChosen(Figures figures) {
        return results.configurations()
                .selected()
                .filter(row -> curves.mean(row).size() > 1)
                .map(row -> rmse(
                        figures,
                        "learning-curve",
                        "RMSE of the chosen configuration after each sweep",
                        row,
                        RMSE,
                        List.of(),
                        MOST))
                .orElse(null);
    }

    /** A small figure for each k, at its best setting by validation, all on one scale. */
    List<FigureView> ofEachK(Figures figures) {
        List<Summary> rows = bestOfEachK();
        double[] values = rows.stream()
                .flatMap(row -> Thinned.of(curves.mean(row), FEW).stream())
                .flatMapToDouble(mean -> DoubleStream.of(mean.trainRmse(), mean.testRmse()))
                .filter(Double::isFinite)
                .toArray();
        Axis shared = values.length == 0
                ? RMSE
                : RMSE.covering(
                        Arrays.stream(values).min().getAsDouble(),
                        Arrays.stream(values).max().getAsDouble());
        return rows.stream()
                .map(row -> rmse(
                        figures, "learning-curve-k" + row.k(), row.configuration(), row, shared, chosenScore(), FEW))
                .toList();
    }

    /** Whether {@link #ofEachK} shows any. */
    boolean any() {
        return !bestOfEachK().isEmpty();
    }

    /** Which models {@link #ofEachK} shows, and how each was picked. */
    String shown() {
        String each = "ach k at its best setting "
                + Phrases.choosing(results.manifest().chosenBy()) + ".";
        return Sampled.any(results)
                ? "ALS models alone, e" + each + " Chains of sampled models are on the uncertainty page."
                : "E" + each;
    }

    /** A sentence on how many values of k are shown, empty where all are. */
    String thinned() {
        int all = bestOfEveryK().size();
        int shown = bestOfEachK().size();
        return shown == all
                ? ""
                : " Of " + all + " values of k " + shown
                        + " are shown, from the least to the largest, the best among them.";
    }

    private List<Summary> bestOfEachK() {
        List<Summary> all = bestOfEveryK();
        return Thinned.with(results.configurations().best(all::contains).orElse(null), all, MOST_KS);
    }

    private List<Summary> bestOfEveryK() {
        Configurations all = results.configurations();
        TreeSet<Integer> ks = new TreeSet<>();
        all.all().stream().filter(row -> row.model().equals("als")).forEach(row -> ks.add(row.k()));
        List<Summary> best = new ArrayList<>();
        for (int k : ks) {
            all.best(row -> row.model().equals("als") && row.k() == k).ifPresent(best::add);
        }
        return best;
    }

    private FigureView rmse(
            Figures figures,
            String id,
            String title,
            Summary row,
            Axis axis,
            List<ReferenceLine> references,
            int most) {
        List<Curves.Mean> whole = curves.mean(row);
        List<Curves.Mean> curve = Thinned.of(whole, most);
        LineChart chart = new LineChart(
                id,
                title,
                Axis.integers("sweep"),
                axis,
                List.of(line("training", curve, Curves.Mean::trainRmse), line("test", curve, Curves.Mean::testRmse)),
                references);
        String caption = "RMSE after each sweep" + (row.cells() == 1 ? "" : ", mean of " + row.cells() + " runs")
                + (row.model().equals("gibbs") ? ". " + Sampled.CURVE : ", on training and on test ratings.")
                + (most == MOST && !row.model().equals("gibbs")
                        ? " A test curve that rises would say that more sweeps fit the training ratings alone."
                        : "")
                + Thinned.note(whole.size(), most);
        return figures.figure(chart, caption, table(title), curve);
    }

    /** The same line in every figure, to hold their curves to. */
    private List<ReferenceLine> chosenScore() {
        return results.configurations()
                .selected()
                .map(row -> List.of(
                        new ReferenceLine("chosen, test " + Numbers.rmse(row.testRmseMean()), row.testRmseMean())))
                .orElse(List.of());
    }

    /** Test RMSE by sweep of published settings and of others, or null where there are no curves. */
    FigureView ofPublished(Figures figures, List<Summary> published, List<Summary> others) {
        List<Series> lines = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        int sweeps = 0;
        for (Summary row : Stream.concat(published.stream(), others.stream()).toList()) {
            List<Curves.Mean> whole = curves.mean(row);
            sweeps = Math.max(sweeps, whole.size());
            if (whole.size() > 1) {
                List<Curves.Mean> curve = Thinned.of(whole, FEW);
                String name = (published.contains(row) ? "published: " : "ours: ") + row.configuration();
                lines.add(line(name, curve, Curves.Mean::testRmse));
                curve.forEach(mean -> steps.add(new Step(name, mean)));
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        String title = "Test RMSE after each sweep, published settings and ours";
        LineChart chart = new LineChart(
                "published-curves",
                title,
                Axis.integers("sweep"),
                Axis.linear("test RMSE (rating units)"),
                lines,
                List.of());
        List<Column<Step>> columns = List.of(
                Column.text("Settings", Step::line).naming(),
                Column.count("Sweep", step -> step.at().sweep()),
                Column.number("Test RMSE", step -> step.at().testRmse(), Numbers::rmse));
        String caption = "All curves are runs of ours on the same ratings." + Thinned.note(sweeps, FEW);
        return LongFigures.figure(figures, chart, caption, Table.of(title, columns), steps);
    }

    /** Training loss and test loss by sweep, a line for each k. */
    List<FigureView> losses(Figures figures) {
        return List.of(
                loss(figures, "train-loss", "Training loss by sweep", Curves.Mean::trainLoss),
                loss(figures, "test-loss", "Loss with test residuals by sweep", Curves.Mean::testLoss));
    }

    /** A sweep of a line. */
    private record Step(String line, Curves.Mean at) {}

    private FigureView loss(Figures figures, String id, String title, ToDoubleFunction<Curves.Mean> value) {
        List<Series> lines = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<String> rising = new ArrayList<>();
        int sweeps = 0;
        for (Summary row : bestOfEachK()) {
            List<Curves.Mean> whole = curves.mean(row);
            sweeps = Math.max(sweeps, whole.size());
            List<Curves.Mean> curve = Thinned.of(whole, FEW);
            String name = "k = " + row.k();
            if (rises(whole)) {
                rising.add(name);
            }
            lines.add(line(name, row.configuration(), curve, value));
            curve.forEach(mean -> steps.add(new Step(row.configuration(), mean)));
        }
        LineChart chart = new LineChart(
                id, title, Axis.integers("sweep"), Axis.linear("objective (sum over ratings)"), lines, List.of());
        String caption = id.startsWith("train")
                ? "The objective that training lowers, penalty included." + falling(rising)
                : "The same penalty with the residuals of test ratings. It rises where test errors grow, or where the "
                        + "penalty grows faster than they fall: the learning curves tell which.";
        caption += heights(bestOfEachK()) + Thinned.note(sweeps, FEW);
        List<Column<Step>> columns = List.of(
                Column.text("Line", Step::line).naming(),
                Column.count("Sweep", step -> step.at().sweep()),
                Column.number("Loss", step -> value.applyAsDouble(step.at()), loss -> Numbers.fixed(loss, 2)));
        return LongFigures.figure(figures, chart, caption, Table.of(title, columns), steps);
    }

    /** What each k adds to the residuals: a sum with another penalty, or another prior mean, is another sum. */
    private static String heights(List<Summary> rows) {
        long ofFactors = rows.stream()
                .filter(row -> row.k() > 0)
                .map(row -> List.of(row.lambda(), row.weighting()))
                .distinct()
                .count();
        long ofOthers = rows.stream()
                .map(row -> List.of(row.bias() ? row.biasLambda() : 0.0, ComparedSettings.features(row)))
                .distinct()
                .count();
        return ofFactors < 2 && ofOthers < 2
                ? ""
                : " Lines have different penalties, so that their heights are not to be compared.";
    }

    /** By more than a millionth of itself, which rounding alone does not. */
    private static boolean rises(List<Curves.Mean> curve) {
        for (int i = 1; i < curve.size(); i++) {
            if (curve.get(i).trainLoss() > curve.get(i - 1).trainLoss() * (1 + 1e-6)) {
                return true;
            }
        }
        return false;
    }

    private static String falling(List<String> rising) {
        return rising.isEmpty()
                ? " Here it rises in no sweep."
                : " It should never rise, but does at " + String.join(", ", rising) + ".";
    }

    private static Series line(String name, List<Curves.Mean> curve, ToDoubleFunction<Curves.Mean> value) {
        return line(name, name, curve, value);
    }

    private static Series line(String name, String full, List<Curves.Mean> curve, ToDoubleFunction<Curves.Mean> value) {
        return new Series(
                name,
                curve.stream()
                        .map(mean -> Point.of(mean.sweep(), value.applyAsDouble(mean), hover(full, mean, value)))
                        .toList());
    }

    private static String hover(String name, Curves.Mean mean, ToDoubleFunction<Curves.Mean> value) {
        double number = value.applyAsDouble(mean);
        return name + ", sweep " + mean.sweep() + ": "
                + (number < 100 ? Numbers.rmse(number) : Numbers.fixed(number, 1));
    }

    private static Table<Curves.Mean> table(String caption) {
        return Table.of(
                caption,
                List.of(
                        Column.count("Sweep", Curves.Mean::sweep).naming(),
                        Column.number("Train RMSE", Curves.Mean::trainRmse, Numbers::rmse),
                        Column.number("Test RMSE", Curves.Mean::testRmse, Numbers::rmse)));
    }
}

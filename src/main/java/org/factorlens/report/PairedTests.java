package org.factorlens.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.factorlens.chart.Axis;
import org.factorlens.chart.Bar;
import org.factorlens.chart.BarChart;
import org.factorlens.format.Numbers;
import org.factorlens.results.PairedTest;
import org.factorlens.results.ResultTable;

/** Each configuration against the chosen one on the same users, the smallest error first. */
final class PairedTests {
    static final double LEVEL = 0.05;

    private static final int MOST = 25;
    private static final int BARS = 10;
    private static final double SMALLEST_SHOWN = 0.0001;

    private final ExperimentResults results;
    private final List<PairedTest> tests;

    PairedTests(ExperimentResults results) {
        this.results = results;
        Map<String, PairedTest> byName = new LinkedHashMap<>();
        results.rows(ResultTable.PAIRED_TESTS).stream()
                .filter(test -> test.family().equals("chosen"))
                .forEach(test -> byName.putIfAbsent(test.a(), test));
        this.tests = byName.values().stream()
                .sorted(Comparator.comparingDouble(PairedTest::rmseA))
                .toList();
    }

    /** All of the family, one for each name of a configuration. */
    List<PairedTest> all() {
        return tests;
    }

    /** Whether chance among users, adjusted for all that were compared, could explain the difference. */
    static boolean couldBeChance(PairedTest test) {
        return !(test.pHolm() < LEVEL);
    }

    /** The table: the best baseline, then the best, then the best baseline of each other kind. */
    TableView view() {
        List<PairedTest> baselines = Baselines.bestOfEachKind(results.configurations()).stream()
                .flatMap(baseline -> tests.stream().filter(test -> name(test).equals(baseline.configuration())))
                .toList();
        Set<PairedTest> rows = new LinkedHashSet<>(baselines.subList(0, Math.min(1, baselines.size())));
        tests.stream().limit(MOST).forEach(rows::add);
        rows.addAll(baselines);
        boolean chosenIsOne =
                results.configurations().selected().filter(Standing::isBaseline).isPresent();
        String first = baselines.isEmpty()
                ? ""
                : chosenIsOne ? "the best baseline of another kind, then " : "the best baseline, then ";
        return table("Against the chosen configuration on the same users: "
                        + shown(rows.size(), first, baselines.size()))
                .view(List.copyOf(rows));
    }

    private String shown(int rows, String first, int baselines) {
        if (rows < tests.size()) {
            return first + "the best " + MOST + " of " + Numbers.count(tests.size()) + " others"
                    + (baselines > 1 ? ", and the best baseline of each other kind" : "");
        }
        return rows == 1 ? "the one other" : first + "all others";
    }

    private Table<PairedTest> table(String caption) {
        return new Table<>(
                caption,
                List.of(
                        Column.text("Configuration", this::name).naming().linked(this::runPage),
                        Column.number("Difference in RMSE", PairedTest::difference, Numbers::difference),
                        Column.text("95% interval", test -> Phrases.signedInterval(test.low(), test.high())),
                        Column.number("p", PairedTest::pValue, PairedTests::probability),
                        Column.number("p, adjusted", PairedTest::pHolm, PairedTests::probability),
                        Column.number("Users served better", PairedTest::usersBetter, Numbers::percent),
                        Column.text(
                                "Its 95% interval",
                                test -> Double.isNaN(test.usersBetterLow())
                                        ? Numbers.NOT_AVAILABLE
                                        : Numbers.percent(test.usersBetterLow()) + " to "
                                                + Numbers.percent(test.usersBetterHigh()))),
                test -> baseline(test) ? "baseline" : "",
                false);
    }

    private boolean baseline(PairedTest test) {
        return results.configurations()
                .find(name(test))
                .filter(Standing::isBaseline)
                .isPresent();
    }

    /** No p-value is zero. */
    static String probability(double p) {
        return p < SMALLEST_SHOWN ? "< 0.0001" : Numbers.fixed(p, 4);
    }

    /** How many users the best others serve better, or null where nothing was compared. */
    FigureView figure(Figures figures) {
        List<PairedTest> rows = tests.stream().limit(BARS).toList();
        if (rows.isEmpty()) {
            return null;
        }
        ShortNames names = new ShortNames(rows.stream().map(this::name).toList());
        BarChart chart = new BarChart(
                "users-served-better",
                "How many users the others serve better than the chosen configuration",
                "",
                Axis.linear("share of users with a smaller squared error (percent)"),
                rows.stream().map(test -> bar(test, names)).toList(),
                true,
                List.of());
        return figures.figure(
                chart,
                Phrases.others(rows.size(), tests.size())
                        + " on test ratings, with Wilson's 95% intervals of a share; ties count half. Below 50% most"
                        + " users are served better by the chosen one." + names.leftOut(),
                table("Paired tests of the configurations in the figure"),
                rows);
    }

    private Bar bar(PairedTest test, ShortNames names) {
        return new Bar(
                names.of(name(test)),
                100 * test.usersBetter(),
                100 * test.usersBetterLow(),
                100 * test.usersBetterHigh(),
                name(test) + ": " + Numbers.percent(test.usersBetter()) + " of users, adjusted p "
                        + probability(test.pHolm()),
                runPage(test));
    }

    private String name(PairedTest test) {
        return results.shown(test.a());
    }

    private String runPage(PairedTest test) {
        return results.configurations()
                .find(name(test))
                .map(results.configurations()::runPage)
                .orElse(null);
    }
}

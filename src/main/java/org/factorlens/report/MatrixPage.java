package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Summary;

/** The whole matrix: every configuration in a table, heat maps, lines and learning curves. */
final class MatrixPage implements Page {
    /** Sort key of a score that stands behind all others. */
    private static final String UNSCORED = "none";

    private final ExperimentResults results;

    MatrixPage(ExperimentResults results) {
        this.results = results;
    }

    @Override
    public String path() {
        return "matrix.html";
    }

    @Override
    public String title() {
        return "Matrix";
    }

    @Override
    public String navLabel() {
        return "Matrix";
    }

    @Override
    public String description() {
        return "Every configuration of " + results.manifest().title() + ", with its runs.";
    }

    @Override
    public String template() {
        return "pages/matrix";
    }

    @Override
    public List<String> scripts() {
        return List.of("table.js");
    }

    /** What the template draws. */
    record View(
            Frame frame,
            String lede,
            FigureGroup heatMaps,
            TableView table,
            boolean comparable,
            FigureGroup byLambda,
            FigureGroup curves,
            List<FigureView> losses,
            String curvesOf,
            String thinned) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        MatrixFigures matrix = new MatrixFigures(results);
        CurveFigures curves = new CurveFigures(results);
        return new View(
                frame,
                lede(),
                FigureGroup.of(new HeatFigures(results).all(figures)),
                table(),
                ComparePage.applies(results),
                FigureGroup.of(matrix.byLambda(figures)),
                FigureGroup.of(curves.ofEachK(figures)),
                curves.losses(figures),
                curves.shown(),
                curves.thinned());
    }

    private String lede() {
        int distinct = results.configurations().all().size();
        int rows = results.configurations().rows().size();
        String merged = rows > distinct
                ? " The matrix names " + Numbers.count(rows) + "; where an axis has no effect (λ at k = 0) those with "
                        + "the same model stand here once."
                : "";
        return Units.counted(distinct, "configuration", "configurations")
                + (distinct == 1 ? ", the mean of its runs." : ", each the mean of its runs.")
                + merged;
    }

    private TableView table() {
        Configurations configurations = results.configurations();
        List<Summary> rows = new ArrayList<>(configurations.ranked());
        configurations.all().stream().filter(row -> !Configurations.scored(row)).forEach(rows::add);
        List<Column<Summary>> columns = List.of(
                Column.text("Configuration", Summary::configuration).naming().linked(configurations::runPage),
                score("Test RMSE", Summary::testRmseMean, Numbers::rmse),
                interval(),
                score("To chosen", Summary::deltaToSelected, Numbers::difference),
                Column.text("Standing", Standing::of),
                Column.number("k", MatrixPage::k, MatrixPage::plain),
                Column.number("λ", MatrixPage::lambda, MatrixPage::plain),
                Column.text("Bias", row -> row.bias() ? "on" : "off"),
                score("Spread", Summary::testRmseSpread, value -> Double.isNaN(value) ? "–" : Numbers.rmse(value)),
                score("Test MAE", Summary::testMaeMean, Numbers::rmse),
                score("Train RMSE", Summary::trainRmseMean, Numbers::rmse),
                score("Validation RMSE", Summary::validationRmseMean, Numbers::rmse));
        String order = configurations.ranked().isEmpty() ? "" : ", best mean test RMSE first";
        return new Table<>("All configurations" + order, columns, Standing::css, true)
                .withoutEmptyColumns(rows)
                .view(rows);
    }

    /** A mean over folds, by which a configuration that failed on some of them is sorted behind all others. */
    private static Column<Summary> score(
            String header, ToDoubleFunction<Summary> value, DoubleFunction<String> format) {
        Column<Summary> column = Column.number(header, value, format);
        return new Column<>(
                header,
                true,
                column.text(),
                row -> {
                    String key = column.key().apply(row);
                    return key.isEmpty() || Configurations.scored(row) ? key : UNSCORED;
                },
                column.link(),
                false,
                column.css());
    }

    /** Sorted by its lower end. */
    private static Column<Summary> interval() {
        Column<Summary> low = score("95% interval", Summary::testRmseLow, Numbers::rmse);
        return new Column<>(
                low.header(),
                true,
                row -> Numbers.interval(row.testRmseLow(), row.testRmseHigh()),
                low.key(),
                low.link(),
                false,
                "n");
    }

    private static String plain(double value) {
        return Double.isNaN(value) ? "–" : Numbers.plain(value);
    }

    /** Latent dimensions, which item kNN has none of. */
    private static double k(Summary row) {
        return Baselines.isItemKnn(row.model()) ? Double.NaN : row.k();
    }

    private static double lambda(Summary row) {
        return Configurations.hasFactors(row) ? row.lambda() : Double.NaN;
    }
}

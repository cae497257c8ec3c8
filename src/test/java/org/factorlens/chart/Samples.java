package org.factorlens.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.factorlens.format.Numbers;

/** One chart of each kind and every awkward case, for the gallery and for tests over all of them. */
final class Samples {
    static final String HOSTILE = "<!--<script>alert('x')</script> \"&\" ]]>";

    private Samples() {}

    static List<ChartSpec> all() {
        List<ChartSpec> charts = new ArrayList<>();
        charts.add(rmseByDimension());
        charts.add(learningCurves());
        charts.add(rmseByLambda());
        charts.add(ratingHistogram());
        charts.add(genres());
        charts.add(intervals());
        charts.add(heatMap());
        charts.add(degrees());
        charts.add(map());
        charts.add(manySeries());
        charts.add(withGaps());
        charts.add(single());
        charts.add(hostile());
        charts.add(
                new LineChart("nothing", "No data at all", Axis.linear("x"), Axis.linear("y"), List.of(), List.of()));
        return charts;
    }

    static LineChart rmseByDimension() {
        int[] k = {0, 2, 5, 10, 20, 40};
        double[] on = {0.8731, 0.8652, 0.8571, 0.8536, 0.8540, 0.8561};
        double[] off = {1.0412, 0.9120, 0.8874, 0.8702, 0.8689, 0.8731};
        List<Point> with = new ArrayList<>();
        List<Point> without = new ArrayList<>();
        for (int i = 0; i < k.length; i++) {
            with.add(point(k[i], on[i], 0.004, "biases on"));
            without.add(point(k[i], off[i], 0.006, "biases off"));
        }
        return new LineChart(
                "rmse-by-k",
                "Test RMSE falls until ten dimensions, then rises",
                Axis.integers("Latent dimensions k"),
                Axis.linear("Test RMSE, stars"),
                List.of(new Series("biases on", with), new Series("biases off", without)),
                List.of(new ReferenceLine("noise floor 0.8210", 0.821)));
    }

    private static Point point(double x, double y, double half, String name) {
        String hover = name + ", k = " + Numbers.plain(x) + ": " + Numbers.rmse(y);
        return new Point(x, y, y - half, y + half, hover, "runs/k" + Numbers.plain(x) + ".html");
    }

    static LineChart learningCurves() {
        List<Series> series = new ArrayList<>();
        for (int k : new int[] {2, 10, 40}) {
            for (String part : List.of("train", "test")) {
                List<Point> points = new ArrayList<>();
                for (int sweep = 1; sweep <= 20; sweep++) {
                    double fall = Math.exp(-sweep / 4.0) * 0.2;
                    double value = part.equals("train") ? 0.84 - k * 0.004 + fall : 0.86 + fall * 0.6 + k * 0.0004;
                    points.add(Point.of(sweep, value, "sweep " + sweep + ": " + Numbers.rmse(value)));
                }
                series.add(new Series("k = " + k + ", " + part, points));
            }
        }
        return new LineChart(
                "curves",
                "Train error keeps falling where test error has stopped",
                Axis.integers("Sweep"),
                Axis.linear("RMSE, stars"),
                series,
                List.of());
    }

    static LineChart rmseByLambda() {
        List<Series> series = new ArrayList<>();
        for (int k : new int[] {5, 10, 20, 40}) {
            List<Point> points = new ArrayList<>();
            for (double lambda : new double[] {0.5, 1, 2, 5, 10, 20, 50}) {
                double value = 0.855 + 0.02 * Math.pow(Math.log10(lambda / 10), 2) + k * 0.0002;
                points.add(Point.of(lambda, value, "lambda " + Numbers.plain(lambda) + ": " + Numbers.rmse(value)));
            }
            series.add(new Series("k = " + k, points));
        }
        return new LineChart(
                "rmse-by-lambda",
                "Test RMSE against regularization",
                Axis.log("Regularization λ"),
                Axis.linear("Test RMSE, stars"),
                series,
                List.of());
    }

    static BarChart ratingHistogram() {
        List<Bar> bars = new ArrayList<>();
        int[] counts = {1370, 2811, 1791, 7551, 5550, 20047, 13136, 26818, 8551, 13211};
        for (int i = 0; i < counts.length; i++) {
            String stars = Numbers.fixed(0.5 + 0.5 * i, 1);
            bars.add(Bar.of(stars, counts[i], stars + " stars: " + Numbers.count(counts[i]) + " ratings"));
        }
        return new BarChart(
                "histogram",
                "How often each rating was given",
                "Stars",
                Axis.integers("Ratings"),
                bars,
                false,
                List.of());
    }

    static BarChart genres() {
        String[] names = {
            "Drama", "Comedy", "Thriller", "Action", "Romance", "Adventure", "Children’s and family", "Film-Noir"
        };
        int[] counts = {4361, 3756, 1894, 1828, 1596, 1263, 664, 87};
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            bars.add(Bar.of(names[i], counts[i], names[i] + ": " + counts[i] + " movies"));
        }
        return new BarChart("genres", "Movies per genre", "Genre", Axis.integers("Movies"), bars, true, List.of());
    }

    static BarChart intervals() {
        List<Bar> bars = new ArrayList<>();
        double[] values = {-0.0312, -0.0101, -0.0012, 0.0008, 0.0204};
        for (int i = 0; i < values.length; i++) {
            bars.add(new Bar("pair " + i, values[i], values[i] - 0.004, values[i] + 0.004, "pair " + i, null));
        }
        return new BarChart(
                "differences",
                "Difference of test RMSE with its interval",
                "Pair",
                Axis.linear("Difference of test RMSE, stars"),
                bars,
                true,
                List.of());
    }

    static HeatMapChart heatMap() {
        List<String> columns = List.of("0.5", "1", "2", "5", "10", "20");
        List<String> rows = List.of("k = 2", "k = 5", "k = 10", "k = 20", "k = 40");
        List<HeatCell> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                double value = row == 4 && column == 0
                        ? Double.NaN
                        : 0.8536 + 0.004 * Math.abs(row - 2) + 0.006 * Math.abs(column - 3);
                String text = Numbers.fixed(value, 3);
                String hover = rows.get(row) + ", λ = " + columns.get(column) + ": " + Numbers.rmse(value);
                cells.add(new HeatCell(
                        row, column, value, text, hover, "runs/c" + column + ".html", row == 2 && column == 3));
            }
        }
        return new HeatMapChart(
                "heat",
                "Test RMSE by k and λ",
                "Regularization λ",
                columns,
                "Latent dimensions",
                rows,
                cells,
                0.8536,
                0.8796,
                "Test RMSE, stars (lower is better)",
                true);
    }

    static ScatterChart degrees() {
        List<Point> points = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int degree = 1; degree < 400; degree = degree < 30 ? degree + 1 : degree + 9) {
            double count = Math.max(1, Math.rint(3400 * Math.pow(degree, -1.3) * (0.7 + 0.6 * random.nextDouble())));
            points.add(Point.of(degree, count, degree + " ratings: " + Numbers.plain(count) + " movies"));
        }
        return new ScatterChart(
                "degrees",
                "How many movies have how many ratings",
                Axis.log("Ratings of a movie"),
                Axis.log("Movies"),
                List.of(new Series("movies", points)),
                List.of(new FittedLine("fitted slope −1.30", 1, 3400, 391, 1.45)));
    }

    static ScatterChart map() {
        List<Series> groups = new ArrayList<>();
        List<PointLabel> labels = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        String[] names = {
            "Drama", "Comedy", "Action", "Horror", "Sci-Fi", "Children", "Romance", "Crime", "other genres"
        };
        for (int group = 0; group < names.length; group++) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                double x = Math.cos(group) + random.nextDouble() + random.nextDouble() - 1;
                double y = Math.sin(group * 2) + random.nextDouble() + random.nextDouble() - 1;
                points.add(Point.of(x, y, "The Film Number " + i + " (" + names[group] + ")"));
                if (i == 0 && group < 8) {
                    labels.add(new PointLabel(x, y, "The Film of " + names[group]));
                }
            }
            groups.add(new Series(names[group], points, group == 8));
        }
        return new ScatterChart(
                "map",
                "Movies by their factors",
                Axis.linear("First principal axis, 12.3% of variance"),
                Axis.linear("Second principal axis, 8.1% of variance"),
                groups,
                List.of(),
                labels);
    }

    static LineChart manySeries() {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<Point> points = new ArrayList<>();
            for (int x = 0; x < 5; x++) {
                points.add(Point.of(x, i + x * 0.3, "series " + i));
            }
            series.add(new Series("series " + i, points));
        }
        return new LineChart("many", "Thirty series", Axis.integers("x"), Axis.linear("y"), series, List.of());
    }

    static LineChart withGaps() {
        List<Point> points = new ArrayList<>();
        for (int x = 0; x < 12; x++) {
            points.add(Point.of(x, x % 4 == 3 ? Double.NaN : 0.9 - 0.01 * x, "x = " + x));
        }
        return new LineChart(
                "gaps",
                "Three failed cells",
                Axis.integers("x"),
                Axis.linear("y"),
                List.of(new Series("a", points)),
                List.of());
    }

    static LineChart single() {
        return new LineChart(
                "single",
                "A single point",
                Axis.log("x"),
                Axis.linear("y"),
                List.of(new Series("one", List.of(Point.of(10, 0.85, "10: 0.8500")))),
                List.of());
    }

    static BarChart hostile() {
        return new BarChart(
                "hostile",
                HOSTILE,
                HOSTILE,
                Axis.linear(HOSTILE),
                List.of(
                        Bar.of(HOSTILE, 3, HOSTILE),
                        Bar.of("\"><img onerror=alert(1)>\u0000\u202Eright to left", 2, "x"),
                        Bar.of("A title of three hundred characters ".repeat(9), 1, "long"),
                        Bar.of("日本語のタイトル", 0.5, "cjk")),
                true,
                List.of());
    }
}

package org.factorlens.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.Timing;

/** Outcomes of cells whose scores a test makes up, to see what is concluded from them. */
final class Outcomes {
    private static final int USERS = 40;

    private Outcomes() {}

    /** The plan of a matrix in YAML, with a split. */
    static Plan plan(String split, String matrix, String... more) {
        return new Plan(ExperimentFile.parse(
                "name: a\ndataset: {name: d}\nsplit: " + split + "\nmatrix: " + matrix + "\n" + String.join("\n", more),
                "a.yaml"));
    }

    /** One outcome per cell of the plan; a test score that is NaN is a cell that failed. */
    static List<CellOutcome> of(Plan plan, ToDoubleFunction<Cell> validation, ToDoubleFunction<Cell> test) {
        return plan.cells().stream()
                .map(cell -> outcome(cell, validation.applyAsDouble(cell), test.applyAsDouble(cell)))
                .toList();
    }

    private static CellOutcome outcome(Cell cell, double validation, double test) {
        Configuration c = cell.configuration();
        boolean ok = !Double.isNaN(test);
        CellResult row = new CellResult(
                cell.id(),
                c.algorithm().label(),
                c.k(),
                c.lambda(),
                c.bias(),
                c.biasLambda(),
                c.weighted() ? "weighted" : "plain",
                cell.fold(),
                cell.hyperparameters().seed(),
                c.sweeps(),
                ok ? "ok" : "failed",
                800,
                200,
                test / 2,
                test,
                test * 0.8,
                1,
                Double.isNaN(validation) ? 0 : 80,
                validation,
                test,
                test,
                100,
                50,
                ok ? 2 : 0,
                c.update().label(),
                c.globalMean(),
                0,
                c.label(),
                "",
                ok ? "" : "made up");
        List<CurvePoint> curve = ok
                ? List.of(
                        new CurvePoint(cell.id(), 1, 120, 60, test, test + 0.1),
                        new CurvePoint(cell.id(), 2, 100, 50, test / 2, test))
                : List.of();
        return new CellOutcome(
                cell,
                row,
                curve,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ok ? users(test) : null,
                null,
                new Timing("", 0, 0, 0),
                SampledCell.NONE);
    }

    /** Users whose errors give exactly this RMSE in all, unevenly. */
    private static UserErrors users(double rmse) {
        double[] squares = new double[USERS];
        Arrays.setAll(squares, user -> 5 * rmse * rmse * (user % 2 == 0 ? 1.2 : 0.8));
        int[] counts = new int[USERS];
        Arrays.fill(counts, 5);
        return new UserErrors(squares, counts);
    }
}

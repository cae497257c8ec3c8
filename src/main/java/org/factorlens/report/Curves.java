package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.Summary;

/** Learning curves of configurations: means over their cells, sweep by sweep, as far as all of them went. */
final class Curves {
    private final ExperimentResults results;

    Curves(ExperimentResults results) {
        this.results = results;
    }

    /** State after a sweep, averaged over cells. */
    record Mean(int sweep, double trainLoss, double testLoss, double trainRmse, double testRmse) {}

    /** The mean curve; empty where there is none. */
    List<Mean> mean(Summary configuration) {
        List<List<CurvePoint>> curves = results.configurations().cells(configuration).stream()
                .filter(CellResult::ok)
                .map(cell -> results.curve(cell.cell()))
                .filter(curve -> !curve.isEmpty())
                .toList();
        int length = curves.stream().mapToInt(List::size).min().orElse(0);
        List<Mean> means = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            means.add(mean(curves, i));
        }
        return means;
    }

    private static Mean mean(List<List<CurvePoint>> curves, int i) {
        double trainLoss = 0;
        double testLoss = 0;
        double trainRmse = 0;
        double testRmse = 0;
        for (List<CurvePoint> curve : curves) {
            CurvePoint point = curve.get(i);
            trainLoss += point.trainLoss();
            testLoss += point.testLoss();
            trainRmse += point.trainRmse();
            testRmse += point.testRmse();
        }
        int n = curves.size();
        int sweep = curves.get(0).get(i).sweep();
        return new Mean(sweep, trainLoss / n, testLoss / n, trainRmse / n, testRmse / n);
    }
}

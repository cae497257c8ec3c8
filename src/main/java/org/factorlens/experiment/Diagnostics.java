package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.factorlens.evaluation.ChainConvergence;
import org.factorlens.results.ChainDiagnostic;
import org.factorlens.results.ChainSample;

/** Whether the chains of each configuration and fold, one per seed, agree on a handful of quantities. */
final class Diagnostics {
    private static final int LEAST_DRAWS = 4;

    private static final Map<String, ToDoubleFunction<ChainSample>> QUANTITIES = quantities();

    private Diagnostics() {}

    private static Map<String, ToDoubleFunction<ChainSample>> quantities() {
        Map<String, ToDoubleFunction<ChainSample>> quantities = new LinkedHashMap<>();
        quantities.put("noise-precision", ChainSample::noisePrecision);
        quantities.put("train-rmse", ChainSample::trainRmse);
        quantities.put("test-rmse", ChainSample::testRmse);
        quantities.put("prediction-a", ChainSample::predictionA);
        quantities.put("prediction-b", ChainSample::predictionB);
        quantities.put("prediction-c", ChainSample::predictionC);
        quantities.put("prediction-d", ChainSample::predictionD);
        return quantities;
    }

    /** Rows of {@code diagnostics.csv}; none for chains of fewer than four draws. */
    static List<ChainDiagnostic> of(List<CellOutcome> outcomes) {
        record Key(Configuration configuration, int fold) {}
        Map<Key, List<CellOutcome>> groups = new LinkedHashMap<>();
        for (CellOutcome outcome : outcomes) {
            if (!outcome.sampled().chain().isEmpty()) {
                Cell cell = outcome.cell();
                groups.computeIfAbsent(new Key(cell.configuration(), cell.fold()), key -> new ArrayList<>())
                        .add(outcome);
            }
        }
        List<ChainDiagnostic> rows = new ArrayList<>();
        groups.forEach((key, chains) -> QUANTITIES.forEach((name, quantity) -> {
            double[][] draws = chains.stream().map(o -> draws(o, quantity)).toArray(double[][]::new);
            if (draws[0].length >= LEAST_DRAWS && Double.isFinite(draws[0][0])) {
                rows.add(row(key.configuration(), key.fold(), name, draws));
            }
        }));
        return rows;
    }

    private static double[] draws(CellOutcome outcome, ToDoubleFunction<ChainSample> quantity) {
        return outcome.sampled().chain().stream()
                .filter(ChainSample::kept)
                .mapToDouble(quantity)
                .toArray();
    }

    private static ChainDiagnostic row(Configuration configuration, int fold, String quantity, double[][] draws) {
        ChainConvergence convergence = new ChainConvergence(draws);
        return new ChainDiagnostic(
                configuration.label(),
                fold,
                quantity,
                draws.length,
                draws[0].length,
                convergence.mean(),
                convergence.deviation(),
                convergence.splitRhat(),
                convergence.effectiveSamples());
    }
}

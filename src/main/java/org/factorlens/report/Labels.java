package org.factorlens.report;

import java.util.List;
import org.factorlens.results.CellResult;
import org.factorlens.results.Comparison;
import org.factorlens.results.Summary;

/**
 * Names of configurations as pages show them: shorter than in the files. The regularization of biases goes where all
 * configurations with biases share it, and else reads {@code bias λ = 3}.
 */
final class Labels {
    private static final String BIAS_LAMBDA = "(bias only), λ = [^,]+|(bias) λ = [^,]+";

    private final boolean shared;

    Labels(List<Summary> rows) {
        this.shared = rows.stream()
                        .filter(row -> row.bias() && !Double.isNaN(row.biasLambda()))
                        .map(Summary::biasLambda)
                        .distinct()
                        .count()
                <= 1;
    }

    /** The name of a configuration, different for different ones. */
    String shown(String label) {
        return shared ? withoutBiasLambda(label) : label;
    }

    /** The name as it reads where all share the regularization of biases. */
    static String withoutBiasLambda(String label) {
        return label.replaceAll(BIAS_LAMBDA, "$1$2");
    }

    CellResult shown(CellResult c) {
        return new CellResult(
                c.cell(),
                c.model(),
                c.k(),
                c.lambda(),
                c.bias(),
                c.biasLambda(),
                c.weighting(),
                c.fold(),
                c.seed(),
                c.sweeps(),
                c.status(),
                c.nTrain(),
                c.nTest(),
                c.trainRmse(),
                c.testRmse(),
                c.testMae(),
                c.coverage(),
                c.nValidation(),
                c.validationRmse(),
                c.testRmseRaw(),
                c.testRmseWarm(),
                c.trainLoss(),
                c.testLoss(),
                c.sweepsRun(),
                c.update(),
                c.globalMean(),
                c.fallbackSolves(),
                shown(c.configuration()),
                c.digest(),
                c.reason());
    }

    Summary shown(Summary s) {
        return new Summary(
                shown(s.configuration()),
                s.model(),
                s.k(),
                s.lambda(),
                s.bias(),
                s.biasLambda(),
                s.weighting(),
                s.sweeps(),
                s.update(),
                s.globalMean(),
                s.cells(),
                s.failed(),
                s.testRmseMean(),
                s.testRmseSpread(),
                s.testRmseLow(),
                s.testRmseHigh(),
                s.intervalMethod(),
                s.testMaeMean(),
                s.trainRmseMean(),
                s.validationRmseMean(),
                s.coverageMean(),
                s.selected(),
                s.deltaToSelected(),
                s.deltaLow(),
                s.deltaHigh(),
                s.indistinguishable());
    }

    Comparison shown(Comparison c) {
        return new Comparison(
                c.question(),
                shown(c.a()),
                shown(c.b()),
                c.rmseA(),
                c.rmseB(),
                c.difference(),
                c.low(),
                c.high(),
                c.method(),
                c.pairs());
    }
}

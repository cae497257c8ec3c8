package org.factorlens.report;

import java.util.List;
import java.util.regex.Pattern;
import org.factorlens.results.CellResult;
import org.factorlens.results.Comparison;
import org.factorlens.results.Summary;

/**
 * Names of configurations as pages show them: shorter than in the files. The regularization of biases goes where all
 * configurations with biases share it, and else reads {@code bias λ = 3}; {@code catalogue-raters features} read
 * {@code catalogue + raters features}, as in the experiment file.
 */
final class Labels {
    private static final Pattern BIAS_ONLY = Pattern.compile("bias only, λ = ");
    private static final Pattern BIAS_LAMBDA = Pattern.compile("(bias only), bias λ = [^,]+|(bias) λ = [^,]+");
    private static final Pattern RATERS = Pattern.compile("(, [A-Za-z0-9._-]+)-raters features");

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
        String combined = RATERS.matcher(named(label)).replaceFirst("$1 + raters features");
        return shared ? withoutBiasLambda(combined) : combined;
    }

    private static String named(String label) {
        return BIAS_ONLY.matcher(label).replaceFirst("bias only, bias λ = ");
    }

    /** The name as it reads where all share the regularization of biases. */
    static String withoutBiasLambda(String label) {
        return BIAS_LAMBDA.matcher(named(label)).replaceAll("$1$2");
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

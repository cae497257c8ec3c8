package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.factorlens.format.Numbers;
import org.factorlens.results.Summary;

/**
 * Fitted configurations that differ only in k and lambda: what one heat map or one line of a chart shows.
 *
 * @param bias whether there are bias terms
 * @param biasLambda regularization of biases, 0 without bias terms
 * @param weighting {@code plain} or {@code weighted}
 * @param update {@code joint}, {@code alternating}, {@code alternating-start} or {@code cg}
 * @param globalMean whether mu is the training mean
 * @param sweeps most sweeps
 * @param features which item features shape the prior mean, or {@code none}
 */
record Family(
        boolean bias,
        double biasLambda,
        String weighting,
        String update,
        boolean globalMean,
        int sweeps,
        String features) {
    static Family of(Summary row) {
        return new Family(
                row.bias(),
                row.bias() ? row.biasLambda() : 0,
                row.weighting(),
                row.update(),
                row.globalMean(),
                row.sweeps(),
                ComparedSettings.features(row));
    }

    /** The same with another penalty on bias terms, where it has any. */
    Family with(double otherBiasLambda) {
        return new Family(bias, bias ? otherBiasLambda : 0, weighting, update, globalMean, sweeps, features);
    }

    /** The members with factors of each family that has any, in matrix order. */
    static Map<Family, List<Summary>> groups(Configurations configurations) {
        Map<Family, List<Summary>> groups = new LinkedHashMap<>();
        for (Summary row : configurations.all()) {
            if (Configurations.hasFactors(row)) {
                groups.computeIfAbsent(of(row), family -> new ArrayList<>()).add(row);
            }
        }
        return groups;
    }

    /** Names that say only in what the families differ: {@code bias on}, {@code bias off}. */
    String name(java.util.Collection<Family> among) {
        List<String> parts = new ArrayList<>();
        if (differ(among, Family::bias) || among.size() < 2) {
            parts.add(bias ? "bias on" : "bias off");
        }
        if (bias
                && among.stream()
                                .filter(Family::bias)
                                .map(Family::biasLambda)
                                .distinct()
                                .count()
                        > 1) {
            parts.add("bias λ = " + Numbers.plain(biasLambda));
        }
        if (differ(among, Family::weighting)) {
            parts.add(weighting.equals("weighted") ? "λ weighted" : "λ plain");
        }
        if (differ(among, Family::update)) {
            parts.add(update);
        }
        if (differ(among, Family::globalMean)) {
            parts.add(globalMean ? "with μ" : "μ = 0");
        }
        if (differ(among, Family::sweeps)) {
            parts.add(sweeps + " sweeps");
        }
        if (differ(among, Family::features)) {
            parts.add((features.equals("none") ? "no" : features) + " features");
        }
        return String.join(", ", parts);
    }

    private static boolean differ(
            java.util.Collection<Family> among, java.util.function.Function<Family, Object> part) {
        return among.stream().map(part).distinct().count() > 1;
    }
}

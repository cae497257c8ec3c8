package org.factorlens.results;

/**
 * A row of {@code diagnostics.csv}: whether the chains of a configuration on a fold, one per seed, agree on a quantity.
 *
 * @param configuration label of the configuration
 * @param fold fold number from 0
 * @param quantity {@code noise-precision}, {@code train-rmse}, {@code test-rmse}, {@code prediction-a} …
 * @param chains number of chains
 * @param draws draws of each chain after burn-in
 * @param mean mean over draws
 * @param deviation standard deviation of the quantity's posterior
 * @param splitRhat near 1 where all halves of all chains tell the same
 * @param effectiveDraws number of independent draws that would tell the mean as well
 */
public record ChainDiagnostic(
        String configuration,
        int fold,
        String quantity,
        int chains,
        int draws,
        double mean,
        double deviation,
        double splitRhat,
        double effectiveDraws) {}

package org.factorlens.results;

/**
 * A row of {@code selection.csv}: what was chosen on one fold and what it cost or gained.
 *
 * @param fold fold number
 * @param chosenBy {@code validation}, or {@code test} where there is no validation part
 * @param chosenCell cell with the lowest score
 * @param chosenValidationRmse its validation RMSE
 * @param chosenTestRmse its test RMSE: the honest score
 * @param bestOnTestCell cell with the lowest test RMSE
 * @param bestOnTestRmse that RMSE
 * @param optimism chosenTestRmse - bestOnTestRmse: what choosing on the test set would have flattered
 */
public record Selection(
        int fold,
        String chosenBy,
        String chosenCell,
        double chosenValidationRmse,
        double chosenTestRmse,
        String bestOnTestCell,
        double bestOnTestRmse,
        double optimism) {}

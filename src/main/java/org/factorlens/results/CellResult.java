package org.factorlens.results;

/**
 * A row of {@code cells.csv}: one cell of the matrix, that is one configuration on one fold with one seed. RMSE and MAE
 * are in rating units, clipped to the scale unless the experiment says otherwise; losses are sums as in the objective.
 *
 * @param cell id, unique within the experiment, safe as a file name
 * @param model {@code global-mean}, {@code user-mean}, {@code item-mean}, {@code als}, …
 * @param k number of latent dimensions
 * @param lambda regularization of factors
 * @param bias whether the model has bias terms
 * @param biasLambda regularization of biases
 * @param weighting {@code plain} or {@code weighted}
 * @param fold fold number from 0
 * @param seed seed of the start values
 * @param sweeps most sweeps allowed
 * @param status {@code ok} or {@code failed}
 * @param nTrain ratings trained on, the validation part included
 * @param nTest ratings in the test part
 * @param trainRmse RMSE on the training ratings
 * @param testRmse RMSE on the test ratings
 * @param testMae mean absolute error on the test ratings
 * @param coverage share of test ratings whose user and item both have training ratings, 0..1
 * @param nValidation ratings held out of training to choose by, 0 where there is no validation part
 * @param validationRmse RMSE on the validation part of a model trained without it
 * @param testRmseRaw RMSE on the test ratings before clipping
 * @param testRmseWarm RMSE on the test ratings whose user and item both have training ratings
 * @param trainLoss objective on the training ratings after the last sweep
 * @param testLoss objective with the test residuals
 * @param sweepsRun sweeps done, fewer than allowed where tolerance stopped the run
 * @param update {@code joint}, {@code alternating}, {@code alternating-start} or {@code cg}
 * @param globalMean whether mu is the mean of the training ratings, else 0
 * @param fallbackSolves rows whose system was not positive definite in float32 and was solved in float64
 * @param configuration label of the configuration, the same for all its folds and seeds
 * @param digest SHA-256 of the trained model, lower-case hexadecimal
 * @param reason why the cell failed, else empty
 */
public record CellResult(
        String cell,
        String model,
        int k,
        double lambda,
        boolean bias,
        double biasLambda,
        String weighting,
        int fold,
        long seed,
        int sweeps,
        String status,
        int nTrain,
        int nTest,
        double trainRmse,
        double testRmse,
        double testMae,
        double coverage,
        int nValidation,
        double validationRmse,
        double testRmseRaw,
        double testRmseWarm,
        double trainLoss,
        double testLoss,
        int sweepsRun,
        String update,
        boolean globalMean,
        int fallbackSolves,
        String configuration,
        String digest,
        String reason) {
    /** Whether the cell was trained and evaluated. */
    public boolean ok() {
        return status.equals("ok");
    }
}

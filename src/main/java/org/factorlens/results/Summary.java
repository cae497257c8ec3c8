package org.factorlens.results;

/**
 * A row of {@code summary.csv}: one configuration over its folds and seeds. The interval is at 95%.
 *
 * @param configuration label, as in {@link CellResult#configuration()}
 * @param model {@code global-mean}, {@code user-mean}, {@code item-mean}, {@code als}, …
 * @param k number of latent dimensions
 * @param lambda regularization of factors
 * @param bias whether the model has bias terms
 * @param biasLambda regularization of biases
 * @param weighting {@code plain} or {@code weighted}
 * @param sweeps most sweeps allowed
 * @param update {@code joint}, {@code alternating}, {@code alternating-start} or {@code cg}
 * @param globalMean whether mu is the training mean, else 0
 * @param cells cells that ended well
 * @param failed cells that failed
 * @param testRmseMean mean test RMSE over cells
 * @param testRmseSpread sample standard deviation over cells (spread, not an error of the mean); NaN for one cell
 * @param testRmseLow lower end of the interval of the mean
 * @param testRmseHigh upper end
 * @param intervalMethod how the interval was computed: {@code corrected-resampled-t}, {@code user-bootstrap} or {@code none}
 * @param testMaeMean mean test MAE
 * @param trainRmseMean mean train RMSE
 * @param validationRmseMean mean validation RMSE; NaN without a validation part
 * @param coverageMean mean coverage
 * @param selected whether this is the configuration chosen on validation over all folds
 * @param deltaToSelected mean test RMSE minus that of the selected configuration, paired by fold, seeds averaged
 * @param deltaLow lower end of the 95% interval of that difference
 * @param deltaHigh upper end
 * @param indistinguishable whether folds or users (decision 501) leave open which of the two is better; always true of the selected one
 */
public record Summary(
        String configuration,
        String model,
        int k,
        double lambda,
        boolean bias,
        double biasLambda,
        String weighting,
        int sweeps,
        String update,
        boolean globalMean,
        int cells,
        int failed,
        double testRmseMean,
        double testRmseSpread,
        double testRmseLow,
        double testRmseHigh,
        String intervalMethod,
        double testMaeMean,
        double trainRmseMean,
        double validationRmseMean,
        double coverageMean,
        boolean selected,
        double deltaToSelected,
        double deltaLow,
        double deltaHigh,
        boolean indistinguishable) {}

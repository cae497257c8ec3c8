package org.factorlens.experiment;

import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.RatingScale;
import org.factorlens.split.Split;

/** What an experiment file says and only the data show to be wrong; told with the place in the file. */
final class DataChecks {
    private DataChecks() {}

    /**
     * Holds {@code experiment} to the ratings that it is about.
     *
     * @throws BadInputException with file, line and column
     */
    static void check(Experiment experiment, Dataset dataset) {
        if (experiment.split() instanceof Split.Temporal && !dataset.ratings().hasTimestamps()) {
            throw new BadInputException(experiment.places().split()
                    + ": the split 'temporal' needs the time of each rating, and "
                    + dataset.files().get(0).name() + " has none");
        }
        RatingScale scale = dataset.ratings().scale();
        double relevance = experiment.ranking().relevance();
        if (!Double.isNaN(relevance)) {
            checkRating(scale, relevance, experiment.places().relevance(), "'relevance' is ");
        }
        for (Experiment.Persona persona : experiment.recommendations().personas()) {
            for (Experiment.TitleRating rate : persona.rates()) {
                checkRating(
                        scale, rate.rating(), rate.place(), persona.name() + " rates \"" + rate.title() + "\" with ");
            }
        }
    }

    private static void checkRating(RatingScale scale, double rating, String place, String what) {
        if (!scale.contains(rating)) {
            throw new BadInputException(place + ": " + what + Numbers.plain(rating) + "; ratings of these data go from "
                    + Numbers.plain(scale.min()) + " to " + Numbers.plain(scale.max())
                    + (scale.declared() ? "" : ", as far as the data show; 'scale' of 'dataset' can say more"));
        }
    }
}

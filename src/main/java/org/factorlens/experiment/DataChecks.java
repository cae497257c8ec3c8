package org.factorlens.experiment;

import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.RatingScale;

/** What an experiment file says and only the data show to be wrong; told with the place in the file. */
final class DataChecks {
    private DataChecks() {}

    /**
     * Holds {@code experiment} to the ratings that it is about.
     *
     * @throws BadInputException with file, line and column
     */
    static void check(Experiment experiment, Dataset dataset) {
        checkSplit(experiment, dataset);
        RatingScale scale = dataset.ratings().scale();
        Experiment.Ranking ranking = experiment.ranking();
        if (ranking.on() && ranking.relevance() > scale.max()) {
            throw new BadInputException(experiment.places().relevance()
                    + ": no rating counts as relevant: 'relevance' is " + beyond(scale, ranking.relevance()));
        }
        if (scale.declared()) {
            for (Experiment.Persona persona : experiment.recommendations().personas()) {
                persona.rates().forEach(rate -> check(scale, persona, rate));
            }
        }
    }

    private static void checkSplit(Experiment experiment, Dataset dataset) {
        try {
            experiment.split().check(dataset.ratings());
        } catch (BadInputException e) {
            throw new BadInputException(experiment.places().split() + ": " + e.getMessage(), e);
        }
    }

    /** A scale that was only found in the data may be another one's: there, such a rating is clipped, and a note says so. */
    private static void check(RatingScale scale, Experiment.Persona persona, Experiment.TitleRating rate) {
        if (!scale.contains(rate.rating())) {
            throw new BadInputException(rate.place() + ": " + persona.name() + " rates \"" + rate.title() + "\" with "
                    + beyond(scale, rate.rating()));
        }
    }

    private static String beyond(RatingScale scale, double rating) {
        return Numbers.plain(rating) + ", and ratings of these data go from " + Numbers.plain(scale.min()) + " to "
                + Numbers.plain(scale.max());
    }
}

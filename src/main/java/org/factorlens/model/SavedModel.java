package org.factorlens.model;

import java.util.List;
import org.factorlens.ratings.Catalogue;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.RatingScale;

/**
 * A model with all that is needed to use it away from its data.
 *
 * @param name where it came from: experiment and cell
 * @param model the parameters
 * @param regularization the one it was trained with, for folding new users in
 * @param users user ids by index
 * @param items item ids by index
 * @param catalogue titles and genres by item index
 * @param scale rating scale
 * @param itemCounts training ratings of each item, {@code [numItems]}; owned by the record, not to be changed
 * @param samples of the items' posterior, for folding new users in; none where the model was not sampled
 */
public record SavedModel(
        String name,
        FactorModel model,
        Regularization regularization,
        IdMap users,
        IdMap items,
        Catalogue catalogue,
        RatingScale scale,
        int[] itemCounts,
        List<ModelSample> samples) {
    /** A model that was not sampled. */
    public SavedModel(
            String name,
            FactorModel model,
            Regularization regularization,
            IdMap users,
            IdMap items,
            Catalogue catalogue,
            RatingScale scale,
            int[] itemCounts) {
        this(name, model, regularization, users, items, catalogue, scale, itemCounts, List.of());
    }

    /** Checks that sizes agree. */
    public SavedModel {
        samples = List.copyOf(samples);
        if (users.size() != model.numUsers()
                || items.size() != model.numItems()
                || catalogue.size() != model.numItems()
                || itemCounts.length != model.numItems()
                || samples.stream()
                        .anyMatch(s -> s.items().numItems() != model.numItems()
                                || s.items().k() != model.k())) {
            throw new IllegalArgumentException("sizes of model, ids, catalogue, counts and samples differ");
        }
    }

    /** Folds in a person who gave {@code ratings} to {@code items}, distinct indices. */
    public FoldedPerson fold(int[] items, double[] ratings) {
        return new FoldedPerson(model, regularization, samples, items, ratings);
    }
}

package org.factorlens.model;

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
 */
public record SavedModel(
        String name,
        FactorModel model,
        Regularization regularization,
        IdMap users,
        IdMap items,
        Catalogue catalogue,
        RatingScale scale,
        int[] itemCounts) {
    /** Checks that sizes agree. */
    public SavedModel {
        if (users.size() != model.numUsers()
                || items.size() != model.numItems()
                || catalogue.size() != model.numItems()
                || itemCounts.length != model.numItems()) {
            throw new IllegalArgumentException("sizes of model, ids, catalogue and counts differ");
        }
    }
}

package org.factorlens.report;

import org.factorlens.results.Recommendations.ItemCard;
import org.factorlens.results.TryModel;

/** The model of the "try it" page as a script: an item is an array, to be short. */
final class TryScript {
    private TryScript() {}

    static String of(TryModel model) {
        return Script.assign(
                "FACTORLENS_TRY",
                script -> script.field("cell", model.cell())
                        .field("k", model.k())
                        .field("mean", model.mean())
                        .field("bias", model.bias())
                        .field("lambda", model.lambda())
                        .field("biasLambda", model.biasLambda())
                        .field("weighted", model.weighted())
                        .field("scaleMin", model.scaleMin())
                        .field("scaleMax", model.scaleMax())
                        .field("scaleStep", model.scaleStep())
                        .list("items", model.items(), TryScript::item)
                        .list("checks", model.checks(), TryScript::check)
                        .field("factors", model.factors()));
    }

    /** Title, year, genres, ratings, mean rating, bias, scale, id. */
    private static void item(Script script, TryModel.TryItem item) {
        ItemCard card = item.card();
        script.array(
                card.title(),
                card.year(),
                card.genres(),
                card.ratings(),
                card.meanRating(),
                item.itemBias(),
                item.scale(),
                card.item());
    }

    /** Name, ratings as index and value, expected as index and score. */
    private static void check(Script script, TryModel.TryCheck check) {
        script.array(
                check.name(),
                check.ratings().stream()
                        .map(rating -> java.util.List.<Object>of(rating.index(), rating.rating()))
                        .toList(),
                check.expected().stream()
                        .map(score -> java.util.List.<Object>of(score.index(), score.score()))
                        .toList());
    }
}

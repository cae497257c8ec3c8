package org.factorlens.report;

import java.util.List;
import org.factorlens.results.TryModel;

/** {@code factors.js}: the item side of the selected model as bytes, for the items of the {@link CatalogueScripts} in their order. */
final class FactorScript {
    static final String FILE = "factors.js";

    private FactorScript() {}

    static String of(TryModel model) {
        return Script.assign(
                "FACTORLENS_FACTORS",
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
                        .field("mark", RecommendationCards.mark(model.scaleMin(), model.scaleMax()))
                        .list("items", model.items(), (out, item) -> out.array(item.itemBias(), item.scale()))
                        .list("checks", model.checks(), FactorScript::check)
                        .field("factors", model.factors()));
    }

    /** Name, ratings as index and value, expected as index and score. */
    private static void check(Script script, TryModel.TryCheck check) {
        script.array(
                check.name(),
                check.ratings().stream()
                        .map(rating -> List.<Object>of(rating.index(), rating.rating()))
                        .toList(),
                check.expected().stream()
                        .map(score -> List.<Object>of(score.index(), score.score()))
                        .toList());
    }
}

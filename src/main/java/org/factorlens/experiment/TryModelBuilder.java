package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.factorlens.evaluation.HeldOutErrors;
import org.factorlens.model.FactorModel;
import org.factorlens.model.FoldIn;
import org.factorlens.model.ModelSample;
import org.factorlens.model.Regularization;
import org.factorlens.model.TopItems;
import org.factorlens.ratings.RatingScale;
import org.factorlens.results.TryModel;

/** Rounds the item side of the selected model to bytes for the browser and measures what that loses. */
final class TryModelBuilder {
    private static final int TOP = 20;
    private static final int CHECK_TOP = 10;
    private static final int OVERLAP_USERS = 100;

    private final SelectedModel selected;
    private final Regularization regularization;
    private final List<ModelSample> samples;
    private final FoldData fold;
    private final int[] items;
    private final FactorModel rounded;

    TryModelBuilder(SelectedModel selected, Regularization regularization, List<ModelSample> samples, FoldData fold) {
        this.selected = selected;
        this.regularization = regularization;
        this.samples = samples;
        this.fold = fold;
        this.items = selected.catalogue();
        this.rounded = rounded(selected.model());
    }

    TryModel build(String cell) {
        FactorModel model = selected.model();
        RatingScale scale = selected.dataset().ratings().scale();
        byte[] bytes = new byte[Math.multiplyExact(items.length, model.k())];
        List<TryModel.TryItem> entries = new ArrayList<>();
        for (int i = 0; i < items.length; i++) {
            double unit = unit(model, items[i]);
            for (int f = 0; f < model.k(); f++) {
                bytes[i * model.k() + f] = toByte(model.itemFactor(items[i], f), unit);
            }
            entries.add(new TryModel.TryItem(selected.card(items[i]), micro(model.itemBias(items[i])), unit));
        }
        return new TryModel(
                cell,
                model.k(),
                micro(model.mean()),
                regularization.bias(),
                regularization.lambda(),
                regularization.biasLambda(),
                regularization.weighted(),
                scale.min(),
                scale.max(),
                scale.step(),
                entries,
                Base64.getEncoder().encodeToString(bytes),
                quality(bytes.length),
                checks());
    }

    /** Results hold six decimals: the browser and this class compute from the same rounded numbers. */
    private static double micro(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    /** One 127th of the largest factor in size, at least a millionth. */
    private static double unit(FactorModel model, int item) {
        double largest = 0;
        for (int f = 0; f < model.k(); f++) {
            largest = Math.max(largest, Math.abs(model.itemFactor(item, f)));
        }
        return Math.max(1, Math.ceil(largest / 127 * 1e6)) / 1e6;
    }

    private static byte toByte(double factor, double unit) {
        return (byte) Math.max(-127, Math.min(127, Math.rint(factor / unit)));
    }

    private FactorModel rounded(FactorModel model) {
        int k = model.k();
        float[] userBias = new float[model.numUsers()];
        float[] userFactors = new float[model.numUsers() * k];
        for (int user = 0; user < model.numUsers(); user++) {
            userBias[user] = model.userBias(user);
            for (int f = 0; f < k; f++) {
                userFactors[user * k + f] = model.userFactor(user, f);
            }
        }
        float[] itemBias = new float[model.numItems()];
        float[] itemFactors = new float[model.numItems() * k];
        for (int item = 0; item < model.numItems(); item++) {
            itemBias[item] = (float) micro(model.itemBias(item));
            double unit = unit(model, item);
            for (int f = 0; f < k; f++) {
                itemFactors[item * k + f] = (float) (toByte(model.itemFactor(item, f), unit) * unit);
            }
        }
        return new FactorModel(k, micro(model.mean()), userBias, itemBias, userFactors, itemFactors);
    }

    private TryModel.TryQuality quality(long bytes) {
        FoldInLoss loss = FoldInLoss.of(rounded, regularization, samples, fold);
        return new TryModel.TryQuality(
                rmse(selected.model()), rmse(rounded), overlap(), bytes, loss.users(), loss.byMean(), loss.bySamples());
    }

    private double rmse(FactorModel model) {
        return HeldOutErrors.of(
                        model, fold.table(), fold.training(), fold.fold().test(), fold.clip())
                .scores()
                .rmse();
    }

    /** Mean share of the top 20 that both models recommend to the first users with ratings. */
    private double overlap() {
        int[] users = IntStream.range(0, selected.train().numUsers())
                .filter(u -> selected.train().byUser().count(u) > 0)
                .limit(OVERLAP_USERS)
                .toArray();
        double shared = 0;
        for (int user : users) {
            Set<Integer> exact = new HashSet<>(top(selected.model(), user));
            List<Integer> rough = top(rounded, user);
            shared += rough.stream().filter(exact::contains).count() / (double) Math.max(1, rough.size());
        }
        return users.length == 0 ? Double.NaN : shared / users.length;
    }

    private List<Integer> top(FactorModel model, int user) {
        var rows = selected.train().byUser();
        boolean[] rated = new boolean[model.numItems()];
        for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
            rated[rows.column(slot)] = true;
        }
        return TopItems.of(
                        model.numItems(),
                        TOP,
                        item -> !rated[item] && selected.count(item) > 0,
                        item -> model.predict(user, item))
                .stream()
                .map(TopItems.ScoredItem::item)
                .toList();
    }

    /** Three made-up users over the best known items: one rating, five mixed ones, twelve mixed ones. */
    private List<TryModel.TryCheck> checks() {
        return List.of(check("one rating", 1, 3), check("five ratings", 5, 7), check("twelve ratings", 12, 2));
    }

    private TryModel.TryCheck check(String name, int wanted, int stride) {
        RatingScale scale = selected.dataset().ratings().scale();
        int number = Math.min(wanted, (items.length + stride - 1) / stride);
        List<TryModel.TryRating> ratings = IntStream.range(0, number)
                .mapToObj(i -> new TryModel.TryRating(i * stride, i % 3 == 1 ? scale.min() : scale.max()))
                .toList();
        int[] rated = ratings.stream().mapToInt(r -> items[r.index()]).toArray();
        FoldIn foldIn = new FoldIn(
                rounded,
                regularization,
                rated,
                ratings.stream().mapToDouble(TryModel.TryRating::rating).toArray());
        List<TryModel.TryScore> expected = TopItems.of(
                        items.length,
                        CHECK_TOP,
                        i -> IntStream.of(rated).noneMatch(item -> item == items[i]),
                        i -> rounded.predict(foldIn.user(), items[i]))
                .stream()
                .map(scored -> new TryModel.TryScore(scored.item(), scored.score()))
                .toList();
        return new TryModel.TryCheck(name, ratings, expected);
    }
}

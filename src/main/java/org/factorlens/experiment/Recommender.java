package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.model.FoldedPerson;
import org.factorlens.model.ModelSample;
import org.factorlens.model.Regularization;
import org.factorlens.model.TopItems;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.SparseRatings;
import org.factorlens.results.Recommendations;
import org.factorlens.results.Recommendations.Neighbour;
import org.factorlens.results.Recommendations.Profile;
import org.factorlens.results.Recommendations.RatedItem;
import org.factorlens.results.Recommendations.Reason;
import org.factorlens.results.Recommendations.RecommendedItem;
import org.factorlens.results.Recommendations.Similar;

/**
 * Recommendations of the selected model. Everybody, users of the data too, is folded in from the ratings shown, so that a
 * prediction and its reasons agree exactly.
 */
final class Recommender {
    private static final int REASONS = 3;
    private static final int SIMILAR = 4;

    private final SelectedModel selected;
    private final Regularization regularization;
    private final List<ModelSample> samples;
    private final Experiment.People people;
    private final List<String> notes = new ArrayList<>();

    Recommender(
            SelectedModel selected,
            Regularization regularization,
            List<ModelSample> samples,
            Experiment.People people) {
        this.selected = selected;
        this.regularization = regularization;
        this.samples = samples;
        this.people = people;
    }

    Recommendations recommendations(String cell) {
        List<Profile> profiles = new ArrayList<>();
        for (Experiment.Persona persona : people.personas()) {
            profile(persona, profiles);
        }
        for (int user : sampleUsers()) {
            profiles.add(profile(user));
        }
        return new Recommendations(cell, profiles, similar(), notes);
    }

    /** Users from little to much active: at equal steps of the users ordered by their number of training ratings. */
    private int[] sampleUsers() {
        SparseRatings.Rows rows = selected.train().byUser();
        int[] order = IntStream.range(0, rows.numRows())
                .filter(user -> rows.count(user) > 0)
                .boxed()
                .sorted(Comparator.comparingInt(rows::count))
                .mapToInt(Integer::intValue)
                .toArray();
        int wanted = Math.min(people.users(), order.length);
        return IntStream.range(0, wanted)
                .map(i -> order[(int) ((2L * i + 1) * order.length / (2L * wanted))])
                .toArray();
    }

    private Profile profile(int user) {
        SparseRatings.Rows rows = selected.train().byUser();
        int[] items = IntStream.range(rows.start(user), rows.start(user + 1))
                .map(rows::column)
                .toArray();
        double[] ratings = IntStream.range(rows.start(user), rows.start(user + 1))
                .mapToDouble(rows::rating)
                .toArray();
        return profile("user", selected.dataset().ratings().users().id(user), "", items, ratings);
    }

    private void profile(Experiment.Persona persona, List<Profile> profiles) {
        int[] items = new int[persona.rates().size()];
        double[] ratings = new double[items.length];
        int found = 0;
        for (Experiment.TitleRating rate : persona.rates()) {
            int item = selected.find(rate.title());
            int known = found;
            if (item < 0) {
                notes.add(persona.name() + ": no title holds \"" + rate.title() + "\", so this rating is left out.");
            } else if (IntStream.range(0, known).anyMatch(i -> items[i] == item)) {
                notes.add(persona.name() + ": \"" + rate.title() + "\" names an item that is rated already.");
            } else {
                items[found] = item;
                ratings[found++] = clipped(persona, rate);
            }
        }
        if (found > 0) {
            profiles.add(profile(
                    "persona",
                    persona.name(),
                    persona.description(),
                    Arrays.copyOf(items, found),
                    Arrays.copyOf(ratings, found)));
        }
    }

    private double clipped(Experiment.Persona persona, Experiment.TitleRating rate) {
        double clipped = selected.dataset().ratings().scale().clip(rate.rating());
        if (clipped != rate.rating()) {
            notes.add(persona.name() + ": \"" + rate.title() + "\" is rated with " + Numbers.plain(rate.rating())
                    + ", which no rating of these data reaches; it counts as " + Numbers.plain(clipped) + ".");
        }
        return clipped;
    }

    private Profile profile(String kind, String name, String description, int[] items, double[] ratings) {
        FoldedPerson person = new FoldedPerson(selected.model(), regularization, samples, items, ratings);
        boolean[] rated = new boolean[selected.model().numItems()];
        IntStream.of(items).forEach(item -> rated[item] = true);
        List<TopItems.ScoredItem> top = TopItems.of(
                selected.model().numItems(),
                people.top(),
                item -> !rated[item] && selected.count(item) > 0,
                person::predict);
        List<RatedItem> liked = IntStream.range(0, items.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -ratings[i])
                        .thenComparingInt(i -> -selected.count(items[i]))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(people.top())
                .map(i -> new RatedItem(selected.card(items[i]), ratings[i]))
                .toList();
        List<RecommendedItem> recommended = IntStream.range(0, top.size())
                .mapToObj(i -> recommended(i + 1, top.get(i), person))
                .toList();
        return new Profile(kind, name, description, items.length, liked, recommended);
    }

    private RecommendedItem recommended(int rank, TopItems.ScoredItem scored, FoldedPerson person) {
        RatingScale scale = selected.dataset().ratings().scale();
        List<Reason> because = selected.model().k() == 0
                ? List.of()
                : person.contributions(scored.item()).stream()
                        .filter(c -> c.value() > 0)
                        .limit(REASONS)
                        .map(c -> new Reason(selected.card(c.item()), c.rating(), c.value()))
                        .toList();
        return new RecommendedItem(
                rank,
                selected.card(scored.item()),
                scale.clip(scored.score()),
                scored.score(),
                person.deviation(scored.item()),
                because);
    }

    private List<Similar> similar() {
        if (selected.model().k() == 0) {
            return List.of();
        }
        List<Integer> items = new ArrayList<>();
        for (String title : people.similar()) {
            int item = selected.find(title);
            if (item < 0) {
                notes.add("Nearest items: no title holds \"" + title + "\".");
            } else if (!items.contains(item)) {
                items.add(item);
            }
        }
        if (people.similar().isEmpty()) {
            Arrays.stream(selected.byPopularity()).limit(SIMILAR).forEach(items::add);
        }
        return items.stream().map(this::similar).toList();
    }

    private Similar similar(int item) {
        List<Neighbour> neighbours = TopItems.similar(
                        selected.model(), item, people.top(), other -> selected.count(other) >= selected.minRatings())
                .stream()
                .map(scored -> new Neighbour(selected.card(scored.item()), scored.score()))
                .toList();
        return new Similar(selected.card(item), neighbours);
    }
}

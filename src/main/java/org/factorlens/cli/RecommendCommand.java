package org.factorlens.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.factorlens.model.FoldIn;
import org.factorlens.model.FoldedPerson;
import org.factorlens.model.ModelFile;
import org.factorlens.model.SavedModel;
import org.factorlens.model.TopItems;
import org.factorlens.ratings.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recommend}: fold a new user in and print a table. */
@Command(
        name = "recommend",
        description = "Recommends items to somebody who gave the ratings named.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  java -jar target/factorlens.jar recommend \\",
            "      --model data/results/sample/models/selected.flm --rate \"1=5,2=4\" --top 10"
        })
final class RecommendCommand implements Callable<Integer> {
    /** Half the 80% interval of the normal distribution, in standard deviations. */
    private static final double Z80 = 1.2815515655446004;

    @Option(names = "--model", paramLabel = "FILE", required = true, description = "A model file of a run.")
    private Path model;

    @Option(
            names = "--rate",
            paramLabel = "ID=RATING,…",
            required = true,
            description = "Ratings by item id, as \"318=5,296=4\".")
    private String rate;

    @Option(names = "--top", paramLabel = "N", defaultValue = "10", description = "Length (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(
            names = "--rank",
            paramLabel = "BY",
            defaultValue = "predicted",
            description = "predicted, or lower-bound: the lower end of the 80%% interval of the rating, which only a"
                    + " sampled model has (default: ${DEFAULT-VALUE}).")
    private String rank;

    @Option(names = "--debug", description = "Show stack traces.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    private final List<Integer> items = new ArrayList<>();
    private final List<Double> ratings = new ArrayList<>();

    @Override
    public Integer call() {
        if (top < 1) {
            throw new BadInputException("--top is " + top + "; expected at least 1");
        }
        SavedModel saved = ModelFile.read(model);
        for (String pair : rate.split(",")) {
            parse(pair, saved);
        }
        if (items.isEmpty()) {
            throw new BadInputException("--rate holds '" + rate + "'; expected ID=RATING, for instance 318=5");
        }
        FoldedPerson person = saved.fold(
                items.stream().mapToInt(Integer::intValue).toArray(),
                ratings.stream().mapToDouble(Double::doubleValue).toArray());
        List<TopItems.ScoredItem> best = TopItems.of(
                saved.model().numItems(),
                top,
                item -> saved.itemCounts()[item] > 0 && !items.contains(item),
                lowerBound(saved) ? item -> person.predict(item) - Z80 * person.deviation(item) : person::predict);
        print(saved, person, best);
        return Main.DONE;
    }

    private boolean lowerBound(SavedModel saved) {
        if (!rank.equals("predicted") && !rank.equals("lower-bound")) {
            throw new BadInputException("--rank is '" + rank + "'; expected predicted or lower-bound");
        }
        boolean lower = rank.equals("lower-bound");
        if (lower && saved.samples().isEmpty()) {
            throw new BadInputException("--rank is lower-bound, but the model " + model
                    + " was not sampled and does not say how sure it is; expected predicted");
        }
        return lower;
    }

    private void parse(String pair, SavedModel saved) {
        int equals = pair.lastIndexOf('=');
        if (equals < 1) {
            throw new BadInputException("--rate holds '" + pair + "'; expected ID=RATING, for instance 318=5");
        }
        String id = pair.substring(0, equals).strip();
        int item = saved.items().index(id);
        if (item < 0) {
            throw new BadInputException(
                    "--rate names the item '" + id + "', which the model " + model + " does not know");
        }
        double rating;
        try {
            rating = Double.parseDouble(pair.substring(equals + 1).strip());
        } catch (NumberFormatException e) {
            throw new BadInputException("--rate holds '" + pair + "'; expected a number after '='", e);
        }
        if (!saved.scale().contains(rating)) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "--rate gives %s the rating %.2f; expected %.2f to %.2f",
                    id,
                    rating,
                    saved.scale().min(),
                    saved.scale().max()));
        }
        if (items.contains(item)) {
            throw new BadInputException("--rate names the item '" + id + "' twice");
        }
        items.add(item);
        ratings.add(rating);
    }

    private void print(SavedModel saved, FoldedPerson person, List<TopItems.ScoredItem> best) {
        boolean sampled = !saved.samples().isEmpty();
        PrintWriter out = spec.commandLine().getOut();
        out.println("rank  predicted  " + (sampled ? "   ±  " : "") + "ratings  item      title");
        IntStream.range(0, best.size()).forEach(i -> {
            int item = best.get(i).item();
            out.println(String.format(
                    Locale.ROOT,
                    "%4d  %9.2f  %s%7d  %-8s  %s%s",
                    i + 1,
                    saved.scale().clip(person.predict(item)),
                    sampled ? String.format(Locale.ROOT, "%4.2f  ", person.deviation(item)) : "",
                    saved.itemCounts()[item],
                    saved.items().id(item),
                    saved.catalogue().item(item).label(),
                    because(saved, person, item)));
        });
        out.flush();
    }

    private static String because(SavedModel saved, FoldedPerson person, int item) {
        FoldIn.Contribution first = person.contributions(item).get(0);
        return first.value() <= 0 || saved.model().k() == 0
                ? ""
                : " (because of " + saved.catalogue().item(first.item()).label() + ")";
    }
}

package org.factorlens.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** The items with the highest scores, found with a bounded heap; equal scores are ordered by item index. */
public final class TopItems {
    private static final Comparator<ScoredItem> WORST_FIRST =
            Comparator.comparingDouble(ScoredItem::score).thenComparing(ScoredItem::item, Comparator.reverseOrder());

    private TopItems() {}

    /**
     * The best {@code count} of the items {@code 0..numItems-1} that {@code eligible} lets pass.
     *
     * @return best first; fewer where fewer are eligible
     */
    public static List<ScoredItem> of(int numItems, int count, IntPredicate eligible, IntToDoubleFunction score) {
        PriorityQueue<ScoredItem> heap = new PriorityQueue<>(Math.min(count, numItems) + 1, WORST_FIRST);
        for (int item = 0; item < numItems; item++) {
            if (eligible.test(item)) {
                heap.add(new ScoredItem(item, score.applyAsDouble(item)));
                if (heap.size() > count) {
                    heap.poll();
                }
            }
        }
        List<ScoredItem> best = new ArrayList<>(heap);
        best.sort(WORST_FIRST.reversed());
        return best;
    }

    /**
     * The items nearest to {@code item} by the cosine of their factor vectors.
     *
     * @param eligible which items may be named; {@code item} itself never is
     */
    public static List<ScoredItem> similar(FactorModel model, int item, int count, IntPredicate eligible) {
        double length = model.itemLength(item);
        return of(model.numItems(), count, i -> i != item && eligible.test(i), i -> {
            double dot = 0;
            for (int f = 0; f < model.k(); f++) {
                dot += (double) model.itemFactor(item, f) * model.itemFactor(i, f);
            }
            double scale = length * model.itemLength(i);
            return scale > 0 ? dot / scale : 0;
        });
    }

    /** An item and its score. */
    public record ScoredItem(int item, double score) {}
}

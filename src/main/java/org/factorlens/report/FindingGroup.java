package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sentences behind the answer that ask the same kind of question.
 *
 * @param id unique in the page
 * @param title what they ask
 * @param shown the first of them, and every warning
 * @param folded the others; may be empty
 * @param summary topics and verdicts of those that are folded
 */
record FindingGroup(String id, String title, List<Sentence.View> shown, List<Sentence.View> folded, String summary) {
    private static final int SHOWN = 3;
    private static final String ADDS = "What each part adds";
    private static final String ENOUGH = "How much is enough";
    private static final String TRUST = "How far to trust it";
    private static final Set<String> PARTS =
            Set.of("Features", "Factors", "Bias", "Sampling", "Neighbours", "Baseline", "Weighting", "Update");
    private static final Set<String> SIZES = Set.of("Dimensions", "Regularization", "Overfitting", "Sweeps", "Grid");

    /** In the order in which a reader asks; groups without a sentence are left out. */
    static List<FindingGroup> of(List<Sentence> sentences) {
        Map<String, List<Sentence>> byTitle = new LinkedHashMap<>();
        List.of(ADDS, ENOUGH, TRUST).forEach(title -> byTitle.put(title, new ArrayList<>()));
        sentences.forEach(sentence -> byTitle.get(title(sentence.topic())).add(sentence));
        List<FindingGroup> groups = new ArrayList<>();
        byTitle.forEach((title, members) -> {
            if (!members.isEmpty()) {
                groups.add(group("more-" + (groups.size() + 1), title, members));
            }
        });
        return groups;
    }

    private static String title(String topic) {
        return PARTS.contains(topic) ? ADDS : SIZES.contains(topic) ? ENOUGH : TRUST;
    }

    private static FindingGroup group(String id, String title, List<Sentence> members) {
        List<Sentence> shown = new ArrayList<>();
        List<Sentence> folded = new ArrayList<>();
        for (Sentence sentence : members) {
            boolean first = shown.size() < SHOWN || members.size() == SHOWN + 1;
            (first || sentence.verdict() == Verdict.WARNING ? shown : folded).add(sentence);
        }
        return new FindingGroup(id, title, views(shown), views(folded), summary(folded));
    }

    private static List<Sentence.View> views(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::view).toList();
    }

    /** {@code 3 more: Dimensions (no, open), Regularization (yes)}. */
    private static String summary(List<Sentence> folded) {
        Map<String, List<String>> verdicts = new LinkedHashMap<>();
        for (Sentence sentence : folded) {
            verdicts.computeIfAbsent(sentence.topic(), topic -> new ArrayList<>())
                    .add(sentence.verdict().word().toLowerCase(Locale.ROOT));
        }
        return folded.size() + " more: "
                + verdicts.entrySet().stream()
                        .map(topic -> topic.getKey() + " (" + String.join(", ", topic.getValue()) + ")")
                        .collect(Collectors.joining(", "));
    }
}

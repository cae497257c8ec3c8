package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sentences behind the answer that ask the same kind of question.
 *
 * @param id the same in every run
 * @param title what they ask
 * @param shown the first of them, and every no and every warning
 * @param folded the others, never a single one; may be empty
 * @param summary topics and verdicts of those that are folded
 */
record FindingGroup(String id, String title, List<Sentence.View> shown, List<Sentence.View> folded, String summary) {
    private static final int SHOWN = 3;
    private static final Set<String> PARTS =
            Set.of("Features", "Factors", "Bias", "Sampling", "Neighbours", "Baseline", "Weighting", "Update");
    private static final Set<String> SIZES = Set.of("Dimensions", "Regularization", "Overfitting", "Sweeps", "Grid");

    /** What is asked, in the order in which a reader asks. */
    private enum Kind {
        ADDS("What each part adds"),
        ENOUGH("How much is enough"),
        TRUST("How far to trust it");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        static Kind of(Sentence sentence) {
            return PARTS.contains(sentence.topic()) ? ADDS : SIZES.contains(sentence.topic()) ? ENOUGH : TRUST;
        }
    }

    /** In the order in which a reader asks; groups without a sentence are left out. */
    static List<FindingGroup> of(List<Sentence> sentences) {
        return sentences.stream()
                .collect(Collectors.groupingBy(Kind::of, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .toList();
    }

    private static FindingGroup group(Kind kind, List<Sentence> members) {
        List<Sentence> folded = rest(members).filter(member -> !pinned(member)).toList();
        List<Sentence> shown = members;
        if (folded.size() == 1) {
            folded = List.of();
        } else {
            shown = Stream.concat(members.stream().limit(SHOWN), rest(members).filter(FindingGroup::pinned))
                    .toList();
        }
        return new FindingGroup(
                "more-" + kind.name().toLowerCase(Locale.ROOT),
                kind.title,
                views(shown),
                views(folded),
                summary(folded));
    }

    private static Stream<Sentence> rest(List<Sentence> members) {
        return members.stream().skip(SHOWN);
    }

    /** What runs against what one hopes for, or asks to be looked at. */
    private static boolean pinned(Sentence sentence) {
        return sentence.verdict() == Verdict.NO || sentence.verdict() == Verdict.WARNING;
    }

    private static List<Sentence.View> views(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::view).toList();
    }

    /** {@code 3 more: Dimensions (open, yes), Regularization (yes)}. */
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

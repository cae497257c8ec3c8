package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingGroupTest {
    private static Sentence sentence(String topic, Verdict verdict) {
        return new Sentence(topic, verdict, topic + ".", "");
    }

    @Test
    void of_manySentences_foldsAllButTheFirstAndSaysWhatIsFolded() {
        List<FindingGroup> groups = FindingGroup.of(List.of(
                sentence("Factors", Verdict.YES),
                sentence("Dimensions", Verdict.YES),
                sentence("Dimensions", Verdict.OPEN),
                sentence("Dimensions", Verdict.NO),
                sentence("Dimensions", Verdict.OPEN),
                sentence("Dimensions", Verdict.YES),
                sentence("Regularization", Verdict.YES)));

        assertThat(groups).extracting(FindingGroup::title).containsExactly("What each part adds", "How much is enough");
        assertThat(groups.get(1).shown()).hasSize(3);
        assertThat(groups.get(1).folded()).hasSize(3);
        assertThat(groups.get(1).summary()).isEqualTo("3 more: Dimensions (open, yes), Regularization (yes)");
    }

    @Test
    void of_aSingleSentenceTooMany_showsIt() {
        List<FindingGroup> groups = FindingGroup.of(Stream.of("Rivals", "Ranking", "Selection", "Published")
                .map(topic -> sentence(topic, Verdict.NOTE))
                .toList());

        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).shown()).hasSize(4);
        assertThat(groups.get(0).folded()).isEmpty();
    }

    @Test
    void of_aNoAndAWarningAtTheEnd_showsBoth() {
        List<FindingGroup> groups = FindingGroup.of(List.of(
                sentence("Dimensions", Verdict.YES),
                sentence("Dimensions", Verdict.YES),
                sentence("Dimensions", Verdict.YES),
                sentence("Regularization", Verdict.YES),
                sentence("Overfitting", Verdict.NO),
                sentence("Sweeps", Verdict.NOTE),
                sentence("Grid", Verdict.WARNING)));

        assertThat(groups.get(0).shown()).extracting(Sentence.View::topic).endsWith("Overfitting", "Grid");
        assertThat(groups.get(0).folded()).extracting(Sentence.View::topic).containsExactly("Regularization", "Sweeps");
    }

    @Test
    void of_aSingleSentenceBesideWarnings_foldsNothing() {
        List<FindingGroup> groups = FindingGroup.of(List.of(
                sentence("Dimensions", Verdict.YES),
                sentence("Dimensions", Verdict.YES),
                sentence("Dimensions", Verdict.YES),
                sentence("Regularization", Verdict.YES),
                sentence("Grid", Verdict.WARNING)));

        assertThat(groups.get(0).shown()).extracting(Sentence.View::topic).endsWith("Regularization", "Grid");
        assertThat(groups.get(0).folded()).isEmpty();
    }

    /** A link to a group leads to the same one in another run. */
    @Test
    void ids_areThoseOfTheGroup_whateverElseThereIs() {
        assertThat(FindingGroup.of(List.of(sentence("Ranking", Verdict.NO))))
                .extracting(FindingGroup::id)
                .containsExactly("more-trust");
    }
}

package org.factorlens.report;

/**
 * A sentence computed from results.
 *
 * @param topic what it is about, one or two words
 * @param verdict what it says
 * @param text the sentence
 * @param evidence its numbers, interval and method; may be empty
 */
record Sentence(String topic, Verdict verdict, String text, String evidence) {
    /** The verdict as a word, for templates. */
    View view() {
        return new View(topic, verdict.word(), verdict.css(), text, evidence);
    }

    /** A sentence as templates draw it. */
    record View(String topic, String word, String css, String text, String evidence) {}
}

package org.factorlens.report;

/** What a sentence says of what was asked; shown as a mark and a word, never by colour alone. */
enum Verdict {
    /** The numbers support it. */
    YES("Yes", "yes"),
    /** The numbers say the opposite. */
    NO("No", "no"),
    /** The numbers do not decide. */
    OPEN("Open", "open"),
    /** A fact, neither good nor bad. */
    NOTE("Note", "note"),
    /** Something to mend or to look at. */
    WARNING("Look", "warning");

    private final String word;
    private final String css;

    Verdict(String word, String css) {
        this.word = word;
        this.css = css;
    }

    /** The word. */
    String word() {
        return word;
    }

    /** Style class. */
    String css() {
        return css;
    }
}

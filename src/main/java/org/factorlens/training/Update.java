package org.factorlens.training;

import java.util.Locale;

/** How a sweep updates a row of the factors while the other side is held. */
public enum Update {
    /** Factors and bias together, to the exact minimum. */
    JOINT,

    /** The bias first, given the present factors, then the factors, given that bias (to replicate published work). */
    ALTERNATING,

    /** The same, but rows without ratings keep their start values instead of becoming 0: what a published study does. */
    ALTERNATING_START,

    /** Factors and bias together, a few conjugate gradient steps from their present values: cheaper at large k. */
    CG;

    /** Name in experiment files and results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The update of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Update of(String label) {
        for (Update update : values()) {
            if (update.label().equals(label)) {
                return update;
            }
        }
        throw new IllegalArgumentException("no update '" + label + "'");
    }
}

package org.factorlens.ratings;

/**
 * What is wrong with a row.
 *
 * @param field number of the field from 0; 0 where the whole row is meant
 * @param sentence the value and what was expected
 */
record BadField(int field, String sentence) {
    /** Not wrong yet: the row has to be seen again with its line number. */
    static final BadField UNCERTAIN = new BadField(0, "");

    /** A field whose value is not what it should be. */
    static BadField of(int field, String what, String value, String problem) {
        return new BadField(field, what + " " + Show.quoted(value) + " " + problem);
    }
}

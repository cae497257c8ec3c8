package org.factorlens.training;

/** What multiplies lambda in a row's penalty on its factors. */
public enum Weighting {
    /** Nothing: lambda as given. */
    PLAIN,
    /** The row's number of training ratings (ALS-WR: Zhou, Wilkinson, Schreiber and Pan, 2008). */
    WEIGHTED
}

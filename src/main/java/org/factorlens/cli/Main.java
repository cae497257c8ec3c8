package org.factorlens.cli;

/** Placeholder while the skeleton is laid. */
public final class Main {
    private Main() {}

    /** Starts FactorLens. */
    public static void main(String[] args) {}
}

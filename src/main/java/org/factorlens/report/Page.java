package org.factorlens.report;

import java.util.List;

/** A page of an experiment: where it stands, what draws it, and the record that is drawn. */
interface Page {
    /** Address within the experiment's folder: {@code matrix.html}, {@code runs/CELL.html}. */
    String path();

    /** Title. */
    String title();

    /** Label in the header's navigation; empty where the page is not there. */
    default String navLabel() {
        return "";
    }

    /** The page in the navigation that this one belongs to. */
    default String navPath() {
        return path();
    }

    /** One sentence on what is on the page. */
    String description();

    /** Template, below {@code templates/}. */
    String template();

    /** Further scripts, by address within the site's {@code assets/js} folder, or from the page where it starts with {@code ./}. */
    default List<String> scripts() {
        return List.of();
    }

    /** The record that the template draws. Called once. */
    Record view(Frame frame, Figures figures);

    /** Whether the page is part of the report that is printed as a whole. */
    default boolean printed() {
        return !navLabel().isEmpty();
    }

    /** Way from the page to the experiment's folder. */
    default String home() {
        return path().contains("/") ? "../" : "";
    }
}

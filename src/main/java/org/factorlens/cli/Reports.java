package org.factorlens.cli;

import java.io.PrintWriter;
import java.util.List;
import org.factorlens.report.Report;

/** Builds the report for the commands that do. */
final class Reports {
    private Reports() {}

    /** Builds the pages of the experiments named (all that have results where none is), and the index. */
    static void build(CommonOptions options, List<String> names, PrintWriter out) {
        Report.generate(options.results(), names, options.site());
        out.println("report: " + options.site().resolve("index.html"));
        out.flush();
    }
}

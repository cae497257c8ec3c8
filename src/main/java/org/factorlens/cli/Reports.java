package org.factorlens.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.factorlens.report.Report;
import org.factorlens.report.ReportRequest;

/** Builds the report for the commands that do. */
final class Reports {
    private Reports() {}

    /** Builds the pages of the experiments named (all that have results where none is), and the index. */
    static void build(CommonOptions options, ReportOptions report, List<String> names, PrintWriter out) {
        Report.generate(
                new ReportRequest(options.results(), names, options.site(), report.baseline(), Optional.empty()));
        out.println("report: " + options.site().resolve("index.html"));
        out.flush();
    }
}

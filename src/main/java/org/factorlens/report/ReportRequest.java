package org.factorlens.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to build a site from.
 *
 * @param results directory that holds a results directory for each experiment
 * @param names experiments to build; all that have results where the list is empty
 * @param site the site's directory, made where it is not there
 * @param baseline downloads of an earlier run of one of the experiments, to show what changed since
 * @param templates folder with templates, prose, styles and scripts; the program's own where there is none
 */
public record ReportRequest(
        Path results, List<String> names, Path site, Optional<Path> baseline, Optional<Path> templates) {
    /** Copies the list. */
    public ReportRequest {
        names = List.copyOf(names);
    }

    /** Without an earlier run, with the program's own templates. */
    public ReportRequest(Path results, List<String> names, Path site) {
        this(results, names, site, Optional.empty(), Optional.empty());
    }
}

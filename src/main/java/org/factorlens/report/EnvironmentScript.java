package org.factorlens.report;

import java.util.List;
import org.factorlens.results.Timing;

/** What differs between machines and runs: the only file of a site that is not reproducible, kept out of git. */
final class EnvironmentScript {
    private EnvironmentScript() {}

    static String of(List<Timing> timings) {
        return Script.assign(
                "FACTORLENS_ENVIRONMENT",
                script -> script.field("java", property("java.runtime.version"))
                        .field("vm", property("java.vm.name"))
                        .field("os", property("os.name") + " " + property("os.version") + ", " + property("os.arch"))
                        .field("processors", Runtime.getRuntime().availableProcessors())
                        .list("timings", timings, EnvironmentScript::timing));
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private static void timing(Script script, Timing timing) {
        script.array(timing.cell(), timing.trainSeconds(), timing.evaluateSeconds(), timing.peakHeapMb());
    }
}

package org.factorlens.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.factorlens.results.Manifest;

/** The commands that repeat a run, with the options that it was started with. */
final class Commands {
    private static final Pattern NAME = Pattern.compile("(?m)^name:[ \\t]*[\"']?([^\\s\"'#]+)");
    private static final String JAR = "java -jar target/factorlens.jar ";

    private final Manifest manifest;
    private final String written;

    Commands(Manifest manifest) {
        this.manifest = manifest;
        Matcher name = NAME.matcher(manifest.experimentFile());
        this.written = name.find() ? name.group(1) : manifest.name();
    }

    /** Everything again: with Maven where it passes all that is needed, and with the jar. */
    String build() {
        boolean sample = manifest.dataset().name().equals("sample");
        String generate =
                JAR + "generate " + written + dataset() + (sample || byPath() ? "" : " --data DIR") + lenient();
        if (!dataset().isEmpty() || !lenient().isEmpty()) {
            return generate;
        }
        String experiment = written.equals("sample") ? "" : " -Dexperiment=" + written;
        return "mvn verify" + experiment + (sample ? "" : " -Ddata.dir=DIR")
                + "\n\n# or, with the program built already\n" + generate;
    }

    /** Where {@link #build} looks for the experiment file, and what its placeholders stand for. */
    String placeholders() {
        String build = build();
        return "; data/experiments/" + written + ".yaml is the experiment file below"
                + (build.contains("--data DIR") ? "; DIR is the folder that holds the data sets" : "")
                + (build.contains(" PATH") ? "; PATH is the file or folder of the ratings" : "");
    }

    /** One run again. */
    String reproduce(String cell) {
        return JAR + "reproduce " + cell + " --experiment " + manifest.name() + (byPath() ? dataset() : "") + lenient();
    }

    /** The data set where it is not the one that the experiment file names. */
    private String dataset() {
        if (manifest.name().equals(written)) {
            return "";
        }
        return " --dataset " + (byPath() ? "PATH" : manifest.dataset().name());
    }

    private boolean byPath() {
        return !manifest.name().equals(written)
                && !manifest.name().equals(written + "-" + manifest.dataset().name());
    }

    private String lenient() {
        return manifest.dataset().skipped() > 0 ? " --lenient" : "";
    }
}

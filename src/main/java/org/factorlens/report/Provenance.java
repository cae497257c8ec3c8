package org.factorlens.report;

import java.util.List;
import org.factorlens.format.Units;
import org.factorlens.results.Manifest;

/** Where a report came from, in the words of a footer. */
final class Provenance {
    private static final int SHORT_DIGEST = 12;

    private Provenance() {}

    static List<String> statements(Manifest manifest) {
        return List.of(
                "FactorLens " + manifest.factorlens(),
                "Data: " + manifest.dataset().title(),
                Units.counted(manifest.plan().cells(), "run", "runs"),
                "Experiment file " + shortened(manifest.experimentSha256()));
    }

    /** The first digits of a digest, as many as tell files apart. */
    static String shortened(String digest) {
        return digest.length() <= SHORT_DIGEST ? digest : digest.substring(0, SHORT_DIGEST);
    }
}

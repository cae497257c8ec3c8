package org.factorlens.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** What the build takes from others is named exactly. */
class SupplyChainTest {
    private static Element pom() throws Exception {
        return Jsoup.parse(Files.readString(Path.of("pom.xml")), "", Parser.xmlParser());
    }

    private static String key(Element artifact) {
        return text(artifact, "groupId") + ":" + text(artifact, "artifactId");
    }

    private static String text(Element parent, String child) {
        Element found = parent.selectFirst("> " + child);
        return found == null ? "" : found.text();
    }

    @Test
    void versions_ofLibrariesAndPlugins_arePinned() throws Exception {
        Element pom = pom();
        Set<String> pinned = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        List<String> versions = new ArrayList<>();
        for (Element artifact : pom.select("plugin, dependency, annotationProcessorPaths > path, exclude")) {
            if (!artifact.is("exclude")) {
                used.add(key(artifact));
                String version = text(artifact, "version");
                if (!version.isEmpty()) {
                    pinned.add(key(artifact));
                    versions.add(version);
                }
            }
        }
        pom.select("properties > *").stream()
                .filter(property -> property.tagName().endsWith(".version"))
                .forEach(property -> versions.add(property.text()));

        used.removeIf(key -> key.startsWith("com.fasterxml.jackson.core:"));
        assertThat(pinned).as("pinned, Jackson by its bill of materials").containsAll(used);
        assertThat(versions)
                .allSatisfy(version -> assertThat(version)
                        .matches("[0-9][A-Za-z0-9.-]*|\\$\\{[a-z0-9-]+\\.version}")
                        .doesNotContain("SNAPSHOT"));
    }

    @Test
    void repositories_areMavenCentralOnly() throws Exception {
        assertThat(pom().select("repositories, pluginRepositories")).isEmpty();
    }

    @Test
    void wrapper_hasADigestToHoldMavenTo() throws Exception {
        assertThat(Files.readString(Path.of(".mvn/wrapper/maven-wrapper.properties")))
                .containsPattern("(?m)^distributionSha256Sum=[0-9a-f]{64}$");
    }
}

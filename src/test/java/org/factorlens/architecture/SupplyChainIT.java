package org.factorlens.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The bill of materials that the build has made: it names what is shipped, under licences that may be. The plugin that
 * makes it does nothing where Maven is offline ({@code -o}); without a bill from an earlier build this is skipped then.
 */
class SupplyChainIT {
    /** Names and SPDX ids as the libraries' poms give them. The LGPL is JFreeChart's: a jar of its own, unchanged. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "BSD-4-Clause",
            "MPL-1.1",
            "MPL-2.0",
            "LGPL-2.1-only",
            "GNU Lesser General Public Licence");

    private final Path target = Path.of(System.getProperty("factorlens.jar")).getParent();

    @BeforeEach
    void bill() {
        Assumptions.assumeTrue(
                Files.exists(target.resolve("bom.json")), "no bill of materials: it is made where Maven is online");
    }

    private JsonNode components() throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(target.resolve("bom.json")))
                .get("components");
    }

    @Test
    void components_areTheJarsThatAreShipped() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        components()
                .forEach(component -> named.add(component.get("name").asText() + "-"
                        + component.get("version").asText() + ".jar"));

        try (JarFile jar = new JarFile(System.getProperty("factorlens.jar"))) {
            String classPath = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            assertThat(classPath.replace("lib/", "").split(" ")).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void licences_areOnTheList() throws IOException {
        TreeMap<String, TreeSet<String>> licences = new TreeMap<>();
        for (JsonNode component : components()) {
            TreeSet<String> names =
                    licences.computeIfAbsent(component.get("purl").asText(), purl -> new TreeSet<>());
            for (JsonNode licence : component.path("licenses")) {
                JsonNode named = licence.path("license");
                names.add(
                        named.has("id")
                                ? named.get("id").asText()
                                : named.path("name").asText());
            }
        }

        assertThat(licences)
                .hasSizeGreaterThan(20)
                .allSatisfy((library, names) ->
                        assertThat(names).as(library).isNotEmpty().isSubsetOf(ALLOWED));
    }

    /** Nothing that changes from build to build, so that the bill can be compared as well. */
    @Test
    void bill_hasNoTime() throws IOException {
        assertThat(Files.readString(target.resolve("bom.json"))).doesNotContain("\"timestamp\"");
    }
}

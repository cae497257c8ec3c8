package org.factorlens.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package table of src/docs/architecture.md, held. */
class ArchitectureTest {
    private static final String ROOT = "org.factorlens.";

    /** Package by package, what it may import; everything else of FactorLens is forbidden. */
    private static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("kernel", List.of()),
            Map.entry("linalg", List.of("kernel")),
            Map.entry("ratings", List.of()),
            Map.entry("split", List.of("ratings")),
            Map.entry("model", List.of("ratings", "linalg")),
            Map.entry("training", List.of("model", "ratings", "linalg", "kernel")),
            Map.entry("statistics", List.of()),
            Map.entry("evaluation", List.of("model", "ratings", "statistics")),
            Map.entry("results", List.of()),
            Map.entry(
                    "experiment",
                    List.of(
                            "kernel",
                            "linalg",
                            "ratings",
                            "split",
                            "model",
                            "training",
                            "statistics",
                            "evaluation",
                            "results")),
            Map.entry("format", List.of()),
            Map.entry("chart", List.of("results", "format")),
            Map.entry("report", List.of("results", "statistics", "chart", "format")),
            Map.entry("cli", List.of("experiment", "report", "results", "ratings", "model"))));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.factorlens");

    static Set<String> packages() {
        return MAY_IMPORT.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void imports_ofEachPackage_areThoseOfTheTable(String name) {
        Set<String> forbidden = new TreeSet<>(MAY_IMPORT.keySet());
        forbidden.remove(name);
        forbidden.removeAll(MAY_IMPORT.get(name));
        String[] packages = forbidden.stream().map(other -> ROOT + other + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }

    @Test
    void packages_ofTheProgram_areThoseOfTheTable() {
        Set<String> found = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(MAY_IMPORT.keySet());
    }

    @ParameterizedTest
    @MethodSource("soleImporters")
    void library_isImported_byOnePackageOnly(String library, String importer) {
        noClasses()
                .that(outside(ROOT + importer))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .check(CLASSES);
    }

    static List<org.junit.jupiter.params.provider.Arguments> soleImporters() {
        return List.of(
                org.junit.jupiter.params.provider.Arguments.of("jdk.incubator.vector..", "kernel"),
                org.junit.jupiter.params.provider.Arguments.of("org.ejml..", "linalg"),
                org.junit.jupiter.params.provider.Arguments.of("org.jfree..", "chart"),
                org.junit.jupiter.params.provider.Arguments.of("org.thymeleaf..", "report"),
                org.junit.jupiter.params.provider.Arguments.of("com.vladsch.flexmark..", "report"),
                org.junit.jupiter.params.provider.Arguments.of("picocli..", "cli"),
                org.junit.jupiter.params.provider.Arguments.of("org.yaml.snakeyaml..", "experiment"));
    }

    private static DescribedPredicate<JavaClass> outside(String name) {
        return DescribedPredicate.describe(
                "outside " + name, type -> !type.getPackageName().startsWith(name));
    }
}

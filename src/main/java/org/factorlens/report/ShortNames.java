package org.factorlens.report;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of configurations beside the bars of a chart: where they are long, without the parts that all of them have. */
final class ShortNames {
    private static final String BETWEEN = ", ";
    /** Characters that two lines beside a bar hold for certain. */
    private static final int LONG = 44;

    private final Set<String> shared;

    ShortNames(List<String> names) {
        shared = names.stream().anyMatch(name -> name.length() > LONG) ? shared(names) : Set.of();
    }

    private static Set<String> shared(List<String> names) {
        Set<String> shared = new LinkedHashSet<>(parts(names.get(0)));
        names.forEach(name -> shared.retainAll(parts(name)));
        return names.stream().anyMatch(name -> shared.containsAll(parts(name))) ? Set.of() : shared;
    }

    private static List<String> parts(String name) {
        return Arrays.asList(name.split(BETWEEN));
    }

    /** A name that tells its configuration from the others. */
    String of(String name) {
        return parts(name).stream().filter(part -> !shared.contains(part)).collect(Collectors.joining(BETWEEN));
    }

    /** A sentence on what was left out, after a space; empty where nothing was. */
    String leftOut() {
        return shared.isEmpty() ? "" : " Names leave out what all of them share: " + String.join(BETWEEN, shared) + ".";
    }
}

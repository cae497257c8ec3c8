package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The in-memory twin of {@link FolderOutput}: what a site would hold. */
final class MemoryOutput implements SiteOutput {
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    @Override
    public void write(String path, byte[] bytes) {
        assertThat(files.put(path, bytes)).as("%s is written once", path).isNull();
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    String text(String path) {
        assertThat(files).containsKey(path);
        return new String(files.get(path), StandardCharsets.UTF_8);
    }
}

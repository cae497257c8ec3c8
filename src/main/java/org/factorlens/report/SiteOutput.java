package org.factorlens.report;

import java.nio.charset.StandardCharsets;

/** Where the files of a site go. All bytes of the report leave through here. */
interface SiteOutput {
    /**
     * Writes one file.
     *
     * @param path relative to the output's root, with {@code /} between folders; each path is written once
     * @param bytes content, not kept
     */
    void write(String path, byte[] bytes);

    /** Writes a text file in UTF-8. */
    default void write(String path, String text) {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The folder {@code name} of this output. */
    default SiteOutput folder(String name) {
        return (path, bytes) -> write(name + "/" + path, bytes);
    }
}

package org.factorlens.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * SHA-256 of the compiled classes from ratings to results. What was kept by a program that computes in another way is so never
 * taken for our own, even where nobody thought of raising a version; charts, pages and commands do not count.
 */
final class ProgramDigest {
    private static final List<String> PACKAGES = List.of(
            "kernel",
            "linalg",
            "ratings",
            "split",
            "model",
            "training",
            "statistics",
            "evaluation",
            "results",
            "experiment");

    private ProgramDigest() {}

    /** Lower-case hexadecimal. */
    static String sha256() {
        try {
            Path program = Path.of(ProgramDigest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(program)) {
                return sha256(program);
            }
            try (FileSystem jar = FileSystems.newFileSystem(program)) {
                return sha256(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the program itself: " + e.getMessage(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(Path root) throws IOException {
        MessageDigest digest = ModelDigest.sha256();
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.list(root.resolve("org/factorlens").resolve(name))) {
                for (Path file : files.sorted().toList()) {
                    digest.update(file.getFileName().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

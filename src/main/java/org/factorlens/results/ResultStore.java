package org.factorlens.results;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The results directory of one experiment, {@code data/results/NAME}: reads and writes its files as records. */
public final class ResultStore {
    /** Name of the file with the plan and the provenance. */
    public static final String MANIFEST = "manifest.json";
    /** Name of the file with recommendations. */
    public static final String RECOMMENDATIONS = "recommendations.json";
    /** Name of the file with the model for the browser. */
    public static final String TRY_MODEL = "try-model.json";

    private static final String STAGING = ".new";

    /** JSON with sorted properties kept in record order, LF line ends, NaN as null on both ways. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new NanAsNull())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private final Path directory;

    /** The store in {@code directory}, which need not exist before the first write. */
    public ResultStore(Path directory) {
        this.directory = directory;
    }

    /** The directory. */
    public Path directory() {
        return directory;
    }

    /** Whether a finished run is there. */
    public boolean hasRun() {
        return Files.isRegularFile(directory.resolve(MANIFEST));
    }

    /** Reads all records of {@code table}; an absent file is an error. */
    public <T extends Record> List<T> read(ResultTable<T> table) {
        Path file = directory.resolve(table.fileName());
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return table.csv().read(reader, file.toString());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Replaces the file of {@code table}. */
    public <T extends Record> void write(ResultTable<T> table, List<T> records) {
        writeText(table.fileName(), table.csv().write(records));
    }

    /** Reads a JSON file into {@code type}. */
    public <T> T readJson(String fileName, Class<T> type) {
        Path file = directory.resolve(fileName);
        try {
            T value = JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), type);
            if (value == null) {
                throw new BadResultsException("cannot read " + file + ": it holds null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw malformed(file, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Whether the file is there. */
    public boolean has(String fileName) {
        return Files.isRegularFile(directory.resolve(fileName));
    }

    /** Replaces a JSON file. */
    public void writeJson(String fileName, Object value) {
        try {
            writeText(fileName, JSON.writeValueAsString(value) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of a file, lower-case hexadecimal. */
    public String digest(String fileName) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Files.readAllBytes(directory.resolve(fileName))));
        } catch (IOException e) {
            throw unreadable(directory.resolve(fileName), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * An empty store beside the files of this one, for a run to fill before {@link #replaceBy} takes them over. What an
     * earlier run left there is removed.
     */
    public ResultStore staging() {
        Path aside = directory.resolve(STAGING);
        remove(aside);
        return new ResultStore(aside);
    }

    /**
     * Moves all files of {@code staged} here, the manifest last, so that a manifest never vouches for files that are not there
     * yet; {@link #check} tells a mixture from a finished run. Optional files that the new run does not have are removed.
     *
     * @param staged on the same file system
     * @param optional names of files that not every run leaves
     */
    public void replaceBy(ResultStore staged, List<String> optional) {
        try {
            List<String> names = staged.names();
            for (String name : names) {
                Path file = directory.resolve(name);
                Files.createDirectories(file.getParent());
                Files.move(
                        staged.directory.resolve(name),
                        file,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            }
            for (String name : optional) {
                if (!names.contains(name)) {
                    Files.deleteIfExists(directory.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new BadResultsException("cannot write to " + directory + ": " + AtomicFile.reason(e), e);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted(Comparator.comparing((String name) -> name.equals(MANIFEST))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BadResultsException("cannot remove " + folder + ": " + AtomicFile.reason(e), e);
        }
    }

    /** The first file that is there and is not the one that {@code manifest} vouches for. */
    public Optional<String> changed(Manifest manifest) {
        return manifest.resultDigests().entrySet().stream()
                .filter(file -> has(file.getKey()) && !digest(file.getKey()).equals(file.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Holds every file that is there to the digest in {@code manifest}.
     *
     * @throws BadResultsException that names the first file which is not what the run wrote
     */
    public void check(Manifest manifest) {
        changed(manifest).ifPresent(name -> {
            throw new BadResultsException(directory.resolve(name) + " is not the file that " + MANIFEST
                    + " vouches for: it is damaged, was changed, or a run was stopped while it wrote; run the experiment"
                    + " again");
        });
    }

    private void writeText(String fileName, String text) {
        AtomicFile.write(directory.resolve(fileName), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Jackson's own message has a second line about the place. */
    private static BadResultsException malformed(Path file, JsonProcessingException cause) {
        JsonLocation place = cause.getLocation();
        String where = place == null ? "" : ":" + place.getLineNr() + ":" + place.getColumnNr();
        String what = cause.getOriginalMessage().lines().findFirst().orElse("not JSON");
        return new BadResultsException("cannot read " + file + where + ": " + what, cause);
    }

    private static BadResultsException unreadable(Path file, IOException cause) {
        return new BadResultsException("cannot read " + file + ": " + AtomicFile.reason(cause), cause);
    }
}

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
import java.util.HexFormat;
import java.util.List;

/** The results directory of one experiment, {@code data/results/NAME}: reads and writes its files as records. */
public final class ResultStore {
    /** Name of the file with the plan and the provenance. */
    public static final String MANIFEST = "manifest.json";
    /** Name of the file with recommendations. */
    public static final String RECOMMENDATIONS = "recommendations.json";
    /** Name of the file with the model for the browser. */
    public static final String TRY_MODEL = "try-model.json";

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

    /** Writes aside and renames, so that a reader sees the old file or the new one. */
    private void writeText(String fileName, String text) {
        Path file = directory.resolve(fileName);
        try {
            Files.createDirectories(file.getParent());
            Path aside = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(aside, text, StandardCharsets.UTF_8);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BadResultsException("cannot write " + file + ": " + e, e);
        }
    }

    /** Jackson's own message has a second line about the place. */
    private static BadResultsException malformed(Path file, JsonProcessingException cause) {
        JsonLocation place = cause.getLocation();
        String where = place == null ? "" : ":" + place.getLineNr() + ":" + place.getColumnNr();
        String what = cause.getOriginalMessage().lines().findFirst().orElse("not JSON");
        return new BadResultsException("cannot read " + file + where + ": " + what, cause);
    }

    private static BadResultsException unreadable(Path file, IOException cause) {
        String why = cause instanceof java.nio.file.NoSuchFileException
                ? "it does not exist"
                : cause instanceof java.nio.charset.CharacterCodingException
                        ? "it is not UTF-8 text"
                        : cause.getMessage();
        return new BadResultsException("cannot read " + file + ": " + why, cause);
    }
}

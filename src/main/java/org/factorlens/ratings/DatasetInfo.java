package org.factorlens.ratings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * What a data set's own {@code dataset.json} says of it; all of it optional.
 *
 * @param title name for people, or null
 * @param licence terms in one sentence, or null
 * @param noiseFloor RMSE of the true model where the data are generated
 */
record DatasetInfo(String title, String licence, OptionalDouble noiseFloor) {
    static final String FILE = "dataset.json";
    private static final long LARGEST = 1 << 20;

    /** Reads the file in {@code directory}, where there is one. */
    static DatasetInfo read(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return new DatasetInfo(null, null, OptionalDouble.empty());
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new BadInputException(file + " is larger than " + LARGEST + " bytes");
            }
            JsonNode root = new ObjectMapper().readTree(file.toFile());
            if (!root.isObject()) {
                throw new BadInputException(file + ":1:1: expected an object in braces");
            }
            return new DatasetInfo(text(file, root, "title"), text(file, root, "licence"), floor(file, root));
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw new BadInputException(file + place + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + e, e);
        }
    }

    private static String text(Path file, JsonNode root, String key) {
        JsonNode node = root.path(key);
        if (!node.isMissingNode() && !node.isTextual()) {
            throw new BadInputException(file + ": \"" + key + "\" is " + node + ", expected text");
        }
        return node.textValue();
    }

    private static OptionalDouble floor(Path file, JsonNode root) {
        JsonNode node = root.path("noise_floor_rmse");
        if (node.isMissingNode()) {
            return OptionalDouble.empty();
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue()) || node.doubleValue() < 0) {
            throw new BadInputException(
                    file + ": \"noise_floor_rmse\" is " + node + ", expected a number of 0 or more");
        }
        return OptionalDouble.of(node.doubleValue());
    }
}

package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.factorlens.ratings.BadInputException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of an experiment file with typed getters. Every complaint names file, line and column. Keys may be written
 * in camel or snake case.
 */
final class YamlSection {
    /** Java reads {@code 0x1p3} and {@code 5f} as well, which no reader of the file would. */
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,5})?");

    private final String file;
    private final String path;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    YamlSection(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw error(node, name() + " must be a mapping of keys to values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a key");
            if (values.putIfAbsent(canonical(key), tuple.getValueNode()) != null) {
                throw error(tuple.getKeyNode(), "the key '" + key + "' stands twice in " + name());
            }
            keys.put(key, tuple.getKeyNode());
        }
    }

    /** Refuses keys that are not among {@code known}, naming the nearest one. */
    YamlSection allow(String... known) {
        for (Map.Entry<String, Node> key : keys.entrySet()) {
            if (Arrays.stream(known).noneMatch(k -> canonical(k).equals(canonical(key.getKey())))) {
                throw error(
                        key.getValue(),
                        "unknown key '" + key.getKey() + "' in " + name() + "; did you mean '"
                                + NearestName.of(key.getKey(), known) + "'? Known keys: " + String.join(", ", known));
            }
        }
        return this;
    }

    boolean has(String key) {
        return values.containsKey(canonical(key));
    }

    String text(String key) {
        return scalar(required(key), "'" + key + "'");
    }

    String text(String key, String absent) {
        return has(key) ? text(key) : absent;
    }

    /** A text that must be one of {@code allowed}. */
    String choice(String key, String absent, String... allowed) {
        return has(key) ? choice(required(key), key, allowed) : absent;
    }

    double number(String key, double absent, double min, double max) {
        return has(key) ? number(required(key), key, min, max) : absent;
    }

    int integer(String key, int absent, int min, int max) {
        return has(key) ? (int) whole(required(key), key, min, max) : absent;
    }

    long whole(String key, long absent) {
        return has(key) ? whole(required(key), key, 0, Long.MAX_VALUE) : absent;
    }

    boolean flag(String key, boolean absent) {
        return has(key) ? flag(required(key), key) : absent;
    }

    List<Double> numbers(String key, double absent, double min, double max) {
        return has(key) ? items(key).stream().map(n -> number(n, key, min, max)).toList() : List.of(absent);
    }

    List<Integer> integers(String key, int absent, int min, int max) {
        return has(key)
                ? items(key).stream().map(n -> (int) whole(n, key, min, max)).toList()
                : List.of(absent);
    }

    List<Boolean> flags(String key, boolean absent) {
        return has(key) ? items(key).stream().map(n -> flag(n, key)).toList() : List.of(absent);
    }

    List<String> choices(String key, String absent, String... allowed) {
        return has(key) ? items(key).stream().map(n -> choice(n, key, allowed)).toList() : List.of(absent);
    }

    List<String> texts(String key) {
        return has(key)
                ? items(key).stream().map(n -> scalar(n, "'" + key + "'")).toList()
                : List.of();
    }

    /** The mapping under {@code key}; an empty one, placed where this one begins, where the key is absent. */
    YamlSection section(String key) {
        Node value = values.get(canonical(key));
        return value == null
                ? new YamlSection(
                        file,
                        key,
                        new MappingNode(
                                node.getTag(),
                                true,
                                List.of(),
                                node.getStartMark(),
                                node.getEndMark(),
                                org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK))
                : new YamlSection(file, key, value);
    }

    /** The mappings under {@code key}: one, a list of them, or none. */
    List<YamlSection> sections(String key) {
        List<YamlSection> sections = new ArrayList<>();
        for (Node item : has(key) ? items(key) : List.<Node>of()) {
            sections.add(new YamlSection(file, key, item));
        }
        return sections;
    }

    /** Whether the value of {@code key} is this one word. */
    boolean says(String key, String word) {
        return values.get(canonical(key)) instanceof ScalarNode scalar
                && scalar.getValue().equals(word);
    }

    /** All keys as they are written, in file order. */
    List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /** The complaint about the value of {@code key}. */
    BadInputException error(String key, String message) {
        return error(values.getOrDefault(canonical(key), node), message);
    }

    private Node required(String key) {
        Node value = values.get(canonical(key));
        if (value == null) {
            throw error(node, "the key '" + key + "' is missing in " + name());
        }
        return value;
    }

    private List<Node> items(String key) {
        Node value = required(key);
        if (!(value instanceof SequenceNode sequence)) {
            return List.of(value);
        }
        if (sequence.getValue().isEmpty()) {
            throw error(value, "'" + key + "' is an empty list; give at least one value");
        }
        return sequence.getValue();
    }

    private String scalar(Node value, String what) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(value, what + " in " + name() + " must be a single value");
    }

    private String choice(Node value, String key, String... allowed) {
        String text = scalar(value, "'" + key + "'");
        if (!Arrays.asList(allowed).contains(text)) {
            throw error(value, "'" + key + "' is '" + text + "'; expected one of " + String.join(", ", allowed));
        }
        return text;
    }

    private double number(Node value, String key, double min, double max) {
        String text = scalar(value, "'" + key + "'");
        if (!DECIMAL.matcher(text).matches()) {
            throw error(value, "'" + key + "' is '" + text + "'; expected a number");
        }
        double number = Double.parseDouble(text);
        if (!(number >= min && number <= max)) {
            throw error(value, "'" + key + "' is " + text + "; expected " + range(min, max));
        }
        return number;
    }

    private long whole(Node value, String key, long min, long max) {
        String text = scalar(value, "'" + key + "'");
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw error(value, "'" + key + "' is '" + text + "'; expected a whole number");
        }
        if (number < min || number > max) {
            throw error(value, "'" + key + "' is " + text + "; expected " + range(min, max));
        }
        return number;
    }

    private boolean flag(Node value, String key) {
        String text = scalar(value, "'" + key + "'");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw error(value, "'" + key + "' is '" + text + "'; expected true or false");
        };
    }

    private static String range(double min, double max) {
        return max >= Long.MAX_VALUE || max == Integer.MAX_VALUE || Double.isInfinite(max)
                ? "at least " + plain(min)
                : "a value from " + plain(min) + " to " + plain(max);
    }

    private static String plain(double value) {
        return Numbers.plain(value);
    }

    private String name() {
        return path.isEmpty() ? "the experiment file" : "'" + path + "'";
    }

    /** Where the value of {@code key} stands, {@code file:line:column}; where the section does, if it has no such key. */
    String place(String key) {
        return place(values.getOrDefault(canonical(key), node));
    }

    private String place(Node at) {
        return at.getStartMark() == null
                ? file
                : file + ":" + (at.getStartMark().getLine() + 1) + ":"
                        + (at.getStartMark().getColumn() + 1);
    }

    private BadInputException error(Node at, String message) {
        return new BadInputException(place(at) + ": " + message);
    }

    private static String canonical(String key) {
        return key.replace("_", "").toLowerCase(Locale.ROOT);
    }
}

package org.factorlens.experiment;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.factorlens.ratings.BadInputException;
import org.factorlens.split.Split;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads experiment files. Unknown keys, wrong types and values out of range are refused with file, line and column. */
public final class ExperimentFile {
    private static final int MAX_CHARACTERS = 1 << 20;

    private ExperimentFile() {}

    /**
     * Finds an experiment: a path to a YAML file, or a name that stands in {@code data/experiments/NAME.yaml}.
     *
     * @throws BadInputException where there is none; names those there are
     */
    public static Path find(String nameOrPath, Path experiments) {
        Path direct = Path.of(nameOrPath);
        if (nameOrPath.endsWith(".yaml") || nameOrPath.endsWith(".yml") || Files.isRegularFile(direct)) {
            return direct;
        }
        Path named = experiments.resolve(nameOrPath + ".yaml");
        if (Files.isRegularFile(named)) {
            return named;
        }
        throw new BadInputException("there is no experiment '" + nameOrPath + "': " + named
                + " does not exist; known experiments: " + String.join(", ", names(experiments)));
    }

    private static List<String> names(Path experiments) {
        try (var files = Files.list(experiments)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of("none");
        }
    }

    /** Reads a file. */
    public static Experiment read(Path file) {
        try {
            if (Files.size(file) > MAX_CHARACTERS) {
                throw new BadInputException(file + " is larger than 1 MiB; an experiment file is not");
            }
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (java.nio.file.NoSuchFileException e) {
            throw new BadInputException("the experiment file " + file + " does not exist", e);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new BadInputException(file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new BadInputException("cannot read the experiment file " + file + ": " + e.getMessage(), e);
        }
    }

    /** Parses the text of a file called {@code name}. */
    public static Experiment parse(String text, String name) {
        YamlSection root = new YamlSection(name, "", compose(text, name))
                .allow(
                        "name",
                        "title",
                        "question",
                        "dataset",
                        "split",
                        "matrix",
                        "training",
                        "evaluation",
                        "recommendations",
                        "published");
        Experiment.Training training = training(root.section("training"));
        YamlSection evaluation = root.section("evaluation").allow("clip", "ranking", "relevance");
        String experimentName = root.text("name");
        if (!experimentName.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw root.error(
                    "name",
                    "'name' is '" + experimentName
                            + "'; expected at most 64 letters, digits, '.', '_' or '-', as it names folders");
        }
        Split split = DataSections.split(root.section("split"));
        List<Experiment.Block> matrix = MatrixSection.read(root, training, split);
        return new Experiment(
                experimentName,
                root.text("title", experimentName),
                root.text("question", ""),
                DataSections.dataSource(root.section("dataset")),
                split,
                matrix,
                training,
                evaluation.flag("clip", true),
                new Experiment.Ranking(
                        evaluation.flag("ranking", true), evaluation.number("relevance", Double.NaN, -1e6, 1e6)),
                people(root.section("recommendations")),
                root.sections("published").stream().map(PublishedSection::read).toList(),
                text,
                new Experiment.Places(
                        root.place("dataset"),
                        root.place("split"),
                        evaluation.place("relevance"),
                        MatrixSection.placesOfFeatures(root)));
    }

    private static Node compose(String text, String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(20);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                throw new BadInputException(name + " is empty; expected an experiment");
            }
            return node;
        } catch (MarkedYAMLException e) {
            String where = e.getProblemMark() == null
                    ? ""
                    : ":" + (e.getProblemMark().getLine() + 1) + ":"
                            + (e.getProblemMark().getColumn() + 1);
            throw new BadInputException(name + where + ": not YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new BadInputException(
                    name + ": not YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    private static Experiment.Training training(YamlSection section) {
        section.allow("sweeps", "biasLambda", "globalMean", "update", "tolerance", "burnIn");
        return new Experiment.Training(
                section.integer("sweeps", 20, 1, 100_000),
                section.number("biasLambda", 3, 0, 1e9),
                section.flag("globalMean", true),
                section.choice("update", "joint", MatrixSection.UPDATES),
                section.number("tolerance", 0, 0, 1),
                section.integer("burnIn", -1, 0, 99_999));
    }

    private static Experiment.People people(YamlSection section) {
        section.allow("users", "top", "people", "similar");
        List<Experiment.Persona> personas = new ArrayList<>();
        for (YamlSection person : section.sections("people")) {
            person.allow("name", "description", "rates");
            YamlSection rates = person.section("rates");
            List<Experiment.TitleRating> ratings = rates.keys().stream()
                    .map(title ->
                            new Experiment.TitleRating(title, rates.number(title, 0, -1e6, 1e6), rates.place(title)))
                    .toList();
            if (ratings.isEmpty()) {
                throw person.error("rates", "'rates' of " + person.text("name") + " is empty; name at least one title");
            }
            personas.add(new Experiment.Persona(person.text("name"), person.text("description", ""), ratings));
        }
        return new Experiment.People(
                section.integer("users", 4, 0, 100),
                section.integer("top", 10, 1, 100),
                personas,
                section.texts("similar"));
    }
}

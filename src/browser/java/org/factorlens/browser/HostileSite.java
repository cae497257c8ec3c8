package org.factorlens.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.experiment.TinyRun;

/**
 * A site of two experiments whose titles, genres, ids and prose are as bad as can be, made by the program itself: titles in a
 * catalogue, and a ratings file whose ids are such texts.
 */
final class HostileSite {
    private static final Path FOLDER = Path.of("target", "hostile").toAbsolutePath();

    /** Texts that try to become markup, script, template, formula or another layout; each sets {@code pwned} if it can. */
    static final List<String> TEXTS = List.of(
            "<!--<script>window.pwned=1</script>",
            "\"><img src=x onerror=\"window.pwned=1\">",
            "</script><script>window.pwned=1</script>",
            "</title></svg></style><svg onload=window.pwned=1>",
            "' onmouseover='window.pwned=1' x='",
            "'; window.pwned=1; //",
            "${7*7} [[${7*7}]] __${window.pwned=1}__ {{pwned}}",
            "[link](javascript:window.pwned=1) *stars* `code` | # x",
            "&lt;b&gt;already&lt;/b&gt; &amp;amp; &#x202e;",
            "\u202eright to left, not ended",
            "\u0645\u062f\u064a\u0646\u0629 \u0627\u0644\u0631\u064a\u062d \u2067isolated\u2069 \u200fmark",
            "W".repeat(300),
            "a long title of many words ".repeat(11).strip(),
            "two\u2028lines\u2029end\u00a0and \ud83c\udfac Z\u0337\u031b\u034dalgo",
            "%3Cscript%3E #x?y=1&z=2 C:\\temp\\new",
            "__proto__");

    private HostileSite() {}

    /** Built at the first call. */
    static Site built() {
        return Holder.SITE;
    }

    private static final class Holder {
        private static final Site SITE = build();
    }

    private static Site build() {
        try {
            Path titles = Files.createDirectories(FOLDER.resolve("titles"));
            TinyRun.sample(titles);
            Files.writeString(titles.resolve("movies.csv"), catalogue());
            Path ids = Files.createDirectories(FOLDER.resolve("ids"));
            Files.writeString(ids.resolve("ratings.csv"), ratings(Files.readAllLines(titles.resolve("ratings.csv"))));
            SiteRun.generate(FOLDER, "titles", yaml("titles", "movielens-csv"));
            SiteRun.generate(FOLDER, "ids", yaml("ids", "csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Site(FOLDER.resolve("site"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Text {@code number}, told apart from its repetitions by a number at the end. */
    private static String text(int number) {
        int round = number / TEXTS.size();
        return TEXTS.get(number % TEXTS.size()) + (round == 0 ? "" : " " + round);
    }

    private static String catalogue() {
        StringBuilder out = new StringBuilder("movieId,title,genres\n");
        IntStream.range(0, 50)
                .forEach(i -> out.append(i + 1)
                        .append(',')
                        .append(quoted(text(i) + (i % 2 == 0 ? " (1999)" : "")))
                        .append(',')
                        .append(quoted(text(i % 5) + "|" + text(i % 3 + 5)))
                        .append('\n'));
        return out.toString();
    }

    private static String ratings(List<String> lines) {
        StringBuilder out = new StringBuilder("user,item,rating\n");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            out.append(quoted(text(Integer.parseInt(fields[0]) - 1)))
                    .append(',')
                    .append(quoted(text(Integer.parseInt(fields[1]) - 1)))
                    .append(',')
                    .append(fields[2])
                    .append('\n');
        }
        return out.toString();
    }

    private static String yaml(String name, String format) {
        return """
                name: %s
                title: "<script>window.pwned=1</script> & a title"
                question: "\\"><img src=x onerror=window.pwned=1> or not?"
                dataset: {path: "%s", format: %s}
                split: {strategy: kfold, folds: 2, seed: 1, validation: 0.1}
                matrix:
                  model: [als]
                  k: [2, 3]
                  lambda: [2]
                  bias: [true, false]
                training: {sweeps: 4, biasLambda: 3, globalMean: true, update: joint}
                recommendations:
                  users: 3
                  top: 10
                  people:
                    - name: "<img src=x onerror=window.pwned=1>"
                      description: "</p><script>window.pwned=1</script>"
                      rates: {"<!--<script>window.pwned=1</script>": 5, "W": 1}
                  similar: ["</script><script>", "no such <b>title</b>"]
                """.formatted(name, FOLDER.resolve(name).toString().replace('\\', '/'), format);
    }
}

package org.factorlens.report;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.factorlens.format.Numbers;
import org.factorlens.results.Summary;

/** The settings of a configuration by name, so that two can be laid side by side. */
final class ComparedSettings {
    /** The penalty on bias terms. */
    static final String BIAS_LAMBDA = "Regularization of biases";

    private static final String NONE = "–";
    private static final Pattern FEATURES = Pattern.compile(", ([A-Za-z0-9._-]+(?: \\+ raters)?) features");

    private ComparedSettings() {}

    private record Setting(String name, Function<Summary, String> value) {}

    private static final List<Setting> ALL = List.of(
            new Setting("Model", row -> Phrases.model(row.model())),
            new Setting("Latent dimensions k", row -> trained(row) ? Integer.toString(row.k()) : NONE),
            new Setting("Regularization λ", row -> trained(row) && row.k() > 0 ? penalty(row.lambda()) : NONE),
            new Setting("Weighting of λ", row -> trained(row) && row.k() > 0 ? row.weighting() : NONE),
            new Setting("Bias terms", row -> row.bias() ? "on" : "off"),
            new Setting(BIAS_LAMBDA, row -> row.bias() ? penalty(row.biasLambda()) : NONE),
            new Setting("Damping of means", row -> plain(row) ? Numbers.plain(row.biasLambda()) : NONE),
            new Setting("Neighbours", row -> neighbours(row) ? Integer.toString(row.k()) : NONE),
            new Setting("Shrinkage of similarities", row -> neighbours(row) ? Numbers.plain(row.lambda()) : NONE),
            new Setting("Item features", ComparedSettings::features),
            new Setting("Update", row -> trained(row) && row.k() > 0 ? row.update() : NONE),
            new Setting("Global mean", row -> row.globalMean() ? "on" : "off"),
            new Setting("Most sweeps", row -> trained(row) ? Integer.toString(row.sweeps()) : NONE));

    private static String penalty(double lambda) {
        return Double.isNaN(lambda) ? "sampled" : Numbers.plain(lambda);
    }

    /** Only the name of a configuration says. */
    static String features(Summary row) {
        return trained(row) ? features(row.configuration()) : NONE;
    }

    /** What the name of a trained configuration says of item features. */
    static String features(String configuration) {
        Matcher named = FEATURES.matcher(configuration);
        return named.find() ? named.group(1) : "none";
    }

    /** Whether the model is fitted. */
    private static boolean trained(Summary row) {
        return row.model().equals("als") || row.model().equals("gibbs");
    }

    private static boolean plain(Summary row) {
        return !trained(row);
    }

    private static boolean neighbours(Summary row) {
        return Baselines.isItemKnn(row.model());
    }

    static List<String> names() {
        return ALL.stream().map(Setting::name).toList();
    }

    static List<String> of(Summary row) {
        return ALL.stream().map(setting -> setting.value().apply(row)).toList();
    }
}

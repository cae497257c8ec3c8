package org.factorlens.report;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.factorlens.format.Numbers;
import org.factorlens.results.Manifest;

/** How it was done: model, objective, updates, splits, selection, intervals, metrics, references. */
final class MethodPage implements Page {
    /** What no configuration has. */
    private static final String NONE = "none";

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final Manifest manifest;
    private final TemplateFiles files;

    MethodPage(ExperimentResults results, TemplateFiles files) {
        this.files = files;
        this.manifest = results.manifest();
    }

    @Override
    public String path() {
        return "method.html";
    }

    @Override
    public String title() {
        return "Method";
    }

    @Override
    public String navLabel() {
        return "Method";
    }

    @Override
    public String description() {
        return "Model, objective, updates, splits, selection, intervals and metrics of " + manifest.title() + ".";
    }

    @Override
    public String template() {
        return "pages/method";
    }

    /** What the template draws. */
    record View(Frame frame, SafeHtml prose) {}

    /** What the prose is filled with. */
    private record Values(
            String split,
            String validation,
            String choosing,
            String score,
            String clipping,
            String scale,
            String k,
            String lambda,
            String weighting,
            String update,
            String mean,
            String polarizing,
            String biasLambda,
            String damping,
            String neighbours,
            String shrinkage) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        return new View(frame, Markdown.prose(files, "method", values()));
    }

    private Values values() {
        Manifest.DatasetInfo data = manifest.dataset();
        double share = manifest.split().validation();
        String scale = Numbers.plain(data.scaleMin()) + " to " + Numbers.plain(data.scaleMax());
        return new Values(
                Markdown.plain(manifest.split().description()),
                share > 0
                        ? Numbers.percent(share) + " of the training part of each split is held out for validation."
                        : "This run has no validation part.",
                choosing(),
                manifest.chosenBy().equals("validation") ? "validation RMSE" : "test RMSE",
                manifest.clipped()
                        ? "In this run predictions are clipped to the scale, " + scale + ", before errors are taken."
                        : "In this run predictions are not clipped before errors are taken; the scale is " + scale
                                + ".",
                scale,
                axis("k"),
                axis("lambda"),
                axis("weighting"),
                axis("update"),
                mean(),
                Numbers.count(manifest.polarizingMinRatings()),
                axis("bias_lambda"),
                axis("damping"),
                axis("neighbours"),
                axis("shrinkage"));
    }

    private String choosing() {
        long cells = manifest.plan().cells();
        String runs = cells == 1 ? "The one run" : "Each of the " + Numbers.count(cells) + " runs";
        return manifest.chosenBy().equals("validation")
                ? runs
                        + " is trained twice: once without the validation part, to be scored on it, and "
                        + "once on the whole training part, to be scored on the test part. The configuration with the "
                        + "lowest mean validation RMSE is the chosen one; test ratings have no say in it."
                : runs + " is trained on the training part and scored on the test part. The "
                        + "configuration with the lowest mean test RMSE is the chosen one, so its score is flattered by the "
                        + "choice.";
    }

    /** Whether the mean is in the model: means alone have no axis for it, and have it. */
    private String mean() {
        String values = axis("global_mean");
        return values.equals("false") ? "off" : values.equals("true") || values.equals(NONE) ? "on" : "on and off";
    }

    /** Values tried, or that there are none; numbers in order, since blocks of a matrix need not be. */
    private String axis(String name) {
        List<String> values = manifest.plan().axes().getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return NONE;
        }
        boolean numbers =
                values.stream().allMatch(value -> NUMBER.matcher(value).matches());
        return numbers
                ? values.stream()
                        .sorted(Comparator.comparingDouble(Double::parseDouble))
                        .collect(Collectors.joining(", "))
                : String.join(", ", values);
    }
}

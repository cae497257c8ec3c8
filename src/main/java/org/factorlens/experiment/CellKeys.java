package org.factorlens.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.Item;
import org.factorlens.ratings.ItemFeatures;
import org.factorlens.ratings.RatingTable;

/**
 * Digests of everything that decides the bytes of what a cell leaves: the ratings, the catalogue and item features as they were
 * read, the split, hyper-parameters and seed, how cells are evaluated, and the program. What only the report or the tables over cells
 * depend on is not in them.
 */
final class CellKeys {
    private final String shared;
    private final List<ItemFeatures> features;

    /**
     * The keys of the cells of {@code experiment}.
     *
     * @param version the algorithm's, {@link ManifestBuilder#KERNEL_CONTRACT}
     */
    CellKeys(Experiment experiment, Dataset dataset, int version) {
        this.features = dataset.features();
        this.shared = "version " + version
                + "\nprogram " + ProgramDigest.sha256()
                + "\ndata " + data(dataset)
                + "\nsplit " + experiment.split()
                + "\nclip " + experiment.clip()
                + "\nranking " + experiment.ranking()
                + "\n";
    }

    /** Lower-case hexadecimal SHA-256. */
    String of(Cell cell) {
        StringBuilder text = new StringBuilder(shared).append(cell);
        FeatureAxis.file(cell.configuration().features())
                .flatMap(path -> features.stream().filter(file -> file.path().equals(path)))
                .forEach(file -> text.append("\nfeatures ").append(file.source()));
        return sha256(text.toString());
    }

    /** The digest of all that decides the result files of a run without failed cells. */
    String ofRun(Plan plan, Dataset dataset) {
        Experiment experiment = plan.experiment();
        StringBuilder text = new StringBuilder(experiment.name())
                .append('\n')
                .append(experiment.dataset().name())
                .append('\n')
                .append(experiment.dataset().path())
                .append('\n')
                .append(experiment.text())
                .append('\n')
                .append(List.of(dataset.name(), dataset.title(), dataset.licence(), dataset.noiseFloor()))
                .append(dataset.files())
                .append(dataset.report());
        for (ItemFeatures file : features) {
            text.append(List.of(file.path(), file.source(), file.items(), file.unknown()));
        }
        plan.cells().forEach(cell -> text.append('\n').append(of(cell)));
        return sha256(text.toString());
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(ModelDigest.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String data(Dataset dataset) {
        RatingTable table = dataset.ratings();
        MessageDigest digest = ModelDigest.sha256();
        ByteBuffer rating = ByteBuffer.allocate(2 * Integer.BYTES + Float.BYTES + Long.BYTES);
        for (int i = 0; i < table.size(); i++) {
            rating.clear().putInt(table.user(i)).putInt(table.item(i)).putFloat(table.rating(i));
            digest.update(rating.putLong(table.hasTimestamps() ? table.timestamp(i) : 0)
                    .flip());
        }
        StringBuilder rest = new StringBuilder();
        for (int file = 0; file <= table.numFiles(); file++) {
            rest.append(table.fileStart(file)).append(' ');
        }
        rest.append(table.hasTimestamps()).append(table.scale());
        for (String user : table.users().ids()) {
            rest.append('\n').append(user);
        }
        rest.append('\n').append(dataset.catalogue().titled());
        for (int item = 0; item < dataset.catalogue().size(); item++) {
            Item entry = dataset.catalogue().item(item);
            rest.append('\n').append(table.items().id(item)).append(' ').append(entry);
        }
        digest.update(rest.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}

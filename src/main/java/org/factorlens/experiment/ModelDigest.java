package org.factorlens.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.factorlens.model.FactorModel;
import org.factorlens.training.TrainingResult;

/** SHA-256 over every bit of a model's parameters. */
final class ModelDigest {
    private ModelDigest() {}

    /** Over the model, and the predictions of what predicts without it. */
    static String sha256(TrainingResult trained) {
        if (trained.predictions() == null) {
            return sha256(trained.model());
        }
        MessageDigest digest = sha256();
        digest.update(sha256(trained.model()).getBytes(StandardCharsets.US_ASCII));
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
        for (double prediction : trained.predictions()) {
            digest.update(bytes.clear().putDouble(prediction).flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Over k, mu, then bias and factors of each user and each item, big-endian; lower-case hexadecimal. */
    static String sha256(FactorModel model) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(12)
                .putInt(model.k())
                .putDouble(model.mean())
                .flip());
        ByteBuffer row = ByteBuffer.allocate(4 * (model.k() + 1));
        for (int user = 0; user < model.numUsers(); user++) {
            row.clear().putFloat(model.userBias(user));
            for (int f = 0; f < model.k(); f++) {
                row.putFloat(model.userFactor(user, f));
            }
            digest.update(row.flip());
        }
        for (int item = 0; item < model.numItems(); item++) {
            row.clear().putFloat(model.itemBias(item));
            for (int f = 0; f < model.k(); f++) {
                row.putFloat(model.itemFactor(item, f));
            }
            digest.update(row.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A new SHA-256. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.factorlens.model;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.Catalogue;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.Item;
import org.factorlens.ratings.RatingScale;

/**
 * The model file, version 2; all numbers big-endian, text as length in bytes (int) and UTF-8.
 *
 * <pre>
 * "FLMODEL\n"  8 bytes        version      int, 2
 * name         text           k            int          mean         double
 * lambda       double         bias         byte 0|1     biasLambda   double       weighted  byte 0|1
 * scale        min double, max double, step double, declared byte 0|1
 * users        count int, then ids as text
 * items        count int, titled byte 0|1, then per item: id, title, year int, genres count int and texts, ratings int
 * user rows    per user: bias float, k factors float
 * item rows    per item: bias float, k factors float
 * samples      count int, then per sample: mean double, lambda double, bias byte 0|1, biasLambda double, and item rows
 * checksum     SHA-256 of everything before it, 32 bytes
 * </pre>
 *
 * <p>Samples are of sampled models alone, at most 32 and at most 64 MiB in all, so that the file of ml-latest-small at k = 40 holds
 * 32 of 1.6 MB. Version 1, which ends before them, is read too.
 */
public final class ModelFile {
    private static final byte[] MAGIC = "FLMODEL\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int VERSION_WITHOUT_SAMPLES = 1;
    private static final int CHECKSUM_BYTES = 32;

    private ModelFile() {}

    /** Writes a model aside and renames it into place. */
    public static void write(Path file, SavedModel saved) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path aside = file.resolveSibling(file.getFileName() + ".tmp");
            try (FileOutputStream onDisk = new FileOutputStream(aside.toFile())) {
                DigestOutputStream digest = new DigestOutputStream(new BufferedOutputStream(onDisk), sha256());
                DataOutputStream out = new DataOutputStream(digest);
                writeBody(out, saved);
                out.flush();
                digest.on(false);
                out.write(digest.getMessageDigest().digest());
                out.flush();
                onDisk.getFD().sync();
            }
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BadInputException("cannot write the model file " + file + ": " + e.getMessage(), e);
        }
    }

    private static void writeBody(DataOutputStream out, SavedModel saved) throws IOException {
        FactorModel model = saved.model();
        out.write(MAGIC);
        out.writeInt(VERSION);
        writeText(out, saved.name());
        out.writeInt(model.k());
        out.writeDouble(model.mean());
        out.writeDouble(saved.regularization().lambda());
        out.writeByte(saved.regularization().bias() ? 1 : 0);
        out.writeDouble(saved.regularization().biasLambda());
        out.writeByte(saved.regularization().weighted() ? 1 : 0);
        out.writeDouble(saved.scale().min());
        out.writeDouble(saved.scale().max());
        out.writeDouble(saved.scale().step());
        out.writeByte(saved.scale().declared() ? 1 : 0);
        out.writeInt(model.numUsers());
        for (String id : saved.users().ids()) {
            writeText(out, id);
        }
        out.writeInt(model.numItems());
        out.writeByte(saved.catalogue().titled() ? 1 : 0);
        for (int item = 0; item < model.numItems(); item++) {
            writeItem(out, saved.catalogue().item(item), saved.itemCounts()[item]);
        }
        for (int user = 0; user < model.numUsers(); user++) {
            out.writeFloat(model.userBias(user));
            for (int f = 0; f < model.k(); f++) {
                out.writeFloat(model.userFactor(user, f));
            }
        }
        writeItems(out, model);
        out.writeInt(saved.samples().size());
        for (ModelSample sample : saved.samples()) {
            out.writeDouble(sample.items().mean());
            out.writeDouble(sample.regularization().lambda());
            out.writeByte(sample.regularization().bias() ? 1 : 0);
            out.writeDouble(sample.regularization().biasLambda());
            writeItems(out, sample.items());
        }
    }

    private static void writeItems(DataOutputStream out, FactorModel model) throws IOException {
        for (int item = 0; item < model.numItems(); item++) {
            out.writeFloat(model.itemBias(item));
            for (int f = 0; f < model.k(); f++) {
                out.writeFloat(model.itemFactor(item, f));
            }
        }
    }

    private static void writeItem(DataOutputStream out, Item item, int ratings) throws IOException {
        writeText(out, item.id());
        writeText(out, item.title());
        out.writeInt(item.year());
        out.writeInt(item.genres().size());
        for (String genre : item.genres()) {
            writeText(out, genre);
        }
        out.writeInt(ratings);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads a model back, equal to the bit.
     *
     * @throws BadInputException where the file is not a model file, of a later version, or damaged
     */
    public static SavedModel read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new BadInputException("the model file " + file + " does not exist", e);
        } catch (IOException | OutOfMemoryError e) {
            throw new BadInputException("cannot read the model file " + file + ": " + e.getMessage(), e);
        }
        if (bytes.length < MAGIC.length + Integer.BYTES + CHECKSUM_BYTES
                || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new BadInputException(file + " is not a FactorLens model file");
        }
        int bodyLength = bytes.length - CHECKSUM_BYTES;
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, bodyLength).position(MAGIC.length);
        int version = in.getInt();
        if (version != VERSION && version != VERSION_WITHOUT_SAMPLES) {
            throw new BadInputException(file + " is a model file of version " + version
                    + "; this program reads versions " + VERSION_WITHOUT_SAMPLES + " and " + VERSION);
        }
        MessageDigest digest = sha256();
        digest.update(bytes, 0, bodyLength);
        if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(bytes, bodyLength, bytes.length))) {
            throw new BadInputException("the model file " + file + " is damaged: its checksum does not match");
        }
        try {
            return readBody(in, version);
        } catch (BufferUnderflowException e) {
            throw new BadInputException("the model file " + file + " is damaged: it ends too early", e);
        } catch (IllegalArgumentException | NegativeArraySizeException e) {
            throw new BadInputException("the model file " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static SavedModel readBody(ByteBuffer in, int version) {
        String name = readText(in);
        int k = in.getInt();
        double mean = number(in);
        Regularization regularization = new Regularization(number(in), in.get() == 1, number(in), in.get() == 1);
        RatingScale scale = new RatingScale(number(in), number(in), number(in), in.get() == 1);
        int numUsers = count(in, Integer.BYTES);
        List<String> users = new ArrayList<>(numUsers);
        for (int user = 0; user < numUsers; user++) {
            users.add(readText(in));
        }
        int numItems = count(in, Integer.BYTES);
        boolean titled = in.get() == 1;
        List<Item> items = new ArrayList<>(numItems);
        int[] counts = new int[numItems];
        for (int item = 0; item < numItems; item++) {
            items.add(readItem(in));
            counts[item] = in.getInt();
        }
        long factors = 4L * (k + 1) * ((long) numUsers + numItems);
        if (k < 0 || (version == VERSION ? in.remaining() < factors : in.remaining() != factors)) {
            throw new IllegalArgumentException("the factors do not fit k = " + k);
        }
        float[] userBias = new float[numUsers];
        float[] userFactors = new float[Math.multiplyExact(numUsers, k)];
        readRows(in, k, userBias, userFactors);
        float[] itemBias = new float[numItems];
        float[] itemFactors = new float[Math.multiplyExact(numItems, k)];
        readRows(in, k, itemBias, itemFactors);
        List<ModelSample> samples = version == VERSION ? readSamples(in, k, numItems) : List.of();
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(in.remaining() + " bytes too many");
        }
        return new SavedModel(
                name,
                new FactorModel(k, mean, userBias, itemBias, userFactors, itemFactors),
                regularization,
                IdMap.of(users),
                IdMap.of(items.stream().map(Item::id).toList()),
                new Catalogue(items, titled),
                scale,
                counts,
                samples);
    }

    private static List<ModelSample> readSamples(ByteBuffer in, int k, int numItems) {
        int count = count(in, Float.BYTES);
        List<ModelSample> samples = new ArrayList<>();
        for (int sample = 0; sample < count; sample++) {
            double mean = in.getDouble();
            Regularization regularization = new Regularization(in.getDouble(), in.get() == 1, in.getDouble(), false);
            float[] bias = new float[numItems];
            float[] factors = new float[Math.multiplyExact(numItems, k)];
            readRows(in, k, bias, factors);
            samples.add(new ModelSample(
                    new FactorModel(k, mean, new float[0], bias, new float[0], factors), regularization));
        }
        return samples;
    }

    private static Item readItem(ByteBuffer in) {
        String id = readText(in);
        String title = readText(in);
        int year = in.getInt();
        int numGenres = count(in, Integer.BYTES);
        List<String> genres = new ArrayList<>(numGenres);
        for (int genre = 0; genre < numGenres; genre++) {
            genres.add(readText(in));
        }
        return new Item(id, title, year, genres);
    }

    private static void readRows(ByteBuffer in, int k, float[] bias, float[] factors) {
        for (int row = 0; row < bias.length; row++) {
            bias[row] = in.getFloat();
            in.asFloatBuffer().get(factors, row * k, k);
            in.position(in.position() + Float.BYTES * k);
        }
        checkFinite(bias);
        checkFinite(factors);
    }

    private static void checkFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("it holds " + value + ", which no trained model does");
            }
        }
    }

    private static double number(ByteBuffer in) {
        double value = in.getDouble();
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("it holds " + value + ", which no trained model does");
        }
        return value;
    }

    private static String readText(ByteBuffer in) {
        byte[] bytes = new byte[count(in, 1)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A count of things of at least {@code size} bytes each, which the rest of the file must be able to hold. */
    private static int count(ByteBuffer in, int size) {
        int count = in.getInt();
        if (count < 0 || (long) count * size > in.remaining()) {
            throw new IllegalArgumentException("a count of " + count + " does not fit the file");
        }
        return count;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

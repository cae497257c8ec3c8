package org.factorlens.ratings;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first section of a cache file: the key, and all of a data set's contents that are no columns. */
final class CacheDescription {
    private CacheDescription() {}

    /** The section as bytes. */
    static byte[] encode(String key, Contents contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, key);
            writeTable(out, contents.ratings());
            writeItems(out, contents.catalogue());
            out.writeInt(contents.files().size());
            for (Dataset.SourceFile file : contents.files()) {
                write(out, file.name());
                out.writeLong(file.bytes());
                write(out, file.sha256());
            }
            Dataset.ReadReport report = contents.report();
            out.writeLong(report.rows());
            out.writeLong(report.duplicates());
            out.writeLong(report.skipped());
            write(out, report.firstSkipped());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeTable(DataOutputStream out, RatingTable table) throws IOException {
        write(out, table.users().ids());
        write(out, table.items().ids());
        out.writeInt(table.numFiles());
        for (int file = 0; file < table.numFiles(); file++) {
            out.writeInt(table.fileStart(file));
        }
        RatingScale scale = table.scale();
        out.writeDouble(scale.min());
        out.writeDouble(scale.max());
        out.writeDouble(scale.step());
        out.writeBoolean(scale.declared());
        float[] levels = table.values().levels();
        out.writeInt(levels.length);
        for (float level : levels) {
            out.writeFloat(level);
        }
    }

    private static void writeItems(DataOutputStream out, Catalogue catalogue) throws IOException {
        out.writeBoolean(catalogue.titled());
        if (!catalogue.titled()) {
            return;
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        catalogue.genres().forEach(genre -> numbers.put(genre, numbers.size()));
        write(out, List.copyOf(numbers.keySet()));
        for (int i = 0; i < catalogue.size(); i++) {
            Item item = catalogue.item(i);
            write(out, item.title());
            out.writeInt(item.year());
            out.writeInt(item.genres().size());
            for (String genre : item.genres()) {
                out.writeInt(numbers.get(genre));
            }
        }
    }

    private static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(out, text);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The contents, or null where the cache was made for another key. */
    static Contents decode(ByteBuffer section, String key, CacheReader columns) throws IOException {
        ByteBuffer in = section.order(ByteOrder.BIG_ENDIAN);
        if (!text(in).equals(key)) {
            return null;
        }
        RatingTable table = table(in, columns);
        Catalogue catalogue = in.get() == 0 ? Catalogue.ofIds(table.items()) : items(in, table.items());
        List<Dataset.SourceFile> files = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            files.add(new Dataset.SourceFile(text(in), in.getLong(), text(in)));
        }
        Dataset.ReadReport report = new Dataset.ReadReport(in.getLong(), in.getLong(), in.getLong(), texts(in));
        return new Contents(table, catalogue, files, report);
    }

    private static RatingTable table(ByteBuffer in, CacheReader columns) throws IOException {
        IdMap users = IdMap.ofDistinct(texts(in));
        IdMap items = IdMap.ofDistinct(texts(in));
        int[] fileStart = new int[in.getInt()];
        for (int file = 0; file < fileStart.length; file++) {
            fileStart[file] = in.getInt();
        }
        RatingScale scale = new RatingScale(in.getDouble(), in.getDouble(), in.getDouble(), in.get() != 0);
        float[] levels = new float[in.getInt()];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = in.getFloat();
        }
        RatingValues values =
                new RatingValues(levels, columns.bytes(CacheFormat.CODE_LOW), columns.bytes(CacheFormat.CODE_HIGH));
        IntColumn low = columns.ints(CacheFormat.TIME_LOW);
        Timestamps times = low == null ? null : new Timestamps(low, columns.ints(CacheFormat.TIME_HIGH));
        return new RatingTable(
                users,
                items,
                columns.ints(CacheFormat.USER),
                columns.ints(CacheFormat.ITEM),
                values,
                times,
                fileStart,
                scale);
    }

    private static Catalogue items(ByteBuffer in, IdMap ids) {
        List<String> genres = texts(in);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String title = text(in);
            int year = in.getInt();
            List<String> itemGenres = new ArrayList<>();
            for (int left = in.getInt(); left > 0; left--) {
                itemGenres.add(genres.get(in.getInt()));
            }
            items.add(new Item(ids.id(i), title, year, itemGenres));
        }
        return new Catalogue(items, true);
    }

    private static List<String> texts(ByteBuffer in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        String text = new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }
}

package org.factorlens.ratings;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks one folder of a zip file that is not trusted: refuses names that lead outside, more bytes than stated, entries
 * that grow too much, and contents whose checksum is wrong.
 */
final class Unzip {
    /** Text of ratings shrinks to a sixth or so; what grows a hundredfold is no ratings file. */
    private static final long MOST_GROWTH = 100;

    private static final long GROWTH_FREE = 1 << 20;
    private static final int MOST_ENTRIES = 10_000;

    private final Path target;
    private final String folder;
    private long left;

    private Unzip(Path target, String folder, long most) {
        this.target = target;
        this.folder = folder + "/";
        left = most;
    }

    /**
     * Unpacks the files below {@code folder}.
     *
     * @param zip the zip file
     * @param folder folder in the zip file
     * @param target existing folder that receives the contents of {@code folder}
     * @param most bytes that all files may have together
     * @throws IOException where the zip file is damaged or refused
     */
    static void unpack(Path zip, String folder, Path target, long most) throws IOException {
        new Unzip(target, folder, most).unpack(zip);
    }

    private void unpack(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MOST_ENTRIES) {
                throw new IOException("the zip file has " + file.size() + " entries, expected at most " + MOST_ENTRIES);
            }
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                checkName(entry.getName());
                if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                    unpack(file, entry);
                }
            }
        }
    }

    private void checkName(String name) throws IOException {
        boolean outside = name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || name.indexOf('\0') >= 0
                || ("/" + name + "/").contains("/../");
        if (outside) {
            throw new IOException("the zip file holds the name " + Show.quoted(name) + ", which leads outside");
        }
    }

    private void unpack(ZipFile file, ZipEntry entry) throws IOException {
        Path out = target.resolve(entry.getName().substring(folder.length())).normalize();
        if (!out.startsWith(target)) {
            throw new IOException("the zip file holds the name " + Show.quoted(entry.getName()));
        }
        Files.createDirectories(out.getParent());
        long most = GROWTH_FREE + MOST_GROWTH * Math.max(0, entry.getCompressedSize());
        CRC32 checksum = new CRC32();
        try (InputStream in = file.getInputStream(entry);
                OutputStream copy = Files.newOutputStream(out)) {
            copy(entry, in, copy, most, checksum);
        }
        if (entry.getCrc() >= 0 && checksum.getValue() != entry.getCrc()) {
            throw new IOException(
                    "the checksum of " + Show.quoted(entry.getName()) + " is wrong: the zip file is damaged");
        }
    }

    private void copy(ZipEntry entry, InputStream in, OutputStream out, long most, CRC32 checksum) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long written = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            written += count;
            left -= count;
            if (written > most || left < 0) {
                throw new IOException(
                        "the zip file unpacks to more than it should, at " + Show.quoted(entry.getName()));
            }
            checksum.update(buffer, 0, count);
            out.write(buffer, 0, count);
        }
    }
}

package org.factorlens.ratings;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Downloads known data sets: HTTPS, resumable ({@code NAME.zip.part}), digest verified, unpacked beside the target and
 * moved into place in one step. A zip file that lies in the data folder already is used instead of the network.
 */
public final class DatasetFetcher implements DatasetLocator.Downloader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final boolean loopback;
    private final Duration patience;
    private final ProgressListener listener;

    /** Creates a fetcher; {@code listener} hears bytes done and in all (-1 where the server does not say). */
    public DatasetFetcher(ProgressListener listener) {
        this(false, PATIENCE, listener);
    }

    /** For tests against a server on this machine over plain HTTP. */
    DatasetFetcher(boolean loopback, Duration patience, ProgressListener listener) {
        this.loopback = loopback;
        this.patience = patience;
        this.listener = listener;
    }

    @Override
    public Path fetch(KnownDataset dataset, Path data) {
        Path target = data.resolve(dataset.folder());
        Path zip = data.resolve(dataset.name() + ".zip");
        try {
            Files.createDirectories(data);
            if (Files.isRegularFile(zip)) {
                verify(dataset, zip);
                unpack(dataset, zip, target);
                return target;
            }
        } catch (IOException e) {
            throw new BadInputException("cannot use " + zip + " (" + reason(e) + "); " + advice(dataset, target), e);
        }
        download(dataset, data, target);
        return target;
    }

    private void download(KnownDataset dataset, Path data, Path target) {
        Path part = data.resolve(dataset.name() + ".zip.part");
        List<String> failures = new ArrayList<>();
        for (String mirror : dataset.mirrors()) {
            try {
                downloadFrom(URI.create(mirror), dataset, part);
                unpack(dataset, part, target);
                Files.delete(part);
                return;
            } catch (IOException e) {
                failures.add(mirror + " (" + reason(e) + ")");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add(mirror + " (interrupted)");
                break;
            }
        }
        deleteIfEmpty(part);
        throw new BadInputException("could not download " + dataset.name() + " from " + String.join(", ", failures)
                + "; " + advice(dataset, target));
    }

    private static void deleteIfEmpty(Path part) {
        try {
            if (Files.isRegularFile(part) && Files.size(part) == 0) {
                Files.delete(part);
            }
        } catch (IOException e) {
            // An empty file does no harm; why the download failed matters more.
            return;
        }
    }

    private static String advice(KnownDataset dataset, Path target) {
        Path file = target.resolve(dataset.format().ratingsFile());
        return "download " + dataset.name() + ".zip from " + dataset.page() + " and unpack it so that " + file
                + " exists, or name the folder with --data";
    }

    /** Downloads and verifies; where a resumed file has the wrong digest, once more from the start. */
    private void downloadFrom(URI mirror, KnownDataset dataset, Path part) throws IOException, InterruptedException {
        long most = dataset.zipBytes() > 0 ? dataset.zipBytes() : dataset.unpackedLimit();
        boolean resumed;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, part)) {
            resumed = channel.size() > 0;
            new Download(loopback, patience, listener).get(mirror, channel, most);
            channel.force(true);
            if (!lock.isValid()) {
                throw new IOException("lost the lock on " + part);
            }
        }
        try {
            verify(dataset, part);
        } catch (IOException e) {
            Files.delete(part);
            if (!resumed) {
                throw e;
            }
            downloadFrom(mirror, dataset, part);
        }
    }

    private static FileLock lock(FileChannel channel, Path part) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(part + " is being downloaded already", e);
        }
        throw new IOException(part + " is being downloaded already by another process");
    }

    private static void verify(KnownDataset dataset, Path zip) throws IOException {
        if (dataset.digest() == null) {
            return;
        }
        MessageDigest digest = Digests.of(dataset.digest().algorithm());
        try (InputStream in = new DigestInputStream(Files.newInputStream(zip), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        String hex = Digests.hex(digest);
        if (!hex.equals(dataset.digest().hex())) {
            throw new IOException("the zip file has " + dataset.digest().algorithm() + " " + hex + ", expected "
                    + dataset.digest().hex());
        }
    }

    private static void unpack(KnownDataset dataset, Path zip, Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        String unique = Long.toHexString(System.nanoTime());
        Path aside = Files.createDirectory(parent.resolve(dataset.name() + ".unpacking-" + unique));
        try {
            Unzip.unpack(zip, dataset.folder(), aside, dataset.unpackedLimit());
            if (!DatasetFiles.holdsRatings(aside)) {
                throw new IOException("the zip file holds no " + dataset.folder() + "/"
                        + dataset.format().ratingsFile());
            }
            Files.deleteIfExists(target);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteAll(aside);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What went wrong in words; the JDK's exceptions of missing hosts and certificates often have no message. */
    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        if (e instanceof java.net.ConnectException) {
            return e.getMessage() == null ? "no connection: is there a network?" : e.getMessage();
        }
        boolean plain = e.getClass() == IOException.class && e.getMessage() != null;
        return plain ? e.getMessage() : kind + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
}

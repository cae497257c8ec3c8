package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFetcherTest {
    private static final String RATINGS = Fixtures.HEADER + "1,10,4.0,100\n".repeat(2000);

    @TempDir
    Path data;

    private HttpServer server;
    private final List<String> ranges = new ArrayList<>();
    private final List<Long> heard = new ArrayList<>();

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void fetch_goodZip_unpacksVerifiesAndTellsProgress() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS, "toy/deep/note.txt", "x", "__MACOSX/y", "z");
        serve("/toy.zip", zip, zip.length);
        assertThat(fetch(dataset(zip, zip))).isEqualTo(data.resolve("toy"));
        assertThat(data.resolve("toy/ratings.csv")).hasContent(RATINGS);
        assertThat(data.resolve("toy/deep/note.txt")).hasContent("x");
        assertThat(names()).containsExactly("toy");
        assertThat(heard).last().isEqualTo((long) zip.length);
        assertThat(ranges).containsExactly((String) null);
    }

    @Test
    void fetch_connectionBreaks_keepsThePartAndResumes() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        int cut = zip.length / 3;
        server.createContext("/toy.zip", exchange -> {
            ranges.add(exchange.getRequestHeaders().getFirst("Range"));
            exchange.sendResponseHeaders(200, zip.length);
            exchange.getResponseBody().write(zip, 0, cut);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThatThrownBy(() -> fetch(dataset(zip, zip)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("the connection ended after " + cut + " of " + zip.length + " bytes");
        assertThat(data.resolve("toy.zip.part")).hasSize(cut);
        server.removeContext("/toy.zip");
        serve("/toy.zip", zip, zip.length);
        fetch(dataset(zip, zip));
        assertThat(ranges).containsExactly(null, "bytes=" + cut + "-");
        assertThat(names()).containsExactly("toy");
    }

    @Test
    void fetch_partOfAnotherFile_startsAfresh() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        serve("/toy.zip", zip, zip.length);
        Files.write(data.resolve("toy.zip.part"), new byte[50]);
        fetch(dataset(zip, zip));
        assertThat(ranges).containsExactly("bytes=50-", null);
        assertThat(data.resolve("toy/ratings.csv")).hasContent(RATINGS);
    }

    @Test
    void fetch_completePart_isTakenAfterTheServerRefusesTheRange() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        serve("/toy.zip", zip, zip.length);
        Files.write(data.resolve("toy.zip.part"), zip);
        fetch(dataset(zip, zip));
        assertThat(data.resolve("toy/ratings.csv")).hasContent(RATINGS);
    }

    @Test
    void fetch_wrongDigest_refusesAndLeavesNothing() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        byte[] other = zip("toy/ratings.csv", "other");
        serve("/toy.zip", zip, zip.length);
        assertThatThrownBy(() -> fetch(dataset(other, zip)))
                .hasMessage("could not download toy from " + address("/toy.zip") + " (the zip file has SHA-256 "
                        + sha256(zip) + ", expected " + sha256(other)
                        + "); download toy.zip from https://example.org/toy"
                        + " and unpack it so that " + data.resolve("toy/ratings.csv")
                        + " exists, or name the folder with --data");
        assertThat(names()).isEmpty();
    }

    @Test
    void fetch_redirectOnTheSameHost_isFollowed() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        redirect("/toy.zip", "/moved/toy.zip");
        serve("/moved/toy.zip", zip, zip.length);
        fetch(dataset(zip, zip));
        assertThat(names()).containsExactly("toy");
    }

    @Test
    void fetch_redirectElsewhere_isRefused() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        redirect("/toy.zip", "https://other.example/toy.zip");
        assertRefused(dataset(zip, zip), "redirect to another host, 'other.example'");
        server.removeContext("/toy.zip");
        redirect("/toy.zip", "http://other.example/toy.zip");
        assertRefused(dataset(zip, zip), "http://other.example/toy.zip is not HTTPS");
        server.removeContext("/toy.zip");
        redirect("/toy.zip", "ftp://x y");
        assertRefused(dataset(zip, zip), "redirect to 'ftp://x y'");
        server.removeContext("/toy.zip");
        redirect("/toy.zip", "/toy.zip");
        assertRefused(dataset(zip, zip), "more than 5 redirects");
    }

    @Test
    void fetch_plainHttp_isRefusedOutsideTests() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        serve("/toy.zip", zip, zip.length);
        KnownDataset dataset = dataset(zip, zip);
        assertThatThrownBy(() -> new DatasetFetcher(ProgressListener.NONE).fetch(dataset, data))
                .hasMessageContaining("is not HTTPS");
    }

    @Test
    void fetch_serverSaysNo_givesTheStatusAndTriesTheNextMirror() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        KnownDataset missing = dataset(zip, zip, address("/nothing.zip"));
        assertRefused(missing, "HTTP status 404");
        serve("/toy.zip", zip, zip.length);
        fetch(dataset(zip, zip, address("/nothing.zip"), address("/toy.zip")));
        assertThat(names()).containsExactly("toy");
    }

    @Test
    void fetch_noServer_saysSo() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        KnownDataset dataset = dataset(zip, zip);
        server.stop(0);
        assertThatThrownBy(() -> fetch(dataset))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("could not download toy from " + address("/toy.zip") + " (")
                .hasMessageEndingWith("or name the folder with --data");
        assertThat(names()).isEmpty();
    }

    @Test
    void fetch_fileLargerThanItShouldBe_isRefused() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        byte[] longer = Arrays.copyOf(zip, zip.length + 10_000);
        serve("/toy.zip", longer, longer.length);
        assertRefused(dataset(zip, zip), "expected at most " + zip.length);
        server.removeContext("/toy.zip");
        serve("/toy.zip", longer, 0);
        assertRefused(dataset(zip, zip), "the file has more than " + zip.length + " bytes");
    }

    @Test
    void fetch_serverStalls_givesUp() throws Exception {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        CountDownLatch done = new CountDownLatch(1);
        server.createContext("/toy.zip", exchange -> {
            exchange.sendResponseHeaders(200, zip.length);
            exchange.getResponseBody().write(zip, 0, 10);
            exchange.getResponseBody().flush();
            await(done);
            exchange.close();
        });
        DatasetFetcher fetcher = new DatasetFetcher(true, Duration.ofMillis(300), ProgressListener.NONE);
        assertThatThrownBy(() -> fetcher.fetch(dataset(zip, zip), data))
                .hasMessageContaining("the connection ended after 10 of " + zip.length);
        done.countDown();
    }

    @Test
    void fetch_namesThatLeadOutside_areRefused() throws IOException {
        for (String name : List.of("toy/../../evil.txt", "/etc/evil", "..", "toy/..\\evil", "C:evil")) {
            byte[] zip = zip("toy/ratings.csv", RATINGS, name, "evil");
            serve("/toy.zip", zip, zip.length);
            assertRefused(dataset(zip, zip), "which leads outside");
            server.removeContext("/toy.zip");
        }
        assertThat(data.getParent().resolve("evil.txt")).doesNotExist();
        assertThat(names()).containsExactly("toy.zip.part");
    }

    @Test
    void fetch_zipBomb_isRefused() throws IOException {
        byte[] zip = zip("toy/ratings.csv", "0".repeat(20_000_000));
        serve("/toy.zip", zip, zip.length);
        assertRefused(dataset(zip, zip), "unpacks to more than it should, at 'toy/ratings.csv'");
        byte[] many = zip("toy/ratings.csv", RATINGS, "toy/a", "0".repeat(900_000), "toy/b", "1".repeat(900_000));
        server.removeContext("/toy.zip");
        serve("/toy.zip", many, many.length);
        assertRefused(dataset(many, many), "unpacks to more than it should");
    }

    @Test
    void fetch_zipWithoutRatingsOrDamaged_isRefused() throws IOException {
        byte[] zip = zip("other/ratings.csv", RATINGS);
        serve("/toy.zip", zip, zip.length);
        assertRefused(dataset(zip, zip), "the zip file holds no toy/ratings.csv");
        server.removeContext("/toy.zip");
        Files.delete(data.resolve("toy.zip.part"));
        byte[] text = "no zip file".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        serve("/toy.zip", text, text.length);
        assertRefused(dataset(text, text), "ZipException");
    }

    @Test
    void fetch_zipThatLiesThereAlready_isUsedWithoutNetwork() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        Files.write(data.resolve("toy.zip"), zip);
        fetch(dataset(zip, zip));
        assertThat(ranges).isEmpty();
        assertThat(names()).containsExactly("toy", "toy.zip");
        assertThatThrownBy(() -> fetch(dataset(zip("a", "b"), zip)))
                .hasMessageStartingWith("cannot use " + data.resolve("toy.zip") + " (the zip file has SHA-256 ");
    }

    @Test
    void fetch_whileAnotherDownloads_isRefused() throws IOException {
        byte[] zip = zip("toy/ratings.csv", RATINGS);
        serve("/toy.zip", zip, zip.length);
        Path part = data.resolve("toy.zip.part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertRefused(dataset(zip, zip), "is being downloaded already");
        }
    }

    private void assertRefused(KnownDataset dataset, String reason) {
        assertThatThrownBy(() -> fetch(dataset))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(reason);
        assertThat(data.resolve("toy")).doesNotExist();
    }

    private Path fetch(KnownDataset dataset) {
        return new DatasetFetcher(true, Duration.ofSeconds(20), (done, total) -> heard.add(done)).fetch(dataset, data);
    }

    private KnownDataset dataset(byte[] digested, byte[] zip, String... mirrors) {
        List<String> from = mirrors.length == 0 ? List.of(address("/toy.zip")) : List.of(mirrors);
        return new KnownDataset(
                "toy",
                "Toy",
                RatingFormat.MOVIELENS_CSV,
                "toy",
                from,
                "https://example.org/toy",
                new KnownDataset.ZipDigest("SHA-256", sha256(digested), "test"),
                zip.length,
                1_000_000,
                1,
                1,
                1,
                "");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void serve(String path, byte[] bytes, long statedLength) {
        server.createContext(path, exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range);
            int from = range == null ? 0 : Integer.parseInt(range.substring(6, range.length() - 1));
            if (range != null && from >= bytes.length) {
                exchange.sendResponseHeaders(416, -1);
            } else if (range != null) {
                String contentRange = "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length;
                exchange.getResponseHeaders().set("Content-Range", contentRange);
                exchange.sendResponseHeaders(206, bytes.length - from);
                write(exchange, bytes, from);
            } else {
                exchange.sendResponseHeaders(200, statedLength);
                write(exchange, bytes, 0);
            }
            exchange.close();
        });
    }

    private static void write(HttpExchange exchange, byte[] bytes, int from) throws IOException {
        exchange.getResponseBody().write(bytes, from, bytes.length - from);
    }

    private void redirect(String path, String location) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String sha256(byte[] bytes) {
        MessageDigest digest = Digests.sha256();
        digest.update(bytes);
        return Digests.hex(digest);
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}

package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that says what no honest one says, byte by byte. */
class HostileServerTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @TempDir
    Path data;

    private ServerSocket server;
    private byte[] zip;
    private volatile byte[] answer;

    @BeforeEach
    void start() throws IOException {
        zip = zip();
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve, "hostile server");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Answers every request with the same bytes and closes; with none, it never answers. */
    private void serve() {
        while (!server.isClosed()) {
            try {
                answerOne(server.accept());
            } catch (IOException e) {
                assertThat(server.isClosed()).as("%s", e).isTrue();
            }
        }
    }

    private void answerOne(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        int ends = 0;
        while (ends < 4) {
            int b = in.read();
            ends = b == '\r' || b == '\n' ? ends + 1 : b < 0 ? 4 : 0;
        }
        if (answer.length > 0) {
            try (socket) {
                socket.getOutputStream().write(answer);
            }
        }
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("toy/ratings.csv"));
            zip.write((Fixtures.HEADER + "1,10,4.0,100\n".repeat(50)).getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void answer(String headers, byte[] body) {
        byte[] head = headers.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        answer = all;
    }

    private void fetch() {
        fetch(zip, Duration.ofSeconds(20));
    }

    private void fetch(byte[] expected, Duration patience) {
        MessageDigest digest = Digests.sha256();
        digest.update(expected);
        KnownDataset dataset = new KnownDataset(
                "toy",
                "Toy",
                RatingFormat.MOVIELENS_CSV,
                "toy",
                List.of("http://127.0.0.1:" + server.getLocalPort() + "/toy.zip"),
                "https://example.org/toy",
                new KnownDataset.ZipDigest("SHA-256", Digests.hex(digest), "test"),
                expected.length,
                1_000_000,
                1,
                1,
                1,
                "");
        new DatasetFetcher(true, patience, ProgressListener.NONE).fetch(dataset, data);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(this::fetch)
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("could not download toy from ")
                .hasMessageContaining(reason)
                .hasMessageMatching("[^\\n]+");
        assertThat(data.resolve("toy")).doesNotExist();
    }

    @Test
    void fetch_honestAnswer_isTaken() {
        answer(OK + "Content-Length: " + zip.length + "\r\n\r\n", zip);
        fetch();
        assertThat(data.resolve("toy/ratings.csv")).isRegularFile();
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 10, has SHA-256",
        "Content-Length: 9223372036854775807, expected at most",
        "Content-Length: -5, ''",
        "Content-Length: 99999999999999999999, ''",
        "Content-Length: many, ''",
        "Transfer-Encoding: chunked, ''",
        "Content-Encoding: gzip, ''",
    })
    void fetch_lengthThatIsALie_isRefused(String header, String reason) {
        byte[] body = header.startsWith("Content-E") ? Arrays.copyOf(zip, zip.length - 1) : zip;
        answer(OK + header + "\r\n\r\n", body);
        assertRefused(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes 0-9/10, range",
        "bytes 99-4/9, range",
        "bytes 7-999999999999999999/*, ''",
        "'', range",
        "lines 7-9/10, range"
    })
    void fetch_rangeThatIsALie_isRefused(String range, String reason) throws IOException {
        Files.write(data.resolve("toy.zip.part"), Arrays.copyOf(zip, 7));
        answer("HTTP/1.1 206 Partial Content\r\nContent-Range: " + range + "\r\n\r\n", zip);
        assertRefused(reason);
    }

    @Test
    void fetch_answerThatIsNoHttp_isRefused() {
        SplittableRandom random = new SplittableRandom(78);
        for (int i = 0; i < 30; i++) {
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            answer(i % 2 == 0 ? "" : "HTTP/1.1 ", noise);
            assertRefused("");
        }
    }

    @Test
    void fetch_endlessHeaders_areRefused() {
        answer(OK + ("X-Endless: " + "x".repeat(1000) + "\r\n").repeat(3000), new byte[0]);
        assertRefused("");
    }

    @Test
    void fetch_serverThatNeverAnswers_isGivenUp() {
        answer = new byte[0];
        assertThatThrownBy(() -> fetch(zip, Duration.ofMillis(300)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Timeout");
    }
}

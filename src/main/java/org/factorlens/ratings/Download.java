package org.factorlens.ratings;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file over HTTPS into a partial file, which a later attempt goes on with. Redirects are followed on the same host
 * and over HTTPS only; plain HTTP serves tests against this machine. Not safe for threads.
 */
final class Download {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");
    private static final int MOST_REDIRECTS = 5;
    private static final int BUFFER = 1 << 16;

    private final HttpClient client;
    private final boolean loopback;
    private final Duration patience;
    private final ProgressListener listener;

    /**
     * Creates a download.
     *
     * @param loopback whether plain HTTP to this machine is allowed
     * @param patience how long to wait for the server, and for the next bytes
     * @param listener hears bytes done and in all
     */
    Download(boolean loopback, Duration patience, ProgressListener listener) {
        this.loopback = loopback;
        this.patience = patience;
        this.listener = listener;
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /**
     * Gets the file; goes on behind the bytes that {@code part} holds where the server can.
     *
     * @param address HTTPS address
     * @param part partial file, open for writing; complete when this returns
     * @param most bytes that the file may have
     * @throws IOException where it fails; what came so far is kept for the next attempt
     */
    void get(URI address, FileChannel part, long most) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = open(address, part.size());
        if (response.statusCode() == 416) {
            response.body().close();
            part.truncate(0);
            response = open(address, 0);
        }
        try (InputStream body = response.body()) {
            long from = startOf(response, part);
            long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            long total = length < 0 ? -1 : from + length;
            if (total > most) {
                throw new IOException("the file has " + total + " bytes, expected at most " + most);
            }
            copy(body, part.truncate(from).position(from), total, most);
        }
    }

    private HttpResponse<InputStream> open(URI address, long from) throws IOException, InterruptedException {
        URI at = address;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            check(at, address);
            HttpRequest.Builder request = HttpRequest.newBuilder(at).timeout(patience);
            if (from > 0) {
                request.header("Range", "bytes=" + from + "-");
            }
            HttpResponse<InputStream> response = send(request.build());
            if (!REDIRECTS.contains(response.statusCode())) {
                return response;
            }
            response.body().close();
            at = target(at, response.headers().firstValue("Location").orElse(""));
        }
        throw new IOException("more than " + MOST_REDIRECTS + " redirects");
    }

    /** The JDK's client does not expect a length that is no number. */
    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IllegalArgumentException e) {
            throw new IOException("the server's answer makes no sense: " + e.getMessage(), e);
        }
    }

    private static URI target(URI from, String location) throws IOException {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException("redirect to " + Show.quoted(location), e);
        }
    }

    private void check(URI at, URI asked) throws IOException {
        String host = String.valueOf(at.getHost());
        boolean local = loopback && host.equals("127.0.0.1") && "http".equals(at.getScheme());
        if (!"https".equals(at.getScheme()) && !local) {
            throw new IOException(at + " is not HTTPS");
        }
        if (!host.equals(asked.getHost())) {
            throw new IOException("redirect to another host, " + Show.quoted(host));
        }
    }

    /** Where in the file the response's bytes begin. */
    private static long startOf(HttpResponse<InputStream> response, FileChannel part) throws IOException {
        if (response.statusCode() == 200) {
            return 0;
        }
        if (response.statusCode() != 206) {
            throw new IOException("HTTP status " + response.statusCode());
        }
        String range = response.headers().firstValue("Content-Range").orElse("");
        Matcher matcher = CONTENT_RANGE.matcher(range);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != part.size()) {
            part.truncate(0);
            throw new IOException("the server answered with range " + Show.quoted(range));
        }
        return part.size();
    }

    private void copy(InputStream body, FileChannel part, long total, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long done = part.position();
        try (StallGuard guard = new StallGuard(body, patience)) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                guard.alive();
                done += count;
                if (done > most) {
                    throw new IOException("the file has more than " + most + " bytes");
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    part.write(bytes);
                }
                listener.progress(done, total);
            }
        } catch (IOException e) {
            throw new IOException(
                    "the connection ended after " + done + (total < 0 ? "" : " of " + total) + " bytes: "
                            + e.getMessage(),
                    e);
        }
        if (total >= 0 && done != total) {
            throw new IOException("the connection ended after " + done + " of " + total + " bytes");
        }
    }
}
